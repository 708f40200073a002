// The name of a text: what a decision was made on and what the archive keeps it by.
import { createHash } from 'node:crypto'

const known = new Map<string, string>()
/** A review asks for the same handful of texts at every key; an import for each of its texts once. */
const MOST_REMEMBERED = 256

/** SHA-256, lower-case hex, of a text in stored form. */
export function textHash(text: string): string {
  const found = known.get(text)
  if (found !== undefined) return found
  if (known.size >= MOST_REMEMBERED) known.clear()
  const hash = createHash('sha256').update(text, 'utf8').digest('hex')
  known.set(text, hash)
  return hash
}
