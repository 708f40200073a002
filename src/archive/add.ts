// Puts documents into the archive: each text once, each publication once, reports into the index.
import type { Provenance } from '../model/document.ts'
import { resolveLanguage } from '../text/language.ts'
import { storedForm } from '../text/normalise.ts'
import { bandKeys, nearCluster, shingles } from './near-duplicates.ts'
import { indexReport } from './search-index.ts'
import type { Connection, Store } from './connection.ts'
import { identified, identityKeys, keepIdentity } from './identity/identities.ts'
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

async function addText(db: Connection, one: Prepared): Promise<boolean> {
  const runs = one.runs ?? shingles(one.body, one.language)
  const keys = one.bands ?? bandKeys(runs)
  const cluster = await nearCluster(db, runs, keys)
  const { hash, body, language } = one
  await db
    .insertInto('texts')
    .values({ hash, body, language, cluster: cluster ?? hash })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (keys.length > 0)
    await db
      .insertInto('bands')
      .values(keys.map((band) => ({ band, hash })))
      .execute()
  return cluster !== undefined
}

async function addOne(
  db: Connection,
  kind: Store['kind'],
  one: Prepared,
  isNew: boolean,
): Promise<{ added: boolean; near: boolean; text: boolean }> {
  const { incoming, hash } = one
  const { url = '', title = '', published = '' } = incoming.provenance
  const keys = identityKeys({ ...incoming, event: incoming.event ?? '', url, title, published, body: one.body })
  if ((await identified(db, keys)) !== undefined) return { added: false, near: false, text: false }
  const near = isNew && (await addText(db, one))
  const row = await db
    .insertInto('documents')
    .values({
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
    })
    .onConflict((conflict) => conflict.columns(['role', 'outlet', 'text', 'published', 'event']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row !== undefined) await keepIdentity(db, row.id, keys)
  if (row !== undefined && incoming.role === 'report')
    await indexReport(db, kind, {
      id: row.id,
      outlet: incoming.outlet,
      published: incoming.provenance.published ?? '',
      terms: one.terms ?? fingerprint(one.body, one.language).terms,
    })
  return { added: row !== undefined, near, text: true }
}

/** Adds documents as one change, in order; `also` is part of the same change. */
export async function addDocuments(
  store: Store,
  incoming: readonly Incoming[],
  also: (db: Connection) => Promise<void> = () => Promise.resolve(),
): Promise<Added> {
  // The slow part is done before the archive is locked, so that others can write meanwhile.
  const ready = await prepared(store.db, incoming)
  return store.write(async (db) => {
    let documents = 0
    let near = 0
    // Another process may have put a text in since.
    const stored = await storedLanguages(db, [...new Set(ready.map((one) => one.hash))])
    for (const one of ready) {
      const result = await addOne(db, store.kind, one, !stored.has(one.hash))
      if (result.text) stored.set(one.hash, one.language)
      if (result.added) documents += 1
      if (result.near) near += 1
    }
    await also(db)
    return { documents, known: incoming.length - documents, near }
  })
}
