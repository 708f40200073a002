// What was read and searched, told from the texts themselves: how many passages, which version, which hashes.
import type { Comparison } from '../model/comparison.ts'
import type { Document } from '../model/document.ts'
import type { ReadText, Scope } from '../model/scope.ts'
import { resolveLanguage } from '../text/language.ts'
import { sentences } from '../text/sentences.ts'
import { textHash } from '../text/text-hash.ts'

const counted = new WeakMap<Document, number>()

/** How many passages a document has: sentences and lines, as the engine searches them. */
export function passagesIn(document: Document): number {
  const known = counted.get(document)
  if (known !== undefined) return known
  const count = sentences(document.text, resolveLanguage(document.language, document.text)).length
  counted.set(document, count)
  return count
}

function timeOf({ provenance }: Document): Pick<ReadText, 'time'> {
  const { archived, retrieved, published } = provenance
  if (archived?.used === true && archived.captured !== undefined) return { time: { of: 'archived', at: archived.captured } }
  if (retrieved !== undefined) return { time: { of: 'retrieved', at: retrieved } }
  return published === undefined ? {} : { time: { of: 'published', at: published } }
}

/** What was read of a text; `versions` are all that were looked at, where there are several. */
export function readText(document: Document, name: string | undefined, versions: readonly Document[] = []): ReadText {
  const number = versions.findIndex((one) => one.text === document.text) + 1
  return {
    ...(name === undefined ? {} : { name }),
    passages: passagesIn(document),
    ...(number === 0 ? {} : { version: { number, of: versions.length } }),
    ...timeOf(document),
    textSha256: textHash(document.text),
    ...(document.provenance.sha256 === undefined ? {} : { sha256: document.provenance.sha256 }),
  }
}

/** What a comparison read. */
export function scopeOf(comparison: Pick<Comparison, 'statement' | 'reports' | 'versions'>): Scope {
  const versionsOf = (of: 'statement' | number): readonly Document[] =>
    comparison.versions?.find((history) => history.of === of)?.versions ?? []
  return {
    statement: readText(comparison.statement, comparison.statement.provenance.outlet, versionsOf('statement')),
    reports: comparison.reports.map((report, column) => readText(report, report.outlet, versionsOf(column))),
  }
}
