// Bins of a reliability diagram as they are written: null where a bin is empty.
import type { EvaluatedSet } from '../model/evaluation.ts'
import type { CalibrationBin } from '../statistics/calibration-error.ts'

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** A bin as it is written to JSON, which has no NaN: an empty bin's means are `null`. */
export const binOut = (bin: CalibrationBin): EvaluatedSet['calibration']['bins'][number] => ({
  ...bin,
  stated: orNull(bin.stated),
  observed: orNull(bin.observed),
})
