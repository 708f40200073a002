// The headline finding in plain sentences, written from the verdicts and never saying more than they do.
import type { Claim } from '../model/claim.ts'
import type { Comparison } from '../model/comparison.ts'
import type { CellState, Verdict } from '../model/verdict.ts'
import { standing, subjectsOf, type Standing } from './standing.ts'
import { notJudged } from './not-judged.ts'
import { languageWords, unsupportedLanguage } from './unsupported.ts'
import { passagesIn } from './scope.ts'
import { isDoubtful, isFlat, isWitness } from './certainty.ts'
import { safeLine, shortened } from '../text/safe-text.ts'
import { listed, reportOf } from './words/en.ts'

/** A claim that some outlets left out or changed. Where there are controls, only the others' cells: a control is what they are held against. */
export interface Gap {
  readonly claim: Claim
  readonly index: number
  readonly cells: readonly { readonly outlet: string; readonly report: number; readonly verdict: Verdict }[]
  /** 0..1: salience, raised where others carried what these left out, lowered by doubt. */
  readonly rank: number
  /** Why it ranks where it does: the claim's salience, and who carries what these left out. */
  readonly reasons: readonly string[]
  /** What the controls did with it; absent where there is no control or no omission. */
  readonly standing?: Standing
}

const GAP_KINDS: ReadonlySet<CellState> = new Set(['omitted', 'altered', 'partial'])

/** Weights of the rank: what one outlet leaves out and the others carry matters most. Set by hand. */
const CARRIED_BY_OTHERS = 0.25
/** What every control leaves out too was likely cut for length by everybody. */
const CUT_BY_ALL = 0.6
const OF_VERDICT: Readonly<Record<CellState, number>> = {
  omitted: 1,
  altered: 0.95,
  partial: 0.5,
  unsure: 0.3,
  disputed: 0.3,
  reported: 0,
}

/** Gaps of a comparison, the most important first. */
export function gaps(comparison: Comparison): Gap[] {
  const subjects = new Set(subjectsOf(comparison))
  return comparison.claims
    .map((claim, index): Gap => {
      const row = comparison.verdicts[index] ?? []
      const cells = row.flatMap((verdict, report) =>
        GAP_KINDS.has(verdict.kind) && subjects.has(report) ? [{ outlet: comparison.reports[report]?.outlet ?? '', report, verdict }] : [],
      )
      const stands = cells.some((cell) => cell.verdict.kind === 'omitted') ? standing(comparison, index) : undefined
      const carriers = comparison.reports.filter((_, report) => isWitness(row[report])).map((report) => safeLine(report.outlet))
      const carried = carriers.length > 0 ? CARRIED_BY_OTHERS : 0
      const reasons = carriers.length > 0 ? [...claim.salience.reasons, `told by ${listed(carriers)}`] : claim.salience.reasons
      const worst = Math.max(0, ...cells.map((cell) => OF_VERDICT[cell.verdict.kind] * (0.5 + cell.verdict.confidence / 2)))
      const shared = stands === 'shared' ? CUT_BY_ALL : 1
      const rank = cells.length === 0 ? 0 : Math.min(1, (claim.salience.value + carried) * worst * shared)
      return { claim, index, cells, rank, reasons, ...(stands === undefined ? {} : { standing: stands }) }
    })
    .filter((gap) => gap.cells.length > 0)
    .sort((a, b) => b.rank - a.rank || a.index - b.index)
}

const QUOTES: readonly (readonly [open: string, close: string])[] = [
  ['“', '”'],
  ['«', '»'],
  ['「', '」'],
  ['『', '』'],
]

/** Words cut out of a quotation without the mark of its other end. */
function withoutLoneQuotes(words: string): string {
  let out = words
  for (const [open, close] of QUOTES) {
    const opened = [...out].filter((one) => one === open).length
    const closed = [...out].filter((one) => one === close).length
    if (opened > closed) out = out.replace(open, '')
    else if (closed > opened) out = out.slice(0, out.lastIndexOf(close)) + out.slice(out.lastIndexOf(close) + 1)
  }
  // Of straight marks only one at an edge is known to be alone.
  if ([...out].filter((one) => one === '"').length % 2 === 1) out = out.startsWith('"') ? out.slice(1) : out.replace(/"(?=[.,;:!?]?$)/u, '')
  return out
}

/** A claim's words with the subject it leans on: “Lukashenko … is ready to visit”. */
export function claimWords(claim: Claim, statement: string): string {
  const subject = claim.subject ? `${statement.slice(claim.subject.start, claim.subject.end)} … ` : ''
  return safeLine(`${subject}${withoutLoneQuotes(claim.text.replace(/^(?:and|but|или|и|і|а|но)\s+/iu, ''))}`)
}

const HEADLINE_LENGTH = 160

function sentenceFor(gap: Gap, comparison: Comparison): string {
  const words = `“${shortened(claimWords(gap.claim, comparison.statement.text), HEADLINE_LENGTH)}”`
  const of = (kind: CellState): typeof gap.cells => gap.cells.filter((cell) => cell.verdict.kind === kind)
  const name = (cells: typeof gap.cells): string => listed(cells.map((cell) => safeLine(cell.outlet)))
  const omitted = of('omitted')
  const carriers = comparison.reports
    .filter((_, report) => isWitness(comparison.verdicts[gap.index]?.[report]))
    .map((report) => safeLine(report.outlet))
  const told = (singular: string, plural: string): string =>
    carriers.length > 0 ? `; ${listed(carriers)} ${carriers.length === 1 ? singular : plural}` : ''
  // The stop that ends a quoted sentence would meet the one that ends ours.
  const quoted = carriers.length > 0 ? words : words.replace(/[.。]”$/u, '”')
  if (omitted.length > 0) {
    const flat = omitted.every((cell) => isFlat(cell.verdict))
    const one = omitted.length === 1
    const verb = flat ? (one ? 'does not mention' : 'do not mention') : one ? 'appears not to mention' : 'appear not to mention'
    return `${name(omitted)} ${verb}: ${quoted}${told('does', 'do')}.`
  }
  const altered = of('altered')
  const verbFor = (cells: typeof gap.cells, verb: string): string => {
    const one = cells.length === 1
    if (cells.every((cell) => isFlat(cell.verdict))) return one ? (verb === 'carry' ? 'carries' : `${verb}s`) : verb
    return `${one ? 'appears' : 'appear'} to ${verb}`
  }
  if (altered.length > 0) {
    const reason = altered[0]?.verdict.alterations[0]?.reason
    return `${name(altered)} ${verbFor(altered, 'change')}: ${words}${reason === undefined ? '' : ` (${safeLine(reason)})`}${told('tells it as it is', 'tell it as it is')}.`
  }
  const partial = of('partial')
  return `${name(partial)} ${verbFor(partial, 'carry')} only a part of: ${quoted}${told('carries it whole', 'carry it whole')}.`
}

/**
 * Of the omission that the headline names: that no passage of the reports carries it, and how many were searched. Nothing where the
 * headline names none.
 */
export function searchedSentence(comparison: Comparison, found: readonly Gap[]): string[] {
  const omitted = found[0]?.cells.filter((cell) => cell.verdict.kind === 'omitted') ?? []
  if (omitted.length === 0) return []
  const reports = omitted.map(({ outlet, report }) => `${reportOf(safeLine(outlet))} (${passagesIn(comparison.reports[report]!)} searched)`)
  const flat = omitted.every((cell) => isFlat(cell.verdict))
  return [`No passage of ${reports.join(' or of ')} ${flat ? 'carries' : 'appears to carry'} it.`]
}

/** How many claims each outlet left out, in one sentence each. */
export function countSentence(comparison: Comparison, report: number): string {
  const silent = notJudged(comparison, report)
  if (silent !== undefined) return `${safeLine(comparison.reports[report]?.outlet ?? '')}: ${silent}; nothing is said of it.`
  const total = comparison.claims.length
  const count = (kind: CellState): number => comparison.verdicts.filter((row) => row[report]?.kind === kind).length
  const doubtful = comparison.verdicts.filter((row) => row[report] && isDoubtful(row[report])).length
  const parts = [
    ...(doubtful > 0 ? [`${doubtful} reported with doubt`] : []),
    ...(['omitted', 'altered', 'partial', 'unsure', 'disputed'] as const).flatMap((kind) =>
      count(kind) > 0 ? [`${count(kind)} ${kind}`] : [],
    ),
  ]
  const outlet = safeLine(comparison.reports[report]?.outlet ?? '')
  return `${outlet}: ${count('reported') - doubtful} of ${total} ${total === 1 ? 'claim' : 'claims'} reported${parts.length > 0 ? `, ${parts.join(', ')}` : ''}.`
}

/** The finding that a reader sees first: one sentence. `found` are the comparison's gaps. */
export function headline(comparison: Comparison, found: readonly Gap[] = gaps(comparison)): string {
  if (comparison.claims.length === 0) return 'The statement makes no claims that could be looked for.'
  const [first] = found
  if (first) return sentenceFor(first, comparison)
  const subjects = subjectsOf(comparison)
  const unknown = subjects.map((report) => unsupportedLanguage(comparison, report)).filter((language) => language !== undefined)
  if (unknown.length > 0 && unknown.length === subjects.length)
    return `Language not supported: ${listed([...new Set(unknown)].map(languageWords))}. Nothing is said of what was left out.`
  if (subjects.length > 0 && subjects.every((report) => notJudged(comparison, report) !== undefined))
    return `${listed(subjects.map((report) => safeLine(comparison.reports[report]?.outlet ?? '')))}: nothing is said of what was left out, since ${subjects.length === 1 ? 'the report seems not to be about the statement' : 'the reports seem not to be about the statement, or are in a language that is not supported'}.`
  const count = (kind: CellState): number =>
    comparison.verdicts.flatMap((row) =>
      subjects.filter((report) => row[report]?.kind === kind && notJudged(comparison, report) === undefined),
    ).length
  const disputed = count('disputed')
  if (disputed > 0) return `No omission is settled; reviewers differ on ${disputed} ${disputed === 1 ? 'cell' : 'cells'}.`
  const unsure = count('unsure')
  if (unsure > 0) return `No omission is certain; ${unsure} ${unsure === 1 ? 'cell needs' : 'cells need'} a person's look.`
  const read = subjects.filter((report) => notJudged(comparison, report) === undefined)
  return `No omission found: ${listed(read.map((report) => safeLine(comparison.reports[report]?.outlet ?? '')))} ${read.length === 1 ? 'reports' : 'report'} every claim.`
}
