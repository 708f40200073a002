// SQLite as the archive uses it: a full-text index without content that knows weeks and outlets, and the terms of each report by day.
import Database from 'better-sqlite3'
import { statSync } from 'node:fs'
import { ownMemory, type Engine, type MadeUp, type Question } from './engine.ts'

const word = (term: number): string => `t${term.toString(36)}`
const week = (day: number): string => `w${Math.floor(day / 7)}`
const among = (words: readonly string[]): string => `(${words.join(' OR ')})`

export function sqlite(path: string): Promise<Engine> {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.exec(`
    create virtual table search using fts5(terms, content='', tokenize='ascii');
    create table report_terms (document integer primary key, day integer not null, outlet integer not null, terms blob not null);
    create index report_terms_day on report_terms (day);`)
  const list = db.prepare('insert into search (rowid, terms) values (?, ?)')
  const keep = db.prepare('insert into report_terms values (?, ?, ?, ?)')
  const load = db.transaction((reports: readonly MadeUp[]) => {
    for (const { document, day, outlet, terms } of reports) {
      list.run(document, [week(day), `o${outlet}`, ...terms.map(word)].join(' '))
      keep.run(document, day, outlet, Buffer.from(Int32Array.from(terms).buffer))
    }
  })
  const anywhere = db.prepare<[string]>('select rowid from search where search match ?').pluck()
  const within = db
    .prepare<[string, number, number, number]>(
      'select document from report_terms where document in (select rowid from search where search match ?) and day between ? and ? and outlet = ?',
    )
    .pluck()
  const ask = ({ terms, days, outlet }: Question): number[] => {
    const some = among(terms.map(word))
    if (days === undefined || outlet === undefined) return anywhere.all(some) as number[]
    const weeks = Array.from({ length: Math.floor(days[1] / 7) - Math.floor(days[0] / 7) + 1 }, (_, at) => week(days[0] + 7 * at))
    return within.all(`${some} AND ${among(weeks)} AND o${outlet}`, ...days, outlet) as number[]
  }
  return Promise.resolve({
    load: (reports) => {
      load(reports)
      return Promise.resolve()
    },
    // The index is built as reports come in; this merges its parts, which an archive does not wait for.
    index: () => {
      db.exec(`insert into search (search) values ('optimize'); analyze`)
      db.pragma('wal_checkpoint(truncate)')
      return Promise.resolve()
    },
    size: () => Promise.resolve(statSync(path).size),
    ask: (question) => Promise.resolve(ask(question)),
    memory: () => Promise.resolve(ownMemory()),
    close: () => Promise.resolve(void db.close()),
  })
}
