// Another number: of the same dimension, of the same counted thing, or where the claim's number has its counterpart.
import { sameMeasure, type Measure } from '../../../text/measures.ts'
import { overlaps } from '../../../text/spans.ts'
import { words } from '../../../text/words.ts'
import { amongOthers, MET, type Fate } from './fate.ts'
import { became, within, type Difference, type Pair } from './pair.ts'

/** Characters after a number in which the thing counted is looked for. */
const REACH = 40

/** The stems of the first content words after a number. */
function counted(text: string, end: number, language: string): readonly string[] {
  return words(text.slice(end, end + REACH), language)
    .filter((word) => word.form.weight > 0 && !word.form.isNumber)
    .slice(0, 2)
    .map((word) => word.form.stem)
}

const small = (one: Measure): boolean => one.dimension === 'none' && Number.isInteger(one.value) && one.value < 10

/** A passage has a number, or it rounded; a rival is sure by its place, by the thing that is counted, or by its dimension. */
export type NumberFate = Fate<Measure>

const BY_COUNTERPART = 1
const BY_THING = 0.8
const BY_DIMENSION = 0.5
/** One number is left on each side, and no small one: "two" and "three" count too many things. */
const ALONE = 0.3
/** Powers of ten between two numbers, beyond which all are alike. */
const FARTHEST = 4
/** Of one dimension, but outside of the clause that is about the claim. */
const ELSEWHERE = 0.5

/** Fate of each number of the claim. */
export function numberFates(pair: Pair): NumberFate[] {
  const { said, made } = pair
  const own = said.measures()
  if (own.length === 0) return []
  const others = made.measures()
  const met = new Set(own.filter((one) => others.some((other) => sameMeasure(one, other))))
  // A number that is not met is like none of the others: only those that are can leave one of them unfree.
  const ofMet = [...met]
  const free = others.filter((other) => !ofMet.some((one) => sameMeasure(one, other)))
  const isAlone = free.length === 1 && own.length - met.size === 1
  // What each number of the passage counts is read once, not anew for every number of the claim: a line may be all numbers.
  const madeThings = new Map<Measure, readonly string[]>()
  const thingsAt = (other: Measure): readonly string[] => {
    const known = madeThings.get(other) ?? counted(made.text, other.span.end, made.language)
    madeThings.set(other, known)
    return known
  }
  return own.map((one): NumberFate => {
    if (met.has(one)) return { said: one, ...MET }
    const places = pair.counterparts?.(one.span) ?? []
    const things = counted(said.text, one.span.end, said.language)
    let [rival, sureness]: [Measure | undefined, number] = [undefined, 0]
    for (const other of free) {
      if (one.dimension !== other.dimension) continue
      const near = within(pair.window, other.span.start) ? 1 : ELSEWHERE
      let sure = 0
      if (places.some((place) => overlaps(place, other.span))) sure = BY_COUNTERPART
      else if (pair.sameLanguage && things.length > 0 && thingsAt(other).some((thing) => things.includes(thing))) sure = BY_THING * near
      else if (one.dimension !== 'none') sure = BY_DIMENSION * near
      else if (isAlone && !small(one) && !small(other)) sure = ALONE * near
      if (sure > sureness) [rival, sureness] = [other, sure]
    }
    const { statement, report } = pair.around ?? {}
    return {
      said: one,
      isMet: false,
      rival,
      sureness,
      ...amongOthers({ said: one, rival }, statement?.measures, report?.measures, sameMeasure),
      apart: rival && one.value > 0 && rival.value > 0 ? Math.min(FARTHEST, Math.abs(Math.log10(rival.value / one.value))) : 0,
    }
  })
}

/** Least sureness of a difference that is named. */
const NAMED = 0.3

/** The claim's numbers that another number of the passage stands for, where that is sure enough to be named. */
export function numberDifferences(pair: Pair, fates: readonly NumberFate[]): Difference[] {
  return fates.flatMap(({ said, rival, sureness }): Difference[] =>
    rival && sureness >= NAMED
      ? [{ kind: 'number', claim: said.span, passage: rival.span, reason: became(pair, said.span, rival.span) }]
      : [],
  )
}
