// Cue words per language, from seeds, as compiled patterns. They are in lower case and are asked of lowered text.
import { seedJson } from '../seeds.ts'
import { simplified } from './han.ts'

type CueTable = Readonly<Record<string, Readonly<Record<string, string>>>>
export type CueFile = 'cues.json' | 'alterations.json'

interface Cue {
  readonly first: RegExp
  readonly every: RegExp
}

const tables = new Map<CueFile, CueTable>()
const compiled = new Map<CueFile, Map<string, Map<string, Cue | undefined>>>()

function pattern(file: CueFile, name: string, language: string): Cue | undefined {
  let inFile = compiled.get(file)
  if (!inFile) compiled.set(file, (inFile = new Map<string, Map<string, Cue | undefined>>()))
  let inLanguage = inFile.get(language)
  if (!inLanguage) inFile.set(language, (inLanguage = new Map<string, Cue | undefined>()))
  const known = inLanguage.get(name)
  if (known !== undefined || inLanguage.has(name)) return known
  let table = tables.get(file)
  if (!table) tables.set(file, (table = seedJson(file) as CueTable))
  const source = table[name]?.[language]
  const made = source === undefined ? undefined : { first: new RegExp(source, 'u'), every: new RegExp(source, 'gu') }
  inLanguage.set(name, made)
  return made
}

/**
 * A text in lower case and in simplified characters, in which every character keeps its place. Patterns that ignore case take three
 * times as long.
 */
export function lowered(text: string): string {
  const simple = simplified(text)
  const lower = simple.toLowerCase()
  if (lower.length === text.length) return lower
  return [...simple]
    .map((character) => (character.toLowerCase().length === character.length ? character.toLowerCase() : character))
    .join('')
}

/** Pattern of a cue (`commitment`, `negation`, ...) in a language, or `undefined` where seeds have none. Not global. */
export function cue(file: CueFile, name: string, language: string): RegExp | undefined {
  return pattern(file, name, language)?.first
}

const NOWHERE: readonly number[] = []

/** Where the cues of a name begin in a lowered text, ascending; empty where seeds have none for the language. */
export function cueStarts(file: CueFile, name: string, language: string, lower: string): readonly number[] {
  const every = pattern(file, name, language)?.every
  if (!every) return NOWHERE
  let found: number[] | undefined
  every.lastIndex = 0
  for (let match = every.exec(lower); match; match = every.exec(lower)) {
    found ??= []
    found.push(match.index)
    if (match[0] === '') every.lastIndex += 1
  }
  return found ?? NOWHERE
}
