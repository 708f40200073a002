// What was seen of an address, kept in one change: the document, its bytes, when and what, and when to look again.
import { gunzipSync, gzipSync } from 'node:zlib'
import { addDocuments, type Incoming } from '../archive/add.ts'
import { identified, identityKeys } from '../archive/identity/identities.ts'
import type { Connection, Store } from '../archive/connection.ts'
import type { SightingRow, WatchedRow } from '../archive/watch-tables.ts'
import type { Document } from '../model/document.ts'
import { provenanceSchema } from '../model/document.ts'
import { storedForm } from '../text/normalise.ts'
import { textHash } from '../text/text-hash.ts'

/** A version of a page as the archive has it. */
export interface KeptVersion extends Document {
  readonly id: number
  readonly outlet: string
  readonly title: string
  /** When it was seen so for the first time, ISO 8601. */
  readonly seen: string
}

/** A document of the archive; `undefined` where there is none of this number. */
export async function documentAt(db: Connection, id: number): Promise<Omit<KeptVersion, 'seen'> | undefined> {
  const row = await db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .select(['id', 'outlet', 'title', 'body', 'language', 'provenance'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const parsed = provenanceSchema.safeParse(JSON.parse(row.provenance))
  return { id, outlet: row.outlet, title: row.title, text: row.body, language: row.language, provenance: parsed.success ? parsed.data : {} }
}

/** All that was seen of an address, in order of time. */
export const sightingsOf = (db: Connection, address: string): Promise<SightingRow[]> =>
  db.selectFrom('sightings').selectAll().where('address', '=', address).orderBy('time').execute()

/** The versions of a page, in order of time; a page that was changed back has its first version twice. */
export async function versionsOf(db: Connection, address: string): Promise<KeptVersion[]> {
  const found: KeptVersion[] = []
  for (const { document, time, is, sha256 } of await sightingsOf(db, address)) {
    if (is !== 'new' && is !== 'changed') continue
    const kept = await documentAt(db, document)
    // The text may have been there before; when and as which bytes it was seen now is the sighting's.
    if (kept) found.push({ ...kept, provenance: { ...kept.provenance, retrieved: time, sha256 }, seen: time })
  }
  return found
}

/** Bytes of a look, by their hash; `undefined` where the archive has them not. */
export async function bytesOf(db: Connection, sha256: string): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('received').select('bytes').where('sha256', '=', sha256).executeTakeFirst()
  return row && gunzipSync(row.bytes)
}

/** Keeps bytes as received, packed, under their SHA-256 (lower-case hex); the same bytes are kept once. */
export async function keepBytes(db: Connection, sha256: string, bytes: Uint8Array): Promise<void> {
  await db
    .insertInto('received')
    .values({ sha256, bytes: gzipSync(bytes) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A time that no other sighting of the address has: two within a second are told apart by thousandths. */
async function freeTime(db: Connection, address: string, now: number): Promise<string> {
  for (let at = now; ; at += 1) {
    const time = new Date(at).toISOString()
    const taken = await db.selectFrom('sightings').select('time').where('address', '=', address).where('time', '=', time).executeTakeFirst()
    if (!taken) return time
  }
}

/** Puts down that an address was seen to be something at `now` (milliseconds since 1970), or just after where that moment is taken. */
export async function keepSighting(
  db: Connection,
  { address, is, document, sha256 }: Pick<SightingRow, 'address' | 'is' | 'document' | 'sha256'>,
  now: number,
): Promise<void> {
  await db
    .insertInto('sightings')
    .values({ address, time: await freeTime(db, address, now), is, document, sha256, judged: 0 })
    .execute()
}

/** Changes what is known of an address. */
export async function keepState(db: Connection, address: string, row: Partial<WatchedRow>): Promise<void> {
  await db.updateTable('watched').set(row).where('address', '=', address).execute()
}

/** Number of the document that the archive has of what came in. */
async function numberOf(db: Connection, incoming: Incoming): Promise<number> {
  const row = await db
    .selectFrom('documents')
    .select('id')
    .where('role', '=', incoming.role)
    .where('outlet', '=', incoming.outlet)
    .where('text', '=', textHash(storedForm(incoming.text)))
    .where('published', '=', incoming.provenance.published ?? '')
    .where('event', '=', incoming.event ?? '')
    .executeTakeFirst()
  if (row) return row.id
  // The archive may know the same words of the outlet under another setting: it is that document.
  const { url = '', title = '', published = '' } = incoming.provenance
  return (
    (await identified(
      db,
      identityKeys({ ...incoming, event: incoming.event ?? '', url, title, published, body: storedForm(incoming.text) }),
    )) ?? 0
  )
}

/** Puts a document into the archive, and `also` with its number in the same change. */
export async function keepDocument(
  store: Store,
  incoming: Incoming,
  also: (db: Connection, document: number) => Promise<void>,
): Promise<void> {
  await addDocuments(store, [incoming], async (db) => also(db, await numberOf(db, incoming)))
}
