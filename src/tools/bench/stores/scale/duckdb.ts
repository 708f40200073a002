// DuckDB: lists of reports by term as a table in the order of its terms, of which it reads the parts that hold what is asked for.
// The package @duckdb/node-api is not one of ours: UNSAID_DUCKDB names the folder that it was installed in.
import { createRequire } from 'node:module'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../../../model/user-error.ts'
import { ownMemory, type Engine } from './engine.ts'

/** The part of @duckdb/node-api that is used here. */
interface Connection {
  readonly run: (text: string) => Promise<unknown>
  readonly runAndReadAll: (text: string) => Promise<{ readonly getRows: () => readonly (readonly unknown[])[] }>
  readonly createAppender: (table: string) => Promise<Appender>
  readonly closeSync: () => void
}
interface Appender {
  readonly appendInteger: (value: number) => void
  readonly endRow: () => void
  readonly closeSync: () => void
}
interface Duck {
  readonly DuckDBInstance: {
    readonly create: (path: string) => Promise<{ readonly connect: () => Promise<Connection>; closeSync(): void }>
  }
}

export async function duckdb(path: string): Promise<Engine> {
  const folder = process.env['UNSAID_DUCKDB']
  if (folder === undefined) throw new UserError('UNSAID_DUCKDB: set it to a folder in which `npm install @duckdb/node-api` was run')
  const { DuckDBInstance } = createRequire(join(folder, 'package.json'))('@duckdb/node-api') as Duck
  const instance = await DuckDBInstance.create(path)
  const db = await instance.connect()
  await db.run('set threads = 2')
  await db.run('create table loaded (term integer, day integer, outlet integer, document integer)')
  let table = 'loaded'
  return {
    load: async (reports) => {
      const appender = await db.createAppender(table)
      for (const { document, day, outlet, terms } of reports)
        for (const term of terms) {
          for (const value of [term, day, outlet, document]) appender.appendInteger(value)
          appender.endRow()
        }
      appender.closeSync()
    },
    index: async () => {
      await db.run('create table postings as select * from loaded order by term, day')
      await db.run('drop table loaded')
      await db.run('checkpoint')
      table = 'postings'
    },
    size: () => Promise.resolve(statSync(path).size),
    ask: async ({ terms, days, outlet }) => {
      const place = days ? ` and day between ${days[0]} and ${days[1]} and outlet = ${outlet}` : ''
      const found = await db.runAndReadAll(`select distinct document from ${table} where term in (${terms.join(',')})${place}`)
      return found.getRows().map((row) => Number(row[0]))
    },
    memory: () => Promise.resolve(ownMemory()),
    close: () => {
      db.closeSync()
      instance.closeSync()
      return Promise.resolve()
    },
  }
}
