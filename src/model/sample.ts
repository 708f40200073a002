// A sample of an archive's pairs that people code, as it was drawn: enough to draw it again, and to weigh what is found by it.
import { z } from 'zod'

export const STRATIFICATIONS = ['outlet', 'month', 'language', 'none'] as const
/** What each stratum has in common: one outlet, one month, one or two languages; `none` is one stratum of all. */
export type Stratification = (typeof STRATIFICATIONS)[number]

export const sampleSchema = z.object({
  name: z.string().min(1).max(100),
  /** ISO 8601 date-time. */
  drawn: z.iso.datetime(),
  /** The same seed and archive draw the same; a larger sample of the same seed holds the smaller one. */
  seed: z.int().nonnegative(),
  by: z.enum(STRATIFICATIONS),
  /** Level of the wanted interval, 0..1, and half its width, 0..1; absent where a size was wanted. */
  level: z.number(),
  halfWidth: z.number().optional(),
  /** `runKey` of the audit whose pairs were drawn from. */
  run: z.string(),
  /** Pairs of the archive in each stratum, and how many of them were drawn. */
  strata: z.array(z.object({ stratum: z.string(), population: z.int(), drawn: z.int() })),
})
export type Sample = z.infer<typeof sampleSchema>

/** What is drawn: a statement with all that one outlet published of it. */
export interface SampleUnit {
  /** Place in the order of coding, from 1: any beginning of it is spread over the strata alike. */
  readonly place: number
  readonly statement: number
  readonly outlet: string
  readonly stratum: string
  /** Documents. */
  readonly reports: readonly number[]
}

/** A sample as `unsaid store export` writes it and `unsaid import` reads it: texts by their hashes. */
export const sampleLineSchema = z.object({
  role: z.literal('sample'),
  sample: sampleSchema,
  units: z.array(
    z.object({
      statement: z.string().min(1),
      /** Day of the statement, '' where it has none. */
      published: z.string(),
      outlet: z.string().min(1),
      stratum: z.string(),
      reports: z.array(z.string().min(1)).min(1),
    }),
  ),
})
export type SampleLine = z.infer<typeof sampleLineSchema>
