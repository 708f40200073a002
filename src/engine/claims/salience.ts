// How much it matters when a claim is left out, with the reasons.
import type { Claim, ClaimKind, Salience } from '../../model/claim.ts'

/** Starting weight of a kind, 0..1. Set by hand after the order the project's founding case demands: acts before formulas. */
const OF_KIND: Readonly<Record<ClaimKind, number>> = {
  commitment: 0.75,
  request: 0.65,
  condition: 0.6,
  wish: 0.55,
  assertion: 0.45,
  evaluation: 0.35,
  greeting: 0.15,
  attribution: 0.05,
}

const IN_WORDS: Readonly<Record<ClaimKind, string>> = {
  commitment: 'a commitment or declared readiness',
  request: 'a request or demand',
  condition: 'a condition',
  wish: 'a wish or intent',
  assertion: 'a statement of fact',
  evaluation: 'an evaluation',
  greeting: 'a greeting or formula',
  attribution: 'a frame of attribution',
}

/** `place` is 0 for the statement's first claim and 1 for its last. */
export function salience(claim: Pick<Claim, 'kind' | 'quantities' | 'dates' | 'names'>, place: number): Salience {
  const terms: [number, string][] = [[OF_KIND[claim.kind], IN_WORDS[claim.kind]]]
  if (claim.quantities.length > 0) terms.push([0.08, 'gives a number'])
  if (claim.dates.length > 0) terms.push([0.06, 'gives a date'])
  const named = new Set(claim.names.map((name) => name.id)).size
  if (named > 0)
    terms.push([Math.min(0.1, named * 0.05), named === 1 ? 'names a person, place or body' : `names ${named} persons, places or bodies`])
  if (place < 0.2) terms.push([0.04, 'stands at the beginning'])
  const value = Math.min(
    1,
    terms.reduce((sum, [weight]) => sum + weight, 0),
  )
  return { value, reasons: terms.sort((a, b) => b[0] - a[0]).map(([, reason]) => reason) }
}
