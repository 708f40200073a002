// Made-up reports and questions: terms as skewed as words are, ten years of days, some outlets that publish much and many that publish little.
import { random } from '../../../../statistics/random.ts'
import type { MadeUp, Question } from './engine.ts'

export const DAYS = 3650
const OUTLETS = 40
/** Terms of a short report. */
const TERMS = 100
const VOCABULARY = 400_000
/** The share of a term is as the cube of a uniform number: the commonest is in most reports, half of the vocabulary in one of thousands. */
const SKEW = 3
/** Any stride that is prime to the days: neighbours in the import are of different days, as in an import by outlet. */
const STRIDE = 7919

/** Seeds that follow one another begin with numbers that are alike; by Knuth's multiplier (golden ratio) they lie apart. */
const APART = 0x9e3779b1
const SETTLING = 4

/** The report of a number, the same whenever it is made. */
export function madeUp(document: number): MadeUp {
  const { uniform } = random(Math.imul(document + 1, APART))
  for (let at = 0; at < SETTLING; at++) uniform()
  const terms = new Set<number>()
  for (let at = 0; at < TERMS; at++) terms.add(Math.floor(uniform() ** SKEW * VOCABULARY))
  return {
    document,
    day: (document * STRIDE) % DAYS,
    outlet: Math.floor(uniform() ** 2 * OUTLETS),
    terms: [...terms].sort((a, b) => a - b),
  }
}

/** Terms that are looked up for a statement: its rarest. */
const ASKED = 20
/** A fortnight, as an audit looks around a statement's day. */
const BEFORE = 3
const AFTER = 10

/** What an audit asks for a statement that shares its words with a report: within a fortnight and of its outlet, or anywhere. */
export function question(document: number, within: boolean): Question {
  const { terms, day, outlet } = madeUp(document)
  const rarest = terms.slice(-ASKED)
  return within ? { terms: rarest, days: [day - BEFORE, day + AFTER], outlet } : { terms: rarest }
}
