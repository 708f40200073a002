// Another date: points in time that cannot both be meant, where the claim's own is not in the passage.
import { relationOf, type TimePoint } from '../../../text/time-points.ts'
import { overlaps } from '../../../text/spans.ts'
import { amongOthers, MET, type Fate } from './fate.ts'
import { became, within, type Difference, type Pair } from './pair.ts'

export type DateFate = Fate<TimePoint>

const BY_COUNTERPART = 1
const IN_CLAUSE = 0.6
const ELSEWHERE = 0.3
const partsOf = (point: TimePoint): readonly unknown[] => [
  point.year,
  point.months,
  point.days,
  point.weekday,
  point.yearsOn,
  point.monthsOn,
  point.weeksOn,
  point.partsOfDay,
]
/** A rival must say as much: "on 3 August" told as "on the 5th" differs, "last year" beside it does not. */
const parts = (point: TimePoint): number => partsOf(point).filter((part) => part !== undefined).length
/** Parts that are the same in both: of two rivals as sure “17 March” stands for “17 February”, and “3 March” does not. */
function shared(one: TimePoint, other: TimePoint): number {
  const others = partsOf(other)
  return partsOf(one).filter((part, index) => part !== undefined && JSON.stringify(part) === JSON.stringify(others[index])).length
}
/** Of points that say much more or much less than the claim's. */
const UNLIKE = 0.5

const agree = (one: TimePoint, other: TimePoint): boolean => relationOf(one, other) === 'agree'

/** Fate of each point in time of the claim. */
export function dateFates(pair: Pair): DateFate[] {
  const own = pair.said.points()
  if (own.length === 0) return []
  const others = pair.made.points()
  // Of the passage's points those that the claim has too stand for none of its others; asked once, for a line may be all years.
  const isOwn = new Map<TimePoint, boolean>()
  const hasOwn = (other: TimePoint): boolean => {
    const known = isOwn.get(other) ?? own.some((one) => agree(one, other))
    isOwn.set(other, known)
    return known
  }
  return own.map((said): DateFate => {
    if (others.some((other) => agree(said, other))) return { said, ...MET }
    const places = pair.counterparts?.(said.span) ?? []
    let [rival, sureness]: [TimePoint | undefined, number] = [undefined, 0]
    for (const other of others) {
      if (relationOf(said, other) !== 'contradict' || hasOwn(other)) continue
      const isCounterpart = places.some((place) => overlaps(place, other.span))
      const like = Math.abs(parts(said) - parts(other)) > 1 ? UNLIKE : 1
      const sure = like * (isCounterpart ? BY_COUNTERPART : within(pair.window, other.span.start) ? IN_CLAUSE : ELSEWHERE)
      if (sure > sureness || (rival && sure === sureness && shared(said, other) > shared(said, rival))) [rival, sureness] = [other, sure]
    }
    const { statement, report } = pair.around ?? {}
    return {
      said,
      isMet: false,
      rival,
      sureness,
      ...amongOthers({ said, rival }, statement?.points, report?.points, agree),
      apart: 0,
    }
  })
}

/** The claim's dates that another date of the passage stands for; the passage only being silent about one is no difference. */
export function dateDifferences(pair: Pair, fates: readonly DateFate[]): Difference[] {
  return fates.flatMap(({ said, rival }): Difference[] =>
    rival ? [{ kind: 'date', claim: said.span, passage: rival.span, reason: became(pair, said.span, rival.span) }] : [],
  )
}
