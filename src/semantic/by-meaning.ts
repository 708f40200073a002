// The way through that every door takes: what the sentences mean is read first, then the engine compares.
import {
  beginClaims,
  beginComparison,
  compare,
  givenClaims,
  givenToRead,
  sentencesToRead,
  settingsFor,
  type Begun,
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

/**
 * What the sentences of a comparison mean, and what its claims say that are read together with their nearest passages; `undefined`
 * where words alone are compared.
 */
export async function readMeaning(statement: Statement, reports: readonly Report[], signal?: AbortSignal): Promise<Meaning | undefined> {
  const meaning = await readSentences(() => sentencesToRead(statement, reports), signal)
  if (meaning === undefined) return undefined
  const { pairs } = beginComparison(statement, reports, { meaning })
  return { ...meaning, together: await meaningReader().readPairs(pairs, signal) }
}

const readSentences = async (sentences: () => readonly string[], signal?: AbortSignal): Promise<Meaning | undefined> =>
  isWordsOnly() ? undefined : meaningReader().read(sentences(), signal)

/** What the pairs say that a comparison waits for; `undefined` where words alone are compared. */
const readTogether = async ({ pairs }: Begun<unknown>, meaning: Meaning | undefined, signal?: AbortSignal): Promise<Meaning['together']> =>
  meaning && (meaning.together ?? (await meaningReader().readPairs(pairs, signal)))

/** A comparison by the engine's own claims, and what it was made by: for claims that are cut anew later. Rejects as `compare` throws. */
export async function compareWithMeaning(
  statement: Statement,
  reports: readonly Report[],
  options: Omit<CompareOptions, 'claims'> = {},
  signal?: AbortSignal,
): Promise<{ readonly comparison: Comparison; readonly meaning: Meaning | undefined }> {
  const meaning = options.meaning ?? (await readSentences(() => sentencesToRead(statement, reports), signal))
  const begun = beginComparison(statement, reports, { ...options, meaning })
  const together = await readTogether(begun, meaning, signal)
  return { comparison: begun.finish(together), meaning: meaning && together ? { ...meaning, together } : meaning }
}

/**
 * Compares as the engine's `compare` does, by meaning unless words alone are asked for. Of claims that were cut otherwise, by a
 * reviewer or a model, those that the engine cuts alike are read together with their passages, as in a review. Rejects as `compare` throws.
 */
export async function compareByMeaning(
  statement: Statement,
  reports: readonly Report[],
  options: CompareOptions & { readonly signal?: AbortSignal } = {},
): Promise<Comparison> {
  const { signal, ...rest } = options
  if (rest.claims) return compare(statement, reports, { ...rest, meaning: rest.meaning ?? (await readMeaning(statement, reports, signal)) })
  return (await compareWithMeaning(statement, reports, rest, signal)).comparison
}

/** Judges ready-made claims as the engine's `compareClaims` does, by meaning unless words alone are asked for. */
export async function compareClaimsByMeaning(
  texts: readonly string[],
  report: string,
  context: GivenContext = {},
  settings?: Settings,
): Promise<GivenClaims> {
  const meaning = await readSentences(() => givenToRead(texts, report, context))
  const begun = beginClaims(texts, report, { ...context, meaning }, settings)
  return { claims: givenClaims(texts, context), verdicts: begun.finish(await readTogether(begun, meaning)) }
}

/** The verdicts alone, without reasons: for thousands of them that only programs read. */
export async function judgeClaimsByMeaning(texts: readonly string[], report: string, context: GivenContext): Promise<readonly Verdict[]> {
  const meaning = await readSentences(() => givenToRead(texts, report, context))
  const begun = beginClaims(texts, report, { ...context, meaning }, settingsFor(meaning), false)
  return begun.finish(await readTogether(begun, meaning))
}
