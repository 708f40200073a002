// What a source says of when it was published → its date, or what is to be asked about it. All formats are dated here.
import { dateInAddress, isoDate, isShortLine, strokeDate, writtenDate, type DateOrder } from './dates-written.ts'
import type { DatePlace, Extracted, SourceItem } from './received.ts'

/** Places of one kind, in their order. */
export const datePlaces = (kind: DatePlace['kind'], written: readonly (string | undefined)[]): readonly DatePlace[] =>
  written.map((one) => ({ kind, written: one }))

export interface Dated {
  /** ISO 8601. */
  readonly published?: string
  /** What a reader must know of a date that was not taken as it is written; a sentence without a full stop. */
  readonly problem?: string
  /** Whether the problem is a date of one of two months, so that an answer would mend it. */
  readonly isAmbiguous?: boolean
}

function readAt({ kind, written }: DatePlace, order: DateOrder | undefined): Dated {
  if (written === undefined) return {}
  switch (kind) {
    case 'field':
      return writtenDate(written, order)
    case 'mark':
    case 'line': {
      const isTelling = isShortLine(written)
      const published = kind === 'mark' || isTelling ? isoDate(written, order) : undefined
      if (published !== undefined) return { published }
      const asked = isTelling ? writtenDate(strokeDate(written)) : {}
      return asked.isAmbiguous === true ? asked : {}
    }
    case 'address': {
      const published = dateInAddress(written)
      return published === undefined ? {} : { published }
    }
  }
}

/** Whether a date that may be of two months is of this day in one of them. */
function mayBe(written: string | undefined, day: string): boolean {
  const date = written === undefined ? undefined : strokeDate(written)
  return (
    date !== undefined && [isoDate(date, 'day-first'), isoDate(date, 'month-first')].some((one) => one?.slice(0, 10) === day.slice(0, 10))
  )
}

/**
 * When a text was published: by the first of its places that can be read, surest first. `05/03/2025` is of two months: `order` says which,
 * or another place does, or it is asked about. It is never guessed at.
 */
export function datedBy(places: readonly DatePlace[], order?: DateOrder): Dated {
  let open: { readonly place: DatePlace; readonly told: Dated } | undefined
  for (const place of places) {
    const told = readAt(place, order)
    if (told.published === undefined) {
      if (told.problem !== undefined) open ??= { place, told }
      continue
    }
    // A day in an address is no answer to what somebody wrote by hand, unless it is one of the two days that were meant.
    const isAnswered =
      open === undefined || (place.kind !== 'address' && open.place.kind !== 'field') || mayBe(open.place.written, told.published)
    return isAnswered ? { published: told.published } : { ...open!.told, published: told.published }
  }
  return open?.told ?? {}
}

/** What was extracted, with its places read: `published`, and a warning where one is to be asked about. */
export function dated(extracted: Extracted, order?: DateOrder): Extracted {
  const { dates, ...rest } = extracted
  if (dates === undefined) return extracted
  const { published, problem, isAmbiguous } = datedBy(dates, order)
  return {
    ...rest,
    published,
    ...(isAmbiguous === true ? { askedDate: problem } : {}),
    warnings: [...(rest.warnings ?? []), ...(problem === undefined ? [] : [problem])],
  }
}

/** A document that is dated when it is read. */
export const datedItem = (item: SourceItem, order?: DateOrder): SourceItem => ({
  ...item,
  read: async () => {
    const { received, extracted } = await item.read()
    return { received, extracted: dated(extracted, order) }
  },
})
