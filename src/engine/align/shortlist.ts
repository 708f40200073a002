// Which passages of a very long report a claim is held against token by token: those that a cheaper look finds near.
import { MEANING_WIDTH, type TokenVectors } from '../../model/meaning.ts'
import type { ClaimTokens } from './token-matches.ts'

/**
 * Passages of a report that are all looked at; of a longer report as many for each claim. No report of the labelled cases has
 * more than 20, of other labelled sets more than 60: a shortlist changes no figure.
 */
export const LOOKED_AT = 64
/**
 * Tokens of those passages. Where passages are longer than this leaves room for, as many fewer are looked at: lines without a stop
 * are cut into passages of up to 3,000 characters, and 64 of these are 48,000 tokens. Labelled reports of up to 64 passages have at
 * most 3,892 tokens (WiCE, dev; all 260 texts of over 4,000 characters were counted), and 64 average passages of a longer one no more.
 */
export const TOKENS_LOOKED_AT = 4096
/** Looked at however long they are. */
const LEAST_LOOKED_AT = 4
/** Tokens of the passages chosen for a claim are no more than this many times `TOKENS_LOOKED_AT`, where the longest are the nearest. */
const MOST_OVER = 2
/** Of 64 looked at: the nearest by what they mean as a whole, neighbours on both sides of the first of these, those with the claim's words, and the rest evenly from the whole report. */
const NEAREST = 36
const WITH_NEIGHBOURS = 4
const WITH_WORDS = 8
/** Passages whose gist a claim's is held against; more of them are first looked at in blocks. */
const MOST_GISTS = 512

/** Directions of the weighted mean of some tokens, a row of `MEANING_WIDTH` each; of length 1, or 0 where there are no tokens. */
export type Gists = Float32Array

type Tokens = Pick<TokenVectors, 'count' | 'weights' | 'vectors'> | Pick<ClaimTokens, 'count' | 'weights' | 'vectors'>

function gistInto(gists: Gists, row: number, tokens: Tokens | undefined): void {
  if (!tokens) return
  const at = row * MEANING_WIDTH
  for (let token = 0; token < tokens.count; token++)
    for (let place = 0; place < MEANING_WIDTH; place++)
      gists[at + place]! += tokens.weights[token]! * tokens.vectors[token * MEANING_WIDTH + place]!
  normalise(gists, row)
}

function normalise(gists: Gists, row: number): void {
  const at = row * MEANING_WIDTH
  let square = 0
  for (let place = 0; place < MEANING_WIDTH; place++) square += gists[at + place]! ** 2
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0
  for (let place = 0; place < MEANING_WIDTH; place++) gists[at + place]! *= scale
}

/** Gists of passages or claims. */
export function gistsOf(all: readonly (Tokens | undefined)[]): Gists {
  const gists = new Float32Array(all.length * MEANING_WIDTH)
  all.forEach((tokens, row) => gistInto(gists, row, tokens))
  return gists
}

function cosine(a: Gists, rowA: number, b: Gists, rowB: number): number {
  let sum = 0
  for (let place = 0, left = rowA * MEANING_WIDTH, right = rowB * MEANING_WIDTH; place < MEANING_WIDTH; place++, left++, right++)
    sum += a[left]! * b[right]!
  return sum
}

/** The `most` of some rows with the greatest values, best first; of equal ones the first. */
function greatest(rows: ArrayLike<number>, values: Float32Array, most: number): number[] {
  const sorted = values.slice().sort()
  const least = sorted[Math.max(0, sorted.length - most)] ?? 0
  const found: number[] = []
  for (let index = 0; index < values.length; index++) if (values[index]! >= least) found.push(index)
  return found
    .sort((a, b) => values[b]! - values[a]! || a - b)
    .slice(0, most)
    .map((index) => rows[index]!)
}

interface Blocks {
  /** Passages in a block, the last one may have fewer. */
  readonly size: number
  readonly gists: Gists
}

/** Neighbouring passages as blocks, at most `MOST_GISTS` of them. */
function blocksOf(gists: Gists, count: number): Blocks {
  const size = Math.ceil(count / MOST_GISTS)
  const blocks = new Float32Array(Math.ceil(count / size) * MEANING_WIDTH)
  for (let passage = 0; passage < count; passage++) {
    const block = Math.floor(passage / size)
    for (let place = 0; place < MEANING_WIDTH; place++) blocks[block * MEANING_WIDTH + place]! += gists[passage * MEANING_WIDTH + place]!
  }
  for (let block = 0; block * MEANING_WIDTH < blocks.length; block++) normalise(blocks, block)
  return { size, gists: blocks }
}

const indices = (count: number): Int32Array => Int32Array.from({ length: count }, (_, index) => index)

/** The passages of a report looked at for one claim: indices, ascending; and of these the ones that were taken without regard to the claim. */
export interface Shortlist {
  readonly passages: ArrayLike<number>
  /** Empty where all passages are looked at. */
  readonly sample: ReadonlySet<number>
}

const NO_SAMPLE: ReadonlySet<number> = new Set()

/**
 * Which passages are looked at for each claim. `withWords` gives the passages that have words of a claim, best first.
 * A question costs the same however long the report is.
 */
export function shortlists(
  claims: readonly ClaimTokens[],
  passages: readonly (TokenVectors | undefined)[],
  withWords: (claim: number) => readonly number[],
): (claim: number) => Shortlist {
  const count = passages.length
  const all = { passages: indices(count), sample: NO_SAMPLE }
  const tokens = passages.reduce((sum, passage) => sum + (passage?.count ?? 0), 0)
  const fitting = Math.floor((TOKENS_LOOKED_AT * count) / Math.max(1, tokens))
  const lookedAt = Math.min(LOOKED_AT, Math.max(LEAST_LOOKED_AT, fitting))
  if (count <= lookedAt) return () => all
  const share = (of: number): number => Math.floor((of * lookedAt) / LOOKED_AT)
  const gists = gistsOf(passages)
  const ofClaims = gistsOf(claims)
  const blocks = count > MOST_GISTS ? blocksOf(gists, count) : undefined
  const near = (claim: number): number[] => {
    const rows = blocks ? inNearBlocks(claim, blocks) : all.passages
    const values = new Float32Array(rows.length)
    for (let index = 0; index < rows.length; index++) values[index] = cosine(ofClaims, claim, gists, rows[index]!)
    return greatest(rows, values, share(NEAREST))
  }
  const inNearBlocks = (claim: number, { size, gists: ofBlocks }: Blocks): Int32Array => {
    const values = new Float32Array(ofBlocks.length / MEANING_WIDTH)
    for (let block = 0; block < values.length; block++) values[block] = cosine(ofClaims, claim, ofBlocks, block)
    const chosen = greatest(indices(values.length), values, Math.max(1, Math.floor(MOST_GISTS / size)))
    return Int32Array.from(
      chosen.flatMap((block) => Array.from({ length: Math.min(size, count - block * size) }, (_, at) => block * size + at)),
    )
  }
  return (claim) => {
    const chosen = new Set<number>()
    let chosenTokens = 0
    const choose = (passage: number): void => {
      if (chosen.has(passage)) return
      const more = passages[passage]?.count ?? 0
      if (chosen.size > 0 && chosenTokens + more > MOST_OVER * TOKENS_LOOKED_AT) return
      chosen.add(passage)
      chosenTokens += more
    }
    for (const passage of near(claim)) choose(passage)
    for (const passage of [...chosen].slice(0, share(WITH_NEIGHBOURS)))
      for (const beside of [passage - 1, passage + 1]) if (beside >= 0 && beside < count) choose(beside)
    for (const passage of withWords(claim).slice(0, share(WITH_WORDS))) choose(passage)
    const sample = new Set<number>()
    const free = lookedAt - chosen.size
    for (let index = 0; index < free; index++) {
      const passage = Math.floor(((index + 0.5) * count) / free)
      if (!chosen.has(passage)) sample.add(passage)
    }
    return { passages: Int32Array.from([...chosen, ...sample]).sort(), sample }
  }
}
