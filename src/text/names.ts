// Proper names through their aliases: DPRK, КНДР, 북한 and 朝鲜 are one.
import type { NameMention } from '../model/claim.ts'
import { seedRows } from '../seeds/load.ts'
import { phraseHits, phraseTable, type PhraseHit, type PhraseTable } from './phrases.ts'
import { words, type Word } from './words.ts'

const COLUMNS = ['en', 'ru', 'ko', 'zh', 'be'] as const

interface NameRow {
  readonly id: string
  readonly kind: string
  readonly forms: Readonly<Record<string, readonly string[]>>
}

let rows: readonly NameRow[] | undefined
const tables = new Map<string, PhraseTable>()

/** All names of `seeds/names.tsv`: id, kind, and forms per language, the most usual first. */
export function nameRows(): readonly NameRow[] {
  rows ??= seedRows('names.tsv').map(([id = '', kind = '', ...columns]) => ({
    id,
    kind,
    forms: Object.fromEntries(
      COLUMNS.map((language, index) => [language, (columns[index] ?? '').split('|').filter((form) => form !== '')]),
    ),
  }))
  return rows
}

function nameTable(language: string): PhraseTable {
  let table = tables.get(language)
  if (!table) {
    const entries: [string, number][] = []
    nameRows().forEach((row, index) => {
      for (const form of row.forms[language] ?? []) entries.push([form, index])
      // Acronyms in Latin letters stand in texts of every language: NATO는, в NATO.
      if (language !== 'en') for (const form of row.forms['en'] ?? []) if (/^[A-Z]{2,6}$/.test(form)) entries.push([form, index])
    })
    table = phraseTable(language, entries)
    tables.set(language, table)
  }
  return table
}

/** A form that starts with a capital is a name only where the text has a capital too: "Turkey", not "turkey". */
export function isWritten(text: string, start: number): boolean {
  const first = text[start] as string
  return !/\p{Ll}/u.test(first) || first !== first.toLowerCase() || /\p{Script=Cyrillic}/u.test(first)
}

/** Where known names stand in a text; `ids` are places in `nameRows()`. */
export function nameHits(text: string, language: string, textWords: readonly Word[]): PhraseHit[] {
  return phraseHits(nameTable(language), text, textWords).filter((hit) => isWritten(text, hit.start))
}

/** Names of a text that the seeds know, in order of place. */
export function names(text: string, language: string, textWords: readonly Word[] = words(text, language)): NameMention[] {
  const known = nameRows()
  return nameHits(text, language, textWords).map((hit) => {
    const row = known[hit.ids[0] as number] as NameRow
    return { span: { start: hit.start, end: hit.end }, id: row.id, kind: row.kind }
  })
}
