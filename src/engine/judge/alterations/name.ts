// Another name of the same kind where the claim's should be.
import type { NameMention } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import { nameRows } from '../../../text/names.ts'
import { traitsOf } from '../../../text/languages.ts'
import { overlaps } from '../../../text/spans.ts'
import { words } from '../../../text/words.ts'
import { became, within, type Difference, type Pair } from './pair.ts'

let rows: ReadonlyMap<string, ReturnType<typeof nameRows>[number]> | undefined

/** Whether one name is a part of the other in the passage's language, or is used for it: England and the United Kingdom are both 英国. */
function isKin(pair: Pair, name: NameMention, other: NameMention): boolean {
  rows ??= new Map(nameRows().map((row) => [row.id, row]))
  const shown = pair.made.text.slice(other.span.start, other.span.end)
  return (rows.get(name.id)?.forms()[pair.made.language] ?? []).some((form) => form.includes(shown) || shown.includes(form))
}

/** How a known name of the claim fares in a passage. */
export interface NameFate {
  readonly name: NameMention
  readonly isMet: boolean
  readonly rival: Span | undefined
  /** The rival is what the name's own tokens met: without it, a country in the same clause may be anybody. */
  readonly isCounterpart: boolean
  /** The statement has the rival nowhere. */
  readonly isNew: boolean
  /** The name stands elsewhere in the report. */
  readonly isElsewhere: boolean
}

/** Fate of each known name of the claim (`seeds/names.tsv`): what merely begins with a capital may be anything. */
export function nameFates(pair: Pair): NameFate[] {
  const own = pair.said.names()
  if (own.length === 0) return []
  const others = pair.made.names()
  const inClaim = new Set(own.map((name) => name.id))
  const inPassage = new Set(others.map((name) => name.id))
  return own.map((name): NameFate => {
    if (inPassage.has(name.id)) return { name, isMet: true, rival: undefined, isCounterpart: false, isNew: false, isElsewhere: false }
    const places = pair.counterparts?.(name.span) ?? []
    const rivals = others.filter(
      (other) => other.kind === name.kind && !inClaim.has(other.id) && within(pair.window, other.span.start) && !isKin(pair, name, other),
    )
    const counterpart = rivals.find((other) => places.some((place) => overlaps(place, other.span)))
    const rival = counterpart ?? rivals[0]
    const { statement, report } = pair.around ?? {}
    return {
      name,
      isMet: false,
      rival: rival?.span,
      isCounterpart: counterpart !== undefined,
      isNew: rival !== undefined && !statement?.names().has(rival.id),
      isElsewhere: report?.names().has(name.id) ?? false,
    }
  })
}

/** The claim's names that another name of their kind stands for, in the part of the passage that speaks of the claim. */
export function nameDifferences(pair: Pair, fates: readonly NameFate[]): Difference[] {
  return fates.flatMap(({ name, rival }): Difference[] =>
    rival ? [{ kind: 'name', claim: name.span, passage: rival, reason: became(pair, name.span, rival) }] : [],
  )
}

/** Words with a capital inside a sentence, whether known or not; none in languages without capitals. */
function capitals(text: string, language: string): Span[] {
  if (!traitsOf(language).hasCapitals) return []
  return words(text, language).flatMap(({ start, end }, index) =>
    index > 0 && /^\p{Lu}/u.test(text.slice(start, end)) && end - start > 2 ? [{ start, end }] : [],
  )
}

/** Letters that two words must share from their beginning to be one name in another case or with another ending. */
const SHARED = 4

const isSameWord = (a: string, b: string): boolean => {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()]
  return x.slice(0, SHARED) === y.slice(0, SHARED) || x.includes(y) || y.includes(x)
}

/** Words with a capital of the passage that one of the claim's met, and that the claim does not have; in one script only. */
function strangers(pair: Pair): readonly string[] {
  if (!pair.sameLanguage || !pair.counterparts) return []
  const own = capitals(pair.said.text, pair.said.language)
  if (own.length === 0) return []
  const others = capitals(pair.made.text, pair.made.language)
  const at = (text: string, span: Span): string => text.slice(span.start, span.end)
  const claimWords = own.map((span) => at(pair.said.text, span))
  return own.flatMap((span) => {
    const word = at(pair.said.text, span)
    if (others.some((other) => isSameWord(word, at(pair.made.text, other)))) return []
    const places = pair.counterparts!(span)
    const met = others.find(
      (other) => places.some((place) => overlaps(place, other)) && !claimWords.some((one) => isSameWord(one, at(pair.made.text, other))),
    )
    return met ? [at(pair.made.text, met)] : []
  })
}

/** How many signals `nameSignals` gives. */
export const NAME_SIGNALS = 9

/**
 * Signals: known names of the claim, the share that is met, rivals that are counterparts, other rivals, unknown names that met others;
 * rivals that the statement does not have, names that are not met here but elsewhere in the report, and nowhere, unknown names that met
 * others that the statement does not have.
 */
export function nameSignals(pair: Pair, fates: readonly NameFate[]): number[] {
  const share = fates.length === 0 ? -1 : fates.filter((fate) => fate.isMet).length / fates.length
  const unmet = fates.filter((fate) => !fate.isMet)
  const met = strangers(pair)
  return [
    fates.length,
    share,
    fates.filter((fate) => fate.isCounterpart).length,
    fates.filter((fate) => fate.rival && !fate.isCounterpart).length,
    met.length,
    fates.filter((fate) => fate.isNew).length,
    unmet.filter((fate) => fate.isElsewhere).length,
    unmet.filter((fate) => !fate.isElsewhere).length,
    met.filter((word) => !pair.around?.statement.lower().includes(word.toLowerCase())).length,
  ]
}
