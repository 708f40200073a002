// Hidden states of every sentence of labelled cells, and which of them claims and reports are: what the pair reader is fitted on.
// Run: npx tsx src/tools/train/pair-states.ts OUT BENCHMARKS CASES.jsonl ...
// OUT.f32 gets the states of the tokens that carry meaning, little-endian, HIDDEN numbers each; OUT.jsonl a line for each cell.
import { createWriteStream, openSync, writeSync } from 'node:fs'
import { sentencesToRead } from '../../engine/compare.ts'
import { cutReport, cutText, sentenceTexts } from '../../engine/cut.ts'
import type { Span } from '../../model/span.ts'
import { tellingTokens } from '../../semantic/encoder/projection.ts'
import { HIDDEN, MOST_TOKENS, openEncoder } from '../../semantic/encoder/session.ts'
import { touching } from '../../text/spans.ts'
import { cutCase, toldOver } from './as-cut.ts'
import { goldCases } from './case-data.ts'
import { knownParts } from './contrast-parts.ts'
import { CONTRASTS, foldOf } from './folds.ts'
import { FOLDS } from './meaning-cells.ts'

const [out, benchmarks, ...cases] = process.argv.slice(2)
if (out === undefined || benchmarks === undefined) throw new Error('give OUT BENCHMARKS CASES...')

/** Where the tokens of a sentence stand among all, and in it. */
interface Place {
  readonly at: number
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const states = openSync(`${out}.f32`, 'w')
const sink = createWriteStream(`${out}.jsonl`)
const places = new Map<string, Place>()
let written = 0

async function readStates(sentences: readonly string[]): Promise<void> {
  const encoder = await openEncoder()
  const fresh = [...new Set(sentences)].filter((sentence) => !places.has(sentence))
  const found = await encoder.encode(
    fresh.map((sentence) => {
      const { ids, starts, ends } = encoder.tokenize(sentence)
      return { ids: ids.slice(0, MOST_TOKENS), starts: starts.slice(0, MOST_TOKENS), ends: ends.slice(0, MOST_TOKENS) }
    }),
  )
  fresh.forEach((sentence, index) => {
    const { tokens, hidden } = found[index]!
    const kept = tellingTokens(sentence, tokens)
    places.set(sentence, {
      at: written,
      starts: kept.map((token) => tokens.starts[token]!),
      ends: kept.map((token) => tokens.ends[token]!),
    })
    written += kept.length
    for (const token of kept) writeSync(states, new Uint8Array(hidden.buffer, hidden.byteOffset + token * HIDDEN * 4, HIDDEN * 4))
  })
}

type Run = readonly [from: number, to: number]

/** The tokens of a sentence, as a run of all that were written. */
function runOf(sentence: string, within: Span = { start: 0, end: sentence.length }): Run {
  const { at, starts, ends } = places.get(sentence)!
  const inside = starts.flatMap((start, token) => (ends[token]! > within.start && start < within.end ? [token] : []))
  return inside.length === 0 ? [at, at] : [at + inside[0]!, at + inside.at(-1)! + 1]
}

const runsOf = (text: string, sentences: readonly Span[], span: Span): Run[] =>
  touching(sentences, span).map(({ start, end }) => runOf(text.slice(start, end), { start: span.start - start, end: span.end - start }))

for (const one of goldCases(cases)) {
  const fold = foldOf(one.id, FOLDS)
  const { statement, reports, sentences, quotes, own } = cutCase(one)
  await readStates(sentencesToRead(statement, reports))
  const claims = [
    ...quotes.map((span, index) => ({ span, about: [index], asCut: false })),
    ...own.map(({ claim, about }) => ({ span: claim.span, about, asCut: true })),
  ]
  reports.forEach((report, column) => {
    const cut = cutReport(report)
    const passages = sentenceTexts(report.text, cut).map((sentence) => runOf(sentence))
    claims.forEach(({ span, about, asCut }) => {
      const { label, kind } = toldOver(one, about, column)
      sink.write(
        `${JSON.stringify({ set: one.set, id: one.id, fold, pair: `${one.lang}-${report.language}`, ...(asCut ? { asCut } : {}), label, ...(kind ? { kind } : {}), claim: runsOf(one.statement, sentences, span), passages })}\n`,
      )
    })
  })
}

for (const name of CONTRASTS)
  for (const { line, group, language, text, label } of knownParts(benchmarks, name)) {
    const evidence = sentenceTexts(line.evidence, cutText(line.evidence, line.evidenceLang ?? line.lang))
    await readStates([text, ...evidence])
    sink.write(
      `${JSON.stringify({ set: name, id: group, fold: foldOf(group, FOLDS), pair: language, label, claim: [runOf(text)], passages: evidence.map((sentence) => runOf(sentence)) })}\n`,
    )
  }
sink.end()
