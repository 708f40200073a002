// Which engine made a result: its version, seeds, code (what was fitted among it) and model of meaning as one short key.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { meaningName } from '../semantic/by-meaning.ts'
import { packageRoot } from '../seeds.ts'
import { version } from '../version.ts'
import { codeFingerprint, WRITER_ENTRY } from './code-fingerprint.ts'

/** Laid into the bundle when it is built; absent where the program runs from its sources. */
declare const UNSAID_CODE: string | undefined
declare const UNSAID_WRITER: string | undefined

/** Seeds that no verdict depends on: who publishes, how often the engine errs, what is told to readers and coders. */
const NOT_OF_THE_ENGINE = new Set(['README.md', 'codebook.json', 'error-rates.json', 'outlets.json'])

/** SHA-256 of the seeds whose names are wanted. */
function seedsFingerprint(wanted: (name: string) => boolean): string {
  const folder = join(packageRoot(), 'seeds')
  const hash = createHash('sha256')
  for (const { name } of readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (wanted(name)) hash.update(`${name}\0`).update(readFileSync(join(folder, name)))
  return hash.digest('hex')
}

/** Key of an engine made of these parts. Pure. */
export function keyOf(parts: {
  readonly version: string
  readonly code: string
  readonly seeds: string
  readonly meaning: string
}): string {
  const hash = createHash('sha256').update(JSON.stringify([parts.code, parts.seeds, parts.meaning]))
  return `${parts.version}-${hash.digest('hex').slice(0, 12)}`
}

const keys = new Map<string, string>()

/** Results under another key are not reused: whatever a verdict depends on is in it. Computed once a process and way of reading. */
export function engineKey(): string {
  const meaning = meaningName()
  const known = keys.get(meaning)
  if (known !== undefined) return known
  const code = typeof UNSAID_CODE === 'string' ? UNSAID_CODE : codeFingerprint(packageRoot())
  const key = keyOf({ version, code, seeds: seedsFingerprint((name) => !NOT_OF_THE_ENGINE.has(name)), meaning })
  keys.set(meaning, key)
  return key
}

let writer: string | undefined

/** Key of what writes reports, beside the engine: reports by the same writer and engine from the same case are the same bytes. */
export function writerKey(): string {
  if (writer !== undefined) return writer
  const code = typeof UNSAID_WRITER === 'string' ? UNSAID_WRITER : codeFingerprint(packageRoot(), WRITER_ENTRY)
  const hash = createHash('sha256').update(JSON.stringify([code, seedsFingerprint((name) => NOT_OF_THE_ENGINE.has(name))]))
  writer = hash.digest('hex').slice(0, 12)
  return writer
}
