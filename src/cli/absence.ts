// `unsaid absence`: every text of an outlet, searched for what it is said not to have reported.
import { openStore } from '../archive/store.ts'
import { absence } from '../audit/absence.ts'
import { outletName } from '../ingest/outlets.ts'
import type { Absence } from '../model/absence.ts'
import { UserError } from '../model/user-error.ts'
import { settingsOf } from './audit.ts'
import { EXIT } from './exit-codes.ts'
import { chosenFormat, pdfOf } from './formats.ts'
import { checkOutput } from './output-target.ts'
import { writeAnswer } from './output.ts'
import { progressLine } from './progress.ts'
import { terminalOptions } from './terminal-options.ts'
import { wholeNumber } from './whole-number.ts'

const FORMATS = ['text', 'md', 'html', 'json', 'pdf'] as const
type Format = (typeof FORMATS)[number]

export interface AbsenceFlags {
  readonly store: string
  readonly claim?: readonly string[]
  readonly window?: string
  readonly format?: string
  readonly output?: string
  readonly failOn?: string
}

async function rendered(proof: Absence, format: Format, toFile: boolean): Promise<string | Uint8Array> {
  const { absenceEdition, absenceSections } = await import('../present/edition/absence.ts')
  switch (format) {
    case 'json':
      return `${(await import('../present/json/safe-json.ts')).safeJson(proof, 2)}\n`
    case 'html':
      return (await import('../present/html/report.tsx')).htmlEdition(absenceEdition(proof))
    case 'pdf': {
      const edition = absenceEdition(proof)
      return pdfOf((await import('../present/html/report.tsx')).htmlEdition(edition), edition.date)
    }
    case 'md':
      return (await import('../present/markdown/report.ts')).markdownEdition(absenceEdition(proof))
    case 'text': {
      const { sectionLines } = await import('../present/terminal/section.ts')
      const options = terminalOptions(toFile)
      return `${absenceSections(proof)
        .flatMap((one) => sectionLines(one, options))
        .join('\n')
        .trimEnd()}\n`
    }
  }
}

/** Names of outlets of which the archive holds texts, for who misspelt one. */
async function knownOutlets(store: Awaited<ReturnType<typeof openStore>>): Promise<string[]> {
  const rows = await store.db.selectFrom('documents').select('outlet').distinct().where('role', '=', 'report').orderBy('outlet').execute()
  return rows.map((row) => row.outlet)
}

/** Runs the command; 1 where `--fail-on absent` found a claim in no text. Throws `UserError`. */
export async function runAbsence(statement: string, named: string, flags: AbsenceFlags): Promise<number> {
  if (flags.failOn !== undefined && flags.failOn !== 'absent')
    throw new UserError(`--fail-on ${flags.failOn}: unknown; the one choice is absent`)
  const claims = flags.claim?.map((one) => wholeNumber('--claim', one, 1, 100_000))
  const settings = settingsOf({ outlet: [], ...(flags.window === undefined ? {} : { window: flags.window }) })
  if (!/^\d{1,15}$/.test(statement)) throw new UserError(`${statement}: is no number of a statement; unsaid browse shows the numbers`)
  if (flags.output !== undefined) await checkOutput(flags.output, [flags.store])
  const format = chosenFormat<Format>(flags.format, flags.output, 'text', FORMATS)
  const store = await openStore(flags.store)
  const progress = progressLine('searching texts')
  try {
    const outlets = await knownOutlets(store)
    const outlet = outlets.find((one) => one === named) ?? outlets.find((one) => one.toLowerCase() === outletName(named).toLowerCase())
    if (outlet === undefined)
      throw new UserError(
        `${named}: the archive holds no report of this outlet; choose from ${outlets.slice(0, 20).join(', ') || 'none, as it holds no report'}`,
      )
    const proof = await absence(store, Number(statement), outlet, {
      settings,
      ...(claims === undefined ? {} : { claims }),
      onProgress: (done, of) => progress.show(done, of),
    })
    progress.end()
    await writeAnswer(await rendered(proof, format, flags.output !== undefined), flags.output)
    return flags.failOn !== undefined && proof.claims.some((claim) => claim.answer === 'absent') ? EXIT.found : EXIT.done
  } finally {
    progress.end()
    await store.close()
  }
}
