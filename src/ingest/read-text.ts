// Bytes from a file or stdin → text in stored form, or one line that says what is wrong and how to mend it.
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { UserError } from '../model/user-error.ts'
import { storedForm } from '../text/normalise.ts'

export interface ReadText {
  readonly text: string
  /** SHA-256 of the bytes as received. */
  readonly sha256: string
  readonly extraction: string
}

/** Larger texts are no statement or report of one event. */
const LARGEST_BYTES = 64 * 1024 * 1024

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)

async function bytesOf(path: string): Promise<Buffer> {
  if (path === '-') {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  }
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new UserError(`${path}: is a folder, not a text file; name a file in it, or a case folder alone`)
    if (found.size > LARGEST_BYTES)
      throw new UserError(`${path}: is larger than ${LARGEST_BYTES / 1024 / 1024} MB; give the one text that is to be compared`)
    return await readFile(path)
  } catch (error) {
    if (error instanceof UserError) throw error
    const reason = reasonOf(error)
    if (reason === 'ENOENT' || reason === 'ENOTDIR') throw new UserError(`${path}: no such file; check the path`)
    if (reason === 'EACCES') throw new UserError(`${path}: may not be read; check its permissions`)
    throw new UserError(`${path}: could not be read (${reason})`)
  }
}

interface Decoded {
  readonly text: string
  readonly encoding: string
}

function decode(bytes: Buffer, name: string): Decoded {
  if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) {
    const encoding = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'
    return { text: new TextDecoder(encoding).decode(bytes), encoding: encoding.toUpperCase() }
  }
  if (bytes.subarray(0, 8192).includes(0)) throw new UserError(`${name}: is binary, not text; save the article as plain text (UTF-8)`)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    throw new UserError(
      `${name}: is not valid UTF-8; convert it first, for example: iconv -f windows-1251 -t utf-8 ${name === '-' ? 'FILE' : JSON.stringify(name)}`,
    )
  }
}

/** Control characters that no text has: more than a trace of them means that the bytes are not text. */
const CONTROL = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g

/** Reads a text file, or stdin for `-`. Throws `UserError` for what is missing, empty, blank, binary, too large or wrongly encoded. */
export async function readText(path: string): Promise<ReadText> {
  const name = path === '-' ? 'standard input' : path
  const bytes = await bytesOf(path)
  if (bytes.length === 0) throw new UserError(`${name}: is empty; put the text into it`)
  const { text: raw, encoding } = decode(bytes, path)
  const text = storedForm(raw)
  if (text.trim() === '') throw new UserError(`${name}: is blank; put the text into it`)
  const controls = text.slice(0, 8192).match(CONTROL)?.length ?? 0
  if (controls > 16 && controls > Math.min(text.length, 8192) * 0.02)
    throw new UserError(`${name}: is binary, not text; save the article as plain text (UTF-8)`)
  if (!/[\p{L}\p{N}]/u.test(text)) throw new UserError(`${name}: holds no words; put the text into it`)
  return { text, sha256: createHash('sha256').update(bytes).digest('hex'), extraction: `plain text, ${encoding}` }
}
