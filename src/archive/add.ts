// Puts documents into the archive: each text once, each publication once, reports into the index.
import { sql, type Insertable } from 'kysely'
import type { Provenance } from '../model/document.ts'
import { resolveLanguage } from '../text/language.ts'
import { storedForm } from '../text/normalise.ts'
import { bandKeys, nearClusters, shingles } from './near-duplicates.ts'
import { indexReports } from './search-index.ts'
import type { Connection, Store } from './connection.ts'
import { identityKeys, keepIdentities, takenKeys } from './identity/identities.ts'
import type { Tables } from './tables.ts'
import { patiently } from './patience.ts'
import { fingerprint, type Terms } from './terms.ts'
import { textHash } from '../text/text-hash.ts'

/** What is put in; `outlet` is the name shown. */
export interface Incoming {
  readonly role: 'statement' | 'report'
  readonly text: string
  readonly outlet: string
  readonly control: boolean
  readonly language?: string
  readonly topic?: string
  readonly event?: string
  readonly provenance: Provenance
}

export interface Added {
  /** Publications that are new. */
  readonly documents: number
  /** Publications that were there already. */
  readonly known: number
  /** New texts that nearly repeat another. */
  readonly near: number
}

type NewDocument = Insertable<Tables['documents']>

/** What is worked out of a document before the archive is locked for it. */
interface Prepared {
  readonly incoming: Incoming
  readonly body: string
  readonly hash: string
  readonly language: string
  /** Absent where the archive had the text already. */
  readonly runs?: ReadonlySet<number>
  readonly bands?: readonly number[]
  readonly terms?: Terms
}

const AT_ONCE = 500

async function storedLanguages(db: Connection, hashes: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let from = 0; from < hashes.length; from += AT_ONCE) {
    const part = hashes.slice(from, from + AT_ONCE)
    const rows = await db.selectFrom('texts').select(['hash', 'language']).where('hash', 'in', part).execute()
    for (const row of rows) found.set(row.hash, row.language)
  }
  return found
}

async function prepared(db: Connection, incoming: readonly Incoming[]): Promise<Prepared[]> {
  const hashed = incoming.map((one) => {
    const body = storedForm(one.text)
    return { incoming: one, body, hash: textHash(body) }
  })
  const stored = await storedLanguages(db, [...new Set(hashed.map((one) => one.hash))])
  const made = new Map<string, Prepared>()
  return hashed.map((one) => {
    const known = stored.get(one.hash)
    if (known !== undefined) return { ...one, language: known }
    const before = made.get(one.hash)
    if (before) return { ...one, language: before.language, ...(before.terms ? { terms: before.terms } : {}) }
    const language = resolveLanguage(one.incoming.language, one.body)
    const runs = shingles(one.body, language)
    const now = { ...one, language, runs, bands: bandKeys(runs), ...termsFor(one.incoming, one.body, language) }
    made.set(one.hash, now)
    return now
  })
}

const termsFor = (incoming: Incoming, body: string, language: string): { readonly terms?: Terms } =>
  incoming.role === 'report' ? { terms: fingerprint(body, language).terms } : {}

/** Documents that go in with one command of each kind. */
const ROWS_AT_ONCE = 200

/** What the archive holds one of: a publication told twice is in it once. */
const onceKey = (row: Pick<NewDocument, 'role' | 'outlet' | 'text' | 'published' | 'event'>): string =>
  [row.role, row.outlet, row.text, row.published, row.event].join('\u0000')

function rowOf({ incoming, hash }: Prepared): NewDocument {
  return {
    role: incoming.role,
    outlet: incoming.outlet,
    control: incoming.control ? 1 : 0,
    text: hash,
    title: incoming.provenance.title ?? '',
    url: incoming.provenance.url ?? '',
    published: incoming.provenance.published ?? '',
    topic: incoming.topic ?? '',
    provenance: JSON.stringify(incoming.provenance),
    event: incoming.event ?? '',
  }
}

interface Fresh {
  readonly one: Prepared
  readonly row: NewDocument
  readonly keys: readonly string[]
}

/** Those that are not in the archive yet, each once. */
async function freshOf(db: Connection, ready: readonly Prepared[]): Promise<Fresh[]> {
  const all = ready.map((one): Fresh => {
    const row = rowOf(one)
    return { one, row, keys: identityKeys({ ...row, body: one.body }) }
  })
  const taken = await takenKeys(db, [...new Set(all.flatMap(({ keys }) => keys))])
  const same = await db
    .selectFrom('documents')
    .select(['role', 'outlet', 'text', 'published', 'event'])
    .where('text', 'in', [...new Set(ready.map((one) => one.hash))])
    .execute()
  const held = new Set(same.map(onceKey))
  return all.filter(({ row, keys }) => {
    if (held.has(onceKey(row)) || keys.some((key) => taken.has(key))) return false
    held.add(onceKey(row))
    for (const key of keys) taken.add(key)
    return true
  })
}

/** Puts in the texts that are new; answers how many of them nearly repeat another. */
async function addTexts(db: Connection, kind: Store['kind'], fresh: readonly Fresh[]): Promise<number> {
  const stored = await storedLanguages(db, [...new Set(fresh.map(({ one }) => one.hash))])
  const once = new Map(fresh.filter(({ one }) => !stored.has(one.hash)).map(({ one }) => [one.hash, one]))
  const made = [...once.values()].map((one) => {
    const runs = one.runs ?? shingles(one.body, one.language)
    return { hash: one.hash, body: one.body, language: one.language, runs, bands: one.bands ?? bandKeys(runs) }
  })
  if (made.length === 0) return 0
  const clusters = await nearClusters(db, kind, made)
  await db
    .insertInto('texts')
    .values(made.map(({ hash, body, language }) => ({ hash, body, language, cluster: clusters.get(hash) ?? hash })))
    .execute()
  const bands = made.flatMap(({ hash, bands }) => bands.map((band) => ({ band, hash })))
  if (bands.length > 0) await db.insertInto('bands').values(bands).execute()
  return clusters.size
}

async function addRows(db: Connection, kind: Store['kind'], ready: readonly Prepared[]): Promise<Pick<Added, 'documents' | 'near'>> {
  const fresh = await freshOf(db, ready)
  if (fresh.length === 0) return { documents: 0, near: 0 }
  const near = await addTexts(db, kind, fresh)
  const rows = await db
    .insertInto('documents')
    .values(fresh.map(({ row }) => row))
    .returning(['id', 'role', 'outlet', 'text', 'published', 'event'])
    .execute()
  const ids = new Map(rows.map((row) => [onceKey(row), row.id]))
  const numbered = fresh.map((one) => ({ ...one, id: ids.get(onceKey(one.row))! }))
  await keepIdentities(
    db,
    numbered.flatMap(({ id, keys }) => keys.map((key) => ({ key, document: id }))),
  )
  await indexReports(
    db,
    kind,
    numbered
      .filter(({ row }) => row.role === 'report')
      .map(({ id, row, one }) => ({
        id,
        outlet: row.outlet,
        published: row.published,
        terms: one.terms ?? fingerprint(one.body, one.language).terms,
      })),
  )
  return { documents: fresh.length, near }
}

/** Any number that other programs on the same database will hardly take for theirs. */
const IMPORT_LOCK = 0x756e7361

/**
 * Adds documents as one change, in order; `also` is part of the same change. Where the server is started anew meanwhile, the change is
 * made again from its beginning, with `also`.
 */
export function addDocuments(
  store: Store,
  incoming: readonly Incoming[],
  also: (db: Connection) => Promise<void> = () => Promise.resolve(),
): Promise<Added> {
  return patiently(store.location, () => addOnce(store, incoming, also))
}

async function addOnce(store: Store, incoming: readonly Incoming[], also: (db: Connection) => Promise<void>): Promise<Added> {
  // The slow part is done before the archive is locked, so that others can write meanwhile.
  const ready = await prepared(store.db, incoming)
  return store.write(async (db) => {
    // One at a time, as on SQLite: documents become visible in the order of their numbers, and none is put in by two at once.
    if (store.kind === 'postgres') await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(db)
    let [documents, near] = [0, 0]
    for (let from = 0; from < ready.length; from += ROWS_AT_ONCE) {
      const added = await addRows(db, store.kind, ready.slice(from, from + ROWS_AT_ONCE))
      documents += added.documents
      near += added.near
    }
    await also(db)
    return { documents, known: incoming.length - documents, near }
  })
}
