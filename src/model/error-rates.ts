// How often this engine is wrong, measured on labelled data: stands in every published report.
import { z } from 'zod'

const counts = z.object({
  /** Times the verdict was given. */
  said: z.int().nonnegative(),
  /** Times it was right. */
  right: z.int().nonnegative(),
})

export const errorRatesSchema = z.object({
  schema: z.literal(1),
  /** Version of the engine that was measured. */
  engine: z.string(),
  /** `fitFingerprint` of the fitted numbers that were measured. */
  fit: z.string(),
  /** `fitted`: on the data that the engine was fitted on, so that true rates are likely a little worse. */
  basis: z.enum(['fitted', 'cross-validated', 'held-out']),
  /** Command that reproduces the figures. */
  command: z.string(),
  sets: z.array(
    z.object({
      name: z.string(),
      about: z.string(),
      /** Whether claim and report are in one language or in two. */
      languages: z.enum(['same', 'cross']),
      /** Whether sentences were read by meaning or words alone were compared. */
      reading: z.enum(['meaning', 'words']),
      claims: z.int().nonnegative(),
      /** Claims that the labels call left out. */
      absent: z.int().nonnegative(),
      omitted: counts,
      reported: counts,
      unsure: z.int().nonnegative(),
      /** Mean absolute difference of coverage and labels over ten bins, 0..1. */
      calibrationError: z.number().min(0).max(1),
    }),
  ),
})

export type ErrorRates = z.infer<typeof errorRatesSchema>
export type MeasuredSet = ErrorRates['sets'][number]

/** Figures, and whether they are of the very fit that made the comparison. */
export interface KnownRates {
  readonly rates: ErrorRates
  readonly current: boolean
}
