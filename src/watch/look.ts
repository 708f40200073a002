// One look at one address: asked for politely, read, held against what it said before, kept.
import type { Incoming } from '../archive/add.ts'
import type { Connection, Store } from '../archive/connection.ts'
import type { WatchedRow } from '../archive/watch-tables.ts'
import { samePage } from '../ingest/archived-address.ts'
import type { DateOrder } from '../ingest/dates-written.ts'
import type { Look, Watcher } from '../ingest/fetch/fetcher.ts'
import { openReceived } from '../ingest/open-source.ts'
import { outletName } from '../ingest/outlets.ts'
import { documentOf, sha256 } from '../ingest/provenance.ts'
import { onlyItem, type Received, type SourceItem } from '../ingest/received.ts'
import type { Document } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import { likeness } from '../engine/versions/passages.ts'
import { isSameVersion } from '../text/page-lines.ts'
import { enterPages, type Told } from './addresses.ts'
import { keepBytes, keepDocument, keepSighting, keepState, sightingsOf, versionsOf } from './keep.ts'
import { feedArticles, indexArticles, type Named } from './links.ts'
import { nextLook, nextTry } from './schedule.ts'

export interface LookAt {
  readonly store: Store
  readonly fetcher: Watcher
  readonly dateOrder?: DateOrder | undefined
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** Part of every change that a look makes: throws where the site was lost to another watcher meanwhile. */
  readonly holds: (db: Connection) => Promise<void>
}

/** What came of a look. */
export type Seen = 'new' | 'changed' | 'same' | 'gone' | 'failed'

/** A page that leads elsewhere and has less in common with what it was is a front page in its place. Set by hand. */
const LEADS_ELSEWHERE = 0.3

const iso = (now: number): string => new Date(now).toISOString().replace(/\.\d+Z$/, 'Z')

/** What the answer says about when it need not be sent again. */
const validators = ({ http }: Received): Pick<WatchedRow, 'etag' | 'modified'> => ({
  etag: http?.headers['etag'] ?? '',
  modified: http?.headers['last-modified'] ?? '',
})

/** One line that names no address, and no option that a watch does not have: it keeps to what sites ask of programs. */
const reasonOf = (message: string, address: string): string =>
  message.replace(`${address}: `, '').replace(', or use --ignore-robots if you may', '').replace(/\s+/g, ' ')

function incomingOf({ source }: Told, document: Document): Incoming {
  const outlet = source.outlet ?? document.provenance.outlet ?? 'unnamed outlet'
  return {
    ...document,
    role: source.as,
    control: source.control,
    outlet: outletName(outlet),
    ...(source.topic === undefined ? {} : { topic: source.topic }),
    ...(source.event === undefined ? {} : { event: source.event }),
  }
}

/** A text's date may be of two months. */
class DateAsked extends UserError {}

/** Reads the one document of a page; a frame is fetched with it. Throws `UserError`. */
async function read(item: SourceItem, told: Told): Promise<Document> {
  const { received, extracted } = await item.read()
  // As in every import: an archive takes no text whose day it would have to guess.
  if (extracted.askedDate !== undefined) throw new DateAsked(extracted.askedDate)
  return documentOf(received, extracted, told.source.outlet === undefined ? {} : { outlet: outletName(told.source.outlet) })
}

async function failed(at: LookAt, row: WatchedRow, told: Told, problem: string, wait?: number): Promise<Seen> {
  const failures = row.failures + 1
  const now = at.clock()
  await at.store.write(async (db) => {
    await at.holds(db)
    const due = nextTry(now, failures, told.pace.every, wait)
    await keepState(db, row.address, {
      failures,
      due,
      looked: iso(now),
      state: row.state === 'gone' ? 'gone' : 'failing',
      problem: reasonOf(problem, row.address),
    })
  })
  return 'failed'
}

/** A page that is not there: once may be a fault of the server, so that only what is gone twice is said to be gone. */
async function gone(at: LookAt, row: WatchedRow, told: Told, problem: string, isSure: boolean): Promise<Seen> {
  const now = at.clock()
  const failures = row.failures + 1
  const seen = await sightingsOf(at.store.db, row.address)
  const isTold = seen.at(-1)?.is === 'gone'
  const isGone = isTold || ((isSure || failures >= 2) && seen.length > 0)
  await at.store.write(async (db) => {
    await at.holds(db)
    const due = isGone ? nextTry(now, failures, told.pace.every) : now + told.pace.every
    await keepState(db, row.address, { failures, due, looked: iso(now), state: isGone ? 'gone' : 'failing', problem })
    if (isGone && !isTold)
      await keepSighting(db, { address: row.address, is: 'gone', document: seen.at(-1)?.document ?? 0, sha256: '' }, now)
  })
  return isGone && !isTold ? 'gone' : 'failed'
}

/** Nothing new: when to look again. `received`: what came all the same. */
async function same(at: LookAt, row: WatchedRow, told: Told, received?: Received): Promise<Seen> {
  const now = at.clock()
  const back = row.state === 'gone' ? (await sightingsOf(at.store.db, row.address)).findLast((one) => one.document > 0) : undefined
  await at.store.write(async (db) => {
    await at.holds(db)
    const due = nextLook(now, row.since, told.pace)
    await keepState(db, row.address, {
      failures: 0,
      due,
      looked: iso(now),
      state: '',
      problem: '',
      ...(received ? { ...validators(received), sha256: sha256(received.bytes) } : {}),
    })
    if (back) await keepSighting(db, { address: row.address, is: 'back', document: back.document, sha256: back.sha256 }, now)
  })
  return back ? 'changed' : 'same'
}

async function seePage(at: LookAt, row: WatchedRow, told: Told, received: Received): Promise<Seen> {
  const hash = sha256(received.bytes)
  if (hash === row.sha256) return same(at, row, told, received)
  const items = await openReceived(received, { fetcher: at.fetcher, dateOrder: at.dateOrder })
  const document = await read(onlyItem(items, received.name), told)
  const before = (await versionsOf(at.store.db, row.address)).at(-1)
  if (before) {
    const leadsAway = received.requested !== undefined && !samePage(received.url ?? '', before.provenance.url ?? row.address)
    if (leadsAway && likeness(before.text, document.text, document.language) < LEADS_ELSEWHERE)
      return gone(at, row, told, `leads to ${received.url ?? 'another page'}`, false)
    if (isSameVersion(before.text, document.text)) return same(at, row, told, received)
  }
  const now = at.clock()
  await keepDocument(at.store, incomingOf(told, document), async (db, number) => {
    await at.holds(db)
    await keepBytes(db, hash, received.bytes)
    if (row.state === 'gone') await keepSighting(db, { address: row.address, is: 'back', document: number, sha256: hash }, now)
    await keepSighting(db, { address: row.address, is: before ? 'changed' : 'new', document: number, sha256: hash }, now)
    await keepState(db, row.address, {
      ...validators(received),
      sha256: hash,
      failures: 0,
      due: nextLook(now, row.since, told.pace),
      looked: iso(now),
      state: '',
      problem: '',
    })
  })
  return before ? 'changed' : 'new'
}

async function seeSource(at: LookAt, row: WatchedRow, told: Told, received: Received, named: Named): Promise<Seen> {
  let asked: string | undefined
  for (const item of named.items) {
    try {
      await keepDocument(at.store, incomingOf(told, await read(item, told)), at.holds)
    } catch (error) {
      // An entry without a page and without a text of its own says nothing; the others do.
      if (!(error instanceof UserError)) throw error
      if (error instanceof DateAsked) asked ??= error.message
    }
  }
  const now = at.clock()
  await at.store.write(async (db) => {
    await at.holds(db)
    await enterPages(db, named.addresses, row.address, now)
    await keepState(db, row.address, {
      // The others are kept; a feed with a text that waits is asked for whole again.
      ...(asked === undefined ? validators(received) : { etag: '', modified: '' }),
      sha256: sha256(received.bytes),
      failures: 0,
      due: nextLook(now, row.since, told.pace),
      looked: iso(now),
      state: '',
      problem: '',
    })
  })
  if (asked !== undefined) return failed(at, row, told, asked)
  return named.items.length > 0 ? 'changed' : 'same'
}

async function see(at: LookAt, row: WatchedRow, told: Told, look: Look): Promise<Seen> {
  switch (look.is) {
    case 'unchanged':
      return same(at, row, told)
    case 'gone':
      return gone(at, row, told, `is not there (${look.status})`, look.status !== 404)
    case 'failed':
      return failed(at, row, told, look.message, look.wait)
    case 'page':
      if (row.kind === 'page') return seePage(at, row, told, look.received)
      return seeSource(
        at,
        row,
        told,
        look.received,
        row.kind === 'feed' || !('links' in told.source)
          ? await feedArticles(look.received, at.dateOrder)
          : await indexArticles(look.received, told.source.links),
      )
  }
}

/** Looks at an address and keeps what is seen. Throws `HostLost` where another watcher has the site meanwhile, and where it was stopped. */
export async function lookAt(at: LookAt, row: WatchedRow, told: Told): Promise<Seen> {
  const known = { etag: row.etag || undefined, lastModified: row.modified || undefined }
  // A page that was gone is asked for whole: what it says now is to be seen.
  const look = await at.fetcher.look(row.address, row.state === 'gone' || row.looked === '' ? {} : known)
  try {
    return await see(at, row, told, look)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return failed(at, row, told, error.message)
  }
}
