// What is told of documents in tables: where they are from, and their texts.
import type { Store } from '../archive/connection.ts'

export interface DocumentFacts {
  readonly id: number
  readonly hash: string
  readonly body: string
  readonly outlet: string
  readonly control: number
  readonly title: string
  readonly url: string
  readonly published: string
}

/** Documents by number; those that the archive has not are not in it. */
export async function factsOf(store: Store, ids: readonly number[]): Promise<Map<number, DocumentFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await store.db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .select(['documents.id', 'texts.hash', 'body', 'outlet', 'control', 'title', 'url', 'published'])
    .where('documents.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
