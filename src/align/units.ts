// A claim's units of meaning, and where in a report each one is found.
import levenshtein from 'fast-levenshtein'
import type { Span } from '../model/span.ts'
import { conceptHits } from '../text/lexicon.ts'
import { nameHits } from '../text/names.ts'
import { quantities } from '../text/numbers.ts'
import { soundKey } from '../text/phonetic.ts'
import { words, type Word } from '../text/words.ts'
import { HEAD_LETTERS, type IndexedText } from './indexed-text.ts'

export type UnitKind = 'word' | 'name' | 'number'

/** One thing that a claim says: a content word, a name or a number. */
export interface Unit extends Span {
  readonly kind: UnitKind
  /** How much news it carries, in nats. */
  readonly weight: number
  readonly stem: string
  readonly concepts: readonly number[]
  readonly value?: number
  /** The known names that the unit is a word of. */
  readonly names?: readonly number[]
}

/** Where a unit was found. */
export interface Found {
  /** Offsets in the report; empty where it was not found. */
  readonly at: readonly number[]
  /** 0..1: 1 for the same stem, concept or value, less for a kindred form. */
  readonly credit: number
}

export interface ClaimUnits {
  readonly text: string
  readonly language: string
  readonly units: readonly Unit[]
  readonly weight: number
}

/** Credit of a match that is not exact; ranks below any exact one. From a sweep over realsumm.dev (0.4 to 0.9 differ by .001 in AUC). */
const KINDRED = 0.6

const NOWHERE: Found = { at: [], credit: 0 }

const kindOf = (word: Word): UnitKind => (word.form.isNumber ? 'number' : word.capital ? 'name' : 'word')

/** Content words of a claim, for a report in the same language. */
export function wordUnits(text: string, language: string): ClaimUnits {
  const units: Unit[] = []
  const textWords = words(text, language)
  const hits = nameHits(text, language, textWords)
  for (const word of textWords) {
    if (word.form.weight === 0) continue
    const name = hits.find((hit) => hit.start <= word.start && hit.end >= word.end)
    units.push({
      start: word.start,
      end: word.end,
      kind: kindOf(word),
      weight: word.form.weight,
      stem: word.form.stem,
      concepts: [],
      ...(name ? { names: name.ids } : {}),
    })
  }
  return { text, language, units, weight: units.reduce((sum, unit) => sum + unit.weight, 0) }
}

/** Dictionary words, names and numbers of a claim, for a report in another language. */
export function conceptUnits(text: string, language: string): ClaimUnits {
  const textWords = words(text, language)
  const numbers = quantities(text, language)
  const inNumber = (start: number, end: number): boolean => numbers.some((number) => start < number.span.end && end > number.span.start)
  const units: Unit[] = numbers.map((number) => ({
    ...number.span,
    kind: 'number',
    weight: Math.abs(number.value) < 10 ? 3 : 5,
    stem: '',
    concepts: [],
    value: number.value,
  }))
  const hits = conceptHits(text, language, textWords).filter((hit) => !inNumber(hit.start, hit.end))
  for (const hit of hits) units.push({ start: hit.start, end: hit.end, kind: 'word', weight: hit.weight, stem: '', concepts: hit.concepts })
  for (const word of textWords) {
    if (word.form.weight === 0 || inNumber(word.start, word.end)) continue
    if (hits.some((hit) => hit.start < word.end && hit.end > word.start)) continue
    const named = word.capital || language === 'ko' || language === 'zh'
    units.push({
      start: word.start,
      end: word.end,
      kind: word.capital ? 'name' : 'word',
      weight: word.capital ? 4 : named ? 2 : 1.5,
      stem: word.form.stem,
      concepts: [],
    })
  }
  units.sort((a, b) => a.start - b.start)
  return { text, language, units, weight: units.reduce((sum, unit) => sum + unit.weight, 0) }
}

const offsets = (report: IndexedText, indices: readonly number[]): number[] => indices.map((index) => (report.words[index] as Word).start)

/** A form that shares its beginning (announce, announcement) or is one slip away (Lukashenko, Lukashenka). */
function kindred(stem: string, report: IndexedText): Found {
  if (stem.length < HEAD_LETTERS + 1) return NOWHERE
  let best: string | undefined
  let bestCost = Infinity
  for (const other of report.byHead().get(stem.slice(0, HEAD_LETTERS)) ?? []) {
    const shared = sharedPrefix(stem, other)
    const longest = Math.max(stem.length, other.length)
    const derived = shared >= 5 && shared >= longest * 0.6
    if (!derived && (Math.abs(stem.length - other.length) > 1 || stem.length < 6)) continue
    const cost = derived ? longest - shared : levenshtein.get(stem, other)
    if ((derived || cost <= 1) && cost < bestCost) {
      best = other
      bestCost = cost
    }
  }
  if (best === undefined) return NOWHERE
  return { at: offsets(report, report.byStem.get(best) ?? []), credit: KINDRED }
}

function sharedPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let at = 0
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  return at
}

/** Smallest share of two sound keys that must agree. Chosen by hand, to be measured with the cross-language work. */
const SOUNDS_ALIKE = 0.7

function byRing(stem: string, report: IndexedText): Found {
  const key = soundKey(stem)
  if (key.length < 2) return NOWHERE
  const at: number[] = []
  let best = 0
  for (const sound of report.sounds()) {
    if (Math.abs(sound.key.length - key.length) > Math.max(1, key.length * 0.4)) continue
    if (sound.key[0] !== key[0]) continue
    const alike = 1 - levenshtein.get(key, sound.key) / Math.max(key.length, sound.key.length)
    const enough = key.length <= 3 ? alike === 1 : alike >= SOUNDS_ALIKE
    if (!enough) continue
    at.push(sound.start)
    best = Math.max(best, alike * Math.min(1, key.length / 3))
  }
  return at.length > 0 ? { at, credit: best } : NOWHERE
}

function findWord(unit: Unit, report: IndexedText): Found {
  const exact = report.byStem.get(unit.stem)
  if (exact) return { at: offsets(report, exact), credit: 1 }
  // DPRK for Democratic People's Republic of Korea: another form of the same name.
  const named = unit.names?.flatMap((name) => report.byName().get(name) ?? []) ?? []
  if (named.length > 0) return { at: named, credit: 1 }
  return unit.kind === 'number' ? NOWHERE : kindred(unit.stem, report)
}

function findConcept(unit: Unit, report: IndexedText): Found {
  if (unit.value !== undefined) {
    const at = report.byValue().get(unit.value)
    return at ? { at, credit: 1 } : NOWHERE
  }
  const at: number[] = []
  for (const concept of unit.concepts) at.push(...(report.byConcept().get(concept) ?? []))
  if (at.length > 0) return { at, credit: 1 }
  if (unit.stem === '') return NOWHERE
  const same = report.byStem.get(unit.stem)
  if (same) return { at: offsets(report, same), credit: 1 }
  return unit.kind === 'name' || report.language === 'en' || report.language === 'ru' ? byRing(unit.stem, report) : NOWHERE
}

/** Where each unit of a claim stands in a report: by stem within a language, by concept, value and sound across two. */
export function findUnits(claim: ClaimUnits, report: IndexedText, crossLanguage: boolean): Found[] {
  return claim.units.map((unit) => (crossLanguage ? findConcept(unit, report) : findWord(unit, report)))
}
