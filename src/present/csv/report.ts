// A comparison as tidy CSV: a row for each claim in each report, a column for each variable. UTF-8, safe to open in a spreadsheet.
import type { Comparison } from '../../model/comparison.ts'
import type { Scope } from '../../model/scope.ts'
import { isWitness, shownAlterations } from '../certainty.ts'
import { scopeOf } from '../scope.ts'
import { controlsOf, standing, subjectsOf } from '../standing.ts'
import { missingWords } from '../why-not.ts'
import { csvLine, type CsvValue } from './cell.ts'
import { roundedProbability } from '../../statistics/odds.ts'

export const CSV_COLUMNS = [
  'title',
  'claim',
  'claim_text',
  'claim_kind',
  'claim_salience',
  'claim_start',
  'claim_end',
  'outlet',
  'role',
  'verdict',
  'coverage',
  'confidence',
  'engine_verdict',
  'reviewed',
  'settled',
  'reviewers',
  'standing',
  'carried_by',
  'evidence_text',
  'evidence_start',
  'evidence_end',
  'alterations',
  'missing',
  'statement_language',
  'report_language',
  'report_url',
  'report_published',
  'statement_sha256',
  'report_sha256',
  'engine',
  'report_passages',
  'report_version',
  'statement_text_sha256',
  'report_text_sha256',
] as const

type CsvRow = Readonly<Record<(typeof CSV_COLUMNS)[number], CsvValue>>

function rowOf(comparison: Comparison, scope: Scope, at: number, column: number): CsvRow {
  const { statement } = comparison
  const claim = comparison.claims[at]!
  const report = comparison.reports[column]!
  const read = scope.reports[column]!
  const verdict = comparison.verdicts[at]![column]!
  const best = verdict.evidence[0]
  const subject = controlsOf(comparison).length > 0 && subjectsOf(comparison).includes(column)
  const carriers = comparison.reports.filter((_, index) => index !== column && isWitness(comparison.verdicts[at]![index]))
  const alterations = shownAlterations(verdict).map((one) => `${one.isGuess === true ? 'wording' : one.kind}: ${one.reason}`)
  return {
    title: comparison.title ?? '',
    claim: at + 1,
    claim_text: claim.text,
    claim_kind: claim.kind,
    claim_salience: roundedProbability(claim.salience.value),
    claim_start: claim.span.start,
    claim_end: claim.span.end,
    outlet: report.outlet,
    role: report.role,
    verdict: verdict.kind,
    coverage: roundedProbability(verdict.coverage),
    confidence: roundedProbability(verdict.confidence),
    engine_verdict: verdict.review?.engine.kind ?? verdict.kind,
    reviewed: verdict.review ? 'yes' : 'no',
    settled: verdict.review?.settled ?? '',
    reviewers: [...new Set(verdict.review?.decisions.map((one) => one.reviewer) ?? [])].join('; '),
    standing: (subject && verdict.kind === 'omitted' ? standing(comparison, at) : undefined) ?? '',
    carried_by: carriers.map((one) => one.outlet).join('; '),
    evidence_text: best?.text ?? '',
    evidence_start: best?.span.start ?? '',
    evidence_end: best?.span.end ?? '',
    alterations: alterations.join('; '),
    missing: verdict.kind === 'reported' ? '' : missingWords(claim, verdict).join(' … '),
    statement_language: statement.language,
    report_language: report.language,
    report_url: report.provenance.url ?? '',
    report_published: report.provenance.published ?? '',
    statement_sha256: statement.provenance.sha256 ?? '',
    report_sha256: report.provenance.sha256 ?? '',
    engine: `${comparison.engine.name} ${comparison.engine.version}`,
    report_passages: read.passages,
    report_version: read.version === undefined ? '' : `${read.version.number} of ${read.version.of}`,
    statement_text_sha256: scope.statement.textSha256,
    report_text_sha256: read.textSha256,
  }
}

/** One line of heads, then a line for each claim × outlet; RFC 4180 with `\n` line ends, no byte order mark. */
export function csvReport(comparison: Comparison): string {
  const rowsOf = (one: Comparison): CsvRow[] => {
    const scope = scopeOf(one)
    return one.claims.flatMap((_, at) => one.reports.map((_report, column) => rowOf(one, scope, at, column)))
  }
  // Two statements and no report: each against the other.
  const held = comparison.reports.length === 0 ? (comparison.mutual ?? []).flatMap((one) => one.directions) : []
  const rows = [...rowsOf(comparison), ...held.flatMap(rowsOf)]
  return [CSV_COLUMNS, ...rows.map((row) => CSV_COLUMNS.map((column) => row[column]))].map(csvLine).join('')
}
