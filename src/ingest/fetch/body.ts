// A response's bytes: unpacked, counted, and never more than the limit.
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { FetchFailure } from './failure.ts'

/** More layers than a server has reason to send. */
const MOST_CODINGS = 2

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024 / 1024))} MB`

/** Zlib data with or without its header: servers disagree about what "deflate" means. */
function inflater(first: number | undefined): NodeJS.ReadWriteStream {
  return first !== undefined && (first & 0x0f) === 8 ? createInflate() : createInflateRaw()
}

async function collect(stream: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > most) throw new FetchFailure(`is larger than ${megabytes(most)}; save the article alone and give the file`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function unpack(bytes: Buffer, coding: string, most: number): Promise<Buffer> {
  const stream =
    coding === 'br'
      ? createBrotliDecompress()
      : coding === 'deflate'
        ? inflater(bytes[0])
        : coding === 'gzip' || coding === 'x-gzip'
          ? createGunzip()
          : undefined
  if (!stream)
    throw new FetchFailure(`is packed in a way that unsaid cannot read (${coding}); save the page in a browser and give the file`)
  return new Promise((resolve, reject) => {
    collect(stream as unknown as Readable, most).then(resolve, (error: unknown) => {
      ;(stream as unknown as Readable).destroy()
      reject(
        error instanceof FetchFailure
          ? new FetchFailure(`unpacks to more than ${megabytes(most)}; save the article alone and give the file`)
          : (error as Error),
      )
    })
    stream.end(bytes)
  })
}

/** Reads and unpacks a response. `most` bounds the bytes on the wire and after each layer of packing. */
export async function readBody(response: IncomingMessage, most: number): Promise<Buffer> {
  const announced = Number(response.headers['content-length'])
  if (announced > most) throw new FetchFailure(`is larger than ${megabytes(most)}; save the article alone and give the file`)
  const codings = (response.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  if (codings.length > MOST_CODINGS) throw new FetchFailure('is packed many times over; save the page in a browser and give the file')
  let bytes = await collect(response, most)
  if (!response.complete) throw new FetchFailure('broke off before its end; try later', true)
  for (const coding of codings.reverse()) bytes = bytes.length === 0 ? bytes : await unpack(bytes, coding, most)
  return bytes
}
