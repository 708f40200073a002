// Another date: calendar dates as values, and words of time ("Monday", "next month") as members of one group.
import type { CalendarDate } from '../../../model/claim.ts'
import { DATED } from '../times.ts'
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

/** "Today", "yesterday" and "tomorrow" shift with the day a text is written on, and the two texts may be of two days. */
const SHIFTING = 0

function relative(pair: Pair): Difference[] {
  const said = pair.said.times()
  if (said.size === 0) return []
  const made = pair.made.times()
  // Where both days of publication are known, these words are dates.
  const dated = pair.said.published !== undefined && pair.made.published !== undefined
  const found: Difference[] = []
  for (const [group, mine] of said) {
    if (dated && DATED.has(group)) continue
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
