// The claims that this engine found in a statement, where they are kept.
import type { Store } from '../archive/connection.ts'
import { storedClaimsSchema, type StoredClaim } from '../model/archive.ts'
import { engineKey } from './engine-key.ts'

/** Claims of a statement by the hash of its text; `undefined` where this engine has not read it yet. */
export async function keptClaims(store: Store, statement: string): Promise<StoredClaim[] | undefined> {
  const row = await store.db
    .selectFrom('claims')
    .select('claims')
    .where('statement', '=', statement)
    .where('engine', '=', engineKey())
    .executeTakeFirst()
  return row && storedClaimsSchema.parse(JSON.parse(row.claims))
}
