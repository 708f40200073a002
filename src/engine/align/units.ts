// A claim's units of meaning, and where in a report each one is found.
import levenshtein from 'fast-levenshtein'
import type { Span } from '../../model/span.ts'
import { traitsOf } from '../../text/languages.ts'
import { conceptHits, meaningHits } from '../../text/lexicon.ts'
import { quantities } from '../../text/numbers.ts'
import { soundKey } from '../../text/phonetic.ts'
import { takenPlaces } from '../../text/spans.ts'
import type { Word } from '../../text/words.ts'
import { HEAD_LETTERS, pairKey, type ConceptPlaces, type IndexedText } from './indexed-text.ts'

export type UnitKind = 'word' | 'name' | 'number'

/** One thing that a claim says: a content word, a name or a number. */
export interface Unit extends Span {
  readonly kind: UnitKind
  /** How much news it carries, in nats. */
  readonly weight: number
  readonly stem: string
  /** Dictionary lines that the unit is a word of; where `isName`, forms of one name. */
  readonly concepts: readonly number[]
  readonly isName: boolean
  readonly value?: number
}

/** Where a unit was found. */
export interface UnitMatch {
  /** Indices into the report's words, ascending; empty where it was not found. */
  readonly at: readonly number[]
  /** 0..1: 1 for the same stem, concept or value, less for a kindred form. */
  readonly credit: number
}

export interface ClaimUnits {
  readonly text: string
  readonly language: string
  /** Day of publication of the statement (ISO 8601), where it is known. */
  readonly published: string | undefined
  /** All its words. */
  readonly words: readonly Word[]
  readonly units: readonly Unit[]
  /** Sum of the units' weights. */
  readonly weight: number
  /** Neighbouring words, function words too, by `pairKey`. Empty for claims that meet reports through the dictionary. */
  readonly pairs: readonly { readonly key: number; readonly weight: number }[]
}

export interface PreparedClaim {
  readonly units: ClaimUnits
  /** Per unit, 0..1: 1 where only this claim has it, less the more claims share it. */
  readonly distinct: readonly number[]
}

/** Credit of a match that is not exact; ranks below any exact one. From a sweep over realsumm.dev (0.4 to 0.9 differ by .001 in AUC). */
const KINDRED = 0.6
/** Credit of a word that shares a translation with the one sought. */
const SYNONYM = 0.3
/** Places of one unit that are looked at: a word that stands everywhere marks no passage. */
const MOST_PLACES = 256
/** Stems with one beginning that are compared with a claim's word: a report of ordinary length has no more than a dozen. */
const MOST_KINDRED = 256
/** Function words weigh a little in a pair: "from the University" is more than "University". */
const LEAST_IN_PAIR = 0.3

const NOWHERE: UnitMatch = { at: [], credit: 0 }

const kindOf = (word: Word): UnitKind => (word.form.isNumber ? 'number' : word.capital ? 'name' : 'word')
const totalWeight = (units: readonly Unit[]): number => units.reduce((sum, unit) => sum + unit.weight, 0)

/** The first of some spans, from an index on, that covers a word whole. */
function coveringFrom<T extends Span>(spans: readonly T[], from: number, word: Span): T | undefined {
  for (let index = from; index < spans.length && spans[index]!.start <= word.start; index++)
    if (spans[index]!.end >= word.end) return spans[index]
  return undefined
}

/** Content words of a claim, for a report in the same language. `textWords`: all its words. */
export function wordUnits(text: string, language: string, published: string | undefined, textWords: readonly Word[]): ClaimUnits {
  const units: Unit[] = []
  const concepts = meaningHits(text, language, textWords)
  const pairs: { key: number; weight: number }[] = []
  // Words and concepts are both in order: one walk along them. The first that covers a word is its concept.
  let next = 0
  textWords.forEach((word, index) => {
    while (next < concepts.length && concepts[next]!.end <= word.start) next += 1
    const before = textWords[index - 1]
    if (before) {
      const weight = Math.max(LEAST_IN_PAIR, before.form.weight) + Math.max(LEAST_IN_PAIR, word.form.weight)
      pairs.push({ key: pairKey(before, word), weight })
    }
    if (word.form.weight === 0) return
    const hit = coveringFrom(concepts, next, word)
    units.push({
      start: word.start,
      end: word.end,
      kind: kindOf(word),
      weight: word.form.weight,
      stem: word.form.stem,
      concepts: hit?.concepts ?? [],
      isName: hit?.isName ?? false,
    })
  })
  return { text, language, published, words: textWords, units, weight: totalWeight(units), pairs }
}

/** Weight of a number and of a number below ten, in nats. */
const NUMBER_WEIGHT = 5
const DIGIT_WEIGHT = 3
/** Weight of a word that the dictionary does not have: a capital may be a name that sounds alike, others can hardly be found. */
const UNKNOWN_NAME = 4
const UNKNOWN_UNCASED = 2
const UNKNOWN_WORD = 1.5

/** Dictionary words, names and numbers of a claim, for a report in another language. `textWords`: all its words. */
export function conceptUnits(text: string, language: string, published: string | undefined, textWords: readonly Word[]): ClaimUnits {
  const { hasCapitals } = traitsOf(language)
  const numbers = quantities(text, language)
  const inNumbers = takenPlaces()
  for (const { span } of numbers) inNumbers.add(span.start, span.end)
  const units: Unit[] = numbers.map((number) => ({
    ...number.span,
    kind: 'number',
    weight: Math.abs(number.value) < 10 ? DIGIT_WEIGHT : NUMBER_WEIGHT,
    stem: '',
    concepts: [],
    isName: false,
    value: number.value,
  }))
  const hits = conceptHits(text, language, textWords).filter((hit) => !inNumbers.has(hit.start, hit.end))
  for (const hit of hits)
    units.push({
      start: hit.start,
      end: hit.end,
      kind: hit.isName ? 'name' : 'word',
      weight: hit.weight,
      stem: '',
      concepts: hit.concepts,
      isName: hit.isName,
    })
  const inHits = takenPlaces()
  for (const hit of hits) inHits.add(hit.start, hit.end)
  for (const word of textWords) {
    if (word.form.weight === 0 || inNumbers.has(word.start, word.end) || inHits.has(word.start, word.end)) continue
    const weight = word.capital ? UNKNOWN_NAME : hasCapitals ? UNKNOWN_WORD : UNKNOWN_UNCASED
    units.push({
      start: word.start,
      end: word.end,
      kind: word.capital ? 'name' : 'word',
      weight,
      stem: word.form.stem,
      concepts: [],
      isName: false,
    })
  }
  units.sort((a, b) => a.start - b.start)
  return { text, language, published, words: textWords, units, weight: totalWeight(units), pairs: [] }
}

const limited = (places: readonly number[]): readonly number[] => (places.length > MOST_PLACES ? places.slice(0, MOST_PLACES) : places)

function sharedPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let at = 0
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  return at
}

/** A form that shares its beginning (announce, announcement) or is one slip away (Lukashenko, Lukashenka). */
function kindred(stem: string, report: IndexedText): UnitMatch {
  if (stem.length < HEAD_LETTERS + 1) return NOWHERE
  let best: string | undefined
  let bestCost = Infinity
  for (const other of (report.byHead().get(stem.slice(0, HEAD_LETTERS)) ?? []).slice(0, MOST_KINDRED)) {
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
  return { at: limited(report.byStem.get(best) ?? []), credit: KINDRED }
}

function byRing(stem: string, report: IndexedText): UnitMatch {
  const key = soundKey(stem)
  if (key.length < 2) return NOWHERE
  const near = report.sounds()(key)
  if (near.length === 0) return NOWHERE
  let best = 0
  for (const { alike } of near) best = Math.max(best, alike * Math.min(1, key.length / 3))
  if (near.length === 1) return { at: limited(near[0]!.words), credit: best }
  const at = near.flatMap((sound) => limited(sound.words))
  return { at: limited(at.sort((a, b) => a - b)), credit: best }
}

const NONE: readonly number[] = []

/** The first places of any of several concepts, ascending and without doubles. */
function places(concepts: readonly number[], index: ConceptPlaces): readonly number[] {
  let found: Set<number> | undefined
  let only = NONE
  for (const concept of concepts) {
    const here = limited(index.get(concept))
    if (here.length === 0) continue
    if (found) for (const at of here) found.add(at)
    else if (only.length > 0) found = new Set([...only, ...here])
    else only = here
  }
  return found ? [...found].sort((a, b) => a - b) : only
}

function findWord(unit: Unit, report: IndexedText): UnitMatch {
  const exact = report.byStem.get(unit.stem)
  if (exact) return { at: limited(exact), credit: 1 }
  if (unit.isName) {
    // DPRK for Democratic People's Republic of Korea: another form of the same name.
    const named = places(unit.concepts, report.byConcept())
    if (named.length > 0) return { at: limited(named), credit: 1 }
  }
  if (unit.kind === 'number') return NOWHERE
  const derived = kindred(unit.stem, report)
  if (derived.credit > 0 || unit.concepts.length === 0) return derived
  const synonyms = places(unit.concepts, report.byConcept())
  return synonyms.length > 0 ? { at: limited(synonyms), credit: SYNONYM } : NOWHERE
}

function findConcept(unit: Unit, report: IndexedText): UnitMatch {
  if (unit.value !== undefined) {
    const at = report.byValue().get(unit.value)
    return at ? { at: limited(at), credit: 1 } : NOWHERE
  }
  const at = places(unit.concepts, report.byConcept())
  if (at.length > 0) return { at: limited(at), credit: 1 }
  if (unit.stem === '') return NOWHERE
  const same = report.byStem.get(unit.stem)
  if (same) return { at: limited(same), credit: 1 }
  return unit.kind === 'name' || traitsOf(report.language).soughtBySound === 'any-word' ? byRing(unit.stem, report) : NOWHERE
}

/** Where each unit of a claim stands in a report: by stem within a language, by concept, value and sound across two. */
export function findUnits(claim: ClaimUnits, report: IndexedText, crossLanguage: boolean): UnitMatch[] {
  return claim.units.map((unit) => (crossLanguage ? findConcept(unit, report) : findWord(unit, report)))
}
