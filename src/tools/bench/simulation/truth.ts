// A simulated archive in a store, and its truth by the store's own numbers.
import { addDocuments } from '../../../archive/add.ts'
import type { Store } from '../../../archive/connection.ts'
import { openStore } from '../../../archive/store.ts'
import type { StoredClaim } from '../../../model/archive.ts'
import { storedForm } from '../../../text/normalise.ts'
import { textHash } from '../../../text/text-hash.ts'
import type { Simulated } from './archive.ts'

export interface Truth {
  /** Statement (its document's number) of each report of one. */
  readonly statementOf: ReadonlyMap<number, number>
  /** Sentences of a statement, and which of them a report left out. */
  readonly sentences: ReadonlyMap<number, readonly (readonly [number, number])[]>
  readonly omitted: ReadonlyMap<number, readonly boolean[]>
  /** True pairs: statement and outlet that have a report. */
  readonly pairs: ReadonlySet<string>
}

/** One key for a statement (its identifier in the store) and the outlet that reported it. */
export const pairKey = (statement: number, outlet: string): string => `${statement} ${outlet}`
const documentKey = (role: string, outlet: string, hash: string, published: string): string =>
  [role, outlet, hash, published].join('\u0000')

/** Puts the archive into a new store at `path`. With `told` the true pairs are told by an event, so that none is searched for. */
export async function planted(path: string, documents: readonly Simulated[], told = false): Promise<{ store: Store; truth: Truth }> {
  const store = await openStore(path, { create: true })
  const incoming = documents.map(({ incoming: one, of }) => (told ? { ...one, event: of === undefined ? 'none' : `statement ${of}` } : one))
  for (let from = 0; from < incoming.length; from += 500) await addDocuments(store, incoming.slice(from, from + 500))
  const rows = await store.db.selectFrom('documents').select(['id', 'role', 'outlet', 'text', 'published']).execute()
  const ids = new Map(rows.map((row) => [documentKey(row.role, row.outlet, row.text, row.published), row.id]))
  const idOf = ({ incoming: one }: Simulated): number =>
    ids.get(documentKey(one.role, one.outlet, textHash(storedForm(one.text)), one.provenance.published ?? ''))!
  const statements = new Map<number, number>()
  const sentences = new Map<number, readonly (readonly [number, number])[]>()
  for (const one of documents)
    if (one.incoming.role === 'statement') {
      statements.set(one.of!, idOf(one))
      sentences.set(idOf(one), one.sentences!)
    }
  const statementOf = new Map<number, number>()
  const omitted = new Map<number, readonly boolean[]>()
  const pairs = new Set<string>()
  for (const one of documents)
    if (one.incoming.role === 'report' && one.of !== undefined) {
      statementOf.set(idOf(one), statements.get(one.of)!)
      omitted.set(idOf(one), one.omitted!)
      pairs.add(pairKey(statements.get(one.of)!, one.incoming.outlet))
    }
  return { store, truth: { statementOf, sentences, omitted, pairs } }
}

/** Whether a report left a claim out: all sentences that the claim touches. `undefined` where it touches none. */
export function leftOut(truth: Truth, statement: number, report: number, claim: Pick<StoredClaim, 'start' | 'end'>): boolean | undefined {
  // A report of another statement carries nothing of this one.
  if (truth.statementOf.get(report) !== statement) return true
  const touched = truth.sentences.get(statement)!.flatMap(([start, end], at) => (start < claim.end && end > claim.start ? [at] : []))
  return touched.length === 0 ? undefined : touched.every((at) => truth.omitted.get(report)![at])
}

/** True rate of omission of each outlet over the claims of its true pairs, all its reports of a statement together. */
export function trueRates(
  truth: Truth,
  claims: ReadonlyMap<number, readonly StoredClaim[]>,
  outletOf: ReadonlyMap<number, string>,
): Map<string, number> {
  const reports = new Map<string, number[]>()
  for (const [report, statement] of truth.statementOf) {
    const key = pairKey(statement, outletOf.get(report)!)
    reports.set(key, [...(reports.get(key) ?? []), report])
  }
  const sums = new Map<string, { omitted: number; of: number }>()
  for (const own of reports.values()) {
    const statement = truth.statementOf.get(own[0]!)!
    const sum = sums.get(outletOf.get(own[0]!)!) ?? { omitted: 0, of: 0 }
    for (const claim of claims.get(statement) ?? []) {
      const each = own.map((report) => leftOut(truth, statement, report, claim))
      if (each.includes(undefined)) continue
      sum.of += 1
      if (each.every((one) => one === true)) sum.omitted += 1
    }
    sums.set(outletOf.get(own[0]!)!, sum)
  }
  return new Map([...sums].map(([outlet, { omitted, of }]) => [outlet, omitted / of]))
}
