// The founding case, compared once, and a short way to write log lines.
import { compare } from '../../src/engine/compare.ts'
import { readCase } from '../../src/ingest/case-folder.ts'
import type { Comparison } from '../../src/model/comparison.ts'
import type { Act, Decision } from '../../src/model/decision.ts'
import { claimReference } from '../../src/review/texts.ts'
import { textHash } from '../../src/text/text-hash.ts'
import { root } from '../helpers/run.ts'

const { file, statement, reports } = await readCase(`${root}/cases/lukashenko-visit-2025`)
const asFitted = compare(statement, reports, { title: file.title })
/**
 * By words alone few omissions are sure; these tests are about reviewing, so less is asked for here: all that is not reported is omitted
 * but for the likeliest cell, which is left unsure whatever was fitted.
 */
const omitted = Math.max(...asFitted.verdicts.flat().flatMap(({ coverage }) => (coverage < asFitted.settings.present ? [coverage] : [])))
export const comparison: Comparison = compare(statement, reports, { title: file.title, settings: { omitted } })

let clock = 0
/** A stamp a second later than the last. */
export function stamp(reviewer = 'anna', report?: number): Pick<Decision, 'reviewer' | 'time' | 'engine' | 'mode' | 'texts'> {
  clock += 1
  const text = report === undefined ? undefined : comparison.reports[report]!.text
  return {
    reviewer,
    time: new Date(Date.UTC(2026, 0, 1) + clock * 1000).toISOString(),
    engine: '0.1.0',
    mode: 'open',
    texts: { statement: textHash(comparison.statement.text), ...(text === undefined ? {} : { report: textHash(text) }) },
  }
}

export const claimAt = (index: number) => claimReference(comparison.statement.text, comparison.claims[index]!.span)
export const outletAt = (report: number): string => comparison.reports[report]!.outlet

/** A verdict on a cell by indices. */
export function decide(
  claim: number,
  report: number,
  verdict: (Act & { act: 'decide' })['verdict'],
  reviewer = 'anna',
): Act & { act: 'decide' } {
  return { act: 'decide', ...stamp(reviewer, report), claim: claimAt(claim), outlet: outletAt(report), verdict }
}

export const undo = (reviewer = 'anna'): Decision => ({ act: 'undo', ...stamp(reviewer) })
export const redo = (reviewer = 'anna'): Decision => ({ act: 'redo', ...stamp(reviewer) })
