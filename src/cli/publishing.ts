// Flags that shape what is published, shared by `compare` and `report`.
import type { Making } from '../model/colophon.ts'
import type { Comparison } from '../model/comparison.ts'
import { UserError } from '../model/user-error.ts'
import type { EditionOptions } from '../present/edition/edition.ts'
import { withControls } from '../present/standing.ts'

export interface PublishingFlags {
  readonly control?: readonly string[]
  readonly date?: string
  readonly author?: readonly string[]
}

function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** What the flags say of the edition. Throws `UserError` for a date that is none. */
export function editionOptions(flags: PublishingFlags): EditionOptions {
  const { date, author } = flags
  if (date !== undefined && !isDate(date))
    throw new UserError(`--date ${date}: is no date; give it as YEAR-MONTH-DAY, for example 2025-09-11`)
  return { ...(date === undefined ? {} : { date }), ...(author === undefined ? {} : { authors: author }) }
}

/** What the flags say of a report's making. */
export const makingFlags = ({ control, author, date }: PublishingFlags): Pick<Making, 'controls' | 'authors' | 'date'> => ({
  controls: [...(control ?? [])],
  authors: [...(author ?? [])],
  ...(date === undefined ? {} : { date }),
})

/** The comparison with the outlets of `--control` as controls. Throws `UserError` for one that is not compared. */
export function controlled(comparison: Comparison, flags: PublishingFlags): Comparison {
  try {
    return withControls(comparison, flags.control ?? [])
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const there = comparison.reports.map((report) => report.outlet).join(', ')
    throw new UserError(
      `--control ${error.message}: is not among the outlets compared; choose from ${there}, or give its text as a report too`,
    )
  }
}
