// How right the engine is on labelled data: what `unsaid evaluate --format json` writes.
import { z } from 'zod'
import { goldVerdictSchema } from './gold-case.ts'
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

const precisionRecall = z.object({ precision: figureSchema, recall: figureSchema })

/** What was said of the cells of labelled cases: all of a set's, or those of one pair of languages. */
const cellFiguresSchema = z.object({
  /** Gold quotes times reports. */
  cells: z.int(),
  /** Those that AUC and calibration are of: what is told in part is neither carried nor omitted. */
  ranked: z.int(),
  /** Share of the cells whose verdict fits the label. */
  right: figureSchema,
  /** A claim that is told in part and called omitted counts half in `precision`. */
  omitted: precisionRecall,
  altered: precisionRecall,
  unsure: figureSchema,
  /** Of coverage, the gold quotes given as claims: carried against omitted. */
  auc: figureSchema,
  calibrationError: figureSchema,
})
export type CellFigures = z.infer<typeof cellFiguresSchema>

export const evaluatedCasesSchema = cellFiguresSchema.extend({
  name: z.string(),
  /** Different ones; they are drawn as a whole behind the intervals. */
  statements: z.int(),
  cases: z.int(),
  reports: z.int(),
  broken: z.int(),
  /** How often the gap that the gold names as the most important is first among the engine's, and among the first three. */
  top: z.object({ cases: z.int(), first: figureSchema, amongThree: figureSchema }),
  calibrationBins: z.array(calibrationBinSchema),
  /** `counts[g][s]`: cells of label `gold[g]` of which `said[s]` was said; `missing`: no claim of the engine has the quote. */
  confusion: z.object({
    gold: z.array(goldVerdictSchema),
    said: z.array(z.enum([...verdictKindSchema.options, 'missing'])),
    counts: z.array(z.array(z.int())),
  }),
  /** By languages of statement and report, `en>ru`. */
  pairs: z.array(cellFiguresSchema.extend({ pair: z.string() })),
})
export type EvaluatedCases = z.infer<typeof evaluatedCasesSchema>

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
  /** Files of labelled cases; where there are several, the last are all of them together. Absent where there are none. */
  cases: z.array(evaluatedCasesSchema).optional(),
})
export type Evaluation = z.infer<typeof evaluationSchema>
