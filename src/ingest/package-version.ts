// The installed version of a library, for provenance: which reader made a text.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const known = new Map<string, string>()

/** Version of an installed package, from the `package.json` above its entry: not every package exports that file. */
export function packageVersion(name: string): string {
  const found = known.get(name)
  if (found !== undefined) return found
  for (let folder = dirname(require.resolve(name)); ; folder = dirname(folder)) {
    const path = join(folder, 'package.json')
    const read = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { readonly name?: string; readonly version?: string }) : {}
    if (read.name === name && read.version !== undefined) {
      known.set(name, read.version)
      return read.version
    }
    if (dirname(folder) === folder) throw new Error(`the package ${name} has no package.json`)
  }
}
