// Review logs on disk: read whole, written a line at a time and never changed.
import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { firstProblem } from '../model/problem.ts'
import { decisionSchema, type Decision, type Review } from '../model/decision.ts'
import { UserError } from '../model/user-error.ts'

/** A log of this size holds hundreds of thousands of decisions; a larger file is none. */
const LARGEST_BYTES = 256 * 1024 * 1024

/** A review log as read. */
export interface ReadLog {
  readonly decisions: readonly Decision[]
  /** What could not be read, a line each, to be shown: nothing is dropped in silence. */
  readonly problems: readonly string[]
  readonly bytes: number
}

/** Where the reviews of a case folder are. */
export const reviewsFolder = (caseFolder: string): string => join(caseFolder, 'reviews')

/** Where the reviews of a statement that stands alone are: `statement.txt` → `statement.reviews`, beside it. */
export const reviewsBeside = (statement: string): string => join(dirname(statement), `${basename(statement, extname(statement))}.reviews`)

/** A reviewer's file name; every name has its own, and none leads out of the folder. */
export function logName(reviewer: string): string {
  const safe = [...reviewer.normalize('NFC')].map((character, index) =>
    /^[\p{L}\p{M}\p{N}_ -]$/u.test(character) || (character === '.' && index > 0)
      ? character
      : [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )
  return `${safe.join('')}.jsonl`
}

function parseLine(line: string): Decision | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return 'is not whole JSON (a write was cut short, or the file was edited); it is left out'
  }
  const parsed = decisionSchema.safeParse(value)
  return parsed.success ? parsed.data : `${firstProblem(parsed.error)}; it is left out`
}

/** Lines of a log. A line that is not whole is told of and passed over; the others count. */
export function parseLog(text: string, path: string): { decisions: Decision[]; problems: string[] } {
  const decisions: Decision[] = []
  const problems: string[] = []
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return
    const parsed = parseLine(line)
    if (typeof parsed === 'string') problems.push(`${path}: line ${index + 1}: ${parsed}`)
    else decisions.push(parsed)
  })
  return { decisions, problems }
}

/** Reads one log; a missing file is an empty one. Throws `UserError` where it may not be read. */
export async function readLog(path: string): Promise<ReadLog> {
  try {
    const found = await stat(path)
    const { size } = found
    if (!found.isFile()) throw new UserError(`${path}: is no regular file, so it is no review log; move it away`)
    if (size > LARGEST_BYTES)
      throw new UserError(`${path}: is larger than ${LARGEST_BYTES / 1024 / 1024} MB, so it is no review log; move it away`)
    const text = await readFile(path, 'utf8')
    return { ...parseLog(text, path), bytes: Buffer.byteLength(text) }
  } catch (error) {
    if (error instanceof UserError) throw error
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return { decisions: [], problems: [], bytes: 0 }
    throw new UserError(`${path}: could not be read (${code ?? String(error)}); check its permissions`)
  }
}

/** All reviews of a folder, by reviewer, each log a review; none where the folder is missing. Also what could not be read. */
export async function readReviews(folder: string): Promise<{ reviews: Review[]; problems: string[] }> {
  const names = await readdir(folder).catch(() => [])
  const reviews: Review[] = []
  const problems: string[] = []
  for (const name of names.filter((one) => one.endsWith('.jsonl')).sort()) {
    const log = await readLog(join(folder, name))
    problems.push(...log.problems)
    const [first] = log.decisions
    if (first) reviews.push({ reviewer: first.reviewer, decisions: log.decisions })
  }
  return { reviews, problems }
}

/** An open log: a lifetime, so a class. Each line is on disk before `append` returns. */
export class LogFile {
  readonly #descriptor: number
  #bytes: number

  /** Opens for appending, making folder and file where needed. Throws `UserError` where it may not be written. */
  constructor(readonly path: string) {
    try {
      mkdirSync(dirname(path), { recursive: true })
      // Opening a pipe would wait for a reader for ever.
      if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw new Error('it is no regular file')
      this.#descriptor = openSync(path, 'a+')
    } catch (error) {
      throw new UserError(
        `${path}: could not be written (${(error as NodeJS.ErrnoException).code ?? String(error)}); decisions need a place beside the texts`,
      )
    }
    this.#bytes = fstatSync(this.#descriptor).size
  }

  /** Whether another program wrote to the log since this one last read or wrote it. */
  get grew(): boolean {
    return fstatSync(this.#descriptor).size !== this.#bytes
  }

  /** Takes note that all that is in the file has been read. */
  caughtUp(): void {
    this.#bytes = fstatSync(this.#descriptor).size
  }

  /** Writes lines, in one call so that a killed process leaves them whole, and waits until the disk has them. */
  append(decisions: readonly Decision[]): void {
    if (decisions.length === 0) return
    const size = fstatSync(this.#descriptor).size
    const text = decisions.map((decision) => `${JSON.stringify(decision)}\n`).join('')
    const bytes = Buffer.from(this.#endsInLine(size) ? text : `\n${text}`)
    for (let at = 0; at < bytes.length;) at += writeSync(this.#descriptor, bytes, at)
    fsyncSync(this.#descriptor)
    this.caughtUp()
  }

  /** A last line without its line break was cut short; what is written next must not join it. */
  #endsInLine(size: number): boolean {
    if (size === 0) return true
    const last = Buffer.alloc(1)
    readSync(this.#descriptor, last, 0, 1, size - 1)
    return last[0] === 0x0a
  }

  close(): void {
    closeSync(this.#descriptor)
  }
}
