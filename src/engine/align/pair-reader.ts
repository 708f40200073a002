// Claim and passage read side by side: every token of both sees every other, and four answers are weighed. A transformer of one layer
// (Vaswani et al. 2017; normalised first, Xiong et al. 2020) over vectors that are at hand, joined late as in PreTTR (MacAvaney et al. 2020).
import { MEANING_UNIT, MEANING_WIDTH, type PairReading, type TokenVectors } from '../../model/meaning.ts'
import { MOST_CLAIM_TOKENS, MOST_PASSAGE_TOKENS, PAIR_HEADS, PAIR_LAST, PAIR_WIDTH, type PairWeights } from './pair-weights.ts'
import type { ClaimTokens } from './token-matches.ts'

type Numbers = Float64Array

/**
 * `rows × inner` times the transpose of `outer × inner`, and an offset: `rows × outer`. Two rows by four columns at a time: what is
 * loaded once is used often, which takes two thirds of the time.
 */
function linear(input: Numbers, rows: number, inner: number, weight: Numbers, bias: Numbers, outer: number): Numbers {
  const out = new Float64Array(rows * outer)
  const whole = outer - (outer % 4)
  for (let row = 0; row < rows; row += 2) {
    const from = row * inner
    // Beyond the last row it is the last once more, and what it gives is not kept.
    const next = row + 1 < rows ? from + inner : from
    for (let column = 0; column < whole; column += 4) {
      const first = column * inner
      const second = first + inner
      const third = second + inner
      const fourth = third + inner
      let a = bias[column]!
      let b = bias[column + 1]!
      let c = bias[column + 2]!
      let d = bias[column + 3]!
      let [e, f, g, h] = [a, b, c, d]
      for (let k = 0; k < inner; k++) {
        const x = input[from + k]!
        const y = input[next + k]!
        const p = weight[first + k]!
        const q = weight[second + k]!
        const r = weight[third + k]!
        const s = weight[fourth + k]!
        a += x * p
        b += x * q
        c += x * r
        d += x * s
        e += y * p
        f += y * q
        g += y * r
        h += y * s
      }
      const at = row * outer + column
      out[at] = a
      out[at + 1] = b
      out[at + 2] = c
      out[at + 3] = d
      if (next === from) continue
      out[at + outer] = e
      out[at + outer + 1] = f
      out[at + outer + 2] = g
      out[at + outer + 3] = h
    }
  }
  for (let row = 0; row < rows; row++)
    for (let column = whole; column < outer; column++) {
      let sum = bias[column]!
      for (let k = 0; k < inner; k++) sum += input[row * inner + k]! * weight[column * inner + k]!
      out[row * outer + column] = sum
    }
  return out
}

const EPSILON = 1e-5

function normalised(input: Numbers, rows: number, gain: Numbers, offset: Numbers): Numbers {
  const width = PAIR_WIDTH
  const out = new Float64Array(input.length)
  for (let row = 0; row < rows; row++) {
    const from = row * width
    let [sum, square] = [0, 0]
    for (let k = 0; k < width; k++) sum += input[from + k]!
    const mean = sum / width
    for (let k = 0; k < width; k++) square += (input[from + k]! - mean) ** 2
    const scale = 1 / Math.sqrt(square / width + EPSILON)
    for (let k = 0; k < width; k++) out[from + k] = (input[from + k]! - mean) * scale * gain[k]! + offset[k]!
  }
  return out
}

/** Gaussian error linear units by tanh (Hendrycks and Gimpel 2016), in place. */
function activate(values: Numbers): Numbers {
  for (let index = 0; index < values.length; index++) {
    const x = values[index]!
    values[index] = 0.5 * x * (1 + Math.tanh(0.7978845608028654 * (x + 0.044715 * x * x * x)))
  }
  return values
}

function addTo(sum: Numbers, values: Numbers): void {
  for (let index = 0; index < sum.length; index++) sum[index]! += values[index]!
}

/** Cosines of each token of the claim with each of the passage, row by row. */
function cosinesOf(claim: Numbers, passage: Numbers, count: number, others: number): Numbers {
  return linear(claim, count, MEANING_WIDTH, passage, new Float64Array(others), others)
}

const asUnits = (vectors: Int8Array, count: number): Numbers =>
  Float64Array.from({ length: count * MEANING_WIDTH }, (_, index) => vectors[index]! / MEANING_UNIT)

/** By how much vectors of length 1 were stretched when the reader was fitted. */
const STRETCH = 6
/** What the largest log importance was divided by. */
const IMPORTANCE = 3

/** The tokens of one side as the layer gets them. `best`: the best cosine of each on the other side. */
function embedded(units: Numbers, weights: Float32Array, best: Numbers, side: 0 | 1, w: PairWeights): Numbers {
  const count = best.length
  const stretched = units.map((value) => value * STRETCH)
  const out = linear(stretched, count, MEANING_WIDTH, w['W.weight'], w['W.bias'], PAIR_WIDTH)
  const met = new Float64Array(count * 3)
  best.forEach((cosine, token) => met.set([cosine, Math.log(weights[token]!) / IMPORTANCE, cosine * cosine], token * 3))
  addTo(out, linear(met, count, 3, w['m.weight'], w['m.bias'], PAIR_WIDTH))
  addTo(out, w.pos.subarray(0, out.length))
  for (let at = 0; at < out.length; at++) out[at]! += w.seg[side * PAIR_WIDTH + (at % PAIR_WIDTH)]!
  return out
}

/** Weights that add up to 1, in place of log odds. */
function softmax(odds: Numbers): Numbers {
  let most = -Infinity
  for (const value of odds) most = Math.max(most, value)
  let sum = 0
  for (let index = 0; index < odds.length; index++) sum += odds[index] = Math.exp(odds[index]! - most)
  for (let index = 0; index < odds.length; index++) odds[index]! /= sum
  return odds
}

const HEAD = PAIR_WIDTH / PAIR_HEADS
/** By how much the gain of a head on cosines was stretched when the reader was fitted. */
const LIKENESS = 10

/** What each token takes from all others. `across`: `rows × rows` cosines of tokens on different sides, 0 on the same side. */
function attended(input: Numbers, rows: number, across: Numbers, w: PairWeights): Numbers {
  const width = 3 * PAIR_WIDTH
  const all = linear(input, rows, PAIR_WIDTH, w['ly.0.qkv.weight'], w['ly.0.qkv.bias'], width)
  const mixed = new Float64Array(rows * PAIR_WIDTH)
  const odds = new Float64Array(rows)
  for (let head = 0; head < PAIR_HEADS; head++) {
    const gain = w['ly.0.g'][head]! * LIKENESS
    const [query, key, value] = [head * HEAD, PAIR_WIDTH + head * HEAD, 2 * PAIR_WIDTH + head * HEAD]
    for (let row = 0; row < rows; row++) {
      for (let other = 0; other < rows; other++) {
        let sum = 0
        for (let k = 0; k < HEAD; k++) sum += all[row * width + query + k]! * all[other * width + key + k]!
        odds[other] = sum / Math.sqrt(HEAD) + gain * across[row * rows + other]!
      }
      softmax(odds)
      const at = row * PAIR_WIDTH + head * HEAD
      for (let other = 0; other < rows; other++) {
        const share = odds[other]!
        for (let k = 0; k < HEAD; k++) mixed[at + k]! += share * all[other * width + value + k]!
      }
    }
  }
  return linear(mixed, rows, PAIR_WIDTH, w['ly.0.o.weight'], w['ly.0.o.bias'], PAIR_WIDTH)
}

/** One side in three vectors: weighed by what matters, on average, and the most of each number. */
function pooled(tokens: Numbers, count: number, side: 0 | 1, w: PairWeights): Numbers {
  const gate = w['g.weight'].subarray(side * PAIR_WIDTH, (side + 1) * PAIR_WIDTH)
  const shares = softmax(linear(tokens, count, PAIR_WIDTH, gate, w['g.bias'].subarray(side, side + 1), 1))
  const out = new Float64Array(3 * PAIR_WIDTH).fill(-Infinity, 2 * PAIR_WIDTH)
  for (let token = 0; token < count; token++)
    for (let k = 0; k < PAIR_WIDTH; k++) {
      const value = tokens[token * PAIR_WIDTH + k]!
      out[k]! += shares[token]! * value
      out[PAIR_WIDTH + k]! += value / count
      if (value > out[2 * PAIR_WIDTH + k]!) out[2 * PAIR_WIDTH + k] = value
    }
  return out
}

const joined = (left: Numbers, right: Numbers): Numbers => {
  const both = new Float64Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  return both
}

/** Reads a claim and a passage side by side; both have tokens. Time is bounded: of very long ones the beginning is read. */
export function readPair(claim: ClaimTokens, passage: TokenVectors, w: PairWeights): PairReading {
  const count = Math.min(MOST_CLAIM_TOKENS, claim.count)
  const others = Math.min(MOST_PASSAGE_TOKENS, passage.count)
  const rows = count + others
  const [said, made] = [asUnits(claim.vectors, count), asUnits(passage.vectors, others)]
  const cosines = cosinesOf(said, made, count, others)
  const bestSaid = new Float64Array(count).fill(-1)
  const bestMade = new Float64Array(others).fill(-1)
  const across = new Float64Array(rows * rows)
  for (let row = 0; row < count; row++)
    for (let other = 0; other < others; other++) {
      const cosine = cosines[row * others + other]!
      if (cosine > bestSaid[row]!) bestSaid[row] = cosine
      if (cosine > bestMade[other]!) bestMade[other] = cosine
      across[row * rows + count + other] = cosine
      across[(count + other) * rows + row] = cosine
    }
  const x = joined(embedded(said, claim.weights, bestSaid, 0, w), embedded(made, passage.weights, bestMade, 1, w))
  addTo(x, attended(normalised(x, rows, w['ly.0.n1.weight'], w['ly.0.n1.bias']), rows, across, w))
  const inner = linear(
    normalised(x, rows, w['ly.0.n2.weight'], w['ly.0.n2.bias']),
    rows,
    PAIR_WIDTH,
    w['ly.0.f1.weight'],
    w['ly.0.f1.bias'],
    2 * PAIR_WIDTH,
  )
  addTo(x, linear(activate(inner), rows, 2 * PAIR_WIDTH, w['ly.0.f2.weight'], w['ly.0.f2.bias'], PAIR_WIDTH))
  const seen = normalised(x, rows, w['nn.weight'], w['nn.bias'])
  const both = joined(pooled(seen.subarray(0, count * PAIR_WIDTH), count, 0, w), pooled(seen.subarray(count * PAIR_WIDTH), others, 1, w))
  const last = activate(linear(both, 1, 6 * PAIR_WIDTH, w['o.1.weight'], w['o.1.bias'], PAIR_LAST))
  const [reported, altered, partial, omitted] = linear(last, 1, PAIR_LAST, w['o4.weight'], w['o4.bias'], 4)
  return { reported: reported!, altered: altered!, partial: partial!, omitted: omitted! }
}
