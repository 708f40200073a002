// An audit as one HTML page: nothing is loaded from elsewhere, nothing runs, every text from outside is escaped.
import type { Audit, Grouping } from '../../model/audit.ts'
import { escaped, scaleOf, timeChart, whiskers } from './charts.ts'
import { methodsParagraph } from './methods.ts'
import { PAGE_STYLE } from './page-style.ts'
import {
  auditHeadline,
  chancePhrase,
  correctionWords,
  differencePhrase,
  groupPhrase,
  groupingWords,
  matchingWords,
  ratePhrase,
  errorWords,
  stopsAt,
  unsettledWords,
  unsupportedWords,
} from './words.ts'

const ROWS = 10
/** Doubtful matches on the page. */
const MOST_MATCHES = 50
const tag = (name: string, content: string, attributes = ''): string => `<${name}${attributes}>${content}</${name}>`
const text = (name: string, content: string, attributes = ''): string => tag(name, escaped(content), attributes)

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], name: 'th' | 'td'): string =>
    tag('tr', row.map((cell) => text(name, cell, name === 'th' ? ' scope="col"' : '')).join(''))
  return `<div class="scroll">${tag('table', tag('thead', cells(head, 'th')) + tag('tbody', rows.map((row) => cells(row, 'td')).join('')))}</div>`
}

function section(id: string, title: string, content: string): string {
  return content === '' ? '' : tag('section', text('h2', title) + content, ` id="${id}"`)
}

function outlets(audit: Audit): string {
  const rows = audit.rates.filter((row) => row.by === 'all')
  const chart = whiskers(
    rows.map((row) => ({
      label: audit.settings.controls.includes(row.outlet) ? `${row.outlet} (control)` : row.outlet,
      estimate: row.corrected,
      strong: !audit.settings.controls.includes(row.outlet),
    })),
    'Share of claims left out, by outlet',
    ' %',
  )
  const numbers = table(
    ['Outlet', 'Left out, corrected', 'Said omitted', 'Altered', 'Unsure', 'Claims', 'Statements'],
    rows.map((row) => [
      row.outlet,
      ratePhrase(row.corrected),
      `${row.omitted}: ${ratePhrase(row.said)}`,
      String(row.altered),
      String(row.unsure),
      String(row.claims),
      String(row.statements),
    ]),
  )
  return chart + numbers
}

function findings(audit: Audit): string {
  if (audit.differentials.length === 0) return ''
  const found = audit.differentials.filter((one) => one.finding)
  const shown = (found.length > 0 ? found : audit.differentials).slice(0, 24)
  const chart = whiskers(
    shown.map((one) => ({ label: `${one.outlet}: ${groupPhrase(one.by, one.key)}`, estimate: one.difference, strong: one.finding })),
    'Difference to the control outlets',
    ' points',
  )
  const rows = audit.differentials.map((one) => [
    one.outlet,
    groupPhrase(one.by, one.key),
    differencePhrase(one.difference),
    chancePhrase(one.p),
    chancePhrase(one.adjusted),
    one.finding ? 'finding' : 'no finding',
    `${one.claims} of ${one.statements} statements`,
  ])
  const all = tag(
    'details',
    text('summary', `All ${audit.tests} comparisons`) +
      table(['Outlet', 'Claims', 'Difference', 'p', 'p, corrected', '', 'Claims compared'], rows),
  )
  return text('p', correctionWords(audit)) + chart + all
}

function grouping(audit: Audit, by: Grouping): string {
  const names = [...new Set(audit.rates.map((row) => row.outlet))].filter((outlet) => !audit.settings.controls.includes(outlet))
  const shown = (outlet: string): Audit['rates'] => audit.rates.filter((row) => row.by === by && row.outlet === outlet).slice(0, ROWS)
  // Outlets are read beside one another: one scale for all.
  const scale = scaleOf(
    names.flatMap((outlet) => shown(outlet).map((row) => row.corrected)),
    ' %',
  )
  return names
    .map((outlet) => {
      const rows = shown(outlet)
      if (rows.length === 0) return ''
      const chart = whiskers(
        rows.map((row) => ({ label: `${row.key} (${row.claims})`, estimate: row.corrected, strong: true })),
        `${outlet} by ${groupingWords(by)}`,
        ' %',
        scale,
      )
      return text('h3', outlet) + chart
    })
    .join('')
}

function time(audit: Audit): string {
  const told = audit.trends.filter((trend) => trend.months.length > 1)
  const top = Math.min(1, Math.max(0.1, ...told.flatMap((trend) => trend.months.map((month) => month.rate.high ?? month.rate.value ?? 0))))
  return told
    .map((trend) => text('h3', trend.outlet) + text('p', `Change: ${differencePhrase(trend.perYear)} a year.`) + timeChart(trend, top))
    .join('')
}

function instead(audit: Audit): string {
  return audit.replacements
    .filter((one) => one.reports > 0)
    .map((one) => {
      const words =
        one.words.length > 0 ? text('p', `Words typical of it: ${one.words.map((word) => `${word.word} (${word.count})`).join(', ')}.`) : ''
      const topics = one.topics.filter((topic) => topic.added + topic.omitted > 0)
      const about =
        topics.length > 0
          ? table(
              ['Topic', 'Passages added', 'Claims left out'],
              topics.map((topic) => [topic.topic, String(topic.added), String(topic.omitted)]),
            )
          : ''
      const examples = one.examples.map((example) => text('blockquote', example.passage.slice(0, 600))).join('')
      return (
        text('h3', one.outlet) + text('p', `${ratePhrase(one.share)} of its reports is not from the statement.`) + words + about + examples
      )
    })
    .join('')
}

/** A link where the address is one of the web; the words alone elsewhere. */
const linked = (words: string, url: string): string =>
  /^https?:\/\//i.test(url) ? text('a', words, ` href="${escaped(url)}" rel="noreferrer"`) : escaped(words)

function named(audit: Audit): string {
  const rest = audit.listed.omissions - audit.omissions.length
  const gaps = audit.omissions.map((one) => {
    const statement = one.title === '' ? `statement no. ${one.statement}` : one.title
    const report = one.reportTitle === '' ? `report no. ${one.report}` : one.reportTitle
    const facts = [
      `not in ${escaped(one.outlet)}`,
      `confidence ${Math.round(one.confidence * 100)} %`,
      ...(one.carriedBy.length > 0 ? [`carried by ${escaped(one.carriedBy.join(', '))}`] : []),
      escaped(one.kind),
      escaped(one.topic),
      ...(one.published === '' ? [] : [escaped(one.published.slice(0, 10))]),
    ]
    const nearest =
      one.passage === ''
        ? text('p', 'No passage of the report comes near it.', ' class="near"')
        : tag('p', `Nearest passage: ${text('q', one.passage.slice(0, 600))}`, ' class="near"')
    return tag(
      'li',
      `${text('p', one.claim, ' class="claim"')}${tag('p', facts.join('; '), ' class="facts"')}${nearest}${tag('p', `${linked(statement, one.statementUrl)} → ${linked(report, one.reportUrl)}`, ' class="facts"')}`,
    )
  })
  const more = rest > 0 ? text('p', `${rest} more are in --format cells.`) : ''
  return tag('ol', gaps.join(''), ' class="gaps"') + more
}

function toLookAt(audit: Audit): string {
  const { listed } = audit
  const row = (one: Audit['ambiguous'][number]): string[] => [
    one.title === '' ? `no. ${one.statement}` : one.title,
    one.published.slice(0, 10),
    one.outlet,
    one.reportTitle ?? '',
    one.probability === undefined ? '' : `${Math.round(one.probability * 100)} %`,
    one.why,
  ]
  const part = (title: string, whole: number, pairs: Audit['ambiguous'], columns: readonly number[]): string => {
    const head = ['Statement', 'Published', 'Outlet', 'Report', 'Probability', 'Why']
    return pairs.length === 0
      ? ''
      : text('h3', `${whole} ${title}${stopsAt(whole, pairs.length)}`) +
          table(
            columns.map((at) => head[at]!),
            pairs.map((one) => columns.map((at) => row(one)[at]!)),
          )
  }
  // A page is for reading: the whole list is a command away.
  const doubtful = audit.matches.slice(0, MOST_MATCHES)
  return (
    part('matches made by the program, the most doubtful first', listed.matches, doubtful, [0, 1, 2, 3, 4, 5]) +
    part('reports that may or may not be of a statement', listed.ambiguous, audit.ambiguous, [0, 1, 2, 3, 4]) +
    part('times an outlet has no report of a statement', listed.notCovered, audit.notCovered, [0, 1, 2]) +
    part('times a language is not supported', listed.unsupported, audit.unsupported, [0, 1, 2, 3, 5])
  )
}

/** The whole page. */
export function htmlAudit(audit: Audit): string {
  const { archive } = audit
  const when = archive.from === '' ? '' : `, ${archive.from} to ${archive.to}`
  const level = Math.round(audit.settings.level * 100)
  const parts = [
    section('outlets', `Share of claims left out (${level} % intervals)`, outlets(audit)),
    section('differences', 'More or less than the others, on the same statements', findings(audit)),
    ...(['kind', 'topic', 'actor', 'country'] as const).map((by) => section(by, `By ${groupingWords(by)}`, grouping(audit, by))),
    section('time', 'Over time', time(audit)),
    section('instead', 'What stands instead', instead(audit)),
    section(
      'not-covered',
      'Statements with no report at all',
      table(
        ['Outlet', 'Reported', 'Ambiguous', 'Not covered', 'No texts held', 'Language not supported'],
        audit.coverage.map((row) => [
          row.outlet,
          `${row.covered} of ${row.statements}`,
          String(row.ambiguous),
          ratePhrase(row.notCovered),
          String(row.outsideArchive),
          String(row.unsupported),
        ]),
      ),
    ),
    section('omissions', 'What was left out, the weightiest first', audit.omissions.length === 0 ? '' : named(audit)),
    section('look', 'To look at', toLookAt(audit)),
    section(
      'methods',
      'Methods',
      methodsParagraph(audit)
        .trim()
        .split('\n\n')
        .map((paragraph) => text('p', paragraph))
        .join(''),
    ),
  ]
  const first = [unsettledWords(audit), matchingWords(audit), unsupportedWords(audit)].filter((words) => words !== '')
  const notes = [
    ...first.map((words) => text('p', words, ' class="note"')),
    ...audit.notes.map((note) => text('p', `Note: ${note}`, ' class="note"')),
  ].join('')
  const title = auditHeadline(audit)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${PAGE_STYLE}</style></head>
<body><main>${text('h1', title)}${text('p', `${archive.statements} statements, ${archive.reports} reports, ${archive.pairs} pairs compared${when}. Engine ${audit.engine}.`, ' class="lead"')}${notes}${text('p', errorWords(audit), ' class="note"')}${parts.join('\n')}</main></body></html>
`
}
