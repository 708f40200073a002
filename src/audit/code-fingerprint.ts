// The engine's sources as one hash: taken when the program is built, and where it runs from its sources.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What decides a verdict and what the archive keeps of it. */
const PLACES = ['src/engine', 'src/text', 'src/audit/pair.ts', 'src/audit/topics.ts']

function filesOf(root: string, place: string): string[] {
  if (place.endsWith('.ts')) return [place]
  return readdirSync(join(root, place), { withFileTypes: true }).flatMap((entry) => {
    const path = `${place}/${entry.name}`
    return entry.isDirectory() ? filesOf(root, path) : entry.name.endsWith('.ts') ? [path] : []
  })
}

/** First 16 hex digits of the SHA-256 of the engine's sources under `root`. */
export function codeFingerprint(root: string): string {
  const hash = createHash('sha256')
  for (const path of PLACES.flatMap((place) => filesOf(root, place)).sort()) {
    // A checkout's line ends must not make another engine.
    const source = readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')
    hash.update(`${path}\0${source}\0`)
  }
  return hash.digest('hex').slice(0, 16)
}
