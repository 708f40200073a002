// Another number: the same counted thing or unit, another value.
import type { Quantity } from '../../../model/claim.ts'
import { words } from '../../../text/words.ts'
import { became, within, type Difference, type Pair } from './pair.ts'

/** A quarter point is 25 basis points, a half is 50 %: the same value under two units. */
function sameNumber(a: Quantity, b: Quantity): boolean {
  const tolerance = Math.max(Math.abs(a.value), Math.abs(b.value)) * 1e-9
  if (Math.abs(a.value - b.value) <= tolerance) return true
  if (a.unit === b.unit) return false
  return Math.abs(a.value - b.value * 100) <= tolerance * 100 || Math.abs(b.value - a.value * 100) <= tolerance * 100
}

/** Characters after a number in which the thing counted is looked for. */
const REACH = 40

/** The stems of the first content words after a number. */
function counted(text: string, end: number, language: string): readonly string[] {
  return words(text.slice(end, end + REACH), language)
    .filter((word) => word.form.weight > 0 && !word.form.isNumber)
    .slice(0, 2)
    .map((word) => word.form.stem)
}

const small = (number: Quantity): boolean => Number.isInteger(number.value) && number.value < 10

export function numberDifferences(pair: Pair): Difference[] {
  const { said, made } = pair
  const claimNumbers = said.numbers()
  if (claimNumbers.length === 0) return []
  const passageNumbers = made.numbers()
  const near = passageNumbers.filter((number) => within(pair.window, number.span.start))
  return claimNumbers.flatMap((number): Difference[] => {
    if (passageNumbers.some((other) => sameNumber(number, other))) return []
    const things = counted(said.text, number.span.end, said.language)
    const rival = near.find((other) => {
      if (claimNumbers.some((one) => one !== number && sameNumber(one, other))) return false
      if (number.unit !== 'none' || other.unit !== 'none') return number.unit === other.unit
      if (pair.sameLanguage && counted(made.text, other.span.end, made.language).some((thing) => things.includes(thing))) return true
      // One number on each side, and no small one: "two" and "three" count too many things.
      return near.length === 1 && claimNumbers.length === 1 && !small(number) && !small(other)
    })
    return rival ? [{ kind: 'number', claim: number.span, passage: rival.span, reason: became(pair, number.span, rival.span) }] : []
  })
}
