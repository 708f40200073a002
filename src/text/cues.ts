// Cue words per language, from seeds, as compiled patterns.
import { seedJson } from '../seeds/load.ts'

type CueTable = Readonly<Record<string, Readonly<Record<string, string>>>>
export type CueFile = 'cues.json' | 'alterations.json'

const tables = new Map<string, CueTable>()
const compiled = new Map<string, RegExp | undefined>()

function pattern(file: CueFile, name: string, language: string, flags: string): RegExp | undefined {
  const key = `${file}/${name}/${language}/${flags}`
  if (compiled.has(key)) return compiled.get(key)
  let table = tables.get(file)
  if (!table) {
    table = seedJson(file) as CueTable
    tables.set(file, table)
  }
  const source = table[name]?.[language]
  const made = source === undefined ? undefined : new RegExp(source, flags)
  compiled.set(key, made)
  return made
}

/** Pattern of a cue (`commitment`, `negation`, ...) in a language, or `undefined` where seeds have none. Not global. */
export function cue(file: CueFile, name: string, language: string): RegExp | undefined {
  return pattern(file, name, language, 'iu')
}

/** Where the cues of a name begin in a text, ascending; empty where seeds have none for the language. */
export function cueStarts(file: CueFile, name: string, language: string, text: string): number[] {
  const every = pattern(file, name, language, 'giu')
  if (!every) return []
  const found: number[] = []
  every.lastIndex = 0
  for (let match = every.exec(text); match; match = every.exec(text)) {
    found.push(match.index)
    if (match[0] === '') every.lastIndex += 1
  }
  return found
}
