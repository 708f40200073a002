// Numbers and dates of two forms of one sentence: what an editor changed is a change, however surely the engine judges it.
import type { Claim } from '../../model/claim.ts'
import { dates } from '../../text/dates.ts'
import { quantities } from '../../text/numbers.ts'
import { overlaps } from '../../text/spans.ts'

/** A date or a number as one word, so that two ways to write it are the same. */
const dateKey = ({ year, month, day }: { readonly year?: number; readonly month?: number; readonly day?: number }): string =>
  `date ${year ?? ''}-${month ?? ''}-${day ?? ''}`
const numberKey = ({ value, unit }: { readonly value: number; readonly unit: string }): string => `${value} ${unit}`

function valuesOf(text: string, language: string): Set<string> {
  const days = dates(text)
  // The numbers of a date are the date's.
  const numbers = quantities(text, language).filter(({ span }) => !days.some((date) => overlaps(span, date.span)))
  return new Set([...days.map(dateKey), ...numbers.map(numberKey)])
}

/** Values that one form of a sentence has and the other has not, where each has one of its own; else none. */
export function exchangedValues(before: string, after: string, language: string): ReadonlySet<string> {
  const [was, is] = [valuesOf(before, language), valuesOf(after, language)]
  const lost = [...was].filter((value) => !is.has(value))
  const won = [...is].filter((value) => !was.has(value))
  return lost.length > 0 && won.length > 0 ? new Set([...lost, ...won]) : new Set()
}

/** Whether a claim gives one of these values. */
export const givesOneOf = (claim: Claim, values: ReadonlySet<string>): boolean =>
  [...claim.dates.map(dateKey), ...claim.quantities.map(numberKey)].some((value) => values.has(value))
