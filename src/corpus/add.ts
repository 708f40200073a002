// Puts documents into the archive: each text once, each publication once, reports into the index.
import { createHash } from 'node:crypto'
import type { Provenance } from '../model/document.ts'
import { resolveLanguage } from '../text/language.ts'
import { storedForm } from '../text/normalise.ts'
import { bandKeys, nearCluster, shingles } from './near-duplicates.ts'
import { indexReport } from './search-index.ts'
import type { Connection, Store } from './store.ts'
import { fingerprint } from './terms.ts'

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

/** SHA-256 of a text in stored form. */
export const textHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

async function addText(db: Connection, hash: string, body: string, language: string): Promise<boolean> {
  const runs = shingles(body, language)
  const keys = bandKeys(runs)
  const cluster = await nearCluster(db, runs, keys)
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

async function addOne(db: Connection, kind: Store['kind'], incoming: Incoming): Promise<{ added: boolean; near: boolean }> {
  const body = storedForm(incoming.text)
  const hash = textHash(body)
  const stored = await db.selectFrom('texts').select('language').where('hash', '=', hash).executeTakeFirst()
  const language = stored?.language ?? resolveLanguage(incoming.language, body)
  const near = stored === undefined && (await addText(db, hash, body, language))
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
  if (row !== undefined && incoming.role === 'report')
    await indexReport(db, kind, {
      id: row.id,
      outlet: incoming.outlet,
      published: incoming.provenance.published ?? '',
      terms: fingerprint(body, language).terms,
    })
  return { added: row !== undefined, near }
}

/** Adds documents as one change, in order. */
export async function addDocuments(store: Store, incoming: readonly Incoming[]): Promise<Added> {
  return store.write(async (db) => {
    let documents = 0
    let near = 0
    for (const one of incoming) {
      const result = await addOne(db, store.kind, one)
      if (result.added) documents += 1
      if (result.near) near += 1
    }
    return { documents, known: incoming.length - documents, near }
  })
}
