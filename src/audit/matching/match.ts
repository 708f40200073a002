// How likely a report is one of a statement: how the two meet, and by how much better than the report meets any other statement.
import { z } from 'zod'
import type { MatchState } from '../../model/archive.ts'
import modelFile from './match-model.json' with { type: 'json' }
import { PAIR_SIGNALS } from './signals.ts'
import { linearLogOdds, probability } from '../../statistics/odds.ts'

const linear = (width: number) => z.object({ bias: z.number(), weights: z.array(z.number()).length(width) })
const RIVALRY = ['how they meet', 'lead over rivals', 'first among rivals', 'behind another report of the outlet'] as const

/** Fitted by `npm run bench:matching -- … --fit`; says itself on what. */
const matchModelSchema = z.object({
  about: z.string(),
  /** Log odds of a pair by itself, within a language and across two. */
  pair: z.object({ same: linear(PAIR_SIGNALS.length), cross: linear(PAIR_SIGNALS.length) }),
  /** From these and the rivals to the probability. */
  rivalry: z.object({ same: linear(RIVALRY.length), cross: linear(RIVALRY.length) }),
  /** Probability from which a match is taken, and from which it is at least shown to a person. */
  accept: z.number(),
  ask: z.number(),
})
export type MatchModel = z.infer<typeof matchModelSchema>

export const matchModel: MatchModel = matchModelSchema.parse(modelFile)

/** Log odds that a pair belongs together, judged by itself; `row` as `pairRow` makes it. */
export const pairOdds = (row: readonly number[], cross: boolean, model: MatchModel = matchModel): number =>
  linearLogOdds(model.pair[cross ? 'cross' : 'same'], row)

/** The weakest rival that every statement has: that the report is of none. In log odds. */
const NONE = -4
/** Beyond these a lead says no more, and log odds are not believed. */
const MOST_LEAD = 10
const MOST_ODDS = 12

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value))

/**
 * A pair among its rivals. `own` are its log odds; `rival` those of the best other statement for this report; `sibling` those of the best other
 * report of the same outlet for this statement; -Infinity where there is none.
 */
export function rivalryRow(own: number, rival: number, sibling: number): number[] {
  const lead = own - Math.max(NONE, rival)
  return [
    within(own, MOST_ODDS),
    within(lead, MOST_LEAD),
    own > rival ? 1 : 0,
    within(Math.max(0, Math.max(NONE, sibling) - own), MOST_LEAD),
  ]
}

/** Probability, 0..1, that the report is one of the statement. */
export const matchProbability = (row: readonly number[], cross: boolean, model: MatchModel = matchModel): number =>
  probability(linearLogOdds(model.rivalry[cross ? 'cross' : 'same'], row))

/** What follows from a probability: taken, shown to a person, or neither. */
export function stateOf(likely: number, model: Pick<MatchModel, 'accept' | 'ask'> = matchModel): Exclude<MatchState, 'given'> | undefined {
  if (likely >= model.accept) return 'matched'
  return likely >= model.ask ? 'ambiguous' : undefined
}
