// Names `unsaid import`; its work is loaded only when it is called.
import type { Command } from 'commander'
import type { ImportFlags } from '../import.ts'
import { withSourceFlags } from './source-flags.ts'

/** The archive that is meant where none is named. */
export const DEFAULT_STORE = 'unsaid.db'

/** Adds `unsaid import` and its options to the program. */
export function nameImport(program: Command): void {
  const command = program
    .command('import')
    .description('put statements and reports into an archive, each once')
    .argument('[sources...]', 'files of any kind that is read, folders of these, case folders, addresses, - for standard input')
    .option('--store <archive>', 'SQLite file, or postgres://…', DEFAULT_STORE)
    .option('--as <role>', 'what texts are that do not say it: statement or report')
    .option('--outlet <name>', 'who published them')
    .option('--published <date>', 'when, as 2025-09-09')
    .option('--topic <topic>', 'what they are about')
    .option('--event <name>', 'they belong together, with all others of the same event')
    .option('--control', 'their outlet is one to compare with')
  withSourceFlags(command).action(async (paths: string[], flags: ImportFlags) => {
    process.exitCode = await (await import('../import.ts')).runImport(paths, flags)
  })
}
