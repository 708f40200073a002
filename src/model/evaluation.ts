// How right the engine is on labelled data: what `unsaid evaluate --format json` writes.
import { z } from 'zod'
import { modelIdentitySchema } from './models.ts'
import { verdictKindSchema } from './verdict.ts'

const share = z.number().min(0).max(1)

/** A measured value with its 95 % interval; null where the data do not define it. */
export const figureSchema = z.object({ value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() })
export type Figure = z.infer<typeof figureSchema>

const calibrationBinSchema = z.object({
  from: share,
  to: share,
  claims: z.int().min(0),
  /** Mean score of the bin's claims; null where there are none. */
  stated: share.nullable(),
  /** Share of them that is positive; null where there are none. */
  observed: share.nullable(),
})

export const evaluatedSetSchema = z.object({
  /** File or folder as it was named. */
  name: z.string(),
  /** presence: is the claim there; contrast: does it stand unaltered; case: which verdict is right. */
  task: z.enum(['presence', 'contrast', 'case']),
  documents: z.int(),
  pairs: z.int(),
  claims: z.int(),
  /** Share of the claims that is positive: present, supported, or not omitted. */
  positive: share,
  /** Lines left out because their label is neither (unrelated evidence, unsure gold). */
  unlabelled: z.int(),
  /** Lines that could not be read; each was named on standard error. */
  broken: z.int(),
  /** Of the score: coverage, or 1 minus the strongest alteration in a contrast set. */
  auc: figureSchema,
  /** The verdict that is looked for, and how often it is right and found. */
  found: z.object({ verdict: z.enum(['omitted', 'altered']), precision: figureSchema, recall: figureSchema, f1: figureSchema }),
  /** Share of the claims that got another verdict than unsure, and the share of those that is wrong. */
  decided: z.object({ share: figureSchema, wrong: figureSchema }),
  calibration: z.object({ error: figureSchema, bins: z.array(calibrationBinSchema) }),
  risk: z.object({ area: share, points: z.array(z.object({ answered: share, risk: share })) }),
  /** `counts[g][v]`: claims of gold label `gold[g]` that got verdict `verdicts[v]`. */
  confusion: z.object({ gold: z.array(z.string()), verdicts: z.array(verdictKindSchema), counts: z.array(z.array(z.int())) }),
  /** Mean over documents of the correlation, across systems, of estimated and human shares; only where lines name systems. */
  shareCorrelation: figureSchema.optional(),
})
export type EvaluatedSet = z.infer<typeof evaluatedSetSchema>

export const evaluationSchema = z.object({
  schema: z.literal(1),
  engine: z.object({ name: z.literal('unsaid'), version: z.string() }),
  thresholds: z.object({ present: share, omitted: share }),
  /** Semantic models asked besides the engine; their sets stand after the engine's own, by the same name and “ + models”. */
  models: z.array(modelIdentitySchema).optional(),
  /** Draws of documents behind the intervals, and the seed that they began with. */
  resamples: z.int(),
  seed: z.int(),
  sets: z.array(evaluatedSetSchema),
})
export type Evaluation = z.infer<typeof evaluationSchema>
