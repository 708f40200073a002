// `unsaid import`: statements and reports into an archive, each once.
import { importSources, type Imported } from '../archive/import/import.ts'
import { sourcesOf } from '../archive/import/sources.ts'
import type { Told } from '../archive/import/documents.ts'
import { openStore } from '../archive/store.ts'
import { UserError } from '../model/user-error.ts'
import type { SourceFlags } from './commands/source-flags.ts'
import { EXIT } from './exit-codes.ts'
import { stopOnInterrupt } from './interrupt.ts'
import { progressLine } from './progress.ts'
import { openOptions } from './sources.ts'
import { say } from './say.ts'

export interface ImportFlags extends SourceFlags {
  readonly store: string
  readonly as?: string
  readonly outlet?: string
  readonly published?: string
  readonly topic?: string
  readonly event?: string
  readonly control?: boolean
}

function toldBy(flags: ImportFlags): Told {
  const { as: role, outlet, published, topic, event } = flags
  if (role !== undefined && role !== 'statement' && role !== 'report')
    throw new UserError(`--as ${role}: unknown; choose statement or report`)
  if (published !== undefined && !/^\d{4}-\d{2}-\d{2}/.test(published))
    throw new UserError(`--published ${published}: is no date; write it as 2025-09-09`)
  return {
    control: flags.control ?? false,
    ...(role === undefined ? {} : { role }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(published === undefined ? {} : { published }),
    ...(topic === undefined ? {} : { topic }),
    ...(event === undefined ? {} : { event }),
  }
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

function summary(done: Imported, passedOver: number): string {
  const parts = [
    `${counted(done.added, 'document', 'documents')} added`,
    `${done.known} were there already`,
    `${counted(done.near, 'text nearly repeats', 'texts nearly repeat')} another`,
  ]
  if (done.decisions > 0) parts.push(`${done.decisions} lines of reviews and answers about matches`)
  if (done.resumed > 0) parts.push(`${done.resumed} were dealt with before the import was stopped`)
  if (passedOver > 0) parts.push(`${counted(passedOver, 'file', 'files')} of other kinds passed over`)
  if (done.failed > 0) parts.push(`${done.failed} could not be read`)
  return `${parts.join(', ')}.\n`
}

/** Runs the command; returns 3 where a document was broken or the import was stopped. Throws `UserError`. */
export async function runImport(paths: readonly string[], flags: ImportFlags): Promise<number> {
  const told = toldBy(flags)
  if (paths.length === 0) throw new UserError('nothing to import; give files, folders, case folders or addresses, or - for standard input')
  const { sources, passedOver, problems } = await sourcesOf(paths)
  problems.forEach(say)
  const { signal, release } = stopOnInterrupt()
  const open = await openOptions(
    flags,
    sources.map(({ source }) => source),
    signal,
  )
  const store = await openStore(flags.store, { create: true })
  const progress = progressLine('importing')
  try {
    const imported = await importSources(store, sources, {
      told,
      open,
      signal,
      onProblem: say,
      onProgress: (documents, share) => progress.show(documents, undefined, undefined, share),
    })
    progress.end()
    const done = { ...imported, failed: imported.failed + problems.length }
    if (done.stopped) say('stopped; what is in the archive is kept, the same command goes on')
    process.stdout.write(summary(done, passedOver))
    return done.failed > 0 || done.stopped ? EXIT.some : EXIT.done
  } finally {
    progress.end()
    release()
    await store.close()
  }
}
