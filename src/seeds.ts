// Reads the tables in `seeds/` the first time that they are asked for. The only place that knows where they and the built program lie.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let root: string | undefined

/** The folder that holds `seeds/`: the package's own, whether it runs from `src/` or from `dist/`. */
export function packageRoot(): string {
  if (root !== undefined) return root
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'seeds', 'outlets.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('the folder seeds/ is missing from the installation of unsaid')
    folder = parent
  }
  root = folder
  return root
}

/** The folder of the built program: `dist/`, or the one that `UNSAID_DIST` names for tests, which leave `dist/` alone. */
export const builtFolder = (): string => join(packageRoot(), process.env['UNSAID_DIST'] ?? 'dist')

/** A seed as it lies on the disk. */
export function seedBytes(name: string): Buffer {
  return readFileSync(join(packageRoot(), 'seeds', name))
}

const readSeed = (name: string): string => seedBytes(name).toString('utf8')

/** Rows of a tab-separated seed; blank lines and lines that start with `#` are comments. */
export function seedRows(name: string): string[][] {
  return readSeed(name)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
}

/** A seed in JSON, not checked: whoever reads it parses it with a schema. */
export function seedJson(name: string): unknown {
  return JSON.parse(readSeed(name)) as unknown
}
