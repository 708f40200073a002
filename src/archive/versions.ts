// What an archive has of one page: each text that stood there, and when it was seen to come, change, go and come back.
import type { ArchivedVersions, SeenVersion } from '../model/archived-versions.ts'
import { provenanceSchema, type Provenance } from '../model/document.ts'
import type { Connection } from './connection.ts'
import { canonicalAddress } from './identity/canonical-address.ts'
import type { SightingRow } from './watch-tables.ts'

interface Kept {
  readonly document: number
  readonly role: 'statement' | 'report'
  readonly outlet: string
  readonly title: string
  readonly url: string
  readonly language: string
  readonly characters: number
  readonly text: string
  readonly provenance: Provenance
}

const COLUMNS = ['id', 'role', 'outlet', 'title', 'url', 'published', 'provenance', 'documents.text', 'body', 'language'] as const

/** Documents whose identifiers are known, in their order. */
async function keptDocuments(db: Connection, ids: readonly number[]): Promise<Kept[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .select(COLUMNS)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const parsed = provenanceSchema.safeParse(JSON.parse(row.provenance))
    const provenance = { ...(parsed.success ? parsed.data : {}), ...(row.published === '' ? {} : { published: row.published }) }
    const { role, outlet, title, url, language, text } = row
    return { document: row.id, role, outlet, title, url, language, text, characters: row.body.length, provenance }
  })
}

/** A pattern for the addresses of the host of a canonical one; what else differs is told by `canonicalAddress`. */
const onHost = (canonical: string): string => `%${canonical.split(/[/?:]/)[0]!}%`

/** Numbers of the documents of an address, however it is written. */
async function documentsOf(db: Connection, canonical: string): Promise<number[]> {
  const rows = await db.selectFrom('documents').select(['id', 'url']).where('url', 'like', onHost(canonical)).orderBy('id').execute()
  return rows.filter(({ url }) => canonicalAddress(url) === canonical).map(({ id }) => id)
}

/** What watches saw of an address, in order of time. */
async function sightingsOf(db: Connection, canonical: string): Promise<SightingRow[]> {
  const rows = await db.selectFrom('sightings').selectAll().where('address', 'like', onHost(canonical)).orderBy('time').execute()
  return rows.filter(({ address }) => canonicalAddress(address) === canonical)
}

/** When a text stood as it is, where no watch saw it: when it was copied or fetched, else when it says that it was published. */
const timeOf = ({ archived, retrieved, published }: Provenance): string | undefined =>
  (archived?.used === true ? archived.captured : undefined) ?? retrieved ?? published

const seenAs = (kept: Kept, is: SeenVersion['is'], time: string | undefined, sha256: string | undefined): SeenVersion => ({
  is,
  ...(time === undefined ? {} : { time }),
  document: kept.document,
  role: kept.role,
  outlet: kept.outlet,
  title: kept.title,
  language: kept.language,
  ...(kept.provenance.published === undefined ? {} : { published: kept.provenance.published }),
  ...(kept.url === '' ? {} : { url: kept.url }),
  characters: kept.characters,
  text: kept.text,
  ...(sha256 === undefined || sha256 === '' ? {} : { sha256 }),
})

/**
 * The versions of a page, in order of time; those of unknown time first. `page`: an address, or the number of a document, whose address it
 * is then; a document without an address is the only one of its own. `undefined` where the archive has nothing of it.
 */
export async function archivedVersions(db: Connection, page: string | number): Promise<ArchivedVersions | undefined> {
  const named = typeof page === 'number' ? (await keptDocuments(db, [page]))[0] : undefined
  if (typeof page === 'number' && named === undefined) return undefined
  const address = named?.url ?? String(page)
  const canonical = canonicalAddress(address)
  const sightings = canonical === '' ? [] : await sightingsOf(db, canonical)
  const ids = new Set([
    ...(named ? [named.document] : []),
    ...(canonical === '' ? [] : await documentsOf(db, canonical)),
    ...sightings.flatMap(({ document }) => (document === 0 ? [] : [document])),
  ])
  const kept = new Map((await keptDocuments(db, [...ids])).map((one) => [one.document, one]))
  const seen = sightings.flatMap(({ document, is, time, sha256 }) => {
    const one = kept.get(document)
    return one ? [seenAs(one, is, time, sha256)] : []
  })
  const watched = new Set(seen.map(({ document }) => document))
  const others = [...kept.values()]
    .filter(({ document }) => !watched.has(document))
    .map((one) => seenAs(one, 'kept', timeOf(one.provenance), one.provenance.sha256))
  const all = [...seen, ...others].toSorted((a, b) => (Date.parse(a.time ?? '') || 0) - (Date.parse(b.time ?? '') || 0))
  return all.length === 0 ? undefined : { ...(canonical === '' ? {} : { address }), versions: all }
}
