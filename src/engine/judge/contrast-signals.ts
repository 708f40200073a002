// What tells whether a passage says the same as the claim that it is about: each signal a number, all of them a row.
import type { AlignedClaim } from '../align/align.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import type { Span } from '../../model/span.ts'
import { ALTERATION_KINDS } from '../../model/verdict.ts'
import { contradictions, type Contradiction } from '../../text/antonyms.ts'
import { traitsOf } from '../../text/languages.ts'
import { once } from '../../text/once.ts'
import { slots, type Slot } from './slots.ts'
import type { Difference } from './alterations/index.ts'
import { passageWords, readClaim, readPassage, type Reading } from './reading.ts'

/** More cues than this say no more. */
const MOST_CUES = 3
/** Words of a passage that are compared for order: a passage is a sentence, what is longer is no prose. */
const MOST_WORDS = 200
/** A claim that is judged by its words alone: how many of the alignment's own signals are read. */
const OWN_SIGNALS = 22

const limited = (count: number): number => Math.min(MOST_CUES, count)
const within = (starts: readonly number[], from: number, to: number): number => {
  let count = 0
  for (const start of starts) if (start >= from && start < to) count += 1
  return count
}

/** Share of the stems common to both that keep their order (longest common subsequence). */
function orderKept(claim: readonly string[], passage: readonly string[]): number {
  const lengths = new Int32Array(passage.length + 1)
  const known = new Set(passage)
  let common = 0
  for (const one of claim) {
    if (!known.has(one)) continue
    common += 1
    let before = 0
    for (let at = 1; at <= passage.length; at++) {
      const old = lengths[at]!
      lengths[at] = one === passage[at - 1] ? Math.max(old, before + 1) : Math.max(old, lengths[at - 1]!)
      before = old
    }
  }
  return common > 0 ? lengths[passage.length]! / common : 1
}

interface Words {
  /** Stems of the passage's content words. */
  readonly stems: readonly string[]
  /** Content words that no unit of the claim meets, their heaviest weight, and how many are names and numbers. */
  readonly extra: number
  readonly heaviest: number
  readonly names: number
  readonly numbers: number
}

function wordsOf(aligned: AlignedClaim, report: IndexedText, from: number, to: number): Words {
  const matched = new Set<number>()
  for (const { at } of aligned.found) for (const word of at) if (word >= from && word < to) matched.add(word)
  const stems: string[] = []
  const counts = { extra: 0, heaviest: 0, names: 0, numbers: 0 }
  for (let word = from; word < Math.min(to, from + MOST_WORDS); word++) {
    const { form, capital } = report.words[word]!
    if (form.weight === 0) continue
    stems.push(form.stem)
    if (matched.has(word)) continue
    counts.extra += 1
    counts.heaviest = Math.max(counts.heaviest, form.weight)
    if (form.isNumber) counts.numbers += 1
    else if (capital) counts.names += 1
  }
  return { stems, ...counts }
}

/** Denial on both sides, once for the whole passage and once for the clause that is about the claim. */
function denialSignals(said: Reading, made: Reading, from: number, to: number): number[] {
  const claim = said.cues('negation').length + said.cues('implicitNegation').length
  const clause = within(made.cues('negation'), from, to) + within(made.cues('implicitNegation'), from, to)
  return [
    limited(said.cues('negation').length),
    limited(made.cues('negation').length),
    said.cues('negation').length - limited(made.cues('negation').length),
    limited(said.cues('implicitNegation').length),
    limited(made.cues('implicitNegation').length),
    within(made.cues('negation'), from, to),
    // An even number of denials is none.
    Number(claim % 2 !== clause % 2),
    Number(claim % 2 !== (made.cues('negation').length + made.cues('implicitNegation').length) % 2),
  ]
}

function slotSignals(found: readonly Slot[], aligned: AlignedClaim): number[] {
  const strongest = (kind: Slot['kind']): number => found.reduce((most, one) => (one.kind === kind ? Math.max(most, one.closed) : most), 0)
  const weight = found.reduce((sum, one) => sum + one.closed * aligned.units.units[one.unit]!.weight, 0)
  return [strongest('word'), strongest('name'), strongest('number'), aligned.units.weight > 0 ? weight / aligned.units.weight : 0]
}

function strengthSignals(said: Reading, made: Reading): number[] {
  const a = said.strength()
  const b = made.strength()
  return [
    a.level,
    b.level,
    a.level - b.level,
    Math.abs(a.level - b.level),
    Number(a.hedged),
    Number(b.hedged),
    Number(a.related),
    Number(b.related),
    Number(a.causal),
    Number(b.causal),
    Number(a.able),
    Number(b.able),
    Number(a.able) - Number(b.able),
    said.cues('firm').length - limited(made.cues('firm').length),
    said.cues('tentative').length,
    made.cues('tentative').length,
    said.cues('tentative').length - made.cues('tentative').length,
  ]
}

function scopeSignals(said: Reading, made: Reading): number[] {
  return (['exclusive', 'universal', 'existential'] as const).map(
    (name) => limited(said.cues(name).length) - limited(made.cues(name).length),
  )
}

/** The part of a row that says how strongly both sides claim cause and effect. */
export const STRENGTH = { from: 1, to: 18 } as const
/** The part of a row that says how much of the claim the report has at all. */
export const GROUNDING = { from: 18, to: 41 } as const

/** In which way a report stands against a claim, and so which of its signals are read. */
export type Regime = 'wording' | 'grounding' | 'strength'

/** What is known of a claim and a passage, each part found when first asked for. */
export interface Contrast {
  /** For `wording` all signals, of which `STRENGTH` and `GROUNDING` are parts; else its part alone. */
  readonly row: (regime: Regime) => readonly number[]
  readonly contradictions: () => readonly Contradiction[]
  readonly slots: () => readonly Slot[]
}

/** How much of the claim the report has. */
const groundingSignals = (aligned: AlignedClaim): number[] => [aligned.byWords, ...aligned.row.slice(0, OWN_SIGNALS)]

/**
 * Signals of one claim against one passage (by index), in one language. `window` is the part of the passage that is about
 * the claim; `found` gives the differences in value.
 */
export function contrastOf(
  aligned: AlignedClaim,
  report: IndexedText,
  passage: number,
  window: Span,
  found: () => readonly Difference[],
): Contrast {
  const said = readClaim(aligned.units)
  const made = readPassage(report, passage)
  const opposed = once(() => contradictions(said.sides(), made.sides()))
  const inSlots = once(() => slots(aligned, report, ...passageWords(report, passage)))
  return {
    contradictions: opposed,
    slots: inSlots,
    row: (regime) => {
      if (regime === 'strength') return strengthSignals(said, made)
      if (regime === 'grounding') return groundingSignals(aligned)
      return wordingSignals(aligned, report, passage, window, { opposed: opposed(), slots: inSlots(), differences: found() })
    },
  }
}

interface Seen {
  readonly opposed: readonly Contradiction[]
  readonly slots: readonly Slot[]
  readonly differences: readonly Difference[]
}

function wordingSignals(aligned: AlignedClaim, report: IndexedText, passage: number, window: Span, seen: Seen): number[] {
  const span = report.passages[passage]!
  const [from, to] = passageWords(report, passage)
  const { units, text } = aligned.units
  const said = readClaim(aligned.units)
  const made = readPassage(report, passage)
  const carried = units.map((_, index) => aligned.found[index]!.at.some((word) => word >= from && word < to))
  const words = wordsOf(aligned, report, from, to)
  const last = units.length - 1
  let missing = 0
  let missingNames = 0
  let missingNumbers = 0
  for (let index = 0; index <= last; index++) {
    if (carried[index]) continue
    missing += 1
    if (units[index]!.kind === 'name') missingNames += 1
    if (units[index]!.kind === 'number') missingNumbers += 1
  }
  return [
    limited(seen.opposed.length),
    ...strengthSignals(said, made),
    ...groundingSignals(aligned),
    ...denialSignals(said, made, window.start - span.start, window.end - span.start),
    ...scopeSignals(said, made),
    ...slotSignals(seen.slots, aligned),
    ...ALTERATION_KINDS.map((kind) => Number(seen.differences.some((one) => one.kind === kind))),
    text.length / (span.end - span.start + 1),
    missing / Math.max(1, units.length),
    missingNames,
    missingNumbers,
    Math.min(missingNames, words.names),
    Math.min(missingNumbers, words.numbers),
    Number(!(carried[0] ?? true)),
    Number(!(carried[last] ?? true)) + Number(last > 0 && !carried[last - 1]),
    orderKept(
      units.map((unit) => unit.stem),
      words.stems,
    ),
    words.extra / Math.max(1, words.stems.length),
    words.heaviest,
    Number(!traitsOf(report.language).hasCapitals),
  ]
}
