// Finds the entries of a table (names, dictionary words) in a text, whatever the script.
import type { Span } from '../model/span.ts'
import { simplified } from './han.ts'
import { traitsOf } from './languages.ts'
import { matchForm } from './normalise.ts'
import { stem } from './stem.ts'
import { words, type Word } from './words.ts'

/** A found entry: `ids` are the table's, the span is the text's. */
export interface PhraseHit extends Span {
  readonly ids: readonly number[]
}

interface Entry {
  readonly stems: readonly string[]
  readonly ids: number[]
}

/** An entry as it is kept in a file: its stems parted by spaces, or its characters; and its ids. */
export type PhraseEntry = readonly [key: string, ids: number[]]

/** Entries of one language, ready to be looked up. Entries match by stems, or by characters where a language's entries stand inside words. */
export interface PhraseTable {
  readonly language: string
  readonly byFirstStem: ReadonlyMap<string, readonly Entry[]>
  readonly byHead: ReadonlyMap<string, readonly { readonly text: string; readonly ids: number[] }[]>
}

/** Words of plain letters, which need no closer look to be parted. */
const PLAIN = /^(?:[A-Za-z]+|[\u0400-\u045f]+)(?: (?:[A-Za-z]+|[\u0400-\u045f]+))*$/

function stemsOf(form: string, language: string): string[] {
  if (!PLAIN.test(form)) return words(form, language).map((word) => word.form.stem)
  const lower = matchForm(form)
  return lower.includes(' ') ? lower.split(' ').map((word) => stem(word, language)) : [stem(lower, language)]
}

const RUN = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}·・\s]+$/u
const isRun = (form: string, language: string): boolean => traitsOf(language).entriesInsideWords && RUN.test(form)

/** Key of the entry (`PhraseEntry`) that a surface form belongs to. */
export function entryKey(form: string, language: string): string {
  const trimmed = form.trim()
  return isRun(trimmed, language) ? simplified(trimmed.replace(/\s+/g, '')) : stemsOf(trimmed, language).join(' ')
}

/** Builds a table from (surface form, id) pairs; a form may have several ids. */
export function phraseTable(language: string, entries: Iterable<readonly [form: string, id: number]>): PhraseTable {
  const byFirstStem = new Map<string, Entry[]>()
  const byHead = new Map<string, { text: string; ids: number[] }[]>()
  for (const [raw, id] of entries) {
    const form = raw.trim()
    if (form === '') continue
    if (isRun(form, language)) {
      const text = simplified(form.replace(/\s+/g, ''))
      const head = text[0] as string
      const list = byHead.get(head) ?? []
      const same = list.find((entry) => entry.text === text)
      if (same) {
        if (!same.ids.includes(id)) same.ids.push(id)
      } else list.push({ text, ids: [id] })
      byHead.set(head, list)
      continue
    }
    const stems = stemsOf(form, language)
    const first = stems[0]
    if (first === undefined) continue
    const list = byFirstStem.get(first) ?? []
    const same = list.find((entry) => entry.stems.length === stems.length && entry.stems.every((one, index) => one === stems[index]))
    if (same) {
      if (!same.ids.includes(id)) same.ids.push(id)
    } else list.push({ stems, ids: [id] })
    byFirstStem.set(first, list)
  }
  for (const list of byHead.values()) list.sort((a, b) => b.text.length - a.text.length)
  for (const list of byFirstStem.values()) list.sort((a, b) => b.stems.length - a.stems.length)
  return { language, byFirstStem, byHead }
}

/** The entries of a table, in an order from which it can be made again. */
export function entriesOf(table: PhraseTable): { readonly words: PhraseEntry[]; readonly runs: PhraseEntry[] } {
  return {
    words: [...table.byFirstStem.values()].flatMap((list) => list.map(({ stems, ids }): PhraseEntry => [stems.join(' '), ids])),
    runs: [...table.byHead.values()].flatMap((list) => list.map(({ text, ids }): PhraseEntry => [text, ids])),
  }
}

/** A table of entries as `entriesOf` gives them; it keeps their arrays of ids. */
export function tableOfEntries(language: string, words: readonly PhraseEntry[], runs: readonly PhraseEntry[]): PhraseTable {
  const byFirstStem = new Map<string, Entry[]>()
  const byHead = new Map<string, { text: string; ids: number[] }[]>()
  const put = <T>(map: Map<string, T[]>, key: string, value: T): void => {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }
  for (const [key, ids] of words) {
    const stems = key.includes(' ') ? key.split(' ') : [key]
    put(byFirstStem, stems[0] as string, { stems, ids })
  }
  for (const [text, ids] of runs) put(byHead, text[0] as string, { text, ids })
  return { language, byFirstStem, byHead }
}

/** The longest entry that stands at a word; its first stem is known to. */
function standing(entries: readonly Entry[], textWords: readonly Word[], at: number): Entry | undefined {
  for (const entry of entries) {
    let offset = 1
    while (offset < entry.stems.length && textWords[at + offset]?.form.stem === entry.stems[offset]) offset += 1
    if (offset >= entry.stems.length) return entry
  }
  return undefined
}

function hitsByStems(table: PhraseTable, textWords: readonly Word[]): PhraseHit[] {
  const hits: PhraseHit[] = []
  for (let at = 0; at < textWords.length; at++) {
    const word = textWords[at] as Word
    const entries = table.byFirstStem.get(word.form.stem)
    const found = entries && standing(entries, textWords, at)
    if (!found) continue
    const last = textWords[at + found.stems.length - 1] as Word
    hits.push({ start: word.start, end: last.end, ids: found.ids })
    // A long name covers its parts; a single word may still begin a longer one later.
    at += found.stems.length - 1
  }
  return hits
}

/** Greedy longest match. */
function hitsByCharacters(table: PhraseTable, text: string, start: number, end: number): PhraseHit[] {
  const hits: PhraseHit[] = []
  const { shortEntriesBeginWords } = traitsOf(table.language)
  let at = start
  while (at < end) {
    const entries = table.byHead.get(text[at] as string)
    if (!entries) {
      at += 1
      continue
    }
    const atWordStart = at === start || !/\p{L}/u.test(text[at - 1] as string)
    const found = entries.find(
      (entry) =>
        text.startsWith(entry.text, at) &&
        at + entry.text.length <= end &&
        (!shortEntriesBeginWords || entry.text.length > 1 || atWordStart),
    )
    if (found) {
      hits.push({ start: at, end: at + found.text.length, ids: found.ids })
      at += found.text.length
    } else at += 1
  }
  return hits
}

/** All entries found in `text` (or in the part from `start` to `end`), in order, longest first, never overlapping. */
export function phraseHits(table: PhraseTable, text: string, textWords: readonly Word[], start = 0, end = text.length): PhraseHit[] {
  const hits = table.byFirstStem.size > 0 ? hitsByStems(table, textWords) : []
  if (table.byHead.size === 0) return hits
  const more = hitsByCharacters(table, simplified(text), start, end)
  return hits.length === 0 ? more : [...hits, ...more].sort((a, b) => a.start - b.start)
}
