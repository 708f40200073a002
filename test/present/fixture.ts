// A comparison made by hand, so that what is said of it does not hang on the engine.
import type { Comparison } from '../../src/model/comparison.ts'
import type { Report, ReportRole } from '../../src/model/document.ts'
import type { Claim } from '../../src/model/claim.ts'
import type { CellReview, CellState, Verdict, VerdictKind } from '../../src/model/verdict.ts'

export interface Cell {
  readonly kind: CellState
  readonly confidence?: number
  readonly evidence?: string
  readonly change?: Partial<Verdict['alterations'][number]>
  readonly review?: CellReview
}

export interface Column {
  readonly outlet: string
  readonly role?: ReportRole
  readonly text?: string
  readonly language?: string
  readonly cells: readonly (CellState | Cell)[]
}

export const CLAIMS = ['We are ready to visit the capital in May.', 'Trade grew by 12 percent.', 'We thank our hosts.']

function verdictOf(given: CellState | Cell, text: string, claim: Claim): Verdict {
  const cell = typeof given === 'string' ? { kind: given } : given
  const confidence = cell.confidence ?? 0.95
  const start = cell.evidence === undefined ? -1 : text.indexOf(cell.evidence)
  const span = { start: Math.max(0, start), end: Math.max(0, start) + (cell.evidence?.length ?? 0) }
  return {
    kind: cell.kind,
    coverage: cell.kind === 'omitted' ? 1 - confidence : confidence,
    confidence,
    evidence: start < 0 ? [] : [{ span, text: text.slice(span.start, span.end), strength: 0.7, reasons: ['shared: trade'] }],
    alterations: cell.change
      ? [{ kind: 'number', claim: claim.span, report: span, reason: '“12” became “15”', strength: 0.8, ...cell.change }]
      : [],
    missing: [],
    reasons: ['made by hand'],
    ...(cell.review ? { review: cell.review } : {}),
  }
}

/** Claims stand in the statement one after the other, a line each; the first matters most. */
export function handMade(columns: readonly Column[], claims: readonly string[] = CLAIMS): Comparison {
  const text = claims.join('\n')
  let from = 0
  const made = claims.map((words, index): Claim => {
    const span = { start: from, end: from + words.length }
    from = span.end + 1
    return {
      id: `c${index + 1}`,
      span,
      text: words,
      sentence: span,
      kind: 'assertion',
      quantities: [],
      dates: [],
      names: [],
      salience: { value: Math.max(0.1, 0.6 - index * 0.1), reasons: ['a statement of fact'] },
    }
  })
  const reports = columns.map((column): Report => ({
    text: column.text ?? 'Trade grew by 15 percent, it was said.',
    language: column.language ?? 'en',
    provenance: { published: '2025-05-02' },
    outlet: column.outlet,
    role: column.role ?? 'subject',
  }))
  return {
    schema: 1,
    engine: { name: 'unsaid', version: '0.1.0' },
    settings: { present: 0.6, omitted: 0.14 },
    title: 'A case made by hand',
    statement: { text, language: 'en', provenance: { outlet: 'Office', published: '2025-05-01' } },
    claims: made,
    reports,
    verdicts: made.map((claim, at) => columns.map((column, index) => verdictOf(column.cells[at]!, reports[index]!.text, claim))),
    additions: columns.map(() => []),
  }
}

export const reviewed = (by: string, verdict: VerdictKind, engine: VerdictKind): CellReview => ({
  decisions: [{ reviewer: by, verdict, time: '2025-06-01T10:00:00Z', note: 'Read twice.' }],
  settled: 'agreed',
  engine: { kind: engine, confidence: 0.5 },
})
