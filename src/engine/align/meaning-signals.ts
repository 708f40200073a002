// What the vectors of a claim's tokens find in a report: late interaction, token by token.
// Each token of the claim takes its best match among a passage's tokens; the mean over the claim's tokens, weighted by how much
// each counts, is the passage's score (after BERTScore recall, Zhang et al. 2020; ColBERT, Khattab and Zaharia 2020).
import type { PairReading, TokenVectors } from '../../model/meaning.ts'
import { firstWhere } from '../../text/spans.ts'
import { readPair } from './pair-reader.ts'
import { pairWeights, type PairWeights } from './pair-weights.ts'
import { shortlists, type Shortlist } from './shortlist.ts'
import { signal, type SignalInfo } from './signals.ts'
import { accountedFor, bestMatches, type ClaimTokens, type TokenMatch } from './token-matches.ts'

export interface PassageMatch {
  readonly passage: number
  /** Weighted mean of the tokens' cosines, -1..1. */
  readonly score: number
}

export interface MeaningMatch {
  readonly tokens: ClaimTokens
  /** Passages that were looked at, best first. */
  readonly passages: readonly PassageMatch[]
  /** What each token of the claim met in the best passage, and in the whole report. */
  readonly inBest: readonly TokenMatch[]
  readonly anywhere: readonly number[]
  /** Values of `MEANING_SIGNALS`; without the last six (`readTogether`) before its pairs are read. */
  readonly row: readonly number[]
}

/** What one reading of a claim and a passage gives (`oddsOf`). */
const oddsSignals = (name: string, direction: SignalInfo['direction'], reads: string): readonly SignalInfo[] => [
  signal(`${name}, there`, direction, `${reads} told`, `${reads} left out`),
  signal(`${name}, altered`, 0, '', ''),
  signal(`${name}, in part`, 0, '', ''),
]

export const MEANING_SIGNALS: readonly SignalInfo[] = [
  signal('best passage', 1, 'one passage says it, in whatever words', 'no passage says it in any words'),
  signal('best two passages', 1, 'two neighbouring passages say it together', 'no two passages say it together'),
  signal('whole report', 1, 'all that it speaks of is in the report', 'some of what it speaks of is nowhere in the report'),
  signal('best over mean', 0, 'one passage is nearer to it than the rest', 'no passage is nearer to it than the rest'),
  signal('second passage', 0, 'other passages speak of it too', ''),
  signal('least met token', 1, 'every word of it has a counterpart', 'a word of it has no counterpart'),
  signal('least met token anywhere', 1, 'every word of it has a counterpart somewhere', 'a word of it has no counterpart anywhere'),
  signal('spread of tokens', 0, '', ''),
  signal('passage accounted for', 0, 'the nearest passage is about it', 'the nearest passage is about something else'),
  signal('neighbouring claims in meaning', 0, 'its neighbours are told', 'its neighbours are not told'),
  signal('other claims in meaning', 0, 'the report tells much of the statement', 'the report tells little of the statement'),
  signal('rival claim at the passage', 0, 'the nearest passage is nearest to it', 'the nearest passage tells another claim'),
  signal('beside the neighbours', 0, '', ''),
  signal('third least met', 0, 'nearly all its words have counterparts', 'several words of it have no counterpart'),
  signal('best over second', 0, '', ''),
  signal('tokens', 0, '', ''),
  signal('rank among claims', 0, 'other claims are told less surely', 'other claims are told more surely'),
  ...oddsSignals('side by side', 1, 'side by side with the nearest passage it reads as'),
  ...oddsSignals('read together', 0, 'read together with the nearest passage it is'),
  ...oddsSignals('read with the second passage', 0, 'read together with the second passage it is'),
]

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length)

/** Tokens that count less than this share of the claim's heaviest are not asked whether they were met at all. */
const COUNTS = 0.25

/** What one claim met in the passages that were looked at for it. */
interface Scored {
  /** The passages, ascending, and the score of each. */
  readonly list: Shortlist
  readonly scores: readonly number[]
  /** The best passage and its place in the list; 0 where there is none. */
  readonly best: number
  readonly score: number
  readonly mean: number
  /** Of the best two neighbouring passages together. */
  readonly two: number
  readonly inBest: readonly TokenMatch[]
  readonly anywhere: readonly number[]
}

const totalOf = (weights: Float32Array): number => weights.reduce((sum, one) => sum + one, 0) || 1

/** Mean over all passages: of those that were not looked at, the sample speaks. */
function meanScore({ passages, sample }: Shortlist, scores: readonly number[], count: number): number {
  if (sample.size === 0) return mean(scores)
  let [chosen, sampled] = [0, 0]
  scores.forEach((score, index) => {
    if (sample.has(passages[index]!)) sampled += score
    else chosen += score
  })
  const few = passages.length - sample.size
  return (chosen + ((count - few) * sampled) / sample.size) / count
}

function scored(claim: ClaimTokens, passages: readonly (TokenVectors | undefined)[], list: Shortlist): Scored {
  const total = totalOf(claim.weights)
  const matches = Array.from(list.passages, (index) => {
    const passage = passages[index]
    return passage === undefined || passage.count === 0
      ? { cosines: new Float32Array(claim.count), tokens: new Int32Array(claim.count).fill(-1) }
      : bestMatches(claim.vectors, claim.count, passage)
  })
  const scores = matches.map(({ cosines }) => {
    let sum = 0
    for (let token = 0; token < claim.count; token++) sum += claim.weights[token]! * cosines[token]!
    return sum / total
  })
  const place = indexOfMost(scores)
  const score = scores[place] ?? 0
  let two = score
  for (let index = 0; index + 1 < matches.length; index++) {
    if (list.passages[index + 1] !== list.passages[index]! + 1) continue
    let sum = 0
    for (let token = 0; token < claim.count; token++)
      sum += claim.weights[token]! * Math.max(matches[index]!.cosines[token]!, matches[index + 1]!.cosines[token]!)
    two = Math.max(two, sum / total)
  }
  return {
    list,
    scores,
    best: list.passages[place] ?? 0,
    score,
    mean: meanScore(list, scores, passages.length),
    two,
    inBest: Array.from({ length: claim.count }, (_, token) => ({
      cosine: matches[place]?.cosines[token] ?? 0,
      token: matches[place]?.tokens[token] ?? -1,
    })),
    anywhere: Array.from({ length: claim.count }, (_, token) => matches.reduce((most, { cosines }) => Math.max(most, cosines[token]!), -1)),
  }
}

function indexOfMost(values: readonly number[]): number {
  let best = 0
  for (let index = 1; index < values.length; index++) if (values[index]! > values[best]!) best = index
  return best
}

/** How many of the sorted values lie below one. */
const rankOf = (sorted: readonly number[], value: number): number => firstWhere(0, sorted.length, (index) => sorted[index]! >= value)

/** The best claim at a passage, and the score of the next. */
interface Rival {
  first: number
  second: number
  at: number
}

/** Who else each passage could be about. */
function rivalsOf(all: readonly Scored[], count: number): Rival[] {
  const rivals = Array.from({ length: count }, (): Rival => ({ first: -1, second: -1, at: -1 }))
  all.forEach(({ list, scores }, claim) => {
    scores.forEach((score, index) => {
      const rival = rivals[list.passages[index]!]!
      if (score > rival.first) {
        rival.second = rival.first
        rival.first = score
        rival.at = claim
      } else if (score > rival.second) rival.second = score
    })
  })
  return rivals
}

/** Log odds of told over left out, side by side, below which a passage says nothing of a claim. */
const LEAST_TOLD = -3.5
const SIDE_BY_SIDE = MEANING_SIGNALS.findIndex(({ name }) => name === 'side by side, there')

/**
 * Whether the nearest passage plainly says nothing of a claim, by a row before it is read together with it; also where either has
 * no tokens. Reading them together takes longer than all else, and would not change it.
 */
export const isPlainlyLeftOut = (row: readonly number[]): boolean => row[SIDE_BY_SIDE] === 0 || row[SIDE_BY_SIDE]! < LEAST_TOLD

/** No value: claim and passage were not read together. Log odds lie far above. */
const NOT_READ = -99

/** Passages, the nearest, that a claim is read together with at most. */
export const MOST_READ = 2
/** What one reading says (`oddsOf`). */
const ODDS = 3
/** How many of `MEANING_SIGNALS`, the last, are of reading claim and passages together. */
export const READ_TOGETHER = MOST_READ * ODDS

/** Log odds of told over left out, of altered and of in part over told as it is. */
const oddsOf = ({ reported, altered, partial, omitted }: PairReading): number[] => [
  reported - omitted,
  altered - reported,
  partial - reported,
]

/** Those of the readings with the nearest passages, in order; of those that were not read as well. */
export const readTogether = (readings: readonly (PairReading | undefined)[] = []): number[] =>
  Array.from({ length: MOST_READ }, (_, passage) => {
    const reading = readings[passage]
    return reading === undefined ? new Array<number>(ODDS).fill(NOT_READ) : oddsOf(reading)
  }).flat()

const NO_WORDS: readonly number[] = []

/** What reading claim and passage side by side says, as `oddsOf`. */
function sideBySide(claim: ClaimTokens, passage: TokenVectors | undefined, weights: PairWeights): number[] {
  if (passage === undefined || passage.count === 0 || claim.count === 0) return [0, 0, 0]
  return oddsOf(readPair(claim, passage, weights))
}

/**
 * Signals of all claims of a statement in one report. Every claim is held against every passage of an ordinary report, and against a
 * shortlist of a very long one (`LOOKED_AT`): time grows with the claims' tokens, and no further with the report's. The best passage
 * of each claim is read side by side with it.
 * `withWords`: the passages that have words of a claim, best first; they are on its shortlist.
 */
export function matchMeaning(
  claims: readonly ClaimTokens[],
  passages: readonly (TokenVectors | undefined)[],
  withWords: (claim: number) => readonly number[] = () => NO_WORDS,
  weights: PairWeights = pairWeights(),
): MeaningMatch[] {
  const shortlist = shortlists(claims, passages, withWords)
  const all = claims.map((claim, index) => scored(claim, passages, shortlist(index)))
  const everyMean = mean(all.map((one) => one.score))
  const ranked = all.map((one) => one.score).sort((a, b) => a - b)
  const rivals = rivalsOf(all, passages.length)
  return claims.map((claim, index) => {
    const { list, scores, best, score, two, inBest, anywhere, mean: meanOfAll } = all[index]!
    const total = totalOf(claim.weights)
    const weighted = (values: readonly number[]): number => values.reduce((sum, one, token) => sum + one * claim.weights[token]!, 0) / total
    const heaviest = claim.weights.reduce((most, one) => Math.max(most, one), 0)
    const counting = inBest.flatMap((one, token) => (claim.weights[token]! >= heaviest * COUNTS ? [one.cosine] : [])).sort((a, b) => a - b)
    const countingAnywhere = anywhere.filter((_, token) => claim.weights[token]! >= heaviest * COUNTS)
    const order = [...scores].sort((a, b) => b - a)
    const second = order[1] ?? order[0] ?? 0
    const rival = rivals[best]
    const neighbours = [index - 1, index + 1].filter((one) => one >= 0 && one < claims.length)
    const beside = neighbours.map((one) => Math.abs(best - all[one]!.best))
    const others = claims.length > 1 ? (everyMean * claims.length - score) / (claims.length - 1) : score
    return {
      tokens: claim,
      passages: scores
        .map((one, at) => ({ passage: list.passages[at]!, score: one }))
        .sort((a, b) => b.score - a.score || a.passage - b.passage),
      inBest,
      anywhere,
      row: [
        score,
        two,
        weighted(anywhere),
        score - meanOfAll,
        second,
        counting[0] ?? 0,
        countingAnywhere.reduce((least, one) => Math.min(least, one), countingAnywhere[0] ?? 0),
        Math.sqrt(weighted(inBest.map((one) => (one.cosine - score) ** 2))),
        passages[best] === undefined ? 0 : accountedFor(claim, passages[best]),
        neighbours.length === 0 ? score : mean(neighbours.map((one) => all[one]!.score)),
        others,
        score - (rival === undefined ? 0 : rival.at === index ? rival.second : rival.first),
        beside.length === 0 ? -1 : Math.min(5, Math.min(...beside)),
        counting[Math.min(2, counting.length - 1)] ?? 0,
        score - second,
        Math.log(1 + claim.count),
        claims.length > 1 ? rankOf(ranked, score) / (claims.length - 1) : 0.5,
        ...sideBySide(claim, passages[best], weights),
      ],
    }
  })
}
