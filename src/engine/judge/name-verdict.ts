// What a verdict is: the one rule, for the engine alone and for the engine with models.
import type { Settings } from '../../model/comparison.ts'
import type { Alteration, VerdictKind } from '../../model/verdict.ts'

/** Coverage from which claim and passage are taken to speak of the same thing, so that differing values are alterations and not other news. */
const ALIGNED = 0.5
/** Strength from which an alteration decides the verdict; below it is a suspicion, kept for ranking. */
export const SURE_ALTERATION = 0.6

/** Whether an alteration, by its strength of 0..1, decides the verdict and is not only a suspicion. */
export const isSure = (alteration: Alteration): boolean => alteration.strength >= SURE_ALTERATION

export interface Named {
  readonly kind: VerdictKind
  readonly confidence: number
  readonly reason: string
}

export interface Changed {
  readonly alteration: Alteration
  /** 0..1: coverage if the changed value were the claim's own. */
  readonly carried: number
}

/**
 * Names a verdict. `missing`: share of the claim (0..1) that the evidence lacks, where it is enough to call the claim carried in part.
 * `changed`: the surest alteration, where it is sure enough to decide.
 */
export function nameVerdict(coverage: number, missing: number | undefined, changed: Changed | undefined, settings: Settings): Named {
  const percent = `${Math.round(coverage * 100)} %`
  if (changed && changed.carried >= ALIGNED)
    return { kind: 'altered', confidence: changed.alteration.strength * changed.carried, reason: changed.alteration.reason }
  if (coverage < settings.omitted)
    return { kind: 'omitted', confidence: 1 - coverage, reason: `no passage carries it (probability of presence ${percent})` }
  if (coverage >= settings.present) {
    if (missing !== undefined)
      return {
        kind: 'partial',
        confidence: Math.min(coverage, 0.5 + missing / 2),
        reason: `carried in part (${Math.round(missing * 100)} % of its weight is not in the evidence)`,
      }
    return { kind: 'reported', confidence: coverage, reason: `the report carries it (probability of presence ${percent})` }
  }
  return {
    kind: 'unsure',
    confidence: 1 - Math.abs(coverage - 0.5) * 2,
    reason: `the signals disagree (probability of presence ${percent}): a person must look`,
  }
}
