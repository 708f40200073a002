// How a statement and a report meet, by words, names, numbers, dates and title: nothing here knows which claims the report carries.
import type { Frequencies } from '../../archive/frequencies.ts'
import { fingerprint, type Terms } from '../../archive/terms.ts'

/** A text as matching sees it: weights are those of the text times the rarity of the term in the archive. */
export interface Weighed {
  readonly language: string
  readonly terms: Terms
  readonly meanings: Terms
  /** Sums of the squared weights. */
  readonly termSquares: number
  readonly meaningSquares: number
  readonly names: ReadonlySet<number>
  readonly values: ReadonlySet<number>
  readonly quoted: ReadonlySet<number>
  readonly runs: ReadonlySet<number>
  /** Terms of the title; none where there is no title. */
  readonly title: Terms
  readonly titleMeanings: Terms
}

const squares = (terms: Terms): number => {
  let sum = 0
  for (const weight of terms.values()) sum += weight * weight
  return sum
}

/** A text with its title, weighed by what is rare in the archive. */
export async function weighedText(body: string, title: string, language: string, common: Frequencies): Promise<Weighed> {
  const plain = fingerprint(body, language)
  const head = fingerprint(title, language)
  await common.load([...plain.terms.keys(), ...plain.meanings.keys(), ...head.terms.keys()])
  const terms = common.weighed(plain.terms)
  const meanings = common.weighed(plain.meanings)
  return {
    language,
    terms,
    meanings,
    termSquares: squares(terms),
    meaningSquares: squares(meanings),
    names: plain.names,
    values: plain.values,
    quoted: plain.quoted,
    runs: plain.runs,
    title: common.weighed(head.terms),
    titleMeanings: common.weighed(head.meanings),
  }
}

interface Overlap {
  readonly cosine: number
  /** Share of the report's weight that is in the statement. */
  readonly ofReport: number
  /** Weight that they share. */
  readonly mass: number
}

function overlap(statement: Weighed, report: Weighed, cross: boolean): Overlap {
  const left = cross ? statement.meanings : statement.terms
  const right = cross ? report.meanings : report.terms
  let [dot, shared, mass] = [0, 0, 0]
  for (const [term, weight] of right) {
    const other = left.get(term)
    if (other === undefined) continue
    dot += weight * other
    shared += weight * weight
    mass += Math.min(weight, other)
  }
  const leftSquares = cross ? statement.meaningSquares : statement.termSquares
  const rightSquares = cross ? report.meaningSquares : report.termSquares
  if (leftSquares === 0 || rightSquares === 0) return { cosine: 0, ofReport: 0, mass: 0 }
  return { cosine: dot / Math.sqrt(leftSquares * rightSquares), ofReport: shared / rightSquares, mass }
}

/** Weight, in nats, of the doubt that a share of few names or numbers is under. */
const DOUBT = 2

/** Share of the report's names (or numbers) that are in the statement, by their weight; a half where it has none. */
function shareFound(own: ReadonlySet<number>, weights: Terms, other: ReadonlySet<number>): number {
  let [found, all] = [0, 0]
  for (const term of own) {
    const weight = weights.get(term) ?? 0
    all += weight
    if (other.has(term)) found += weight
  }
  return (found + DOUBT / 2) / (all + DOUBT)
}

/** Weight of what two sets share. */
function shared(own: ReadonlySet<number>, weights: Terms, other: ReadonlySet<number>): number {
  let sum = 0
  for (const term of own) if (other.has(term)) sum += weights.get(term) ?? 0
  return sum
}

/** Share of the report's quoted runs of words that stand in the statement, 0..1. */
function quotations(statement: Weighed, report: Weighed): number {
  if (report.quoted.size === 0) return 0
  let found = 0
  for (const run of report.quoted) if (statement.runs.has(run)) found += 1
  return found / report.quoted.size
}

/** Share of the title's weight that is in the statement, 0..1; `otherwise` where there is no title. */
function titleFound(statement: Weighed, title: Terms, cross: boolean, otherwise: number): number {
  const whole = squares(title)
  if (whole === 0) return otherwise
  const said = cross ? statement.meanings : statement.terms
  let found = 0
  for (const [term, weight] of title) if (said.has(term)) found += weight * weight
  return found / whole
}

/** What each number of a row is, in order. */
export const PAIR_SIGNALS = [
  'cosine of the words',
  'report found in statement',
  'shared weight (log)',
  'names found',
  'shared names (log)',
  'numbers and days found',
  'shared numbers and days (log)',
  'quotations found',
  'days apart (log)',
  'undated',
  'title found',
] as const

/**
 * Signals of a pair. `days` is the report's day minus the statement's; `undefined` where one is not known. What of the statement the report
 * does not have is no signal: a report that leaves much out is one all the same.
 */
export function pairRow(statement: Weighed, report: Weighed, days: number | undefined): number[] {
  const cross = statement.language !== report.language
  const { cosine, ofReport, mass } = overlap(statement, report, cross)
  const title = cross ? report.titleMeanings : report.title
  return [
    cosine,
    ofReport,
    Math.log1p(mass),
    shareFound(report.names, report.terms, statement.names),
    Math.log1p(shared(report.names, report.terms, statement.names)),
    shareFound(report.values, report.terms, statement.values),
    Math.log1p(shared(report.values, report.terms, statement.values)),
    quotations(statement, report),
    days === undefined ? 0 : Math.log1p(Math.abs(days)),
    days === undefined ? 1 : 0,
    // A report without a title must look neither better nor worse for it: its text speaks in its place.
    titleFound(statement, title, cross, ofReport),
  ]
}
