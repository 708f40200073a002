// Semantic models beside the engine: who they are, what they changed, and the files that they leave on disk.
import { z } from 'zod'
import { verdictKindSchema } from './verdict.ts'

/** `embed` finds passages near in meaning, `entail` reads inference, `judge` is a language model that quotes, `split` finds claims. */
export const modelRoleSchema = z.enum(['embed', 'entail', 'judge', 'split'])
export type ModelRole = z.infer<typeof modelRoleSchema>
export const MODEL_ROLES: readonly ModelRole[] = modelRoleSchema.options

export const modelIdentitySchema = z.object({
  role: modelRoleSchema,
  name: z.string().min(1),
  /** Content hash of a local model's files, the revision that the user named, or `unstated`. */
  revision: z.string().min(1),
  /** `local`, `hub`, or the endpoint's origin and path. Never a key. */
  at: z.string().min(1),
})
export type ModelIdentity = Readonly<z.infer<typeof modelIdentitySchema>>

export const modelsUsedSchema = z.object({
  used: z.array(modelIdentitySchema),
  /** `default` weights were set by hand; `fitted` ones come from `unsaid calibrate`. */
  combination: z.enum(['default', 'fitted']),
  /** SHA-256 of the calibration file, where one was given. */
  calibration: z.exactOptional(z.string()),
  /** Cells whose verdict the models changed. */
  changes: z.array(
    z.object({ claim: z.string(), outlet: z.string(), from: verdictKindSchema, to: verdictKindSchema, coverageBefore: z.number() }),
  ),
  /** Where a model gave no usable answer and the engine's own verdict stands. */
  notes: z.array(z.string()),
})
export type ModelsUsed = z.infer<typeof modelsUsedSchema>

const probability = z.number().min(0).max(1)
const measuresSchema = z.object({
  /** Area under the ROC curve of coverage; absent where only one label occurs. */
  auc: probability.optional(),
  brier: probability,
  /** Expected calibration error over ten bins of equal width. */
  calibrationError: probability,
  /** Of the claims called omitted, the share that is. Absent where none was. */
  omittedPrecision: probability.optional(),
  omittedRecall: probability.optional(),
})
export type Measures = z.infer<typeof measuresSchema>

/** What `unsaid calibrate` writes and `--calibration` reads. */
export const calibrationSchema = z.object({
  schema: z.literal(1),
  kind: z.literal('unsaid calibration'),
  engine: z.string(),
  models: z.array(modelIdentitySchema),
  bias: z.number(),
  /** Weight of each signal's value, in log odds. */
  weights: z.record(z.string(), z.number()),
  thresholds: z.object({ present: probability, omitted: probability }),
  gold: z.object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    documents: z.int().nonnegative(),
    claims: z.int().nonnegative(),
    present: z.int().nonnegative(),
    languages: z.array(z.string()),
  }),
  /** Out of sample: each document judged by weights fitted without it. */
  measured: z.object({ folds: z.int(), engine: measuresSchema, combined: measuresSchema }),
})
export type Calibration = z.infer<typeof calibrationSchema>
