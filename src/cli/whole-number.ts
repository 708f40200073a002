// Numbers that a flag gives.
import { UserError } from '../model/user-error.ts'

/** The whole number that a flag gives, written in digits, `least..most`. Throws `UserError` for anything else. */
export function wholeNumber(flag: string, value: string, least: number, most: number): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < least || number > most)
    throw new UserError(`${flag} ${value}: give a whole number from ${least} to ${most}`)
  return number
}
