// Cue words per language, from seeds, as compiled patterns.
import { seedJson } from '../seeds/load.ts'

type CueTable = Readonly<Record<string, Readonly<Record<string, string>>>>

const tables = new Map<string, CueTable>()
const compiled = new Map<string, RegExp | undefined>()

/** Pattern of a cue (`commitment`, `negation`, ...) in a language, or `undefined` where seeds have none. Not global. */
export function cue(file: 'cues.json' | 'alterations.json', name: string, language: string): RegExp | undefined {
  const key = `${file}/${name}/${language}`
  if (compiled.has(key)) return compiled.get(key)
  let table = tables.get(file)
  if (!table) {
    table = seedJson(file) as CueTable
    tables.set(file, table)
  }
  const source = table[name]?.[language]
  const pattern = source === undefined ? undefined : new RegExp(source, 'iu')
  compiled.set(key, pattern)
  return pattern
}
