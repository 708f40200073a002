// The short lists that open over the claims: filters, orders, exports.
import { CLAIM_KINDS } from '../../model/claim.ts'
import { VERDICT_KINDS } from '../../model/verdict.ts'
import { MARKS } from '../../present/marks.ts'
import { ORDER_SAYS, ORDERS, shownClaims, type Filter, type Order } from './queue.ts'
import { passageChosen, undo } from './acts.ts'
import { decideAll } from './bulk.ts'
import { startEvidence } from './selecting.ts'
import { BROWSE, type Choice, type ExportFormat, type ListItem, type Mode, type State } from './state.ts'
import { say } from '../notice.ts'

const list = (title: string, items: readonly ListItem[], at = 0): Mode => ({ kind: 'list', title, items, at: Math.max(0, at) })
const item = (key: string, says: string, then: Choice): ListItem => ({ key, says, then })

const withCount = (state: State, filter: Filter): string => {
  const count = shownClaims(state.work, 'statement', filter).length
  return `${count} ${count === 1 ? 'claim' : 'claims'}`
}

/** In blind mode nothing is offered that would tell what the engine thinks. */
export function filterList(state: State): Mode {
  const choices: [string, string, Filter][] = [
    ['a', 'all claims', { by: 'all' }],
    ...(state.desk.assigned ? ([['y', 'your set', { by: 'assigned' }]] satisfies [string, string, Filter][]) : []),
    ['w', 'waiting for a decision', { by: 'undecided' }],
    ['g', 'gaps only: omitted, altered, partial', { by: 'gaps' }],
    ...VERDICT_KINDS.map((verdict): [string, string, Filter] => [
      String(VERDICT_KINDS.indexOf(verdict) + 1),
      `with ${verdict} ${MARKS[verdict].sign}`,
      { by: 'verdict', verdict },
    ]),
    ['d', 'where reviewers differ', { by: 'disputed' }],
    ['t', 'decided on a text that changed since', { by: 'changed' }],
    ['q', 'with a question to the curator', { by: 'asked' }],
  ]
  const items = choices.map(([key, says, filter]) => item(key, `${says} (${withCount(state, filter)})`, { choose: 'filter', filter }))
  return list(
    'Show',
    [...items, item('i', 'by kind of claim …', { choose: 'kinds' })],
    items.findIndex(({ then }) => same(then, state.filter)),
  )
}

const same = (choice: Choice, filter: Filter): boolean =>
  choice.choose === 'filter' && JSON.stringify(choice.filter) === JSON.stringify(filter)

function kindList(state: State): Mode {
  const present = CLAIM_KINDS.filter((kind) => state.work.comparison.claims.some((claim) => claim.kind === kind))
  return list(
    'Show kind of claim',
    present.map((kind, index) => {
      const filter: Filter = { by: 'kind', kind }
      return item(String(index + 1), `${kind} (${withCount(state, filter)})`, { choose: 'filter', filter })
    }),
  )
}

/** A list of orders; in blind mode without those that would tell what the engine thinks. */
export function orderList(state: State): Mode {
  const offered: readonly Order[] = state.desk.mode === 'blind' ? ['statement', 'salience'] : ORDERS
  const keys: Readonly<Record<Order, string>> = { doubt: 'u', salience: 'm', statement: 's', confidence: 'c' }
  return list(
    'Order',
    offered.map((order) => item(keys[order], ORDER_SAYS[order], { choose: 'order', order })),
    offered.indexOf(state.order),
  )
}

const FORMAT_SAYS: Readonly<Record<ExportFormat, [string, string]>> = {
  md: ['m', 'the report as Markdown, with your verdicts'],
  text: ['t', 'the report as plain text, with your verdicts'],
  csv: ['v', 'a table (CSV) of the cells, with your verdicts'],
  json: ['j', 'the comparison as JSON, with your verdicts'],
  gold: ['g', 'gold lines for unsaid evaluate, from what you decided blind'],
  case: ['c', 'a case.json with that gold in it'],
}

/** A list of what can be written to a file. */
export function exportList(state: State): Mode {
  // A report would tell a blind reviewer what the engine says of the cells that are still to be decided.
  const closed = state.work.cells.some((row) => row.some((cell) => cell.hidden))
  const offered = Object.entries(FORMAT_SAYS).filter(([format]) => !closed || format === 'gold' || format === 'case')
  return list(
    'Write to a file',
    offered.map(([format, [key, says]]) => item(key, says, { choose: 'export', format: format as ExportFormat })),
  )
}

/** Asks whether a file that exists is to be replaced. */
export function overwriteList(path: string, format: ExportFormat): Mode {
  return list(`${path} exists`, [
    item('n', 'leave it', { choose: 'nothing' }),
    item('y', 'replace it', { choose: 'overwrite', request: { format, path, overwrite: true } }),
  ])
}

/** The list of claims anew, with the cursor on the claim that it was on where that is still shown. */
export function relisted(state: State, order: Order, filter: Filter): State {
  const shown = shownClaims(state.work, order, filter)
  const next = { ...state, order, filter, shown, mode: BROWSE, scroll: {} }
  return shown.includes(state.claim) || shown.length === 0 ? next : { ...next, claim: shown[0]! }
}

const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  md: 'md',
  text: 'txt',
  csv: 'csv',
  json: 'json',
  gold: 'gold.jsonl',
  case: 'case.json',
}

/** Takes an item of the open list. */
export function chosen(state: State, choice: Choice, time: string): State {
  switch (choice.choose) {
    case 'filter': {
      const next = relisted(state, state.order, choice.filter)
      return next.shown.length > 0 ? next : { ...state, mode: BROWSE, ...say('No claim is like that; the list stays as it was') }
    }
    case 'kinds':
      return { ...state, mode: kindList(state) }
    case 'order':
      return { ...relisted(state, choice.order, state.filter), ...say(`Order: ${ORDER_SAYS[choice.order]}`) }
    case 'export': {
      const text = `${state.desk.exportStem}.${ENDINGS[choice.format]}`
      return { ...state, mode: { kind: 'typing', purpose: 'path', format: choice.format, text, cursor: text.length } }
    }
    case 'overwrite':
      return { ...state, mode: BROWSE, request: { kind: 'export', ...choice.request } }
    case 'passage':
      return passageChosen({ ...state, mode: BROWSE }, choice.spans, time)
    case 'mark':
      return startEvidence({ ...state, mode: BROWSE })
    case 'undo':
      return undo({ ...state, mode: BROWSE }, time)
    case 'bulk':
      return decideAll({ ...state, mode: BROWSE }, choice.verdict, choice.cells, time)
    case 'copy':
      return { ...state, mode: BROWSE, request: { kind: 'copy', text: choice.text, what: choice.what } }
    case 'nothing':
      return { ...state, mode: BROWSE }
  }
}
