// The list pane: outlets, groups, claims, statements, matches, or a statement's matrix, a row each.
import type { RateRow } from '../../../model/audit.ts'
import { MARKS } from '../../../present/marks.ts'
import { differencePhrase, groupingWords, ratePhrase } from '../../../present/audit/words.ts'
import { sparkline } from '../../../present/audit/sparkline.ts'
import { safeLine } from '../../../text/safe-text.ts'
import { fit, fitLine, line, run, type Line, type Run, type Style } from '../../lines.ts'
import { titleLine } from '../../title.ts'
import type { ListRow, StatementView, ViewCell } from '../../../model/dashboard.ts'
import { boxOf, window } from '../layout.ts'
import { keyFor } from '../keys.ts'
import { matrixColumns } from '../matrix-columns.ts'
import { CLAIM_ORDER_SAYS, filterSays, GROUP_ORDER_SAYS, STATEMENT_ORDER_SAYS } from '../menus.ts'
import { currentEntry, differenceOf, monthsOf, pageOf, rowCount, shownRates, viewOf, type State } from '../state.ts'

const DATE = 10
/** Room that an outlet's name has before months are drawn. */
const GOOD_NAME = 27

/** A rate and its interval on a line from 0 to 100 %. */
export function intervalBar({ value, low, high }: RateRow['corrected'], columns: number): string {
  if (value === null) return ' '.repeat(columns)
  const place = (share: number): number => Math.min(columns - 1, Math.max(0, Math.floor(share * columns)))
  const [from, to, at] = [place(low ?? value), place(high ?? value), place(value)]
  return Array.from({ length: columns }, (_, index) => (index === at ? '●' : index >= from && index <= to ? '━' : '·')).join('')
}

/** A finding's arrow with its difference, or the difference alone. */
function differenceText(state: State, row: RateRow): Run {
  const difference = differenceOf(state, row)
  if (!difference) return run(state.summing === 'yes' ? '…' : '', 'faint')
  const value = difference.difference.value ?? 0
  const words = differencePhrase({ ...difference.difference, low: null, high: null }).replace(' points', '')
  return difference.finding
    ? run(`${value > 0 ? '▲' : '▼'} ${words}`, value > 0 ? 'verdict-omitted' : 'verdict-reported')
    : run(`  ${words}`, 'faint')
}

interface Table {
  readonly title: string
  readonly about: string
  readonly head: Line
  readonly rowAt: (index: number, current: boolean, width: number) => Line
}

const cells = (...parts: readonly (readonly [Run, number])[]): Line =>
  parts.flatMap(([one, width], index) => [...(index > 0 ? [run(' ')] : []), run(fit(one.text, width), one.style)])

function rateTable(state: State, width: number): Table {
  const { place, row: at } = currentEntry(state)
  const rows = shownRates(state)
  const overview = place.at === 'overview'
  const both = place.at === 'groups' && place.outlet === undefined
  const months = monthsOf(state)
  const bar = width >= 58 ? Math.min(30, Math.max(10, Math.floor(width * 0.13))) : 0
  const difference = width >= 70 ? 8 : 0
  const rate = width >= 64 ? 18 : 6
  const room = width - 3 - bar - 1 - rate - (difference > 0 ? difference + 1 : 0) - 9
  const spare = room - GOOD_NAME - 1
  const spark = overview && spare >= 8 ? Math.min(24, spare) : 0
  const name = Math.max(10, room - (spark > 0 ? spark + 1 : 0))
  const top = Math.max(0.05, ...months.map((one) => one.corrected.value ?? 0))
  const optional = (part: readonly [Run, number]): (readonly [Run, number])[] => (part[1] > 0 ? [part] : [])
  const label = (one: RateRow): string => {
    const outlet = state.controls.includes(one.outlet) ? `${one.outlet} (control)` : one.outlet
    return safeLine(overview ? outlet : both ? `${one.key} · ${outlet}` : one.key)
  }
  return {
    title: overview
      ? `Outlets ${rows.length}`
      : place.at === 'groups'
        ? `By ${groupingWords(place.by)} ${Math.min(at + 1, rows.length)}/${rows.length}${place.search === '' ? '' : ` · “${safeLine(place.search)}”`}`
        : '',
    about: place.at === 'groups' ? GROUP_ORDER_SAYS[place.order] : 'claims left out, corrected',
    head: cells(
      [run('', 'faint'), 1],
      [run(overview ? 'outlet' : 'group', 'faint'), name],
      ...optional([run('0 to 100 %', 'faint'), bar]),
      [run('left out', 'faint'), rate],
      ...optional([run('by month', 'faint'), spark]),
      ...optional([run('against', 'faint'), difference]),
      [run('claims', 'faint'), 8],
    ),
    rowAt: (index, current) => {
      const one = rows[index]!
      const style: Style = current ? 'strong' : state.controls.includes(one.outlet) ? 'faint' : 'plain'
      const own = months.filter((month) => month.outlet === one.outlet && month.key !== 'undated').slice(-spark)
      return cells(
        [run(current ? '▶' : '', 'focus'), 1],
        [run(label(one), current ? 'cursor' : style), name],
        ...optional([run(intervalBar(one.corrected, bar), style), bar]),
        [run(rate > 6 ? ratePhrase(one.corrected) : ratePhrase({ ...one.corrected, low: null, high: null }), style), rate],
        ...optional([
          run(
            sparkline(
              own.map((month) => month.corrected.value),
              top,
            ),
            style,
          ),
          spark,
        ]),
        ...optional([differenceText(state, one), difference]),
        [run(String(one.claims).padStart(6), 'faint'), 8],
      )
    },
  }
}

const mark = (cell: Pick<ViewCell, 'verdict' | 'by' | 'disputed'>): string =>
  `${MARKS[cell.verdict].sign}${MARKS[cell.verdict].letter}${cell.disputed ? '±' : cell.by.length > 0 ? '✓' : ' '}`

function matrixTable(state: State, view: StatementView, width: number): Table {
  const { row: at, column } = currentEntry(state)
  const { number, names, count, first, cell, words } = matrixColumns(view, column, width)
  const shown = view.reports.slice(first, first + count)
  const title = safeLine(view.title === '' ? `Statement ${view.id}` : view.title)
  return {
    title: `${title} · claim ${Math.min(at + 1, view.claims.length)}/${view.claims.length}`,
    about: view.published.slice(0, DATE),
    head: [
      run(' '.repeat(number + 2 + words)),
      run(first > 0 ? '‹' : ' ', 'faint'),
      ...shown.flatMap((_, index) => [
        run(fit(names[first + index]!, cell), first + index === column ? 'focus' : 'strong'),
        run(first + index === names.length - 1 || index < count - 1 ? ' ' : '›', 'faint'),
      ]),
    ],
    rowAt: (index, current) => {
      const claim = view.claims[index]!
      return [
        run(current ? '▶' : ' ', 'focus'),
        run(`${String(index + 1).padStart(number)} `, 'faint'),
        run(fit(safeLine(view.text.slice(claim.start, claim.end)), words), current ? 'strong' : 'plain'),
        run(' '),
        ...shown.flatMap((report, place): Run[] => {
          const one = report.cells[index]
          if (!one) return [run(' '.repeat(cell + 1))]
          return [run(fit(mark(one), cell), current && first + place === column ? 'cursor' : `verdict-${one.verdict}`), run(' ')]
        }),
      ]
    },
  }
}

const percent = (value: number): string => `${Math.round(value * 100)} %`

const counted = (count: number, of: string): string => `${count} ${of}${count === 1 ? '' : 's'}`

function listedRow(one: ListRow, current: boolean, width: number): Line {
  const lead = run(current ? '▶' : ' ', 'focus')
  const style: Style = current ? 'cursor' : 'plain'
  const date = run(one.published.slice(0, DATE), 'faint')
  switch (one.row) {
    case 'claim': {
      const outlet = width >= 70 ? 15 : 9
      const when = width >= 90 ? DATE : 0
      return cells(
        [lead, 1],
        [run(mark({ verdict: one.verdict, by: one.decided ? ['someone'] : [], disputed: false }), `verdict-${one.verdict}`), 3],
        [run(one.decided ? '' : percent(one.confidence), 'faint'), 5],
        [run(safeLine(one.outlet)), outlet],
        ...(when > 0 ? [[date, when] as const] : []),
        [run(safeLine(one.words), style), Math.max(5, width - 13 - outlet - (when > 0 ? when + 1 : 0))],
      )
    }
    case 'statement': {
      const wide = width >= 70
      const numbers: (readonly [Run, number])[] = [
        ...(wide
          ? ([
              [run(counted(one.claims, 'claim'), 'faint'), 9],
              [run(counted(one.outlets, 'outlet'), 'faint'), 9],
            ] as const)
          : []),
        [run(counted(one.gaps, 'gap'), one.gaps > 0 ? 'verdict-omitted' : 'faint'), 8],
        [run(one.decided > 0 ? `✓${one.decided}` : '', 'verdict-reported'), 5],
      ]
      const used = numbers.reduce((sum, [, columns]) => sum + columns + 1, 0)
      const title = one.title === '' ? `Statement ${one.statement}` : one.title
      return cells([lead, 1], [date, DATE], [run(safeLine(title), style), Math.max(5, width - DATE - 3 - used)], ...numbers)
    }
    case 'match':
      return cells(
        [lead, 1],
        [run(percent(one.probability)), 5],
        [run(one.lookedAt === '' ? '' : '?', 'warning'), 1],
        [run(safeLine(one.outlet)), 14],
        [run(safeLine(one.reportTitle === '' ? `report ${one.report}` : one.reportTitle), style), Math.max(5, width - 24)],
      )
    case 'uncovered':
      return cells(
        [lead, 1],
        [date, DATE],
        [run(safeLine(one.outlet)), 18],
        [run(safeLine(one.title === '' ? `Statement ${one.statement}` : one.title), style), Math.max(5, width - 32)],
      )
  }
}

const HEADS: Readonly<Record<ListRow['row'], string>> = {
  claim: '  verdict   outlet, claim',
  statement: '  date       statement',
  match: '  likely  outlet, report',
  uncovered: '  date       outlet, statement',
}

function pageTable(state: State): Table {
  const { place, row: at } = currentEntry(state)
  const page = pageOf(state)
  const place2 = page ? `${Math.min(at + 1, page.total)}/${page.total}` : '…'
  const of = place.at === 'list' ? place.of : undefined
  const kind = of?.list === 'claims' ? 'claim' : of?.list === 'statements' ? 'statement' : of?.list === 'matches' ? 'match' : 'uncovered'
  const titles: Readonly<Record<ListRow['row'], string>> = {
    claim: of?.list === 'claims' ? `Claims ${place2} · ${safeLine(filterSays(of.filter))}` : '',
    statement: `Statements ${place2}${of?.list === 'statements' && of.search !== '' ? ` · “${safeLine(of.search)}”` : ''}`,
    match: `Matches to settle ${place2}`,
    uncovered: `Not covered ${place2}${of?.list === 'uncovered' && of.outlet !== undefined ? ` · ${safeLine(of.outlet)}` : ''}`,
  }
  return {
    title: titles[kind],
    about: of?.list === 'claims' ? CLAIM_ORDER_SAYS[of.order] : of?.list === 'statements' ? STATEMENT_ORDER_SAYS[of.order] : '',
    head: line(HEADS[kind], 'faint'),
    rowAt: (index, current, width) => {
      const one = page?.rows[index - page.from]
      return one ? listedRow(one, current, width) : line(current ? '▶ …' : '  …', 'faint')
    },
  }
}

function tableOf(state: State, width: number): Table {
  const { place } = currentEntry(state)
  if (place.at === 'overview' || place.at === 'groups') return rateTable(state, width)
  const view = viewOf(state)
  if (place.at === 'statement')
    return view ? matrixTable(state, view, width) : { title: `Statement ${place.id}`, about: '', head: line('…'), rowAt: () => line('') }
  return pageTable(state)
}

/** Why a list has no rows, in words. */
function nothing(state: State): string {
  const { place } = currentEntry(state)
  const { facts } = state
  if (!facts) return 'Reading the archive …'
  if (facts.statements === 0) return 'The archive holds no statement: unsaid import puts some in.'
  if (facts.done === 0) return 'No statement is done yet: unsaid audit does them, and this screen follows.'
  if (place.at === 'list' && !pageOf(state)) return 'Reading …'
  if (place.at === 'list' && place.of.list === 'matches') return 'No match waits to be settled.'
  if (facts.listed === 0) return 'Listing …'
  if (place.at === 'list' && place.of.list === 'claims')
    return `No claim is like that; ${keyFor(state.keys, 'filter')} changes the filter, ${keyFor(state.keys, 'search')} the search.`
  return 'Nothing is like that.'
}

/** The pane's rows, title first; exactly as many as its box has. */
export function listLines(state: State): Line[] {
  const { width, height } = boxOf(state, 'list')
  const { row, pane } = currentEntry(state)
  const table = tableOf(state, width)
  const count = rowCount(state)
  const { top, visible } = window(state)
  const lines: Line[] = [titleLine(table.title, table.about, pane === 'list', width), fitLine(table.head, width)]
  for (let index = top; index < Math.min(count, top + visible); index += 1)
    lines.push(fitLine(table.rowAt(index, index === row, width), width))
  if (count === 0) lines.push(fitLine(line(`  ${nothing(state)}`), width))
  while (lines.length < height) lines.push(fitLine(line(''), width))
  return lines.slice(0, height)
}
