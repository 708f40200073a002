// An import: sources into the archive in changes of some hundred documents, each with how far it has come.
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { addDocuments, type Incoming } from '../add.ts'
import type { Told } from './documents.ts'
import { archiveSource, type ImportSource } from './sources.ts'
import type { OpenOptions } from '../../ingest/opening.ts'
import { isAddress } from '../../ingest/source.ts'
import { addMatchLines, type MatchLine } from '../match-decisions.ts'
import type { SampleLine } from '../../model/sample.ts'
import { addSampleLines } from '../samples.ts'
import { addReviewLines, type ReviewLine } from '../reviews.ts'
import type { Connection, Store } from '../connection.ts'

/** Documents that go in as one change: large enough to be fast, small enough that other writers get their turn. */
const AT_ONCE = 200
/** Characters of text in one change: long documents fill the memory before there are many. */
const TEXT_AT_ONCE = 8_000_000
/** Sources whose place is kept in one change. */
const MOST_PLACES = 1000

export interface Imported {
  /** Publications that are new, and those that were there already. */
  readonly added: number
  readonly known: number
  /** New texts that nearly repeat another. */
  readonly near: number
  readonly failed: number
  /** Lines of reviews, answers about matches and samples that are new. */
  readonly decisions: number
  /** Passed over: an earlier run of the same import had dealt with them. */
  readonly resumed: number
  readonly stopped: boolean
}

export interface ImportOptions {
  readonly told: Told
  readonly open?: OpenOptions
  readonly signal?: AbortSignal
  readonly onProblem?: (problem: string) => void
  /** `share`, 0..1, of the bytes of all sources. */
  readonly onProgress?: (documents: number, share: number | undefined) => void
}

interface Place {
  readonly read: number
  readonly failed: number
  readonly whole: boolean
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)

/** Which import this is: the same sources with the same words about them. */
function runOf(sources: readonly ImportSource[], { told, open }: ImportOptions): string {
  return digest([sources.map(({ source }) => placeName(source)), told, open?.columns ?? {}, open?.dateOrder, open?.keepAll])
}

const placeName = (source: string): string => (source === '-' || isAddress(source) ? source : resolve(source))
/** What has changed since is read from its beginning. */
const sourceKey = ({ source, mark }: ImportSource): string => digest([placeName(source), mark])

async function placesOf(store: Store, run: string): Promise<Map<string, Place>> {
  const rows = await store.db.selectFrom('imports').select(['source', 'read', 'failed', 'whole']).where('run', '=', run).execute()
  return new Map(rows.map((row) => [row.source, { read: row.read, failed: row.failed, whole: row.whole === 1 }]))
}

async function keepPlaces(db: Connection, run: string, places: ReadonlyMap<string, Place>): Promise<void> {
  for (const [source, { read, failed, whole }] of places) {
    const row = { read, failed, whole: whole ? 1 : 0 }
    await db
      .insertInto('imports')
      .values({ run, source, ...row })
      .onConflict((conflict) => conflict.columns(['run', 'source']).doUpdateSet(row))
      .execute()
  }
}

/**
 * Puts all documents of the sources into the archive. After a stop or a kill the same call goes on where the last change
 * ended; nothing is put in twice. What cannot be read is told and counted, and the rest goes on.
 */
export async function importSources(store: Store, sources: readonly ImportSource[], options: ImportOptions): Promise<Imported> {
  const run = runOf(sources, options)
  const before = await placesOf(store, run)
  const total = sources.reduce((sum, one) => sum + one.bytes, 0)
  let [added, known, near, failed, resumed, bytes, size] = [0, 0, 0, 0, 0, 0, 0]
  let batch: Incoming[] = []
  let reviews: ReviewLine[] = []
  // Answers about matches name documents that may come after them: they are kept at once where these are in, and again at the end.
  const matches: MatchLine[] = []
  const samples: SampleLine[] = []
  let decisions = 0
  let places = new Map<string, Place>()
  const put = async (): Promise<void> => {
    const [now, said] = [places, reviews]
    // A change may be made again: what it adds counts once.
    let kept = 0
    const result = await addDocuments(store, batch, async (db) => {
      kept = (await addReviewLines(db, said)) + (await addMatchLines(db, matches)) + (await addSampleLines(db, samples))
      await keepPlaces(db, run, now)
    })
    decisions += kept
    added += result.documents
    known += result.known
    near += result.near
    batch = []
    reviews = []
    places = new Map()
    size = 0
  }
  const stopped = (): boolean => options.signal?.aborted ?? false
  for (const source of sources) {
    if (stopped()) break
    const key = sourceKey(source)
    // What cannot be named again, such as standard input, is read whole: documents are known by their texts.
    const place = source.mark === '' ? undefined : before.get(key)
    let bad = place?.failed ?? 0
    let last = place?.read ?? 0
    failed += bad
    resumed += place?.read ?? 0
    if (place?.whole !== true) {
      for await (const { number, consumed, read } of archiveSource(source, options.told, options.open, place?.read)) {
        if (read === undefined) continue
        last = number
        if ('problem' in read) {
          bad += 1
          failed += 1
          options.onProblem?.(read.problem)
        } else if ('review' in read) reviews.push(read.review)
        else if ('match' in read) matches.push(read.match)
        else if ('sample' in read) samples.push(read.sample)
        else {
          batch.push(read.incoming)
          size += read.incoming.text.length
        }
        if (source.mark !== '') places.set(key, { read: number, failed: bad, whole: false })
        options.onProgress?.(added + known + batch.length, total === 0 ? undefined : (bytes + consumed) / total)
        if (batch.length + reviews.length >= AT_ONCE || size >= TEXT_AT_ONCE || places.size >= MOST_PLACES) await put()
        if (stopped()) break
      }
    }
    if (stopped()) break
    bytes += source.bytes
    if (source.mark !== '') places.set(key, { read: last, failed: bad, whole: true })
  }
  if (batch.length + reviews.length + matches.length + samples.length + places.size > 0) await put()
  // Done: the next import of the same sources looks at them anew.
  if (!stopped()) await store.write((db) => db.deleteFrom('imports').where('run', '=', run).execute())
  return { added, known, near, failed, decisions, resumed, stopped: stopped() }
}
