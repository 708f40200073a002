// `--version-of TEXT=SOURCE` beside texts that are compared as they are: which text is meant, and its other versions.
import type { Document, Report, Statement } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import { archivedAddress, samePage } from './archived-address.ts'
import type { LoadedVersions } from './case-folder.ts'
import { readDocument } from './documents.ts'
import type { OpenOptions } from './opening.ts'
import { isAddress } from './source.ts'

/** What versions may be of: a statement and its reports, and where each is from, the statement first. */
export interface VersionTargets {
  readonly statement: Statement
  readonly reports: readonly Report[]
  readonly sources: readonly string[]
}

/** Index among the texts, the statement being 0, and the source. */
function placed(written: string, { reports, sources }: VersionTargets): readonly [at: number, source: string] {
  const isMeant = (name: string, index: number): boolean =>
    sources[index] === name ||
    (index === 0 ? name.toLowerCase() === 'statement' : reports[index - 1]!.outlet.toLowerCase() === name.toLowerCase()) ||
    (isAddress(name) && isAddress(sources[index]!) && samePage(name, sources[index]!))
  for (const { index: cut } of [...written.matchAll(/=/g)].reverse()) {
    const found = sources.flatMap((_, index) => (isMeant(written.slice(0, cut), index) ? [index] : []))
    if (found.length === 1 && cut < written.length - 1) return [found[0]!, written.slice(cut + 1)]
  }
  const original = archivedAddress(written)?.original
  const of = original === undefined ? [] : sources.flatMap((_, index) => (isMeant(original, index) ? [index] : []))
  if (of.length === 1) return [of[0]!, written]
  throw new UserError(
    `--version-of ${written}: does not say which text it is a version of; write --version-of TEXT=SOURCE, with TEXT one of ${sources.join(', ')}`,
  )
}

/** Reads the versions that were named. Throws `UserError` for a version of no text, and for what cannot be read. */
export async function readVersions(written: readonly string[], targets: VersionTargets, options: OpenOptions): Promise<LoadedVersions[]> {
  const found = new Map<number, Document[]>()
  for (const one of written) {
    const [at, source] = placed(one, targets)
    const text = at === 0 ? targets.statement : targets.reports[at - 1]!
    const { outlet } = text.provenance
    const version = await readDocument(source, outlet === undefined ? {} : { outlet }, options)
    found.set(at, [...(found.get(at) ?? [text]), version])
  }
  return [...found].map(([at, versions]) => ({
    of: at === 0 ? ('statement' as const) : at - 1,
    name: at === 0 ? (targets.statement.provenance.outlet ?? 'The statement') : targets.reports[at - 1]!.outlet,
    versions,
  }))
}
