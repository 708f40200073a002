// Names `unsaid worker`; its work is loaded only when it is called.
import type { Command } from 'commander'
import { withWordsOnly } from './words-only.ts'
import type { WorkerFlags } from '../worker.ts'

/** Adds `unsaid worker` and its options to the program. */
export function nameWorker(program: Command): void {
  withWordsOnly(program.command('worker'))
    .description('do the work of audits on a PostgreSQL archive, beside any other workers')
    .requiredOption('--store <archive>', 'postgres://user@host/database')
    .option('--threads <count>', 'worker threads (default: all cores)')
    .option('--until-empty', 'end when no work is left')
    .action(async (flags: WorkerFlags) => {
      process.exitCode = await (await import('../worker.ts')).runWorker(flags)
    })
}
