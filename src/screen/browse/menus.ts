// The lists that open over the screen: filters, orders, groupings.
import type { Grouping } from '../../model/audit.ts'
import { VERDICT_KINDS } from '../../model/verdict.ts'
import { groupingWords } from '../../present/audit/words.ts'
import { MARKS } from '../../present/marks.ts'
import {
  CLAIM_ORDERS,
  STATEMENT_ORDERS,
  VALUES_OF,
  type ClaimFilter,
  type ClaimOrder,
  type ListOf,
  type StatementOrder,
  type Value,
  type ValueOf,
} from '../../model/dashboard.ts'
import {
  ALL_GAPS,
  BROWSE,
  currentEntry,
  entryAt,
  GROUP_ORDERS,
  withEntry,
  type Choice,
  type GroupOrder,
  type Item,
  type Mode,
  type State,
} from './state.ts'
import { say } from '../notice.ts'

const opened = (title: string, items: readonly Item[], at = 0): Mode => ({ kind: 'list', title, items, at: Math.max(0, at) })
const item = (key: string, says: string, then: Choice): Item => ({ key, says, then })

export const CLAIM_ORDER_SAYS: Readonly<Record<ClaimOrder, string>> = {
  weight: 'weightiest first',
  salience: 'most salient first',
  confidence: 'surest first',
  doubt: 'least sure first',
  newest: 'newest first',
  oldest: 'oldest first',
}
export const STATEMENT_ORDER_SAYS: Readonly<Record<StatementOrder, string>> = {
  weight: 'weightiest gap first',
  gaps: 'most gaps first',
  newest: 'newest first',
  oldest: 'oldest first',
}
export const GROUP_ORDER_SAYS: Readonly<Record<GroupOrder, string>> = {
  size: 'most claims first',
  rate: 'most left out first',
  difference: 'largest difference to the controls first',
  name: 'by name',
}
const VALUE_SAYS: Readonly<Record<ValueOf, string>> = {
  outlet: 'outlet',
  kind: 'kind of claim',
  topic: 'topic',
  actor: 'person named',
  country: 'country named',
  month: 'month',
}
const VALUE_KEYS: Readonly<Record<ValueOf, string>> = { outlet: 'o', kind: 'i', topic: 't', actor: 'p', country: 'c', month: 'm' }
const BY_KEYS: Readonly<Record<Grouping, string>> = { all: 'a', kind: 'i', topic: 't', actor: 'p', country: 'c', month: 'm' }

/** A filter in words, short. */
export function filterSays({ verdict, search, decided, ...rest }: ClaimFilter): string {
  const values = VALUES_OF.flatMap((of) => (rest[of] === undefined ? [] : [rest[of]]))
  return [
    verdict === 'gaps' ? 'gaps' : verdict === 'all' ? 'all claims' : verdict,
    ...values,
    ...(decided === undefined ? [] : [decided === 'yes' ? 'decided' : 'undecided']),
    ...(search === '' ? [] : [`“${search}”`]),
  ].join(' · ')
}

/** Which claims to show. */
export function filterMenu(filter: ClaimFilter): Mode {
  const to = (change: Partial<ClaimFilter>): Choice => ({ choose: 'filter', filter: { ...filter, ...change } })
  return opened('Show claims', [
    item('x', 'all gaps, of every outlet: no filter', { choose: 'filter', filter: ALL_GAPS }),
    item('g', 'gaps: omitted, altered, partial', to({ verdict: 'gaps' })),
    item('a', 'claims with any verdict', to({ verdict: 'all' })),
    ...VERDICT_KINDS.map((verdict, index) => item(String(index + 1), `${verdict} ${MARKS[verdict].sign}`, to({ verdict }))),
    item('w', 'only undecided ones', to({ decided: 'no' })),
    item('d', 'only those that a person decided', to({ decided: 'yes' })),
    ...VALUES_OF.map((of) =>
      item(VALUE_KEYS[of], `by ${VALUE_SAYS[of]} …${filter[of] === undefined ? '' : ` (now ${filter[of]})`}`, { choose: 'values', of }),
    ),
  ])
}

/** Keys that pick from a list of values: those that do not move in it. */
const PICKS = [...'123456789abcdefimnoprstuvwxyz']

/** The values of one respect to pick from. */
export function valuesMenu(of: ValueOf, values: readonly Value[], filter: ClaimFilter): Mode {
  const { [of]: _own, ...rest } = filter
  return opened(`Show ${VALUE_SAYS[of]}`, [
    item('0', 'any', { choose: 'filter', filter: rest }),
    ...values.map(({ value, count }, index) =>
      item(PICKS[index] ?? ' ', `${value} (${count} ${count === 1 ? 'claim' : 'claims'})`, {
        choose: 'filter',
        filter: { ...filter, [of]: value },
      }),
    ),
  ])
}

/** A list of the outlets to show one of, `present` under the cursor. */
export function outletMenu(outlets: readonly string[], present: string | undefined): Mode {
  return opened(
    'Show outlet',
    [
      item('0', 'all', { choose: 'outlet', outlet: undefined }),
      ...outlets.map((outlet, index) => item(PICKS[index] ?? ' ', outlet, { choose: 'outlet', outlet })),
    ],
    present === undefined ? 0 : outlets.indexOf(present) + 1,
  )
}

/** A list of what to group by, `present` under the cursor. */
export function byMenu(present: Grouping | undefined): Mode {
  const offered = (['kind', 'topic', 'actor', 'country', 'month'] as const).map((by) =>
    item(BY_KEYS[by], groupingWords(by), { choose: 'by', by }),
  )
  return opened(
    'Group by',
    offered,
    offered.findIndex(({ then }) => then.choose === 'by' && then.by === present),
  )
}

/** Orders that the present screen can be in; `undefined` where it has but one. */
export function orderMenu(state: State): Mode | undefined {
  const { place } = currentEntry(state)
  if (place.at === 'groups')
    return opened(
      'Order',
      GROUP_ORDERS.map((order, index) => item(String(index + 1), GROUP_ORDER_SAYS[order], { choose: 'group order', order })),
      GROUP_ORDERS.indexOf(place.order),
    )
  if (place.at !== 'list') return undefined
  if (place.of.list === 'claims')
    return opened(
      'Order',
      CLAIM_ORDERS.map((order, index) => item(String(index + 1), CLAIM_ORDER_SAYS[order], { choose: 'claim order', order })),
      CLAIM_ORDERS.indexOf(place.of.order),
    )
  if (place.of.list === 'statements')
    return opened(
      'Order',
      STATEMENT_ORDERS.map((order, index) => item(String(index + 1), STATEMENT_ORDER_SAYS[order], { choose: 'statement order', order })),
      STATEMENT_ORDERS.indexOf(place.of.order),
    )
  return undefined
}

/** The present place changed, read from its top. */
const replaced = (state: State, of: ListOf): State => ({ ...withEntry(state, entryAt({ at: 'list', of })), mode: BROWSE })

/** Takes an item of the open list. */
export function chosen(state: State, choice: Choice): State {
  const { place } = currentEntry(state)
  const closed = { ...state, mode: BROWSE }
  switch (choice.choose) {
    case 'filter':
      return place.at === 'list' && place.of.list === 'claims' ? replaced(state, { ...place.of, filter: choice.filter }) : closed
    case 'values':
      return place.at === 'list' && place.of.list === 'claims'
        ? { ...closed, request: { kind: 'values', of: choice.of, filter: place.of.filter } }
        : closed
    case 'outlet': {
      const own = choice.outlet === undefined ? {} : { outlet: choice.outlet }
      if (place.at === 'groups') {
        const { outlet: _outlet, ...rest } = place
        return { ...closed, ...withEntry(closed, entryAt({ ...rest, ...own })) }
      }
      return place.at === 'list' && place.of.list === 'uncovered' ? replaced(state, { list: 'uncovered', ...own }) : closed
    }
    case 'by':
      return place.at === 'groups'
        ? withEntry(closed, entryAt({ ...place, by: choice.by, search: '' }))
        : { ...closed, stack: [...state.stack, entryAt({ at: 'groups', by: choice.by, order: 'size', search: '' })] }
    case 'group order':
      return place.at === 'groups'
        ? { ...withEntry(closed, entryAt({ ...place, order: choice.order })), ...say(`Order: ${GROUP_ORDER_SAYS[choice.order]}`) }
        : closed
    case 'claim order':
      return place.at === 'list' && place.of.list === 'claims' ? replaced(state, { ...place.of, order: choice.order }) : closed
    case 'statement order':
      return place.at === 'list' && place.of.list === 'statements' ? replaced(state, { ...place.of, order: choice.order }) : closed
  }
}
