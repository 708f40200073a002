// Gold labels from a blind review: what a person said before the engine's verdict could steer them.
import type { GoldEntry } from '../model/case.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Act, Decision, Review } from '../model/decision.ts'
import type { PresenceLine } from '../model/gold.ts'
import type { VerdictKind } from '../model/verdict.ts'
import { replay } from './replay.ts'
import { cellKey } from './standing.ts'
import { columnOf, locate } from './texts.ts'
import { textHash } from '../text/text-hash.ts'

export interface GoldCell {
  /** Index into the comparison's claims. */
  readonly claim: number
  readonly column: number
  readonly verdict: VerdictKind
}

type Decide = Act & { readonly act: 'decide' }

const isDecide = (line: Decision): line is Decide => line.act === 'decide'

/**
 * Decisions that were made blind: the decision stands, is the first ever made on its cell, and no line of the log before it was
 * written with the engine's verdicts in view. A verdict corrected after the engine's was shown does not count, nor an adjudication.
 */
export function blindDecisions(decisions: readonly Decision[]): (Decide & { readonly verdict: VerdictKind })[] {
  const firstOpen = decisions.findIndex((line) => line.mode === 'open')
  const blind = firstOpen < 0 ? decisions : decisions.slice(0, firstOpen)
  const standing = new Set(replay(decisions).done)
  const lastOf = new Map<string, Decide>()
  const firsts = new Map<string, Decide>()
  const keyOf = (line: Decide): string => `${line.claim.start}-${line.claim.end}/${line.outlet}`
  for (const line of decisions) {
    if (!isDecide(line)) continue
    if (!firsts.has(keyOf(line))) firsts.set(keyOf(line), line)
    if (standing.has(line)) lastOf.set(keyOf(line), line)
  }
  return blind.flatMap((line) => {
    if (!isDecide(line) || line.adjudicates) return []
    const { verdict } = line
    if (verdict === null || lastOf.get(keyOf(line)) !== line || firsts.get(keyOf(line)) !== line) return []
    return [{ ...line, verdict }]
  })
}

/** Cells decided blind, on the texts as they are today: a decision on a text that has changed since is no gold. */
export function blindGold(comparison: Comparison, review: Review): GoldCell[] {
  const statement = comparison.statement.text
  const claims = new Map(comparison.claims.map((claim, index) => [`${claim.span.start}-${claim.span.end}`, index]))
  const cells = new Map<string, GoldCell>()
  for (const line of blindDecisions(review.decisions)) {
    const span = locate(statement, line.claim)
    const claim = span && claims.get(`${span.start}-${span.end}`)
    const column = columnOf(comparison, line.outlet)
    const report = comparison.reports[column]
    if (!span || claim === undefined || !report) continue
    if (line.texts.statement !== textHash(statement) || line.texts.report !== textHash(report.text)) continue
    cells.set(cellKey(span, column), { claim, column, verdict: line.verdict })
  }
  return [...cells.values()].sort((a, b) => a.claim - b.claim || a.column - b.column)
}

/** Gold as a case's `case.json` holds it. `files` are the report files by column. */
export function goldEntries(comparison: Comparison, cells: readonly GoldCell[], files: readonly string[]): GoldEntry[] {
  return comparison.claims.flatMap((claim, index) => {
    const own = cells.filter((cell) => cell.claim === index)
    if (own.length === 0) return []
    return [{ claim: claim.text, verdicts: Object.fromEntries(own.map((cell) => [files[cell.column]!, cell.verdict])) }]
  })
}

/** Gold as lines for `unsaid evaluate`, one for each report: carried in any way is 1, omitted 0, unsure is left out. */
export function presenceLines(comparison: Comparison, cells: readonly GoldCell[], document: string): PresenceLine[] {
  return comparison.reports.flatMap((report, column) => {
    const own = cells.filter((cell) => cell.column === column && cell.verdict !== 'unsure')
    if (own.length === 0) return []
    return [
      {
        id: `${document}/${report.outlet}`,
        doc: document,
        lang: comparison.statement.language,
        reportLang: report.language,
        claims: own.map((cell) => comparison.claims[cell.claim]!.text),
        report: report.text,
        labels: own.map((cell): 0 | 1 => (cell.verdict === 'omitted' ? 0 : 1)),
      },
    ]
  })
}
