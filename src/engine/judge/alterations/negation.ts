// Denied on one side only.
import type { Span } from '../../../model/span.ts'
import { cited, isSameClaim, within, type Difference, type Pair } from './pair.ts'

const CUE_LENGTH = 12

const cueAt = (text: string, start: number): Span => {
  const end = text.slice(start, start + CUE_LENGTH).search(/[\s,.;]/)
  return { start, end: start + (end > 0 ? end : Math.min(CUE_LENGTH, text.length - start)) }
}

/**
 * At most one difference: a denial that only one side has, where both say little else than each other. Words that deny without a denial
 * (“has yet to”) on the other side are its match. Where no word can be pointed at, the span is the whole claim or the window.
 */
export function negationDifferences(pair: Pair): Difference[] {
  const { said, made, window } = pair
  if (!isSameClaim(pair)) return []
  const claimCue = said.cues('negation')[0]
  const passageCue = made.cues('negation').find((start) => within(window, start))
  if ((claimCue === undefined) === (passageCue === undefined)) return []
  // "Has yet to" against "has not": a denial in other words.
  if (claimCue === undefined ? said.cues('implicitNegation').length > 0 : made.cues('implicitNegation').some((at) => within(window, at)))
    return []
  const claim = claimCue === undefined ? { start: 0, end: said.text.length } : cueAt(said.text, claimCue)
  const passage = passageCue === undefined ? window : cueAt(made.text, passageCue)
  const reason =
    claimCue === undefined
      ? `“${cited(made, passage)}” was added: the report denies, the statement does not`
      : `“${cited(said, claim)}” is gone: the statement denies, the report does not`
  return [{ kind: 'negation', claim, passage, reason }]
}
