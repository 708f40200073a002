// What a passage has of a claim, in words that a person can check: what stands in both, and what stands there in other words.
import type { AlignedClaim } from '../align/align.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import { metFrom } from '../align/token-matches.ts'
import type { Span } from '../../model/span.ts'
import { traitsOf } from '../../text/languages.ts'
import { sameMeasure } from '../../text/measures.ts'
import { matchForm } from '../../text/normalise.ts'
import { firstWhere, overlaps } from '../../text/spans.ts'
import { passageWords, readClaim, readPassage } from './reading.ts'
import { shownWords, type ShownWord } from './shown-words.ts'

/** A part of the claim and what stands for it in the passage; equal texts where both have the same word. */
interface Counterpart {
  readonly said: Span
  readonly text: string
  readonly made: string
  readonly weight: number
}

/** Most words of a kind that are named, the heaviest first. */
const MOST_SHARED = 6
const MOST_COUNTERPARTS = 4
/** Weighted mean cosine of a word's tokens from which what they met can be named, and the least weight of a word that says something. */
const COUNTERPART = 0.55
const WORTH_NAMING = 1
/** Longest counterpart that is quoted. */
const LONGEST = 40

/** The whole of what stands at a report's word: the number, name or dictionary word that covers it, or the word. */
function whole(report: IndexedText, passage: number, word: number): string {
  const at = report.words[word]!
  const { start } = report.passages[passage]!
  const number = readPassage(report, passage)
    .measures()
    .find(({ span }) => span.start + start <= at.start && span.end + start >= at.end)
  if (number) return report.text.slice(number.span.start + start, number.span.end + start)
  const hits = report.concepts()
  const hit = hits[Math.max(0, firstWhere(0, hits.length, (index) => hits[index]!.start > at.start) - 1)]
  const span = hit && hit.start <= at.start && hit.end >= at.end && hit.end - hit.start <= LONGEST ? hit : at
  return report.text.slice(span.start, span.end)
}

/** What the engine found of the claim's words, names and numbers in a passage. */
function byWords({ units, found }: AlignedClaim, report: IndexedText, passage: number): Counterpart[] {
  const [from, to] = passageWords(report, passage)
  return units.units.flatMap((unit, index): Counterpart[] => {
    const word = found[index]!.at.find((one) => one >= from && one < to)
    if (word === undefined) return []
    const text = units.text.slice(unit.start, unit.end)
    const isExact = report.words[word]!.form.stem === unit.stem
    // A part of a number is in both by chance: 6 and 800 of «6 800».
    const number =
      unit.kind === 'number' && isExact
        ? readClaim(units)
            .measures()
            .find(({ span }) => overlaps(span, unit))
        : undefined
    if (number) {
      const shown = units.text.slice(number.span.start, number.span.end)
      if (
        !readPassage(report, passage)
          .measures()
          .some((one) => sameMeasure(one, number))
      )
        return []
      return [{ said: number.span, text: shown, made: shown, weight: unit.weight }]
    }
    const made = isExact ? text : whole(report, passage, word)
    return [{ said: unit, text, made, weight: unit.weight }]
  })
}

/** The same where words have no spaces: runs of the claim's words that stand in the passage. One character is in both by chance. */
function byRuns({ units }: AlignedClaim, report: IndexedText, passage: number): Counterpart[] {
  const { start, end } = report.passages[passage]!
  const made = matchForm(report.text.slice(start, end))
  const out: Counterpart[] = []
  // Where the run goes on after a word of grammar, which belongs to it only then.
  let next = -1
  for (const word of shownWords(units.text, units.language, units.words)) {
    const last = out.at(-1)
    const isNext = last !== undefined && (last.said.end === word.start || next === word.start)
    const longer = isNext ? units.text.slice(last.said.start, word.end) : undefined
    if (last && longer !== undefined && made.includes(matchForm(longer))) {
      if (word.weight === 0) {
        next = word.end
        continue
      }
      out[out.length - 1] = {
        said: { start: last.said.start, end: word.end },
        text: longer,
        made: longer,
        weight: last.weight + word.weight,
      }
      continue
    }
    const text = units.text.slice(word.start, word.end)
    if (text.length > 1 && word.weight > 0 && made.includes(matchForm(text)))
      out.push({ said: word, text, made: text, weight: word.weight })
  }
  return out
}

const wordAt = (words: readonly ShownWord[], span: Span): number => words.findIndex((word) => overlaps(word, span))

/**
 * Words of the claim whose tokens met a word of the nearest passage, where each is the other's best (the intersection of SimAlign,
 * Jalili Sabet et al. 2020). Numbers, dates and, within a language, names say nothing in other words: they are the same or differ.
 */
function byMeaning(aligned: AlignedClaim, report: IndexedText, passage: number): Counterpart[] {
  const { meaning, units, crossLanguage } = aligned
  const vectors = report.meanings?.[passage]
  if (!meaning || !vectors || meaning.passages[0]?.passage !== passage || vectors.count === 0) return []
  const back = metFrom(vectors, meaning.tokens).tokens
  const { start, end } = report.passages[passage]!
  const text = report.text.slice(start, end)
  const [from, to] = passageWords(report, passage)
  const own = report.words.slice(from, to).map((word) => ({ ...word, start: word.start - start, end: word.end - start }))
  const made = shownWords(text, report.language, own)
  const times = readClaim(units).points()
  const { characterPairsAreWords } = traitsOf(units.language)
  return shownWords(units.text, units.language, units.words).flatMap((word): Counterpart[] => {
    // One Han character says nothing by itself.
    if (characterPairsAreWords && word.end - word.start < 2) return []
    if (word.weight === 0 || word.isNumber || times.some(({ span }) => overlaps(span, word))) return []
    let [sum, total, heaviest] = [0, 0, -1]
    meaning.tokens.spans.forEach((span, token) => {
      if (!overlaps(span, word)) return
      const weight = meaning.tokens.weights[token]!
      sum += weight * meaning.inBest[token]!.cosine
      total += weight
      if (heaviest < 0 || weight > meaning.tokens.weights[heaviest]!) heaviest = token
    })
    if (total < WORTH_NAMING || sum < total * COUNTERPART) return []
    const met = meaning.inBest[heaviest]!.token
    if (met < 0 || !overlaps(meaning.tokens.spans[back[met]!]!, word)) return []
    const other = made[wordAt(made, { start: vectors.starts[met]!, end: vectors.ends[met]! })]
    if (other === undefined || other.weight === 0 || other.isNumber) return []
    if (!crossLanguage && word.capital && other.capital) return []
    return [{ said: word, text: units.text.slice(word.start, word.end), made: text.slice(other.start, other.end), weight: total }]
  })
}

/** Least share of the longer of two words that both begin with, and least letters of it, to be forms of one word. */
const SAME_BEGINNING = 0.6
const LEAST_BEGINNING = 3

/** Whether two words are one, or forms of one: простой and простоя, двадцать and двадцати. */
function isOneWord(a: string, b: string): boolean {
  const [one, other] = [matchForm(a), matchForm(b)]
  if (one === other) return true
  let same = 0
  while (same < Math.min(one.length, other.length) && one[same] === other[same]) same += 1
  return !/\d/.test(one) && same >= LEAST_BEGINNING && same >= Math.max(one.length, other.length) * SAME_BEGINNING
}

/** The heaviest of some lines, each once. */
const heaviest = (counterparts: readonly Counterpart[], line: (one: Counterpart) => string, most: number): string[] =>
  [...new Set(counterparts.toSorted((a, b) => b.weight - a.weight).map(line))].slice(0, most)

/**
 * Reasons for showing a passage: "shared: rate, 4.25", "in other words: “ready” as “willing”", "translated: “ставку” as “rate”".
 * `barred`: parts of the claim, on its own text, that the passage lacks or changes: nothing stands for them; all of an omitted claim.
 */
export function evidenceReasons(aligned: AlignedClaim, report: IndexedText, passage: number, barred: readonly Span[] | 'all'): string[] {
  const isOpen = ({ said }: Counterpart): boolean => barred !== 'all' && !barred.some((span) => overlaps(span, said))
  const { characterPairsAreWords } = traitsOf(aligned.units.language)
  const words = (characterPairsAreWords && !aligned.crossLanguage ? byRuns : byWords)(aligned, report, passage)
  const isSame = ({ text, made }: Counterpart): boolean =>
    aligned.crossLanguage || barred === 'all' ? matchForm(text) === matchForm(made) : isOneWord(text, made)
  const same = words.filter((one) => isSame(one) && (barred === 'all' || isOpen(one)))
  // Between two languages a name or a word of the dictionary is the same one; within one, another word under an omission is chance.
  const isKept = (one: Counterpart): boolean => isOpen(one) || (barred === 'all' && aligned.crossLanguage)
  const others = words.filter((one) => !isSame(one) && isKept(one))
  const isNew = ({ said }: Counterpart): boolean => !words.some((one) => overlaps(one.said, said))
  const met = barred === 'all' ? [] : byMeaning(aligned, report, passage).filter((one) => isNew(one) && isOpen(one))
  const told = met.filter(isSame)
  const inOthers = [...others, ...met.filter((one) => !told.includes(one))]
  const shared = heaviest([...same, ...told], ({ text }) => text, MOST_SHARED)
  const pairs = heaviest(inOthers, ({ text, made }) => `“${text}” as “${made}”`, MOST_COUNTERPARTS)
  const reasons = [
    ...(shared.length > 0 ? [`shared: ${shared.join(', ')}`] : []),
    ...(pairs.length > 0 ? [`${aligned.crossLanguage ? 'translated' : 'in other words'}: ${pairs.join(', ')}`] : []),
  ]
  if (reasons.length > 0) return reasons
  if (!aligned.meaning) return ['nothing shared but its place in the order']
  const near = aligned.meaning.passages[0]?.passage === passage ? 'the nearest' : 'near'
  return [`${near} in meaning; no word of the claim was matched in it`]
}
