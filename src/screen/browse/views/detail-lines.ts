// The detail pane: what the row under the cursor is made of, in full.
import type { RateRow } from '../../../model/audit.ts'
import { chancePhrase, correctionWords, differencePhrase, errorWords, groupPhrase, ratePhrase } from '../../../present/audit/words.ts'
import { sparkline } from '../../../present/audit/sparkline.ts'
import { safeLine } from '../../../text/safe-text.ts'
import { fitLine, line, run, type Line } from '../../lines.ts'
import { rowLine, rowsOf, wrapLine, type Highlight } from '../../wrapping.ts'
import type { StatementView, ViewCell, ViewReport } from '../../../model/dashboard.ts'
import { currentEntry, currentRow, differenceOf, monthsOf, shownRates, textsOf, viewOf, type State } from '../state.ts'
import { intervalBar } from './list-lines.ts'

const percent = (value: number): string => `${Math.round(value * 100)} %`
const EMPTY = line('')

function textRows(text: string, width: number, highlights: readonly Highlight[] = []): Line[] {
  return rowsOf(text, width).map((row) => rowLine(text, row, highlights))
}

const wrapped = (text: string, width: number, style: Parameters<typeof line>[1] = 'plain', indent = 0): Line[] =>
  wrapLine(line(safeLine(text), style), width, indent)

/** Which interval stands behind a rate, in words. */
function intervalWords(state: State, row: RateRow): string {
  const level = percent(state.audit?.settings.level ?? 0.95)
  const whole = state.audit?.rates.includes(row)
  const wait = state.summing === 'yes' ? '; the bootstrap is being worked out' : state.summing === 'failed' ? '; the bootstrap failed' : ''
  return whole ? `${level} interval by bootstrap over statements` : `interval by Wilson’s score, carried through the correction${wait}`
}

function rateLines(state: State, width: number): Line[] {
  const row = shownRates(state)[currentEntry(state).row]
  if (!row) return []
  const difference = differenceOf(state, row)
  const decided = row.reviewed > 0 ? ` A person decided ${row.reviewed} of these verdicts.` : ''
  const months = monthsOf(state).filter((one) => one.outlet === row.outlet && one.key !== 'undated')
  const trend = state.audit?.trends.find((one) => one.outlet === row.outlet)
  const lines: Line[] = [
    ...wrapped(`${row.outlet}: ${groupPhrase(row.by, row.key)}`, width, 'strong'),
    ...wrapped(`Left out: ${ratePhrase(row.corrected)}`, width, 'focus'),
    line(intervalBar(row.corrected, Math.min(50, width))),
    ...wrapped(`Corrected for the engine’s errors; ${intervalWords(state, row)}.`, width, 'faint'),
    ...wrapped(
      `Said omitted: ${row.omitted} of ${row.claims} claims of ${row.statements} statements; altered ${row.altered}, unsure ${row.unsure}.${decided}`,
      width,
    ),
    EMPTY,
  ]
  if (difference)
    lines.push(
      ...wrapped(
        `Against ${difference.against.join(', ')}, on the same claims: ${differencePhrase(difference.difference)}, ${chancePhrase(difference.adjusted)}.`,
        width,
        difference.finding ? 'strong' : 'plain',
      ),
      ...wrapped(difference.finding ? 'Chance alone does not explain it.' : 'Chance alone would explain it.', width, 'faint'),
      EMPTY,
    )
  else if (state.summing === 'yes')
    lines.push(...wrapped('The difference to the other outlets is being worked out …', width, 'faint'), EMPTY)
  if (currentEntry(state).place.at === 'overview') {
    if (months.length > 1) {
      const top = Math.max(0.05, ...months.map((one) => one.corrected.value ?? 0))
      const shown = months.slice(-Math.max(8, width))
      lines.push(
        ...wrapped(`By month, ${shown[0]!.key} to ${shown.at(-1)!.key}; the highest bar is ${percent(top)}`, width, 'strong'),
        line(
          sparkline(
            shown.map((one) => one.corrected.value),
            top,
          ),
        ),
        ...(trend ? wrapped(`Change: ${differencePhrase(trend.perYear)} a year`, width) : []),
        EMPTY,
      )
    }
    const found = (state.audit?.differentials ?? []).filter((one) => one.outlet === row.outlet && one.finding && one.by !== 'all')
    if (found.length > 0) lines.push(line('Findings', 'strong'))
    for (const one of found)
      lines.push(
        ...wrapped(
          `${groupPhrase(one.by, one.key)}: ${differencePhrase(one.difference)}, ${chancePhrase(one.adjusted)}`,
          width,
          'plain',
          2,
        ),
      )
    const uncovered = state.audit?.coverage.find((one) => one.outlet === row.outlet)
    if (uncovered)
      lines.push(EMPTY, ...wrapped(`No report at all: ${ratePhrase(uncovered.notCovered)} of ${uncovered.statements} statements`, width))
    if (state.audit)
      lines.push(
        EMPTY,
        ...wrapped(correctionWords(state.audit), width, 'faint'),
        ...wrapped(errorWords(state.audit), width, 'faint'),
        ...state.audit.notes.flatMap((note) => wrapped(`Note: ${note}`, width, 'faint')),
      )
  }
  return lines
}

/** A verdict with who is behind it and how sure it is. */
function verdictWords(cell: ViewCell): string {
  const engine = `${cell.engine}, confidence ${percent(cell.confidence)}`
  if (cell.by.length === 0) return `The engine says ${engine}; nobody has decided.`
  const who = [...new Set(cell.by)].join(', ')
  return cell.disputed
    ? `Reviewers differ (${who}); the engine says ${cell.engine}.`
    : `Decided ${cell.verdict} by ${who}; the engine says ${cell.engine}.`
}

function cellLines(view: StatementView, report: ViewReport | undefined, index: number, width: number): Line[] {
  const claim = view.claims[index]
  if (!claim) return []
  const lines: Line[] = [
    ...wrapped(`Claim ${index + 1}, ${claim.kind}, salience ${percent(claim.salience)}`, width, 'strong'),
    ...wrapped(view.text.slice(claim.start, claim.end), width, 'claim'),
    EMPTY,
  ]
  const cell = report?.cells[index]
  if (!report || !cell) return [...lines, ...wrapped('No report of this statement was found.', width)]
  const doubt =
    report.state === 'ambiguous' ? ` It may not be a report of this statement (${percent(report.probability)}): settle it under 5.` : ''
  lines.push(
    ...wrapped(
      `${report.outlet}${report.control ? ' (control)' : ''}${report.published === '' ? '' : `, ${report.published.slice(0, 10)}`}: ${cell.verdict}`,
      width,
      `verdict-${cell.verdict}`,
    ),
    ...wrapped(`${verdictWords(cell)}${doubt}`, width),
  )
  const passage = cell.evidence
  if (passage)
    lines.push(
      ...wrapped(cell.verdict === 'omitted' ? 'Nearest passage:' : 'Passage:', width, 'faint'),
      ...wrapped(report.text.slice(...passage), width, 'evidence'),
    )
  const others = view.reports.filter((one) => one !== report)
  if (others.length > 0) lines.push(EMPTY, line('In the other reports', 'strong'))
  for (const one of others)
    lines.push([
      run(`  ${safeLine(one.outlet)}${one.control ? ' (control)' : ''}: `),
      run(one.cells[index]?.verdict ?? '', `verdict-${one.cells[index]?.verdict ?? 'unsure'}`),
    ])
  return lines
}

function wholeLines(view: StatementView, width: number, marked: readonly Highlight[]): Line[] {
  return [
    EMPTY,
    ...wrapped(
      `${view.title === '' ? `Statement ${view.id}` : view.title}, ${view.office}${view.published === '' ? '' : `, ${view.published.slice(0, 10)}`}`,
      width,
      'strong',
    ),
    ...textRows(view.text, width, marked),
    ...(view.uncovered.length > 0 ? [EMPTY, ...wrapped(`Not covered by ${view.uncovered.join(', ')}`, width, 'warning')] : []),
  ]
}

function statementLines(view: StatementView, index: number, report: ViewReport | undefined, width: number): Line[] {
  const claim = view.claims[index]
  const marked: Highlight[] = claim ? [{ start: claim.start, end: claim.end, style: 'claim' }] : []
  return [...cellLines(view, report, index, width), ...wholeLines(view, width, marked)]
}

/** Two texts side by side, as far as there is room, else one under the other. */
function pairLines(state: State, width: number): Line[] {
  const texts = textsOf(state)
  const current = currentRow(state)
  if (!texts || current?.row !== 'match') return [line('…', 'faint')]
  const head = [
    ...wrapped(`Is this report one of the statement? ${percent(current.probability)} likely. y yes, n no, u unsure`, width, 'strong'),
    ...(current.lookedAt === '' ? [] : wrapped(`${current.lookedAt} looked and could not tell.`, width, 'warning')),
    EMPTY,
  ]
  const said = `Statement: ${current.title} ${current.published.slice(0, 10)}`
  const made = `${current.outlet}: ${current.reportTitle}`
  if (width < 60)
    return [
      ...head,
      ...wrapped(said, width, 'focus'),
      ...textRows(texts.statement, width),
      EMPTY,
      ...wrapped(made, width, 'focus'),
      ...textRows(texts.report, width),
    ]
  const left = Math.floor((width - 3) / 2)
  const right = width - 3 - left
  const columns = [
    [...wrapped(said, left, 'focus'), ...textRows(texts.statement, left)],
    [...wrapped(made, right, 'focus'), ...textRows(texts.report, right)],
  ] as const
  return [
    ...head,
    ...Array.from({ length: Math.max(columns[0].length, columns[1].length) }, (_, index) => [
      ...fitLine(columns[0][index] ?? EMPTY, left),
      run(' │ ', 'title'),
      ...fitLine(columns[1][index] ?? EMPTY, right),
    ]),
  ]
}

/** All lines of the detail at a width; the pane shows a part of them. */
export function detailLines(state: State, width: number): Line[] {
  const { place, row, column } = currentEntry(state)
  if (place.at === 'overview' || place.at === 'groups') return rateLines(state, width)
  const view = viewOf(state)
  if (place.at === 'statement') return view ? statementLines(view, row, view.reports[column], width) : []
  const current = currentRow(state)
  if (!current) return []
  if (current.row === 'match') return pairLines(state, width)
  if (!view) return [line('…', 'faint')]
  if (current.row !== 'claim') return wholeLines(view, width, []).slice(1)
  return statementLines(
    view,
    current.claim,
    view.reports.find((report) => report.id === current.report),
    width,
  )
}
