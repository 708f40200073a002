// The versions of a text in the order of time, each once.
import type { Document } from '../../model/document.ts'
import { isSameVersion } from '../../text/page-lines.ts'

/** When a text stood as it is, ISO 8601: when the archive copied it, else when it was fetched; `undefined` for files that nobody fetched. */
export function versionTime({ provenance }: Document): string | undefined {
  return (provenance.archived?.used === true ? provenance.archived.captured : undefined) ?? provenance.retrieved
}

/**
 * Versions of one text, the oldest first; where the time of one is not known, in the order given. What says the same as the one before
 * it is left out: a text that was changed and changed back has three versions.
 */
export function inOrder<D extends Document>(given: readonly D[]): D[] {
  const timed = given.map((document, place) => ({ document, place, time: Date.parse(versionTime(document) ?? '') }))
  const ordered = timed.some(({ time }) => Number.isNaN(time)) ? timed : timed.toSorted((a, b) => a.time - b.time || a.place - b.place)
  return ordered
    .map(({ document }) => document)
    .filter((document, index, all) => index === 0 || !isSameVersion(all[index - 1]!.text, document.text))
}
