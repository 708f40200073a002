// How much it matters when a claim is left out, with the reasons.
import type { Claim, ClaimKind, Salience } from '../../model/claim.ts'
import { cue, cueStarts, lowered } from '../../text/cues.ts'
import fitted from './salience.json' with { type: 'json' }

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

/** What the fit sees of a claim; each is a weight of `salience.json`. */
export type SalienceFeature = keyof typeof fitted.weights

/** Where a plain fact stands, and how far a log odd of the fit moves it: so that the range of 0 to 1 holds all that occur. */
const OF_A_FACT = 0.4
const PER_LOG_ODD = 0.18
/** Between claims that the fit holds equal, values and names come first. Set by hand, smaller than any fitted difference. */
const TIE = 0.01
const PER_NAME = 0.004
const MOST_NAMES = 3
/** The part of a statement that every report tells first. */
const OPENING = 0.2

/** Features of a claim, of those that were fitted; `place` is 0 for the statement's first claim and 1 for its last. */
export function salienceFeatures({ kind, text }: Pick<Claim, 'kind' | 'text'>, language: string, place: number): SalienceFeature[] {
  const denies = kind !== 'greeting' && (cue('cues.json', 'denial', language)?.test(lowered(text)) ?? false)
  return [
    ...(kind === 'condition' || kind === 'commitment' || kind === 'greeting' ? [kind] : []),
    ...(denies ? (['denial'] as const) : []),
    ...(place < OPENING ? (['opening'] as const) : []),
  ]
}

/** Numbers that tell how much or how many: not the two of "the two countries". */
function countsSomething({ text, span, quantities }: Pick<Claim, 'text' | 'span' | 'quantities'>, language: string): boolean {
  if (quantities.length === 0) return false
  const pairs = cueStarts('cues.json', 'pair', language, lowered(text))
  return quantities.some((one) => {
    const [start, end] = [one.span.start - span.start, one.span.end - span.start]
    return !pairs.some((pair) => pair <= start && end - pair <= LONGEST_PAIR)
  })
}
/** "between the two" with what stands before it. */
const LONGEST_PAIR = 12

/**
 * Salience of a claim, 0..1. Kind, denial and place by weights fitted on the gaps that readers called the most important
 * (`salience.json`); values and names only part what these hold equal. `place` as for `salienceFeatures`.
 */
export function salience(claim: Omit<Claim, 'salience' | 'id' | 'sentence'>, language: string, place: number): Salience {
  const features = salienceFeatures(claim, language, place)
  const weightOf = (feature: SalienceFeature): number => (features.includes(feature) ? PER_LOG_ODD * fitted.weights[feature] : 0)
  const ofKind =
    OF_A_FACT + weightOf('condition') + weightOf('commitment') + weightOf('greeting') - (claim.kind === 'attribution' ? OF_A_FACT : 0)
  const terms: [number, string][] = [[ofKind, IN_WORDS[claim.kind]]]
  if (features.includes('denial')) terms.push([weightOf('denial'), 'is put in the negative'])
  if (countsSomething(claim, language)) terms.push([TIE, 'gives a number'])
  if (claim.dates.length > 0) terms.push([TIE, 'gives a date'])
  const named = new Set(claim.names.map((name) => name.id)).size
  if (named > 0)
    terms.push([
      PER_NAME * Math.min(MOST_NAMES, named),
      named === 1 ? 'names a person, place or body' : `names ${named} persons, places or bodies`,
    ])
  const value = terms.reduce((sum, [weight]) => sum + weight, weightOf('opening'))
  return { value: Math.max(0, Math.min(1, value)), reasons: terms.sort((a, b) => b[0] - a[0]).map(([, reason]) => reason) }
}
