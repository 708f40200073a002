// Names `unsaid replicate` and what can be done with it; its work is loaded only when it is called.
import type { Command } from 'commander'
import type { PackFlags, RecomputeFlags } from '../replicate.ts'
import { withAuditQuestion } from './audit-question.ts'

/** Adds `unsaid replicate` and its options to the program. */
export function nameReplicate(program: Command): void {
  const replicate = program.command('replicate').description('an audit as a folder that others recompute with one command, offline')
  withAuditQuestion(replicate.command('pack'), 'days around a statement, as in the audit')
    .description('write the folder: texts and decisions, settings, every figure and table, checksums')
    .option('--without-texts', 'leave the texts out where they may not be handed on: figures are then recomputed from the verdicts')
    .requiredOption('-o, --output <folder>', 'the folder; it must not be there yet')
    .action(async (flags: PackFlags) => {
      process.exitCode = await (await import('../replicate.ts')).runPack(flags)
    })
  replicate
    .command('run')
    .description('recompute a package and say where a figure differs')
    .argument('<folder>', 'the package')
    .option('--threads <count>', 'worker threads (default: all cores)')
    .action(async (folder: string, flags: RecomputeFlags) => {
      process.exitCode = await (await import('../replicate.ts')).runRecompute(folder, flags)
    })
}
