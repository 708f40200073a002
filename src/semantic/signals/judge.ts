// A language model's word, taken only with evidence that is found and controls that it passed.
import type { Span } from '../../model/span.ts'
import { controlsFor, failedControl, mixed } from '../controls.ts'
import type { Judge, JudgedText } from '../model.ts'
import { findQuote } from '../quote.ts'
import type { ModelReading, Readings, Sheet } from './reading.ts'

/** Claims in one question, besides the controls. */
const BATCH = 10
/** How sure a judge's "changed" is taken to be before any calibration. Set by hand. */
const CHANGED = 0.7

/** The passages that a quote touches, as one span: the quote may hold only the words that differ. */
function around(sheet: Sheet, quote: Span): Span {
  const touched = sheet.passages.filter((span) => span.start < quote.end && span.end > quote.start)
  return {
    start: Math.min(quote.start, ...touched.map((span) => span.start)),
    end: Math.max(quote.end, ...touched.map((span) => span.end)),
  }
}

function reading(judge: Judge, sheet: Sheet, claim: number, answer: JudgedText): ModelReading | string {
  const { name } = judge.identity
  if (answer.judgement === 'absent') return { values: { 'judge.absent': 1 }, reason: `${name}: absent` }
  const span = findQuote(sheet.report, answer.quote)
  if (!span) return 'quoted what is not in the report'
  // An instruction that is quoted as evidence has nothing of the claim in it.
  if (sheet.countable && sheet.strength(claim, around(sheet, span)) <= 0) return 'quoted what has nothing to do with the claim'
  const pointer = { span, reason: `${name}: quoted as ${answer.judgement}` }
  switch (answer.judgement) {
    case 'carried':
      return { values: { 'judge.carried': 1 }, pointer, reason: `${name}: carried` }
    case 'partly':
      return { values: { 'judge.partly': 1 }, pointer, partly: true, reason: `${name}: carried in part` }
    case 'changed':
      return {
        values: { 'judge.changed': 1 },
        pointer,
        changed: { span, probability: CHANGED, reason: `${name}: says something else here` },
        reason: `${name}: changed`,
      }
  }
}

/** `judge.carried`, `judge.partly`, `judge.changed`, `judge.absent`: 1 for what was said and held up, else none of them. */
export async function judgeReadings(judge: Judge, sheet: Sheet, signal?: AbortSignal): Promise<Readings> {
  const controls = controlsFor(sheet.report, sheet.passages, sheet.claimLanguage)
  const answers: (JudgedText | undefined)[] = []
  for (let from = 0; from < sheet.claims.length; from += BATCH) {
    const question = mixed(sheet.claims.slice(from, from + BATCH), controls)
    const said = await judge.judge(question.texts, sheet.report, signal)
    const failed = failedControl(said, question, sheet.report)
    // One failed control spoils the whole report: the text that misled the model is in every question about it.
    if (failed !== undefined)
      return { readings: sheet.claims.map(() => undefined), notes: [`failed its controls (${failed}), so none of its answers counts`] }
    answers.push(...question.places.map((place) => said[place]))
  }
  const refused = new Map<string, number[]>()
  const readings = answers.map((answer, claim) => {
    const read = answer ? reading(judge, sheet, claim, answer) : 'left it out'
    if (typeof read !== 'string') return read
    refused.set(read, [...(refused.get(read) ?? []), claim + 1])
    return undefined
  })
  return { readings, notes: [...refused].map(([why, claims]) => `${why}: claim ${claims.join(', ')}`) }
}
