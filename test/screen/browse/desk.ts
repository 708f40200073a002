// A dashboard on an invented archive of many thousand rows, and keys pressed at it one after another.
import type { Answer, Need, ListRow, StatementView } from '../../../src/model/dashboard.ts'
import { reduce, type Action } from '../../../src/screen/browse/reducer.ts'
import { initialState, isHeld, needKey, needs, type State } from '../../../src/screen/browse/state.ts'
import { screenLines } from '../../../src/screen/browse/views/screen-lines.ts'
import type { Grouping, RateRow } from '../../../src/model/audit.ts'
import { plainText } from '../../../src/screen/lines.ts'

export const TOTAL = 12_345
export const HOSTILE = '\u001b[2J\u202e평양 공식 방문 訪問\u0007'

const rate = (outlet: string, by: Grouping, key: string, claims: number, value: number): RateRow => ({
  outlet,
  by,
  key,
  statements: 3,
  claims,
  omitted: Math.round(claims * value),
  altered: 1,
  unsure: 2,
  reviewed: 0,
  said: { value, low: value - 0.1, high: value + 0.1 },
  corrected: { value, low: Math.max(0, value - 0.1), high: Math.min(1, value + 0.1) },
})

const KEYS: Readonly<Record<Grouping, readonly string[]>> = {
  all: ['all'],
  kind: ['assertion', 'commitment', HOSTILE],
  topic: ['trade', 'rights'],
  actor: ['kim-jong-un'],
  country: ['belarus', 'dprk'],
  month: ['2025-07', '2025-08', '2025-09'],
}

function rowAt(list: string, index: number): ListRow {
  const common = { statement: index + 1, published: '2025-09-10', title: index % 7 === 0 ? HOSTILE : `Message ${index + 1}` }
  switch (list) {
    case 'claims':
      return {
        row: 'claim',
        ...common,
        claim: 1,
        outlet: '조선중앙통신',
        report: 5,
        verdict: 'omitted',
        engine: 'omitted',
        decided: index % 3 === 0,
        confidence: 0.9,
        salience: 0.8,
        carried: 1,
        words: `${HOSTILE} claim ${index}`,
        kind: 'commitment',
        topic: 'trade',
      }
    case 'statements':
      return { row: 'statement', ...common, claims: 3, outlets: 2, gaps: index % 5, decided: 0 }
    case 'matches':
      return {
        row: 'match',
        ...common,
        report: 5,
        outlet: 'BelTA',
        probability: 0.4,
        reportTitle: HOSTILE,
        lookedAt: index % 4 === 0 ? 'boris' : '',
      }
    default:
      return { row: 'uncovered', ...common, outlet: 'BelTA' }
  }
}

const view = (id: number): StatementView => {
  const text = `The first claim of all. 평양을 공식 방문할 준비가 되어 있다. ${HOSTILE} is the third.`
  const cell = { verdict: 'omitted', engine: 'omitted', confidence: 0.93, by: [], disputed: false } as const
  return {
    id,
    office: 'Office',
    title: HOSTILE,
    published: '2025-09-09',
    text,
    claims: [
      { start: 0, end: 23, kind: 'assertion', salience: 0.4 },
      { start: 24, end: 43, kind: 'commitment', salience: 0.9 },
      { start: 44, end: text.length, kind: 'assertion', salience: 0.2 },
    ],
    reports: [5, 6, 7].map((report) => ({
      id: report,
      outlet: `Outlet ${report} 통신`,
      control: report === 6,
      title: 'A report',
      published: '2025-09-10',
      text: `A report ${HOSTILE} of many words.`,
      state: report === 7 ? 'ambiguous' : 'matched',
      probability: 0.9,
      cells: [cell, { ...cell, evidence: [0, 8] }, { ...cell, by: ['anna'], verdict: 'reported' }],
    })),
    uncovered: ['Evening Gazette'],
  }
}

export function answerTo(need: Need): Answer {
  switch (need.ask) {
    case 'rates':
    case 'months': {
      const by = need.ask === 'months' ? 'month' : need.by
      const rates = ['KCNA', HOSTILE, 'BelTA'].flatMap((outlet, place) =>
        KEYS[by].map((key, index) => rate(outlet, by, key, 100 - index * 10, 0.2 + place * 0.3)),
      )
      return {
        ask: need.ask,
        rates: need.ask === 'rates' && need.outlet !== undefined ? rates.filter((row) => row.outlet === need.outlet) : rates,
      }
    }
    case 'page': {
      const count = Math.max(0, Math.min(need.count, TOTAL - need.from))
      return {
        ask: 'page',
        page: { from: need.from, total: TOTAL, rows: Array.from({ length: count }, (_, index) => rowAt(need.of.list, need.from + index)) },
      }
    }
    case 'statement':
      return { ask: 'statement', view: view(need.id) }
    case 'texts':
      return { ask: 'texts', texts: { statement: `Said ${HOSTILE}`, report: `Made ${HOSTILE}` } }
  }
}

/** Answers all that the screen asks, and what it asks then. */
export function fed(state: State, asked: Need[] = []): State {
  const open = needs(state).find((need) => !isHeld(state, need))
  if (!open) return state
  asked.push(open)
  return fed(reduce(state, { type: 'answered', need: open, key: needKey(state, open), answer: answerTo(open) }), asked)
}

export const FACTS = {
  statements: TOTAL,
  done: TOTAL,
  listed: TOTAL,
  pairs: 34_567,
  reports: 50_000,
  ambiguous: TOTAL,
  uncovered: TOTAL,
  lines: 0,
}

export function begin(size = { columns: 100, rows: 30 }): State {
  const first = initialState({ location: 'archive.db', reviewer: 'anna', blind: false, controls: ['BelTA'], size })
  return fed(reduce(first, { type: 'facts', facts: FACTS }))
}

export const press = (state: State, ...keys: string[]): State =>
  keys.reduce((now, key) => {
    const after = reduce(now, { type: 'key', key })
    return fed(after.request && after.request.kind !== 'quit' ? reduce(after, { type: 'taken' }) : after)
  }, state)

export const act = (state: State, action: Action): State => fed(reduce(state, action))
export const screen = (state: State): string[] => screenLines(state).map(plainText)
