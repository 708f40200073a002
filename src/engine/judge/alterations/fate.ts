// How one value of the claim, a number or a point in time, fares in a passage.

export interface Fate<Value> {
  readonly said: Value
  /** The passage has it. */
  readonly isMet: boolean
  /** What stands for it otherwise. */
  readonly rival: Value | undefined
  /** 0..1: how sure it is that the rival stands for what was said. */
  readonly sureness: number
}

/** How many signals `fateSignals` gives, and which of them is the surest rival's sureness. */
export const FATE_SIGNALS = 5
export const SUREST_RIVAL = 2

/** Signals: values of the claim, the share that is met, the surest rival, all rivals' sureness, values that nothing stands for. */
export function fateSignals(fates: readonly Fate<unknown>[]): number[] {
  if (fates.length === 0) return [0, -1, 0, 0, 0]
  return [
    fates.length,
    fates.filter((fate) => fate.isMet).length / fates.length,
    Math.max(...fates.map((fate) => fate.sureness)),
    fates.reduce((sum, fate) => sum + fate.sureness, 0),
    fates.filter((fate) => !fate.isMet && !fate.rival).length,
  ]
}
