// A test bed for finding the reports of a statement, made from the benchmarks: whose report is whose is known.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Incoming } from '../../archive/add.ts'
import { exampleArchive } from '../../archive/example/archive.ts'
import { random, type Random } from '../../statistics/random.ts'

/** A document of the bed. `of` names the statement that a report is of; distractors have none. */
export interface Planted {
  readonly incoming: Incoming
  readonly key: string
  readonly of?: string
  readonly kind: string
}

interface SetLine {
  readonly id: string
  readonly doc?: string
  readonly system?: string
  readonly lang?: string
  readonly reportLang?: string
  readonly source?: string
  readonly claims?: readonly string[]
  readonly claim?: string
  readonly report?: string
  readonly evidence?: string
}

const OUTLETS = ['Alpha', 'Beta', 'Gamma', 'Delta']
const FIRST = Date.UTC(2024, 4, 1)
/** All within one window, so that dates alone tell nothing. */
const DAYS = 10

const hash = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE(0)
const day = (offset: number): string => new Date(FIRST + offset * 86_400_000).toISOString().slice(0, 10)

const rows = (folder: string, set: string): SetLine[] =>
  readFileSync(join(folder, `${set}.dev.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SetLine)

interface Pair {
  readonly key: string
  readonly kind: string
  readonly statement: string
  readonly report: string
  readonly slot: number
  readonly set: string
}

/** Statement and report of a benchmark row; `undefined` where the row has none. */
function pairOf(set: string, row: SetLine, slot: number): Pair | undefined {
  const claims = row.claims?.join(set.startsWith('realsumm') ? ' ' : '\n') ?? ''
  const doc = row.doc ?? row.id
  if (set === 'realsumm' || set === 'pyrxsum')
    return row.source === undefined || row.report === undefined
      ? undefined
      : { key: `${set}/${doc}`, kind: 'summary', statement: row.source.replace(/<\/?t>/g, ' '), report: row.report, slot, set }
  // The whole article is the statement; what was made of it is short.
  if (set.startsWith('qags') || set === 'wice')
    return {
      key: `${set}/${row.id}`,
      kind: set === 'wice' ? 'one sentence' : 'summary',
      statement: row.report ?? '',
      report: claims,
      slot,
      set,
    }
  // One news item in five languages: any of them may be the statement, and all the others are reports of it.
  const [from] = (row.lang ?? 'en').split('>')
  return {
    key: set.startsWith('ntrex') ? `ntrex/${doc}/${from ?? 'en'}` : `${set}/${doc}`,
    kind: 'translation',
    statement: claims,
    report: row.report ?? '',
    slot,
    set,
  }
}

const SETS = [
  'realsumm',
  'pyrxsum',
  'qags-cnndm',
  'qags-xsum',
  'wice',
  'nknews',
  'ntrex-ru',
  'ntrex-ko',
  'ntrex-zh',
  'ntrex-be',
  'ntrex-ru-en',
  'ntrex-ru-ko',
  'ntrex-ko-en',
]
/** Of the systems that summarised one document, as many as there are outlets. */
const MOST_REPORTS = OUTLETS.length

function pairs(folder: string): Pair[] {
  const found: Pair[] = []
  for (const set of SETS) {
    const seen = new Map<string, number>()
    for (const row of rows(folder, set)) {
      const doc = row.doc ?? row.id
      const slot = seen.get(doc) ?? 0
      if (slot >= MOST_REPORTS) continue
      seen.set(doc, slot + 1)
      const pair = pairOf(set, row, slot)
      if (pair && pair.statement.trim().length > 40 && pair.report.trim().length > 20) found.push(pair)
    }
  }
  return found
}

/** Sentences of texts that are no part of any pair kept, by language. */
function mixed(pool: readonly string[], from: Random): string {
  const lines = Array.from({ length: 3 + from.integer(6) }, () => pool[from.integer(pool.length)]!)
  return lines.join(' ')
}

/** What statements and reports of one document share. */
export const documentOf = (key: string): string => key.replace(/^(ntrex\/.*)\/\w\w$/, '$1')

/** The bed: statements with their reports, a quarter of all documents' reports without their statement, and `distractors` texts mixed from the sentences of these. */
export function testBed(folder: string, distractors: number): Planted[] {
  const from = random(17)
  const out: Planted[] = []
  const statements = new Set<string>()
  const pools = new Map<string, string[]>()
  const language = (text: string): string =>
    /[\uac00-\ud7af]/.test(text) ? 'ko' : /\p{Script=Han}/u.test(text) ? 'zh' : /[ўі]/.test(text) ? 'be' : /[а-я]/.test(text) ? 'ru' : 'en'
  const report = (key: string, kind: string, text: string, outlet: number, of?: string): void => {
    const date = day(hash(`day:${key}:${text.length}`) % DAYS)
    const incoming: Incoming = {
      role: 'report',
      text,
      outlet: OUTLETS[outlet % OUTLETS.length]!,
      control: false,
      provenance: { published: date },
    }
    out.push({ incoming, key, kind, ...(of === undefined ? {} : { of }) })
  }
  for (const pair of pairs(folder)) {
    const document = documentOf(pair.key)
    const kept = hash(`bed:${document}`) % 4 > 0
    const outlet = hash(`${pair.key}${pair.set}`) + pair.slot
    if (kept && !statements.has(pair.key)) {
      statements.add(pair.key)
      const date = day(hash(`day:${pair.key}`) % DAYS)
      out.push({
        incoming: { role: 'statement', text: pair.statement, outlet: 'Office', control: false, provenance: { published: date } },
        key: pair.key,
        kind: pair.kind,
      })
    }
    report(`${pair.key}#${pair.set}${pair.slot}`, pair.kind, pair.report, outlet, kept ? pair.key : undefined)
    if (!kept) {
      const name = language(pair.report)
      pools.set(name, [...(pools.get(name) ?? []), ...pair.report.split(/(?<=[.!?。다])\s+|\n/u).filter((line) => line.length > 20)])
    }
  }
  for (const set of ['cliff', 'fever-symmetric', 'klue-nli'])
    for (const row of rows(folder, set))
      pools.set(set === 'klue-nli' ? 'ko' : 'en', [
        ...(pools.get(set === 'klue-nli' ? 'ko' : 'en') ?? []),
        ...(row.evidence ?? '').split(/(?<=[.!?])\s+/).filter((line) => line.length > 20),
      ])
  const names = [...pools.keys()]
  for (let index = 0; index < distractors; index++) {
    const pool = pools.get(index % 3 === 0 ? names[from.integer(names.length)]! : 'en')!
    report(`mixed-${index}`, 'mixed', mixed(pool, from), index)
  }
  return out
}

/** Invented statements that share most of their sentences and differ in facts alone: the hardest kind. */
export function formulaicBed(statements: number): Planted[] {
  let last = ''
  return [...exampleArchive(statements, 23)].map((incoming, index) => {
    if (incoming.role === 'statement') last = `example/${index}`
    const own = incoming.role === 'report' && incoming.topic !== 'other news'
    return { incoming, key: incoming.role === 'statement' ? last : `example/${index}`, kind: 'formulaic', ...(own ? { of: last } : {}) }
  })
}
