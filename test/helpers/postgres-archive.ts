// Tests of an archive on a PostgreSQL of their own; skipped, and named with what to install, where there can be none.
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { addDocuments, type Incoming } from '../../src/archive/add.ts'
import type { Store } from '../../src/archive/connection.ts'
import { openStore } from '../../src/archive/store.ts'
import { startPostgres, toHavePostgres, type Postgres } from './postgres.ts'

export interface PostgresArchive {
  readonly server: Postgres
  readonly store: Store
}

const toRun = toHavePostgres()

/** A group of tests with an archive that holds `incoming`; read `server` and `store` inside of the tests only. */
export function describeOnPostgres(name: string, incoming: Iterable<Incoming>, tests: (archive: PostgresArchive) => void): void {
  describe.skipIf(toRun !== undefined)(name, { meta: { toRun: toRun ?? '' } }, () => {
    let server: Postgres
    let store: Store
    beforeAll(async () => {
      server = await startPostgres()
      store = await openStore(server.address)
      await addDocuments(store, [...incoming])
    })
    afterAll(async () => {
      await store.close()
      server.stop()
    })
    tests({
      get server() {
        return server
      },
      get store() {
        return store
      },
    })
  })
}

/** An empty database of a server; its address. */
export async function emptyDatabase({ address }: Postgres, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  await client.query(`create database ${pg.escapeIdentifier(name)}`)
  await client.end()
  return address.replace(/[^/]+$/, name)
}
