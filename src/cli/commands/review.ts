// Names `unsaid review`; its work is loaded only when it is called.
import type { Command } from 'commander'
import type { ReviewFlags } from '../review.ts'
import { withWordsOnly } from './words-only.ts'

/** Adds `unsaid review` and its options to the program. */
export function nameReview(program: Command): void {
  withWordsOnly(program.command('review'))
    .description('read the gaps, agree or overrule, and leave with a finished record')
    .argument('[paths...]', 'one case folder, or STATEMENT REPORT...')
    .option('--as <name>', 'reviewer; your user name where left out')
    .option('--blind', 'hide what the engine and others say until you have decided your whole set')
    .option('--hide-names', 'do not show which reviewer said what, for settling where they differ')
    .option('--no-mouse', 'leave the mouse to the terminal')
    .option('--no-timing', 'do not keep how long each decision took')
    .action(async (paths: string[], flags: ReviewFlags) => {
      process.exitCode = await (await import('../review.ts')).runReview(paths, flags)
    })
}
