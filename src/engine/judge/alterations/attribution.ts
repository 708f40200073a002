// Somebody else is said to have said it.
import type { Span } from '../../../model/span.ts'
import { conceptHits } from '../../../text/lexicon.ts'
import { words } from '../../../text/words.ts'
import type { Reading } from '../reading.ts'
import { became, type Difference, type Pair } from './pair.ts'

interface Identity {
  readonly stems: ReadonlySet<string>
  readonly concepts: ReadonlySet<number>
}

/** `named`: only what is a name counts, for across languages other words may translate in many ways. */
function identity(reading: Reading, span: Span, named: boolean): Identity {
  const text = reading.text.slice(span.start, span.end)
  const own = words(text, reading.language)
  return {
    stems: new Set(own.filter((word) => word.form.weight > 0).map((word) => word.form.stem)),
    concepts: new Set(conceptHits(text, reading.language, own).flatMap((hit) => (named && !hit.isName ? [] : [...hit.concepts]))),
  }
}

const meet = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => [...a].some((one) => b.has(one))

const isEmpty = ({ stems, concepts }: Identity): boolean => stems.size === 0 && concepts.size === 0

/** How many signals `speakerSignals` gives. */
export const SPEAKER_SIGNALS = 3

/**
 * Signals: whether the claim names who says it, whether the passage does and not by a pronoun alone, and whether whoever the passage
 * names is spoken of in the statement (-1 where it names nobody).
 */
export function speakerSignals({ said, made, sameLanguage, around }: Pair): number[] {
  const isSaid = Number(said.speaker() !== undefined)
  const passage = made.speaker()
  const who = passage && identity(made, passage, false)
  if (!who || isEmpty(who)) return [isSaid, 0, -1]
  const { statement } = around ?? {}
  const isKnown = !statement || meet(who.concepts, statement.concepts()) || (sameLanguage && meet(who.stems, statement.stems()))
  return [isSaid, 1, Number(isKnown)]
}

/** Pronouns name nobody: a speaker without a word of content is no other speaker. */
export function attributionDifferences(pair: Pair): Difference[] {
  const claim = pair.said.speaker()
  const passage = claim && pair.made.speaker()
  if (!claim || !passage) return []
  const a = identity(pair.said, claim, !pair.sameLanguage)
  const b = identity(pair.made, passage, !pair.sameLanguage)
  if (isEmpty(a) || isEmpty(b)) return []
  if (meet(a.concepts, b.concepts) || (pair.sameLanguage && meet(a.stems, b.stems))) return []
  // Across languages only what the dictionary knows on both sides can differ.
  if (!pair.sameLanguage && (a.concepts.size === 0 || b.concepts.size === 0)) return []
  return [{ kind: 'attribution', claim, passage, reason: became(pair, claim, passage) }]
}
