// The way through that every door takes: what the sentences mean is read first, then the engine compares.
import {
  compare,
  compareClaims,
  givenToRead,
  judgeClaims,
  sentencesToRead,
  settingsFor,
  type CompareOptions,
  type GivenClaims,
  type GivenContext,
} from '../engine/compare.ts'
import type { Comparison, Settings } from '../model/comparison.ts'
import type { Report, Statement } from '../model/document.ts'
import type { Meaning } from '../model/meaning.ts'
import type { Verdict } from '../model/verdict.ts'
import { meaningReader } from './encoder/read.ts'

/** Whether words alone are to be compared: asked for by `--words-only`, or by `UNSAID_WORDS_ONLY=1` for all that a process does. */
export const isWordsOnly = (): boolean => process.env['UNSAID_WORDS_ONLY'] === '1'

/** Name of the model that reads meaning, `words` where none is asked: part of what decides a verdict. */
export const meaningName = (): string => (isWordsOnly() ? 'words' : meaningReader().model)

/** The thresholds by which this process judges. */
export const settingsInUse = (): Settings => settingsFor(isWordsOnly() ? undefined : { model: '', of: () => undefined })

/** What the sentences of a comparison mean; `undefined` where words alone are compared. */
export async function readMeaning(statement: Statement, reports: readonly Report[], signal?: AbortSignal): Promise<Meaning | undefined> {
  return isWordsOnly() ? undefined : meaningReader().read(sentencesToRead(statement, reports), signal)
}

/** Compares as the engine's `compare` does, by meaning unless words alone are asked for. Rejects as `compare` throws. */
export async function compareByMeaning(
  statement: Statement,
  reports: readonly Report[],
  options: CompareOptions & { readonly signal?: AbortSignal } = {},
): Promise<Comparison> {
  const { signal, ...rest } = options
  return compare(statement, reports, { ...rest, meaning: rest.meaning ?? (await readMeaning(statement, reports, signal)) })
}

/** Judges ready-made claims as the engine's `compareClaims` does, by meaning unless words alone are asked for. */
export async function compareClaimsByMeaning(
  texts: readonly string[],
  report: string,
  context: GivenContext = {},
  settings?: Settings,
): Promise<GivenClaims> {
  const meaning = isWordsOnly() ? undefined : await meaningReader().read(givenToRead(texts, report, context))
  return compareClaims(texts, report, { ...context, meaning }, settings)
}

/** The verdicts alone, without reasons: for thousands of them that only programs read. */
export async function judgeClaimsByMeaning(texts: readonly string[], report: string, context: GivenContext): Promise<readonly Verdict[]> {
  const meaning = isWordsOnly() ? undefined : await meaningReader().read(givenToRead(texts, report, context))
  return judgeClaims(texts, report, { ...context, meaning }, settingsFor(meaning), false)
}
