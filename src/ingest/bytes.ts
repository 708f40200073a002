// Bytes from a file or from standard input, within limits.
import { readFile, stat } from 'node:fs/promises'
import { UserError } from '../model/user-error.ts'
import type { Received } from './received.ts'

/** Larger texts are no statement or report of one event. */
export const LARGEST_BYTES = 64 * 1024 * 1024
/** Archives of many pages may be larger. */
const LARGEST_ARCHIVE = 512 * 1024 * 1024

const largestOf = (path: string): number => (/\.(?:warc|wacz|gz|jsonl|csv)$/i.test(path) ? LARGEST_ARCHIVE : LARGEST_BYTES)

const tooLarge = (name: string, most: number): UserError =>
  new UserError(`${name}: is larger than ${most / 1024 / 1024} MB; give the one text that is to be compared`)

async function fromStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length
    if (size > LARGEST_BYTES) throw tooLarge('standard input', LARGEST_BYTES)
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** Reads a file, or standard input for `-`. Throws `UserError` for what is missing, a folder, locked or too large. */
export async function receiveFile(path: string): Promise<Received> {
  if (path === '-') return { name: 'standard input', bytes: await fromStandardInput() }
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new UserError(`${path}: is a folder, not a text file; name a file in it, or a case folder alone`)
    if (!found.isFile()) throw new UserError(`${path}: is no regular file; save the text to a file and give that`)
    if (found.size > largestOf(path)) throw tooLarge(path, largestOf(path))
    return { name: path, bytes: await readFile(path), file: path }
  } catch (error) {
    if (error instanceof UserError) throw error
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    if (reason === 'ENOENT' || reason === 'ENOTDIR') throw new UserError(`${path}: no such file; check the path`)
    if (reason === 'EACCES') throw new UserError(`${path}: may not be read; check its permissions`)
    throw new UserError(`${path}: could not be read (${reason})`)
  }
}
