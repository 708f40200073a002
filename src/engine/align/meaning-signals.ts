// What the vectors of a claim's tokens find in a report: late interaction, token by token.
// Each token of the claim takes its best match among a passage's tokens; the mean over the claim's tokens, weighted by how much
// each counts, is the passage's score (after BERTScore recall, Zhang et al. 2020; ColBERT, Khattab and Zaharia 2020).
import { MEANING_UNIT, MEANING_WIDTH, type TokenVectors } from '../../model/meaning.ts'
import type { Span } from '../../model/span.ts'
import type { SignalInfo } from './signals.ts'

/** The tokens of one claim, each seen in its sentence. */
export interface ClaimTokens {
  readonly count: number
  /** Half-open spans on the claim's own text. */
  readonly spans: readonly Span[]
  readonly weights: Float32Array
  readonly vectors: Int8Array
}

/** A token of a claim and what it met in a passage. */
export interface TokenMatch {
  /** Cosine of the best match, -1..1. */
  readonly cosine: number
  /** Token of the passage that it is with, -1 where the passage has none. */
  readonly token: number
}

export interface PassageMatch {
  readonly passage: number
  /** Weighted mean of the tokens' cosines, -1..1. */
  readonly score: number
}

export interface MeaningMatch {
  readonly tokens: ClaimTokens
  /** All passages, best first. */
  readonly passages: readonly PassageMatch[]
  /** What each token of the claim met in the best passage, and in the whole report. */
  readonly inBest: readonly TokenMatch[]
  readonly anywhere: readonly number[]
  /** Values of `MEANING_SIGNALS`. */
  readonly row: readonly number[]
}

const signal = (name: string, direction: 0 | 1, there: string, missing: string): SignalInfo => ({ name, direction, says: [there, missing] })

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
]

const SQUARE = MEANING_UNIT * MEANING_UNIT

/** Tokens of a claim at spans of its sentences' tokens. `sentences`: start of each on the claim's text coordinate. */
export function claimTokens(parts: readonly { readonly vectors: TokenVectors; readonly offset: number }[], length: number): ClaimTokens {
  const spans: Span[] = []
  const weights: number[] = []
  const rows: Int8Array[] = []
  for (const { vectors, offset } of parts)
    for (let token = 0; token < vectors.count; token++) {
      const start = vectors.starts[token]! + offset
      const end = vectors.ends[token]! + offset
      if (end <= 0 || start >= length) continue
      spans.push({ start: Math.max(0, start), end: Math.min(length, end) })
      weights.push(vectors.weights[token]!)
      rows.push(vectors.vectors.subarray(token * MEANING_WIDTH, (token + 1) * MEANING_WIDTH))
    }
  const vectors = new Int8Array(rows.length * MEANING_WIDTH)
  rows.forEach((row, index) => vectors.set(row, index * MEANING_WIDTH))
  return { count: rows.length, spans, weights: Float32Array.from(weights), vectors }
}

/** Best match of each row of `claims` among a passage's tokens. */
function bestMatches(vectors: Int8Array, count: number, passage: TokenVectors): { cosines: Float32Array; tokens: Int32Array } {
  const cosines = new Float32Array(count).fill(passage.count === 0 ? 0 : -1)
  const tokens = new Int32Array(count).fill(-1)
  const other = passage.vectors
  for (let row = 0; row < count; row++) {
    const from = row * MEANING_WIDTH
    let most = -Infinity
    let at = -1
    for (let token = 0; token < passage.count; token++) {
      let dot = 0
      for (let left = from, right = token * MEANING_WIDTH, end = from + MEANING_WIDTH; left < end; left++, right++)
        dot += vectors[left]! * other[right]!
      if (dot > most) {
        most = dot
        at = token
      }
    }
    if (at < 0) continue
    cosines[row] = most / SQUARE
    tokens[row] = at
  }
  return { cosines, tokens }
}

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length)

/** Tokens that count less than this share of the claim's heaviest are not asked whether they were met at all. */
const COUNTS = 0.25

/** Share of a passage's weight that the claim's tokens meet. */
function accountedFor(claim: ClaimTokens, passage: TokenVectors): number {
  let sum = 0
  let total = 0
  const { cosines } = bestMatches(passage.vectors, passage.count, {
    count: claim.count,
    vectors: claim.vectors,
    weights: claim.weights,
    starts: passage.starts,
    ends: passage.ends,
  })
  for (let token = 0; token < passage.count; token++) {
    sum += passage.weights[token]! * cosines[token]!
    total += passage.weights[token]!
  }
  return total > 0 ? sum / total : 0
}

interface Scored {
  readonly scores: readonly number[]
  readonly cosines: readonly Float32Array[]
  readonly tokens: readonly Int32Array[]
}

function scored(claim: ClaimTokens, passages: readonly (TokenVectors | undefined)[]): Scored {
  const total = claim.weights.reduce((sum, one) => sum + one, 0) || 1
  const matches = passages.map((passage) =>
    passage === undefined || passage.count === 0
      ? { cosines: new Float32Array(claim.count), tokens: new Int32Array(claim.count).fill(-1) }
      : bestMatches(claim.vectors, claim.count, passage),
  )
  return {
    scores: matches.map(({ cosines }) => {
      let sum = 0
      for (let token = 0; token < claim.count; token++) sum += claim.weights[token]! * cosines[token]!
      return sum / total
    }),
    cosines: matches.map((one) => one.cosines),
    tokens: matches.map((one) => one.tokens),
  }
}

function indexOfMost(values: readonly number[]): number {
  let best = 0
  for (let index = 1; index < values.length; index++) if (values[index]! > values[best]!) best = index
  return best
}

/** How many of the sorted values lie below one. */
function rankOf(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Signals of all claims of a statement in one report. Time grows with claim tokens × report tokens. */
export function matchMeaning(claims: readonly ClaimTokens[], passages: readonly (TokenVectors | undefined)[]): MeaningMatch[] {
  const all = claims.map((claim) => scored(claim, passages))
  const bests = all.map(({ scores }) => indexOfMost(scores))
  const bestScores = all.map(({ scores }, index) => scores[bests[index]!] ?? 0)
  const everyMean = mean(bestScores)
  const ranked = [...bestScores].sort((a, b) => a - b)
  // Best claim at each passage, and the next: who else could the passage be about.
  const rivals = passages.map((_, passage) => {
    let [first, second] = [-1, -1]
    let at = -1
    all.forEach(({ scores }, claim) => {
      const score = scores[passage]!
      if (score > first) {
        second = first
        first = score
        at = claim
      } else if (score > second) second = score
    })
    return { first, second, at }
  })
  return claims.map((claim, index) => {
    const { scores, cosines, tokens } = all[index]!
    const best = bests[index]!
    const score = bestScores[index]!
    const anywhere = Array.from({ length: claim.count }, (_, token) => cosines.reduce((most, list) => Math.max(most, list[token]!), -1))
    const inBest = Array.from({ length: claim.count }, (_, token) => ({
      cosine: cosines[best]?.[token] ?? 0,
      token: tokens[best]?.[token] ?? -1,
    }))
    const total = claim.weights.reduce((sum, one) => sum + one, 0) || 1
    const weighted = (values: readonly number[]): number => values.reduce((sum, one, token) => sum + one * claim.weights[token]!, 0) / total
    let two = score
    for (let passage = 0; passage + 1 < passages.length; passage++) {
      let sum = 0
      for (let token = 0; token < claim.count; token++)
        sum += claim.weights[token]! * Math.max(cosines[passage]![token]!, cosines[passage + 1]![token]!)
      two = Math.max(two, sum / total)
    }
    const heaviest = claim.weights.reduce((most, one) => Math.max(most, one), 0)
    const counting = inBest.flatMap((one, token) => (claim.weights[token]! >= heaviest * COUNTS ? [one.cosine] : [])).sort((a, b) => a - b)
    const countingAnywhere = anywhere.filter((_, token) => claim.weights[token]! >= heaviest * COUNTS)
    const order = [...scores].sort((a, b) => b - a)
    const second = order[1] ?? order[0] ?? 0
    const rival = rivals[best]
    const neighbours = [index - 1, index + 1].filter((one) => one >= 0 && one < claims.length)
    const beside = neighbours.map((one) => Math.abs(best - bests[one]!))
    const others = claims.length > 1 ? (everyMean * claims.length - score) / (claims.length - 1) : score
    return {
      tokens: claim,
      passages: scores.map((one, passage) => ({ passage, score: one })).sort((a, b) => b.score - a.score || a.passage - b.passage),
      inBest,
      anywhere,
      row: [
        score,
        two,
        weighted(anywhere),
        score - mean(scores),
        second,
        counting[0] ?? 0,
        countingAnywhere.length === 0 ? 0 : Math.min(...countingAnywhere),
        Math.sqrt(weighted(inBest.map((one) => (one.cosine - score) ** 2))),
        passages[best] === undefined ? 0 : accountedFor(claim, passages[best]),
        neighbours.length === 0 ? score : mean(neighbours.map((one) => bestScores[one]!)),
        others,
        score - (rival === undefined ? 0 : rival.at === index ? rival.second : rival.first),
        beside.length === 0 ? -1 : Math.min(5, Math.min(...beside)),
        counting[Math.min(2, counting.length - 1)] ?? 0,
        score - second,
        Math.log(1 + claim.count),
        claims.length > 1 ? rankOf(ranked, score) / (claims.length - 1) : 0.5,
      ],
    }
  })
}
