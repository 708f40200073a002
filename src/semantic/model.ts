// The one small interface behind which every semantic model stands.
import type { ModelIdentity } from '../model/models.ts'

interface Model {
  readonly identity: ModelIdentity
  /** Frees what the model holds. */
  readonly close: () => Promise<void>
}

export interface Embedder extends Model {
  /** One vector of unit length per text, in order. Throws `ModelFailure`. */
  readonly embed: (texts: readonly string[], signal?: AbortSignal) => Promise<readonly Float32Array[]>
}

export interface Inference {
  /** What is taken as given. */
  readonly premise: string
  /** What may follow from it. */
  readonly hypothesis: string
}

/** Three probabilities that sum to 1. */
export interface Entailment {
  readonly entailment: number
  readonly neutral: number
  readonly contradiction: number
}

export interface Entailer extends Model {
  /** One answer per pair, in order. Throws `ModelFailure`. */
  readonly entail: (pairs: readonly Inference[], signal?: AbortSignal) => Promise<readonly Entailment[]>
}

export const JUDGEMENTS = ['carried', 'partly', 'changed', 'absent'] as const
export type Judgement = (typeof JUDGEMENTS)[number]

export interface JudgedText {
  readonly judgement: Judgement
  /** Words that are said to carry the claim, as the model gave them; not yet looked for in the report. */
  readonly quote: string
}

export interface Judge extends Model {
  /** One answer per claim, in order; `undefined` where the model left a claim out. Throws `ModelFailure`. */
  readonly judge: (claims: readonly string[], report: string, signal?: AbortSignal) => Promise<readonly (JudgedText | undefined)[]>
}

export interface SplitClaim {
  /** Words of the statement, as the model gave them; not yet looked for. */
  readonly quote: string
  /** Words of the same sentence that the claim leans on, or empty. */
  readonly subject: string
}

export interface Splitter extends Model {
  /** Claims of the sentences, in any order. Throws `ModelFailure`. */
  readonly split: (sentences: readonly string[], signal?: AbortSignal) => Promise<readonly SplitClaim[]>
}

/** The models of one run; absent ones were not asked for. */
export interface Models {
  readonly embed?: Embedder
  readonly entail?: Entailer
  readonly judge?: Judge
  readonly split?: Splitter
}

/** A model did not answer, or not usably: the engine's own verdict stands and a note says why. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure'
}

/** The models that are there, in the order of their roles. */
export function openedModels(models: Models): (Embedder | Entailer | Judge | Splitter)[] {
  return [models.embed, models.entail, models.judge, models.split].filter((model) => model !== undefined)
}

/** Closes all of them. */
export async function closeModels(models: Models): Promise<void> {
  for (const model of openedModels(models)) await model.close()
}
