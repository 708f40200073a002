// An audit as terminal text: the finding first, then rates, differences, time, what stands instead, and what to look at.
import stringWidth from 'string-width'
import type { Audit, Grouping, RateRow } from '../../model/audit.ts'
import { safeLine, shortened } from '../../text/safe-text.ts'
import { block, labelled, pen, type TerminalOptions } from '../terminal/style.ts'
import { robustnessLines, robustnessNote, robustnessSentences } from './robustness.ts'
import { bar, sparkline } from './sparkline.ts'
import {
  auditHeadline,
  chancePhrase,
  correctionWords,
  differencePhrase,
  errorWords,
  groupPhrase,
  groupingWords,
  matchingWords,
  ratePhrase,
  unsettledWords,
  unsupportedWords,
} from './words.ts'

/** Columns of the labels, as many as the outlets' names need within these; what is longer stands above its figures. */
const NARROWEST_NAMES = 24
const WIDEST_NAMES = 34
const BAR = 12
/** Rows of a grouping shown for each outlet. */
const ROWS = 6
const FINDINGS = 12
const NAMED = 10

/** How the audit is laid out: with the columns of its labels. */
interface Layout extends TerminalOptions {
  readonly names: number
}

const outletLabel = (audit: Audit, outlet: string): string => (audit.settings.controls.includes(outlet) ? `${outlet} (control)` : outlet)

function laidOut(audit: Audit, options: TerminalOptions): Layout {
  const widths = audit.rates.filter((row) => row.by === 'all').map(({ outlet }) => stringWidth(safeLine(outletLabel(audit, outlet))))
  const fitting = widths.filter((width) => width <= WIDEST_NAMES)
  return { ...options, names: Math.max(NARROWEST_NAMES, ...fitting) }
}

const named = (label: string, figures: string, layout: Layout): string => labelled(safeLine(label), figures, layout.names, layout)

function rateLine(label: string, row: RateRow, options: Layout): string {
  const unsure = row.unsure > 0 ? `, ${row.unsure} unsure` : ''
  return named(
    label,
    `${bar(row.corrected.value ?? 0, BAR)} ${ratePhrase(row.corrected).padEnd(20)} ${row.omitted} of ${row.claims} said omitted${unsure}`,
    options,
  )
}

function outletLines(audit: Audit, options: Layout): string[] {
  const ink = pen(options)
  const rows = audit.rates.filter((row) => row.by === 'all')
  if (rows.length === 0) return ['  No report was matched to any statement.']
  const reported = audit.coverage.map((row) => {
    const ambiguous = row.ambiguous > 0 ? `, ${row.ambiguous} ambiguous` : ''
    const unsupported = row.unsupported > 0 ? `; language not supported for ${row.unsupported}` : ''
    return named(
      row.outlet,
      `${row.covered} of ${row.statements} statements reported${ambiguous}; not covered ${ratePhrase(row.notCovered)}${unsupported}`,
      options,
    )
  })
  return [
    ink.bold(
      `Share of claims left out, by outlet (corrected for the engine's errors; ${Math.round(audit.settings.level * 100)} % intervals)`,
    ),
    ...rows.map((row) => rateLine(outletLabel(audit, row.outlet), row, options)),
    '',
    ink.bold('Statements with no report at all'),
    ...reported,
    '',
  ]
}

function differenceLines(audit: Audit, options: Layout): string[] {
  if (audit.differentials.length === 0) return []
  const ink = pen(options)
  const found = audit.differentials.filter((one) => one.finding)
  const lines = found.slice(0, FINDINGS).map((one) => {
    const what = `${safeLine(one.outlet)}: ${groupPhrase(one.by, one.key)}`
    return block(
      `${ink.bold(what)}  ${differencePhrase(one.difference)}, ${chancePhrase(one.adjusted)} (${one.claims} claims of ${one.statements} statements)`,
      options,
      2,
    )
  })
  const rest = found.length > FINDINGS ? [`  … ${found.length - FINDINGS} more in --format html, csv and json`] : []
  const against = audit.settings.controls.length > 0 ? audit.settings.controls.map(safeLine).join(', ') : 'the other outlets'
  return [
    ink.bold(`More or less than ${against}, on the same statements`),
    ...(lines.length > 0
      ? lines
      : audit.differentials.some((one) => one.undecided)
        ? ['  undecided, see below']
        : ['  nothing was found that chance would not explain']),
    ...rest,
    block(ink.dim(correctionWords(audit)), options, 2),
    '',
  ]
}

function groupingLines(audit: Audit, by: Grouping, options: Layout): string[] {
  const ink = pen(options)
  const lines: string[] = []
  for (const outlet of [...new Set(audit.rates.map((row) => row.outlet))]) {
    if (audit.settings.controls.includes(outlet)) continue
    const rows = audit.rates.filter((row) => row.by === by && row.outlet === outlet).slice(0, ROWS)
    if (rows.length > 0) lines.push(` ${safeLine(outlet)}`, ...rows.map((row) => rateLine(row.key, row, options)))
  }
  return lines.length > 0 ? [ink.bold(`By ${groupingWords(by)}`), ...lines, ''] : []
}

function timeLines(audit: Audit, options: Layout): string[] {
  const told = audit.trends.filter((trend) => trend.months.length > 1)
  if (told.length === 0) return []
  const ink = pen(options)
  const top = Math.max(0.05, ...told.flatMap((trend) => trend.months.map((month) => month.rate.value ?? 0)))
  const width = Math.max(8, options.width - options.names - 44)
  return [
    ink.bold('Over time, by month'),
    ...told.map((trend) => {
      const months = trend.months.slice(-width)
      const line = sparkline(
        months.map((month) => month.rate.value),
        top,
      )
      return named(trend.outlet, `${line}  ${differencePhrase(trend.perYear)} a year`, options)
    }),
    ink.dim(`  ${told[0]!.months.at(0)!.month} to ${told[0]!.months.at(-1)!.month}; the highest bar is ${Math.round(top * 100)} %`),
    '',
  ]
}

const KIND_TRENDS = 12

function kindTimeLines(audit: Audit, options: Layout): string[] {
  const told = audit.kindTrends.filter((trend) => !audit.settings.controls.includes(trend.outlet))
  // Those that chance would explain least come first: how far zero is, in widths of the interval.
  const far = ({ perYear: { value, low, high } }: Audit['kindTrends'][number]): number =>
    Math.abs(value ?? 0) / Math.max(1e-9, (high ?? 1) - (low ?? -1))
  const shown = [...told].sort((a, b) => far(b) - far(a)).slice(0, KIND_TRENDS)
  if (shown.length === 0) return []
  const ink = pen(options)
  return [
    ink.bold('Change a year, by kind of claim (the surest first)'),
    ...shown.map((trend) => named(trend.outlet, `${trend.kind.padEnd(12)} ${differencePhrase(trend.perYear)} a year`, options)),
    ...(told.length > shown.length ? [`  … ${told.length - shown.length} more in --format csv and json`] : []),
    block(ink.dim('Intervals are each its own, not corrected for their number: read them as what to look at.'), options, 2),
    '',
  ]
}

function robustLines(audit: Audit, options: Layout): string[] {
  const lines = robustnessLines(audit)
  if (lines.length === 0) return []
  const ink = pen(options)
  const outlets = [...new Set(lines.map((one) => one.outlet))]
  return [
    ink.bold('How the finding moves with what is taken for the engine’s errors'),
    ...robustnessSentences(audit).map((sentence) => block(safeLine(sentence), options, 2)),
    ...outlets.flatMap((outlet) => [
      ` ${safeLine(outlet)}`,
      ...lines
        .filter((one) => one.outlet === outlet)
        .map((one) => `  ${one.way.padEnd(34)} ${one.rate.padEnd(18)} ${one.difference}`.trimEnd()),
    ]),
    block(ink.dim(safeLine(robustnessNote(audit))), options, 2),
    '',
  ]
}

function insteadLines(audit: Audit, options: Layout): string[] {
  const ink = pen(options)
  const lines = audit.replacements
    .filter((one) => one.reports > 0 && !audit.settings.controls.includes(one.outlet))
    .flatMap((one) => {
      const words = one.words.map((word) => safeLine(word.word)).slice(0, 8)
      const topics = one.topics.filter((topic) => topic.added > 0).slice(0, 4)
      return [
        named(one.outlet, `${ratePhrase(one.share)} of its reports is not from the statement`, options),
        ...(topics.length > 0 ? [block(`about: ${topics.map((topic) => `${topic.topic} ${topic.added}`).join(', ')}`, options, 6)] : []),
        ...(words.length > 0 ? [block(`typical words: ${words.join(', ')}`, options, 6)] : []),
        ...one.examples
          .slice(0, 1)
          .map((example) => block(ink.dim(`for example: “${shortened(safeLine(example.passage), 160)}”`), options, 6)),
      ]
    })
  return lines.length > 0 ? [ink.bold('What stands instead, in reports that left something out'), ...lines, ''] : []
}

function namedLines(audit: Audit, options: Layout): string[] {
  const ink = pen(options)
  const omissions = audit.omissions.slice(0, NAMED).flatMap((one, index) => {
    const carried = one.carriedBy.length > 0 ? `; carried by ${one.carriedBy.map(safeLine).join(', ')}` : ''
    const where = [one.published.slice(0, 10), safeLine(one.title)].filter((part) => part !== '').join(', ')
    return [
      block(`${index + 1}. “${shortened(safeLine(one.claim), 200)}”`, options, 1),
      block(
        ink.dim(
          `not in ${safeLine(one.outlet)}, confidence ${Math.round(one.confidence * 100)} %${carried} (${where || 'statement'}, ${one.statement} → ${one.report})`,
        ),
        options,
        4,
      ),
    ]
  })
  const ambiguous =
    audit.listed.ambiguous > 0
      ? [`  ${audit.listed.ambiguous} reports may or may not be of a statement: unsaid audit --list ambiguous`]
      : []
  const missing =
    audit.listed.notCovered > 0
      ? [`  ${audit.listed.notCovered} times an outlet has no report of a statement: unsaid audit --list not-covered`]
      : []
  const check =
    audit.listed.matches > 0
      ? [`  ${audit.listed.matches} matches were made by the program, the most doubtful first: unsaid audit --list matches`]
      : []
  const foreign =
    audit.listed.unsupported > 0
      ? [`  ${audit.listed.unsupported} times the language is not supported: unsaid audit --list unsupported`]
      : []
  return [
    ...(omissions.length > 0
      ? [
          ink.bold(
            `What was left out, the weightiest first (${audit.omissions.length < NAMED ? audit.omissions.length : NAMED} of ${audit.listed.omissions})`,
          ),
          ...omissions,
          '',
        ]
      : []),
    ...(ambiguous.length + missing.length + check.length + foreign.length > 0
      ? [ink.bold('To look at'), ...check, ...ambiguous, ...missing, ...foreign, '']
      : []),
  ]
}

/** The whole audit with a final line break. */
export function terminalAudit(audit: Audit, terminal: TerminalOptions): string {
  const options = laidOut(audit, terminal)
  const ink = pen(options)
  const { statements, reports, pairs, from, to } = audit.archive
  const when = from === '' ? '' : `, ${from} to ${to}`
  const decided = audit.rates.filter((row) => row.by === 'all').reduce((sum, row) => sum + row.reviewed, 0)
  const claims = audit.rates.filter((row) => row.by === 'all').reduce((sum, row) => sum + row.claims, 0)
  const people = decided > 0 ? ` People decided ${decided} of ${claims} verdicts; theirs stand in place of the engine's.` : ''
  return `${[
    block(ink.bold(safeLine(auditHeadline(audit))), options, 0),
    '',
    block(safeLine(`${statements} statements, ${reports} reports, ${pairs} pairs compared${when}.${people}`), options, 0),
    ...[unsettledWords(audit), matchingWords(audit), unsupportedWords(audit)].flatMap((words) =>
      words === '' ? [] : [block(safeLine(words), options, 0)],
    ),
    '',
    ...outletLines(audit, options),
    ...differenceLines(audit, options),
    ...(['kind', 'topic', 'actor', 'country'] as const).flatMap((by) => groupingLines(audit, by, options)),
    ...timeLines(audit, options),
    ...kindTimeLines(audit, options),
    ...insteadLines(audit, options),
    ...robustLines(audit, options),
    ...namedLines(audit, options),
    ...audit.notes.map((note) => block(`Note: ${safeLine(note)}`, options, 0)),
    block(ink.dim(safeLine(errorWords(audit))), options, 0),
  ].join('\n')}\n`
}
