// The engine's sources as one hash: taken when the program is built, and where it runs from its sources.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the archive keeps of a comparison is made here: all that it imports, and what that imports in turn, decides it. */
const ENTRY = 'src/audit/pair.ts'

/** Where all that a published report is made of comes together. */
export const WRITER_ENTRY = 'src/cli/report.ts'

/** An import or export from a file of ours. Types decide nothing, so files that only lend types are not followed. */
const FROM = /^(?:import|export)\s+(?!type\s)[^;'"]*?from\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)|^import\s+'(\.[^']+)'/gmu

/** Paths of `ENTRY` and of all files that it takes values from, relative to `root`. */
export function decidingFiles(root: string, entry = ENTRY): string[] {
  const found = new Set<string>()
  const open = [entry]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    // What lies outside src/ (the version in package.json) is in the key by itself.
    if (found.has(path) || !path.startsWith('src/')) continue
    found.add(path)
    if (path.endsWith('.json')) continue
    for (const match of readFileSync(join(root, path), 'utf8').matchAll(FROM))
      open.push(join(dirname(path), (match[1] ?? match[2] ?? match[3])!))
  }
  return [...found].sort()
}

/** First 16 hex digits of the SHA-256 of the engine's sources under `root`. Where a file lies is not in it: a move changes no verdict. */
export function codeFingerprint(root: string, entry = ENTRY): string {
  const sources = decidingFiles(root, entry).map((path) => {
    // A checkout's line ends must not make another engine, nor the paths of imports.
    const source = readFileSync(join(root, path), 'utf8')
      .replaceAll('\r\n', '\n')
      .replaceAll(/'\.{1,2}\/[^']*'/g, "''")
    return createHash('sha256').update(source).digest('hex')
  })
  return createHash('sha256').update(sources.sort().join('\n')).digest('hex').slice(0, 16)
}
