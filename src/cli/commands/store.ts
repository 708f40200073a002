// Names `unsaid store` and what can be done with it; its work is loaded only when it is called.
import type { Command } from 'commander'
import type { MatchFlags } from '../store.ts'
import type { VersionsFlags } from '../store-versions.ts'
import { DEFAULT_STORE } from './import.ts'

/** Adds `unsaid store` and its options to the program. */
export function nameStore(program: Command): void {
  const store = program.command('store').description('look after an archive')
  const place = ['--store <archive>', 'SQLite file, or postgres://…', DEFAULT_STORE] as const
  store
    .command('check')
    .description('count what is in it, and find what is damaged')
    .option(...place)
    .action(async (flags: { store: string }) => {
      process.exitCode = await (await import('../store.ts')).runStoreCheck(flags)
    })
  store
    .command('export')
    .description('every document and every decision as a JSON line, as unsaid import reads it')
    .option(...place)
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .action(async (flags: { store: string; output?: string }) => {
      process.exitCode = await (await import('../store.ts')).runStoreExport(flags)
    })
  store
    .command('match')
    .description('say whether a report is one of a statement')
    .argument('<statement>', 'its number')
    .argument('<report>', 'its number')
    .argument('<answer>', 'yes, no or unsure')
    .option(...place)
    .requiredOption('--by <name>', 'who says so')
    .action(async (statement: string, report: string, answer: string, flags: MatchFlags) => {
      process.exitCode = await (await import('../store.ts')).runStoreMatch(statement, report, answer, flags)
    })
  store
    .command('versions')
    .description('which texts of a page are in it, and when each was seen to come, change, go or come back')
    .argument('<page>', 'its address, or the number of a document')
    .option(...place)
    .option('-f, --format <format>', 'text or json; else what the file’s ending says, else text')
    .option('-o, --output <file>', 'write to a file instead of the terminal')
    .action(async (page: string, flags: VersionsFlags) => {
      process.exitCode = await (await import('../store-versions.ts')).runStoreVersions(page, flags)
    })
}
