// Texts weighed by what is rare in the archive, kept while they are needed again.
import { frequencies, type Frequencies } from '../../archive/frequencies.ts'
import type { Store } from '../../archive/connection.ts'
import { leastRecentlyUsed } from './cache.ts'
import type { Rival } from './rivals.ts'
import { weighedText, type Weighed } from './signals.ts'

interface Text {
  readonly hash: string
  readonly title: string
  readonly language: string
  readonly body: string
}

export interface Weighing {
  readonly common: Frequencies
  readonly weighed: (text: Text) => Promise<Weighed>
  /** The texts of statements; read from the archive where they are not kept. */
  readonly statements: (of: readonly Rival[]) => Promise<readonly { readonly statement: Rival; readonly weighed: Weighed }[]>
}

/** Texts that are kept weighed. */
const CACHED = 4000
const AT_ONCE = 500

const made = new WeakMap<Store, { readonly reports: number; readonly weighing: Weighing }>()

/** Weights are read once for an archive of `reports` reports; they change little while reports are added. */
export function weighing(store: Store, reports: number): Weighing {
  const known = made.get(store)
  if (known?.reports === reports) return known.weighing
  const common = frequencies(store, reports)
  const texts = leastRecentlyUsed<string, Weighed>(CACHED)
  const statementsById = leastRecentlyUsed<number, Weighed>(CACHED)
  const weighed = async (text: Text): Promise<Weighed> => {
    const key = `${text.hash} ${text.title}`
    const kept = texts.get(key)
    if (kept) return kept
    const fresh = await weighedText(text.body, text.title, text.language, common)
    texts.set(key, fresh)
    return fresh
  }
  const statements: Weighing['statements'] = async (of) => {
    const found = new Map<number, Weighed>()
    const absent: number[] = []
    for (const { id } of of) {
      const kept = statementsById.get(id)
      if (kept) found.set(id, kept)
      else absent.push(id)
    }
    for (let from = 0; from < absent.length; from += AT_ONCE) {
      const rows = await store.db
        .selectFrom('documents')
        .innerJoin('texts', 'texts.hash', 'documents.text')
        .select(['documents.id', 'title', 'texts.hash', 'language', 'body'])
        .where('documents.id', 'in', absent.slice(from, from + AT_ONCE))
        .execute()
      for (const row of rows) {
        const fresh = await weighed(row)
        statementsById.set(row.id, fresh)
        found.set(row.id, fresh)
      }
    }
    return of.flatMap((statement) => {
      const own = found.get(statement.id)
      return own ? [{ statement, weighed: own }] : []
    })
  }
  const weighing = { common, weighed, statements }
  made.set(store, { reports, weighing })
  return weighing
}
