// Names `unsaid review`; its work is loaded only when it is called.
import type { Command } from 'commander'
import { withWordsOnly } from './words-only.ts'

/** Adds `unsaid review` and its options to the program. */
export function nameReview(program: Command): void {
  withWordsOnly(program.command('review'))
    .description('read the gaps, agree or overrule, and leave with a finished record')
    .argument('[paths...]', 'one case folder, or STATEMENT REPORT...')
    .option('--as <name>', 'reviewer; your user name where left out')
    .option('--blind', "hide the engine's verdict on a cell until you have decided it")
    .action(async (paths: string[], flags: { as?: string; blind?: boolean }) => {
      process.exitCode = await (await import('../review.ts')).runReview(paths, flags)
    })
}
