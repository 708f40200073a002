// `unsaid store versions`: which texts of a page an archive has, and when each was seen.
import { openStore } from '../archive/store.ts'
import { archivedVersions } from '../archive/versions.ts'
import { UserError } from '../model/user-error.ts'
import { safeJson } from '../present/json/safe-json.ts'
import { terminalVersions } from '../present/terminal/archived-versions.ts'
import { EXIT } from './exit-codes.ts'
import { checkOutput } from './output-target.ts'
import { writeAnswer } from './output.ts'
import { terminalOptions } from './terminal-options.ts'

const FORMATS = ['text', 'json'] as const

export interface VersionsFlags {
  readonly store: string
  readonly format?: string
  readonly output?: string
}

function formatOf({ format, output }: VersionsFlags): (typeof FORMATS)[number] {
  const wanted = format ?? (output?.toLowerCase().endsWith('.json') ? 'json' : 'text')
  const found = FORMATS.find((one) => one === wanted)
  if (found === undefined) throw new UserError(`--format ${wanted}: unknown format; choose ${FORMATS.join(' or ')}`)
  return found
}

/** Runs `store versions PAGE`. Throws `UserError` where the archive has nothing of it. */
export async function runStoreVersions(page: string, flags: VersionsFlags): Promise<number> {
  const format = formatOf(flags)
  if (flags.output !== undefined) await checkOutput(flags.output, [flags.store])
  const store = await openStore(flags.store)
  try {
    const found = await archivedVersions(store.db, /^\d{1,15}$/.test(page) ? Number(page) : page)
    if (!found)
      throw new UserError(`${page}: ${flags.store} has no such document; give a page's address, or a document's number in the archive`)
    const answer = format === 'json' ? `${safeJson(found, 2)}\n` : terminalVersions(found, terminalOptions(flags.output !== undefined))
    await writeAnswer(answer, flags.output)
    return EXIT.done
  } finally {
    await store.close()
  }
}
