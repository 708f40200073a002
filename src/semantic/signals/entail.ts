// Inference: does a passage entail the claim, or contradict it?
import type { Span } from '../../model/span.ts'
import type { Entailer, Inference } from '../model.ts'
import { clipped, textOf, type ModelReading, type Readings, type Sheet } from './reading.ts'

/** Passages of the report that are read for one claim. Set by hand: recall of the right one saturates early. */
const MOST_PASSAGES = 6
const MOST = 4

const logit = (probability: number): number => Math.log((probability + 1e-6) / (1 - probability + 1e-6))

/** The passages worth reading for a claim: by nearness where an embedder was asked, else by the engine's count, else from the start. */
function candidates(sheet: Sheet, claim: number, near: readonly number[] | undefined): Span[] {
  const scored = sheet.passages.map((span, index) => ({ span, index, score: near?.[index] ?? sheet.strength(claim, span) }))
  return scored
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, MOST_PASSAGES)
    .sort((a, b) => a.index - b.index)
    .map((one) => one.span)
}

interface Question {
  readonly claim: number
  readonly span: Span | undefined
  readonly pair: Inference
}

/** `entail.best`: log odds of entailment by the best passage, or by the best three together; what is said in two sentences counts too. */
export async function entailReadings(
  entailer: Entailer,
  sheet: Sheet,
  near: readonly (readonly number[])[] | undefined,
  signal?: AbortSignal,
): Promise<Readings> {
  const questions = sheet.claims.flatMap((hypothesis, claim): Question[] => {
    const spans = candidates(sheet, claim, near?.[claim])
    const single = spans.map((span): Question => ({ claim, span, pair: { premise: textOf(sheet, span), hypothesis } }))
    const joined = spans.slice(0, 3).map((span) => textOf(sheet, span))
    return joined.length > 1 ? [...single, { claim, span: undefined, pair: { premise: joined.join(' '), hypothesis } }] : single
  })
  const answers = await entailer.entail(
    questions.map((question) => question.pair),
    signal,
  )
  const { name } = entailer.identity
  const readings = sheet.claims.map((_, claim): ModelReading | undefined => {
    const own = questions.flatMap((question, index) => (question.claim === claim ? [{ span: question.span, answer: answers[index]! }] : []))
    if (own.length === 0) return undefined
    const best = own.reduce((a, b) => (b.answer.entailment > a.answer.entailment ? b : a))
    const against = own.filter((one) => one.span !== undefined).reduce((a, b) => (b.answer.contradiction > a.answer.contradiction ? b : a))
    const percent = `${Math.round(best.answer.entailment * 100)} %`
    return {
      values: { 'entail.best': clipped(logit(best.answer.entailment), MOST) },
      ...(best.span ? { pointer: { span: best.span, reason: `${name}: entails it (${percent})` } } : {}),
      // What another passage entails is not changed by one that reads otherwise.
      ...(against.span && against.answer.contradiction > best.answer.entailment
        ? {
            changed: {
              span: against.span,
              probability: against.answer.contradiction,
              reason: `${name}: the passage contradicts it (${Math.round(against.answer.contradiction * 100)} %)`,
            },
          }
        : {}),
      reason: `${name}: entailed with ${percent}`,
    }
  })
  return { readings, notes: [] }
}
