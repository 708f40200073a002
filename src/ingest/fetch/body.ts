// A response's bytes: unpacked, counted, and never more than the limit.
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { FetchFailure, TooLarge } from './failure.ts'
import { endOf } from './whole.ts'

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
    if (size > most) throw new TooLarge(`is larger than ${megabytes(most)}; save the article alone and give the file`)
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
          ? new TooLarge(`unpacks to more than ${megabytes(most)}; save the article alone and give the file`)
          : (error as Error),
      )
    })
    stream.end(bytes)
  })
}

/** Codings of a Content-Encoding header, in the order in which they were put on. Throws `FetchFailure` for too many. */
function codingsOf(header: string | undefined): string[] {
  const codings = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  if (codings.length > MOST_CODINGS) throw new FetchFailure('is packed many times over; save the page in a browser and give the file')
  return codings
}

async function unpackAll(bytes: Buffer, codings: readonly string[], most: number): Promise<Buffer> {
  let unpacked = bytes
  for (const coding of [...codings].reverse()) unpacked = unpacked.length === 0 ? unpacked : await unpack(unpacked, coding, most)
  return unpacked
}

/** Takes off what a Content-Encoding header names. `most` bounds the bytes after each layer. Throws `FetchFailure`, or zlib's own error. */
export const unpackCodings = (bytes: Buffer, header: string | undefined, most: number): Promise<Buffer> =>
  unpackAll(bytes, codingsOf(header), most)

/** Said of whatever ended before its end. */
export const BROKE_OFF = 'broke off before its end; try later, or save the page in a browser and give the file'

export interface Body {
  readonly bytes: Buffer
  /** Whether nothing shows that the bytes are all: the server named no length and closed the connection, and they have no end of their own. */
  readonly endless: boolean
}

/**
 * Reads and unpacks a response. `most` bounds the bytes on the wire and after each layer of packing. Throws `FetchFailure` for
 * what ends before its end, whatever way it is sent.
 */
export async function readBody(response: IncomingMessage, most: number): Promise<Body> {
  const announced = Number(response.headers['content-length'])
  if (announced > most) throw new TooLarge(`is larger than ${megabytes(most)}; save the article alone and give the file`)
  const codings = codingsOf(response.headers['content-encoding'])
  const packed = await collect(response, most)
  if (!response.complete) throw new FetchFailure(BROKE_OFF, true)
  const bytes = await unpackAll(packed, codings, most)
  // Closing the connection ends such a body (RFC 9112, 6.3), and so does a server that dies.
  const isFramed = response.headers['content-length'] !== undefined || /chunked/i.test(response.headers['transfer-encoding'] ?? '')
  if (isFramed || codings.length > 0 || bytes.length === 0) return { bytes, endless: false }
  const end = endOf(bytes)
  if (end === 'cut') throw new FetchFailure(BROKE_OFF, true)
  return { bytes, endless: end === 'untold' }
}
