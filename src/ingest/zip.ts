// Reads ZIP archives from memory: nothing is written anywhere, and nothing unpacks beyond its limits.
import type { Entry, ZipFile } from 'yauzl'
import { UserError } from '../model/user-error.ts'

/** Entries of a Word file or a web archive stay far below. */
const MOST_ENTRIES = 20_000
/** Bytes of all entries together, unpacked. */
const LARGEST_UNPACKED = 512 * 1024 * 1024
/** Text packs ten to twenty times; only what is made to harm packs a thousand times. */
const HIGHEST_RATIO = 500
/** Small entries of blanks pack well and harm nobody. */
const RATIO_FROM = 4 * 1024 * 1024

export interface ZipEntry {
  readonly name: string
  /** Unpacked bytes, as declared; reading more or less than that fails. */
  readonly size: number
  readonly read: () => Promise<Buffer>
}

const broken = (name: string, error: unknown): UserError =>
  new UserError(
    `${name}: is a broken or hostile archive (${(error as Error).message.replace(/\s+/g, ' ')}); save it anew, or give the text`,
  )

function read(zip: ZipFile, entry: Entry, name: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(broken(name, error))
        return
      }
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', (problem) => reject(broken(name, problem)))
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    })
  })
}

/**
 * Entries of an archive. Throws `UserError` for archives that are broken, encrypted, name paths outside themselves, or would
 * unpack beyond the limits; an entry that holds more than it declares fails when it is read.
 */
export async function readZip(bytes: Uint8Array, name: string): Promise<readonly ZipEntry[]> {
  const yauzl = await import('yauzl')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false }, (error, zip) => {
      if (error) {
        reject(broken(name, error))
        return
      }
      const entries: ZipEntry[] = []
      let total = 0
      zip.on('error', (problem: Error) => reject(broken(name, problem)))
      zip.on('end', () => resolve(entries))
      zip.on('entry', (entry: Entry) => {
        total += entry.uncompressedSize
        const isBomb = entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * HIGHEST_RATIO
        if (entries.length >= MOST_ENTRIES || total > LARGEST_UNPACKED || isBomb) {
          reject(new UserError(`${name}: would unpack to more than it should (a zip bomb?); save it anew, or give the text`))
          zip.close()
          return
        }
        if (entry.isEncrypted()) {
          reject(new UserError(`${name}: is protected by a password; save it without one`))
          zip.close()
          return
        }
        if (!entry.fileName.endsWith('/'))
          entries.push({ name: entry.fileName, size: entry.uncompressedSize, read: () => read(zip, entry, `${name} (${entry.fileName})`) })
        zip.readEntry()
      })
      zip.readEntry()
    })
  })
}
