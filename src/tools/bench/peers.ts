// What everybody would try first, to be measured beside the engine: word overlap in three well-known forms.
import { sentences } from '../../text/sentences.ts'

/** Scores claims by how much of each a report shares, 0..1. */
export interface Peer {
  readonly name: string
  readonly score: (claims: readonly string[], report: string, language: string) => number[]
}

const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function counts(words: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1)
  return found
}

const sentenceTokens = (report: string, language: string): string[][] =>
  sentences(report, language).map((span) => tokens(report.slice(span.start, span.end)))

const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0)

/** Share of the claim's words that the report has, each as often as it has it (Lin 2004, ROUGE-1 recall). */
export const rouge1: Peer = {
  name: 'ROUGE-1 recall',
  score: (claims, report) => {
    const known = counts(tokens(report))
    return claims.map((claim) => {
      const words = tokens(claim)
      let shared = 0
      for (const [word, count] of counts(words)) shared += Math.min(count, known.get(word) ?? 0)
      return words.length > 0 ? shared / words.length : 0
    })
  },
}

function longestCommonSubsequence(a: readonly string[], b: readonly string[]): number {
  const row = new Uint32Array(b.length + 1)
  for (const word of a) {
    let before = 0
    for (let at = 1; at <= b.length; at++) {
      const old = row[at]!
      row[at] = word === b[at - 1] ? before + 1 : Math.max(old, row[at - 1]!)
      before = old
    }
  }
  return row[b.length]!
}

/** Longest common subsequence with the best sentence, as a share of the claim (Lin 2004, ROUGE-L recall). */
export const rougeL: Peer = {
  name: 'ROUGE-L recall',
  score: (claims, report, language) => {
    const all = sentenceTokens(report, language)
    return claims.map((claim) => {
      const words = tokens(claim)
      return words.length > 0 ? largest(all.map((sentence) => longestCommonSubsequence(words, sentence))) / words.length : 0
    })
  },
}

/** Cosine with the best sentence, words weighted by how few of `reports` have them (Salton and Buckley 1988). */
export function tfIdf(reports: Iterable<string>): Peer {
  const having = new Map<string, number>()
  let total = 0
  for (const report of reports) {
    total += 1
    for (const word of new Set(tokens(report))) having.set(word, (having.get(word) ?? 0) + 1)
  }
  const vector = (words: readonly string[]): Map<string, number> => {
    const weights = counts(words)
    let square = 0
    for (const [word, count] of weights) {
      const weight = count * (Math.log((1 + total) / (1 + (having.get(word) ?? 0))) + 1)
      weights.set(word, weight)
      square += weight * weight
    }
    for (const [word, weight] of weights) weights.set(word, weight / Math.sqrt(square))
    return weights
  }
  return {
    name: 'TF-IDF cosine',
    score: (claims, report, language) => {
      const all = sentenceTokens(report, language).map(vector)
      return claims.map((claim) => {
        const own = vector(tokens(claim))
        return largest(all.map((sentence) => [...own].reduce((sum, [word, weight]) => sum + weight * (sentence.get(word) ?? 0), 0)))
      })
    },
  }
}

/** The peers for a set of reports, in the order of the tables. */
export const peersFor = (reports: Iterable<string>): readonly Peer[] => [tfIdf(reports), rouge1, rougeL]
