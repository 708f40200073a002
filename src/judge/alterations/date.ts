// Another date: calendar dates as values, and words of time ("Monday", "next month") as members of one group.
import type { CalendarDate } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import { seedJson } from '../../seeds/load.ts'
import { oncePer } from '../../text/once.ts'
import type { Reading } from '../reading.ts'
import { became, within, type Difference, type Pair } from './pair.ts'

const contradicts = (a: CalendarDate, b: CalendarDate): boolean =>
  (a.year !== undefined && b.year !== undefined && a.year !== b.year) ||
  (a.month !== undefined && b.month !== undefined && a.month !== b.month) ||
  (a.day !== undefined && b.day !== undefined && a.month !== undefined && a.day !== b.day)

function calendar(pair: Pair): Difference[] {
  const claimDates = pair.said.dates()
  if (claimDates.length === 0) return []
  const passageDates = pair.made.dates()
  return claimDates.flatMap((date): Difference[] => {
    if (passageDates.some((other) => !contradicts(date, other))) return []
    const rival = passageDates.find(
      (other) =>
        within(pair.window, other.span.start) &&
        (date.day === undefined) === (other.day === undefined) &&
        !claimDates.some((one) => one !== date && !contradicts(one, other)),
    )
    return rival ? [{ kind: 'date', claim: date.span, passage: rival.span, reason: became(pair, date.span, rival.span) }] : []
  })
}

type Groups = readonly (readonly RegExp[])[]
const compiled = new Map<string, Groups>()

/** Groups of words of time of which only one can be meant, from `seeds/times.json`. */
function groupsOf(language: string): Groups {
  let groups = compiled.get(language)
  if (!groups) {
    const seeds = seedJson('times.json') as Readonly<Record<string, readonly (readonly string[])[]>>
    const edge = language === 'ko' || language === 'zh' ? '' : String.raw`(?<!\p{L})`
    groups = (seeds[language] ?? []).map((group) => group.map((words) => new RegExp(`${edge}(?:${words})`, 'u')))
    compiled.set(language, groups)
  }
  return groups
}

/** Members of each group that a text has, with where they stand. */
const timeWords = oncePer((reading: Reading): ReadonlyMap<number, readonly (readonly [member: number, span: Span])[]> => {
  const text = reading.lower()
  const found = new Map<number, (readonly [number, Span])[]>()
  groupsOf(reading.language).forEach((group, index) => {
    const members = group.flatMap((pattern, member) => {
      const match = pattern.exec(text)
      return match ? [[member, { start: match.index, end: match.index + match[0].length }] as const] : []
    })
    if (members.length > 0) found.set(index, members)
  })
  return found
})

/** "Today", "yesterday" and "tomorrow" shift with the day a text is written on, and the two texts may be of two days. */
const SHIFTING = 0

function relative(pair: Pair): Difference[] {
  const said = timeWords(pair.said)
  if (said.size === 0) return []
  const made = timeWords(pair.made)
  const found: Difference[] = []
  for (const [group, mine] of said) {
    const others = made.get(group) ?? []
    if (group === SHIFTING || mine.length !== 1 || others.length !== 1 || others[0]![0] === mine[0]![0]) continue
    const [, claim] = mine[0]!
    const [, passage] = others[0]!
    if (within(pair.window, passage.start)) found.push({ kind: 'date', claim, passage, reason: became(pair, claim, passage) })
  }
  return found
}

export function dateDifferences(pair: Pair): Difference[] {
  return [...calendar(pair), ...relative(pair)]
}
