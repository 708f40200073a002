// Names `unsaid absence`; its work is loaded only when it is called.
import type { Command } from 'commander'
import { withWordsOnly } from './words-only.ts'
import { gather } from './gather.ts'
import type { AbsenceFlags } from '../absence.ts'
import { DEFAULT_STORE } from './import.ts'

/** Adds `unsaid absence` and its options to the program. */
export function nameAbsence(program: Command): void {
  withWordsOnly(program.command('absence'))
    .description('search every text of an outlet in an archive for what it left out: “did not report it”, or “not in this text”')
    .argument('<statement>', 'its number in the archive')
    .argument('<outlet>', 'who is said not to have reported it')
    .option('--store <archive>', 'SQLite file, or postgres://…', DEFAULT_STORE)
    .option('--claim <number>', 'search for this claim; may be given again; else for what the outlet left out', gather)
    .option('--window <days>', 'days around the statement that are searched (default: -1..14)')
    .option('-f, --format <format>', 'text, md, html, pdf or json; else what the file’s ending says, else text')
    .option('-o, --output <file>', 'write to a file instead of the terminal')
    .option('--fail-on <answer>', 'exit with 1 where a claim is absent')
    .action(async (statement: string, outlet: string, flags: AbsenceFlags) => {
      process.exitCode = await (await import('../absence.ts')).runAbsence(statement, outlet, flags)
    })
}
