// A source of any size → what it holds, one thing at a time: lines, rows and archived pages are never all in memory.
import { open, stat } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { PassThrough, pipeline, Readable } from 'node:stream'
import { constants, createGunzip, gunzipSync } from 'node:zlib'
import { UserError } from '../model/user-error.ts'
import { LARGEST_BYTES } from './bytes.ts'
import { formatOf } from './format.ts'
import type { FieldRow } from './formats/columns.ts'
import { lines } from './lines.ts'
import { openReceived } from './open-source.ts'
import type { OpenOptions, OpenPage } from './opening.ts'
import type { Received, SourceItem } from './received.ts'
import { isAddress, openSource } from './source.ts'

/** What a source holds: a document, a line of JSON or a row whose columns are still to be told, or what is wrong with one. */
export type Piece =
  /** `alone`: the source holds no other. */
  | { readonly kind: 'item'; readonly item: SourceItem; readonly alone: boolean }
  | { readonly kind: 'value'; readonly value: unknown; readonly where: string; readonly bytes: Uint8Array }
  | { readonly kind: 'row'; readonly row: FieldRow; readonly where: string; readonly bytes: Uint8Array }
  | { readonly kind: 'problem'; readonly problem: string }

export interface SourceStream {
  readonly pieces: AsyncIterable<Piece>
  /** Bytes of the source that have been read so far, as they lie on the disk. */
  readonly consumed: () => number
}

/** Bytes from which format, encoding and separator are told. */
const FRONT = 64 * 1024

type Streamed = 'jsonl' | 'csv' | 'warc'

/** The beginning of what a packed file holds. */
function unpackedFront(front: Uint8Array): Uint8Array {
  // Of what is damaged so near its beginning less tells as well.
  for (let size = front.length; size > 0; size = Math.floor(size / 2))
    try {
      return gunzipSync(front.subarray(0, size), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * FRONT })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') break
    }
  return new Uint8Array()
}

interface Told {
  readonly format: Streamed | undefined
  readonly packed: boolean
  readonly front: Uint8Array
}

/** Which of the formats that are read piece by piece this is, if any. */
function streamedFormat(path: string, front: Uint8Array, columns: boolean): Told {
  const named = path === '-' ? { name: 'standard input' } : { name: path, file: path }
  const outer = formatOf({ ...named, bytes: front })
  const packed = outer === 'gzip'
  const inner = packed ? unpackedFront(front) : front
  const file = path.replace(/\.gz$/i, '')
  const format = packed ? formatOf({ ...named, ...(path === '-' ? {} : { file, name: file }), bytes: inner }) : outer
  const start = Buffer.from(inner.subarray(0, 64))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  // Standard input has no name that says what it is.
  if (path === '-' && format === 'text')
    return { format: start.startsWith('{') ? 'jsonl' : columns ? 'csv' : undefined, packed, front: inner }
  return { format: format === 'jsonl' || format === 'csv' || format === 'warc' ? format : undefined, packed, front: inner }
}

async function frontOfFile(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const bytes = new Uint8Array(FRONT)
    const { bytesRead } = await file.read(bytes, 0, FRONT, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The first chunks of a stream, and the whole stream again. */
async function fronted(stream: AsyncIterable<Buffer>): Promise<{ readonly front: Uint8Array; readonly whole: AsyncIterable<Buffer> }> {
  const from = stream[Symbol.asyncIterator]()
  const chunks: Buffer[] = []
  let size = 0
  while (size < FRONT) {
    const next = await from.next()
    if (next.done) break
    chunks.push(next.value)
    size += next.value.length
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield* chunks
    for (let next = await from.next(); !next.done; next = await from.next()) yield next.value
  }
  return { front: Buffer.concat(chunks), whole: whole() }
}

/** A packed stream unpacked; what breaks it is told by its reader. */
const unpacked = (stream: AsyncIterable<Buffer>): AsyncIterable<Buffer> =>
  pipeline(Readable.from(stream), createGunzip(), new PassThrough(), () => undefined)

async function* valuePieces(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Piece> {
  for await (const line of lines(chunks)) {
    const where = `${name}, line ${line.number}`
    if ('error' in line) {
      yield { kind: 'problem', problem: `${where}: ${line.error}` }
      continue
    }
    try {
      const value = JSON.parse(line.number === 1 ? line.text.replace(/^\ufeff/, '') : line.text) as unknown
      yield { kind: 'value', value, where, bytes: Buffer.from(line.text) }
    } catch (error) {
      yield { kind: 'problem', problem: `${where}: is not valid JSON (${(error as Error).message.replace(/\s+/g, ' ')}); mend the line` }
    }
  }
}

async function* rowPieces(chunks: AsyncIterable<Buffer>, front: Uint8Array, name: string): AsyncGenerator<Piece> {
  const { tableRows } = await import('./formats/csv-stream.ts')
  for await (const { number, row, bytes, surplus } of tableRows(chunks, front, name)) {
    const where = `${name}, row ${number}`
    if (surplus > 0)
      yield { kind: 'problem', problem: `${where}: has ${surplus} cells more than the first row names; put quotes around the text` }
    else yield { kind: 'row', row, where, bytes }
  }
}

async function* pagePieces(chunks: AsyncIterable<Buffer>, name: string, { keepAll, dateOrder }: OpenOptions): AsyncGenerator<Piece> {
  const { warcStream } = await import('./formats/warc.ts')
  const open: OpenPage = (page, own) => openReceived(page, { keepAll, dateOrder, ...own })
  for await (const item of warcStream(chunks, name, open)) yield { kind: 'item', item, alone: false }
}

async function* itemPieces(items: () => Promise<readonly SourceItem[]>): AsyncGenerator<Piece> {
  const all = await items()
  for (const item of all) yield { kind: 'item', item, alone: all.length === 1 }
}

async function wholeOf(stream: AsyncIterable<Buffer>): Promise<Received> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > LARGEST_BYTES) throw new UserError(`standard input: is larger than ${LARGEST_BYTES / 1024 / 1024} MB; put it into files`)
    chunks.push(chunk)
  }
  return { name: 'standard input', bytes: Buffer.concat(chunks) }
}

/** A stream whose fault is told as the source's own. */
async function* guarded(pieces: AsyncIterable<Piece>, name: string): AsyncGenerator<Piece> {
  try {
    yield* pieces
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (error instanceof UserError) throw error
    if (code?.startsWith('Z_')) throw new UserError(`${name}: is a broken gzip file (${message}); make it anew`)
    if (code === 'EACCES' || code === 'EIO' || code === 'EISDIR') throw new UserError(`${name}: could not be read (${code})`)
    throw error
  }
}

/** Opens a file, an address or `-`. What is wrong with the whole source is thrown as `UserError` by the pieces. */
export async function openStream(source: string, options: OpenOptions = {}): Promise<SourceStream> {
  let read = 0
  const counted = async function* (stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of stream) {
      read += chunk.length
      yield chunk
    }
  }
  const whole = (pieces: AsyncIterable<Piece>): SourceStream => ({ pieces: guarded(pieces, source), consumed: () => read })
  if (isAddress(source)) return whole(itemPieces(() => openSource(source, options)))
  const isInput = source === '-'
  const found = isInput ? undefined : await stat(source).catch(() => undefined)
  // A file that is not there may be one of many in another: book.warc#3.
  if (!isInput && !found?.isFile()) return whole(itemPieces(() => openSource(source, options)))
  const name = isInput ? 'standard input' : source
  const input = isInput ? await fronted(process.stdin as AsyncIterable<Buffer>) : { front: await frontOfFile(source), whole: undefined }
  const { format, packed, front } = streamedFormat(source, input.front, options.columns !== undefined)
  const chunks = counted(input.whole ?? (createReadStream(source, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>))
  const plain = packed ? unpacked(chunks) : chunks
  switch (format) {
    case 'jsonl':
      return whole(valuePieces(plain, name))
    case 'csv':
      return whole(rowPieces(plain, front, name))
    case 'warc':
      if (found !== undefined && found.size <= LARGEST_BYTES)
        return whole(
          itemPieces(async () => {
            read = found.size
            return openSource(source, options)
          }),
        )
      // Each record of a packed web archive is packed by itself: its reader unpacks them.
      return whole(pagePieces(chunks, name, options))
    case undefined:
      return whole(
        itemPieces(async () => {
          if (isInput) return openReceived(await wholeOf(chunks), options)
          const items = await openSource(source, options)
          read = found?.size ?? 0
          return items
        }),
      )
  }
}
