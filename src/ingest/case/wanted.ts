// What a case is to hold: its sources in order, each with its role and its copy in an archive.
import type { ReportRole } from '../../model/document.ts'
import { UserError } from '../../model/user-error.ts'
import { archivedAddress, samePage } from '../archived-address.ts'
import { isAddress } from '../source.ts'

export interface Wanted {
  /** A path, an address, or `-`; `#` picks one document of many. */
  readonly source: string
  readonly role: 'statement' | ReportRole
  /** Address of a copy in a web archive. */
  readonly archived?: string | undefined
}

/** The source that an archived copy is of, and the copy's address: `SOURCE=COPY`, or an address that names the original. */
function placed(written: string, sources: readonly string[]): { readonly source: string; readonly copy: string } {
  const named = sources.find((source) => written.startsWith(`${source}=`))
  if (named !== undefined) return { source: named, copy: written.slice(named.length + 1) }
  const original = archivedAddress(written)?.original
  const found = original === undefined ? undefined : sources.find((source) => isAddress(source) && samePage(source, original))
  if (found !== undefined) return { source: found, copy: written }
  throw new UserError(
    `--archived ${written}: ${original === undefined ? 'does not say what it is a copy of' : `is a copy of ${original}, which is none of the sources`}; write --archived SOURCE=COPY`,
  )
}

/** Gives each source its archived copy. Throws `UserError` for a source that is named twice, and a copy of none. */
export function withArchived(wanted: readonly Wanted[], written: readonly string[]): Wanted[] {
  const sources = wanted.map(({ source }) => source)
  const twice = sources.find((source, index) => sources.indexOf(source) !== index)
  if (twice !== undefined) throw new UserError(`${twice}: is named twice; name each source once`)
  const copies = new Map<string, string>()
  for (const one of written) {
    const { source, copy } = placed(one, sources)
    if (!/^https?:\/\//i.test(copy)) throw new UserError(`--archived ${one}: ${JSON.stringify(copy)} is no http or https address`)
    if (copies.has(source)) throw new UserError(`--archived ${one}: is the second copy of ${source}; give one`)
    copies.set(source, copy)
  }
  return wanted.map((one) => ({ ...one, archived: copies.get(one.source) }))
}
