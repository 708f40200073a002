// The addresses that are watched: those of the watch's file, and those that its feeds and indexes name.
import type { ExpressionBuilder } from 'kysely'
import type { Connection, Store } from '../archive/connection.ts'
import type { Tables } from '../archive/tables.ts'
import type { WatchedRow } from '../archive/watch-tables.ts'
import { placeOf, type WatchedAddress, type WatchFile, type WatchSource } from '../model/watch.ts'
import { CLOCKS_DIFFER } from './hosts.ts'
import { milliseconds, NEVER, type Pace } from './schedule.ts'

/** Hosts as the unit of work; a port is a site of its own. */
export const hostOf = (address: string): string => new URL(address).host

/** An address that was never looked at. */
const unseen = (address: string, kind: WatchedRow['kind'], source: string, now: number): WatchedRow => ({
  address,
  host: hostOf(address),
  kind,
  source,
  due: now,
  since: now,
  etag: '',
  modified: '',
  sha256: '',
  failures: 0,
  looked: '',
  state: '',
  problem: '',
})

/** Address as it is asked for: without a fragment. */
export function plainAddress(address: string): string {
  const url = new URL(address)
  url.hash = ''
  return url.href
}

/** Puts the sources of a watch's file among the addresses; what is there already keeps its time. */
export async function enter(store: Store, file: WatchFile, now: number): Promise<void> {
  const rows = file.sources.map((source) => {
    const { kind, address } = placeOf(source)
    return unseen(plainAddress(address), kind, plainAddress(address), now)
  })
  await store.write(async (db) => {
    for (const row of rows)
      await db
        .insertInto('watched')
        .values(row)
        .onConflict((conflict) => conflict.column('address').doUpdateSet({ kind: row.kind, source: row.source }))
        .execute()
  })
}

/** Puts articles that a source names among the addresses. */
export async function enterPages(db: Connection, addresses: readonly string[], source: string, now: number): Promise<void> {
  for (const address of addresses)
    await db
      .insertInto('watched')
      .values(unseen(address, 'page', source, now))
      .onConflict((conflict) => conflict.column('address').doNothing())
      .execute()
}

/** What is said of an address in the watch's file, and how often it is looked at. */
export interface Told {
  readonly source: WatchSource
  readonly pace: Pace
}

/** Sources of a watch's file by their address. */
export function toldOf(file: WatchFile): (row: Pick<WatchedRow, 'address' | 'source'>) => Told | undefined {
  const sources = new Map(file.sources.map((source) => [plainAddress(placeOf(source).address), source]))
  return ({ address, source: of }) => {
    const source = sources.get(of)
    if (!source) return undefined
    const every = milliseconds(source.every ?? file.every)
    return { source, pace: address === of ? { every } : { every, until: milliseconds(file.until) } }
  }
}

/** Sources of a watch's file: whose addresses it looks at. */
const sourcesOf = (file: WatchFile): string[] => file.sources.map((source) => plainAddress(placeOf(source).address))

/** Longer than any pause of a schedule: an address that is due later was put off by a clock that ran ahead, and is due now. */
const LONGEST_PAUSE = 400 * 86_400_000

/** Whether an address was looked at later than now, so by a clock that ran ahead. */
const lookedAhead = (where: ExpressionBuilder<Tables, 'watched'>, now: number) =>
  where('looked', '>', new Date(now + CLOCKS_DIFFER).toISOString())

/** Whether an address is due: what is put off for longer than can be, or was looked at later than now, was so by a clock that ran ahead. */
const isDue = (where: ExpressionBuilder<Tables, 'watched'>, now: number) =>
  where.or([
    where('due', '<=', now),
    where.between('due', now + LONGEST_PAUSE, NEVER - 1),
    where.and([where('due', '<', NEVER), lookedAhead(where, now)]),
  ])

/** Sites with something due, those that have waited longest first. */
export async function dueHosts(store: Store, file: WatchFile, now: number): Promise<string[]> {
  const rows = await store.db
    .selectFrom('watched')
    .select(({ fn }) => ['host', fn.min('due').as('due')])
    .where('source', 'in', sourcesOf(file))
    .where((where) => isDue(where, now))
    .groupBy('host')
    .orderBy('due')
    .execute()
  return rows.map((row) => row.host)
}

/** Milliseconds since 1970: now, and the moment since when no address is to be looked at a second time, if that is so. */
export interface DueAt {
  readonly now: number
  readonly onceSince?: number | undefined
}

/** The address of a site that has waited longest. */
export async function dueAddress(store: Store, file: WatchFile, host: string, { now, onceSince }: DueAt): Promise<WatchedRow | undefined> {
  return store.db
    .selectFrom('watched')
    .selectAll()
    .where('host', '=', host)
    .where('source', 'in', sourcesOf(file))
    .where((where) => isDue(where, now))
    .$if(onceSince !== undefined, (due) =>
      // What a clock that ran ahead says was looked at is none of this run's looks.
      due.where((where) => where.or([where('looked', '<', new Date(onceSince!).toISOString()), lookedAhead(where, now)])),
    )
    .orderBy('due')
    .limit(1)
    .executeTakeFirst()
}

/** When the next address is due, milliseconds since 1970; `undefined` where none ever is. */
export async function nextDue(store: Store, file: WatchFile): Promise<number | undefined> {
  const row = await store.db
    .selectFrom('watched')
    .select(({ fn }) => fn.min('due').as('due'))
    .where('source', 'in', sourcesOf(file))
    .executeTakeFirst()
  const due = row?.due ?? undefined
  return due === undefined || due === Number.MAX_SAFE_INTEGER ? undefined : due
}

/** Articles that are listed beside the sources: those that changed or cannot be read now. */
const MOST_LISTED = 200

/** How the sources stand, and the articles that are not as they were; `more`: how many others are looked at. */
export async function standings(store: Store, file: WatchFile): Promise<{ readonly addresses: WatchedAddress[]; readonly more: number }> {
  const sources = sourcesOf(file)
  const rows = await store.db
    .selectFrom('watched')
    .leftJoin('sightings', (join) => join.onRef('sightings.address', '=', 'watched.address').on('sightings.is', 'in', ['new', 'changed']))
    .select(({ fn }) => [
      'watched.address',
      'kind',
      'source',
      'state',
      'problem',
      'looked',
      fn.count<number>('sightings.time').as('versions'),
    ])
    .where('source', 'in', sources)
    .groupBy(['watched.address', 'kind', 'source', 'state', 'problem', 'looked'])
    .orderBy('watched.address')
    .execute()
  const isSource = (row: { readonly address: string; readonly source: string }): boolean => row.address === row.source
  const listed = [...rows.filter(isSource), ...rows.filter((row) => !isSource(row) && (row.state !== '' || row.versions > 1))]
  const shown = listed.slice(0, sources.length + MOST_LISTED)
  return {
    addresses: shown.map(({ address, kind, state, problem, looked, versions }) => ({ address, kind, state, problem, looked, versions })),
    more: rows.length - shown.length,
  }
}
