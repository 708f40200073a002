// How one value of the claim, a number or a point in time, fares in a passage.

export interface Fate<Value> {
  readonly said: Value
  /** The passage has it. */
  readonly isMet: boolean
  /** What stands for it otherwise. */
  readonly rival: Value | undefined
  /** 0..1: how sure it is that the rival stands for what was said. */
  readonly sureness: number
  /** The statement says the rival's value nowhere: it is no other claim's. */
  readonly isNew: boolean
  /** What was said stands elsewhere in the report. */
  readonly isElsewhere: boolean
  /** How far the rival is from what was said, at least 0; 0 without a rival, or where that is not measured. */
  readonly apart: number
}

/** Of a value that the passage has. */
export const MET = { isMet: true, rival: undefined, sureness: 0, isNew: false, isElsewhere: false, apart: 0 } as const

/** Whether a rival is new to the statement and what was said stands elsewhere in the report, by the values of both where they are known. */
export const amongOthers = <Value>(
  { said, rival }: Pick<Fate<Value>, 'said' | 'rival'>,
  statement: (() => readonly Value[]) | undefined,
  report: (() => readonly Value[]) | undefined,
  isSame: (one: Value, other: Value) => boolean,
): Pick<Fate<Value>, 'isNew' | 'isElsewhere'> => ({
  isNew: rival !== undefined && !statement?.().some((other) => isSame(rival, other)),
  isElsewhere: report?.().some((other) => isSame(said, other)) ?? false,
})

/** How many signals `fateSignals` gives, and which of them is the surest rival's sureness. */
export const FATE_SIGNALS = 9
export const SUREST_RIVAL = 2

/**
 * Signals: values of the claim, the share that is met, the surest rival, all rivals' sureness, values that nothing stands for, the surest
 * rival that the statement does not have, values that are not met here but elsewhere in the report, and nowhere, how far the surest
 * rival is.
 */
export function fateSignals(fates: readonly Fate<unknown>[]): number[] {
  if (fates.length === 0) return [0, -1, 0, 0, 0, 0, 0, 0, -1]
  const surest = fates.reduce((best, fate) => (fate.sureness > best.sureness ? fate : best))
  const unmet = fates.filter((fate) => !fate.isMet)
  return [
    fates.length,
    fates.filter((fate) => fate.isMet).length / fates.length,
    surest.sureness,
    fates.reduce((sum, fate) => sum + fate.sureness, 0),
    unmet.filter((fate) => !fate.rival).length,
    Math.max(...fates.map((fate) => (fate.isNew ? fate.sureness : 0))),
    unmet.filter((fate) => fate.isElsewhere).length,
    unmet.filter((fate) => !fate.isElsewhere).length,
    surest.sureness > 0 ? surest.apart : -1,
  ]
}
