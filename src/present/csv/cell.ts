// The one way into a table that programs read: nothing in a cell that a spreadsheet would compute or a terminal would obey.
import { stringify } from 'csv-stringify/sync'
import { safeLine } from '../../text/safe-text.ts'

/** What a cell may hold; `null` and `undefined` are what cannot be told. */
export type CsvValue = string | number | boolean | null | undefined

/**
 * Text that no spreadsheet takes for a formula: one that begins, after any spaces, with a sign that may open one gets an apostrophe before it
 * (OWASP, CSV injection). Full-width signs count too.
 */
function safeCell(text: string): string {
  const line = safeLine(text).trim()
  return /^[=+\-@＝＋－＠|%]/u.test(line) ? `'${line}` : line
}

/** Digits of a number that is not whole: more would be noise. */
const DIGITS = 6

function written(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS)))
  return safeCell(String(value))
}

/** One line with its `\n`, quoted by RFC 4180: texts guarded, whole numbers plain, others with six significant digits; an empty cell is what cannot be told. */
export function csvLine(values: readonly CsvValue[]): string {
  return stringify([values.map(written)])
}

/** The same parted by tabs, of which no cell holds one; for lists that are read on a terminal too. */
export function tabLine(values: readonly CsvValue[]): string {
  return `${values.map(written).join('\t')}\n`
}
