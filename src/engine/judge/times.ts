// Words of time ("Monday", "next month"), of which only one of a group can be meant.
import type { CalendarDate } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import { seedJson } from '../../seeds.ts'
import { traitsOf } from '../../text/languages.ts'
import { overlaps } from '../../text/spans.ts'

type Groups = readonly (readonly RegExp[])[]
const compiled = new Map<string, Groups>()

/** Groups of words of time of which only one can be meant, from `seeds/times.json`. */
function groupsOf(language: string): Groups {
  let groups = compiled.get(language)
  if (!groups) {
    const seeds = seedJson('times.json') as Readonly<Record<string, readonly (readonly string[])[]>>
    const edge = traitsOf(language).timesBeginWords ? String.raw`(?<!\p{L})` : ''
    groups = (seeds[language] ?? []).map((group) => group.map((words) => new RegExp(`${edge}(?:${words})`, 'u')))
    compiled.set(language, groups)
  }
  return groups
}

export type TimeWords = ReadonlyMap<number, readonly (readonly [member: number, span: Span])[]>

/** Members of each group that a lowered text has, with where they stand. */
export function timeWords(text: string, language: string): TimeWords {
  const found = new Map<number, (readonly [number, Span])[]>()
  groupsOf(language).forEach((group, index) => {
    const members = group.flatMap((pattern, member) => {
      const match = pattern.exec(text)
      return match ? [[member, { start: match.index, end: match.index + match[0].length }] as const] : []
    })
    if (members.length > 0) found.set(index, members)
  })
  return found
}

/** Places of the groups whose members follow each other from the last to the next: days, months, years. */
const DAYS = 0
const MONTHS = 4
const YEARS = 5
/** Groups that a day of publication turns into dates. */
const DATED: ReadonlySet<number> = new Set([DAYS, MONTHS, YEARS])
/** The member of such a group that is the present one. */
const PRESENT = 1

function dateFrom(group: number, steps: number, published: string): Omit<CalendarDate, 'span'> {
  const [year = 0, month = 1, day = 1] = published.slice(0, 10).split('-').map(Number)
  const at = new Date(
    Date.UTC(year + (group === YEARS ? steps : 0), month - 1 + (group === MONTHS ? steps : 0), group === DAYS ? day + steps : 1),
  )
  if (group === YEARS) return { year: at.getUTCFullYear() }
  const inMonth = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1 }
  return group === MONTHS ? inMonth : { ...inMonth, day: at.getUTCDate() }
}

/**
 * Words of time as the dates that they mean in a text published on a day (ISO 8601): "tomorrow", "next month", "last year".
 * "Today" is left out: in statements it mostly means these times.
 */
export function datesMeant(times: TimeWords, published: string | undefined): CalendarDate[] {
  if (published === undefined || !/^\d{4}-\d{2}-\d{2}/.test(published)) return []
  const found: CalendarDate[] = []
  for (const group of DATED) {
    const members = times.get(group) ?? []
    for (const [member, span] of members) {
      if (group === DAYS && member === PRESENT) continue
      // "The day after tomorrow" is no tomorrow.
      if (members.some(([other, place]) => other > member && overlaps(place, span))) continue
      found.push({ span, ...dateFrom(group, member - PRESENT, published) })
    }
  }
  return found
}
