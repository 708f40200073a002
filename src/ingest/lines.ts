// A byte stream → lines, one at a time, whatever its size.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { UserError } from '../model/user-error.ts'

export type Line = { readonly number: number; readonly text: string } | { readonly number: number; readonly error: string }

/** A longer line is reported and skipped: memory must not grow with the file. */
const LONGEST_LINE_BYTES = 64 * 1024 * 1024

const UTF8 = new TextDecoder('utf-8', { fatal: true })

function decoded(bytes: Buffer, number: number): Line {
  try {
    return { number, text: UTF8.decode(bytes) }
  } catch {
    return { number, error: 'is not valid UTF-8; convert the file to UTF-8' }
  }
}

/** Lines in order, numbered from 1; blank lines are counted and left out. A last line without a line break is a line. */
export async function* lines(stream: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 0
  let parts: Buffer[] = []
  let size = 0
  let tooLong = false
  const take = (): Line | undefined => {
    number += 1
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    const skipped = tooLong
    parts = []
    size = 0
    tooLong = false
    if (skipped) return { number, error: `is longer than ${LONGEST_LINE_BYTES / 1024 / 1024} MB; split it` }
    const line = decoded(bytes, number)
    return 'text' in line && !/\S/.test(line.text) ? undefined : line
  }
  for await (const chunk of stream) {
    let from = 0
    while (from < chunk.length) {
      const end = chunk.indexOf(10, from)
      const piece = chunk.subarray(from, end < 0 ? chunk.length : end)
      size += piece.length
      if (size > LONGEST_LINE_BYTES) {
        tooLong = true
        parts = []
      } else parts.push(piece)
      if (end < 0) break
      from = end + 1
      const line = take()
      if (line) yield line
    }
  }
  if (size > 0 || tooLong) {
    const line = take()
    if (line) yield line
  }
}

/** Opens a file of JSON lines, or standard input for `-` and where no path is given. Throws `UserError`. */
export async function openLines(path: string | undefined, command: string): Promise<AsyncIterable<Buffer>> {
  if (path === undefined || path === '-') {
    if (process.stdin.isTTY) throw new UserError(`${command} reads JSON lines; give a file, or pipe them in`)
    return process.stdin
  }
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new UserError(`${path}: no such file; check the path`)
  if (found.isDirectory()) throw new UserError(`${path}: is a folder; give a file of JSON lines`)
  return createReadStream(path, { highWaterMark: 1 << 20 })
}
