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

/** What was fitted of a cell beside its coverage, where meaning was read: probabilities, 0..1. */
export interface Fitted {
  readonly altered: number
  readonly partial: number
}

/** What speaks against calling a claim reported. */
export interface Doubts {
  readonly fitted?: Fitted | undefined
  /** Which value stands otherwise at the claim's place, where that is not sure enough to be an alteration. */
  readonly unlike?: string | undefined
}

/** Shares of a claim below this are not told. */
const WORTH_TELLING = 0.05

/**
 * Names a verdict. `missing`: share of the claim (0..1) that the evidence lacks, where it is enough to call the claim carried in part.
 * `changed`: the surest alteration, where it is sure enough to decide. Confidence is the probability that the verdict is right; of
 * *reported*, that the claim is there unaltered. On cases, cross-validated, it is off by .03 on average; coverage alone by .15.
 */
export function nameVerdict(
  coverage: number,
  missing: number | undefined,
  changed: Changed | undefined,
  settings: Settings,
  { fitted, unlike }: Doubts = {},
): Named {
  const percent = `${Math.round(coverage * 100)} %`
  if (changed && changed.carried >= ALIGNED)
    return {
      kind: 'altered',
      confidence: fitted?.altered ?? changed.alteration.strength * changed.carried,
      reason: changed.alteration.reason,
    }
  if (coverage < settings.omitted)
    return { kind: 'omitted', confidence: 1 - coverage, reason: `no passage carries it (coverage ${percent})` }
  const undecided = (reason: string): Named => ({ kind: 'unsure', confidence: 1 - Math.abs(coverage - 0.5) * 2, reason })
  if (coverage < settings.present) return undecided(`the signals disagree (coverage ${percent}): a person must look`)
  if (unlike !== undefined) return undecided(`${unlike}, and the signals disagree whether that is meant: a person must look`)
  if (missing !== undefined) {
    const share = missing < WORTH_TELLING ? '' : ` (${Math.round(missing * 100)} % of its weight is not in the evidence)`
    return { kind: 'partial', confidence: fitted?.partial ?? Math.min(coverage, 0.5 + missing / 2), reason: `carried in part${share}` }
  }
  return {
    kind: 'reported',
    confidence: coverage * (1 - (fitted?.altered ?? 0)),
    reason: `the report carries it (coverage ${percent})`,
  }
}
