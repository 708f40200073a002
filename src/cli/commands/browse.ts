// Names `unsaid browse`; its work is loaded only when it is called.
import type { Command } from 'commander'
import { withWordsOnly } from './words-only.ts'
import type { BrowseFlags } from '../browse.ts'
import { gather } from './gather.ts'
import { DEFAULT_STORE } from './import.ts'

/** Adds `unsaid browse` and its options to the program. */
export function nameBrowse(program: Command): void {
  withWordsOnly(program.command('browse'))
    .description('an audit on the screen: from outlets down to one pair and its review; matches to settle')
    .option('--store <archive>', 'SQLite file, or postgres://…', DEFAULT_STORE)
    .option('--as <name>', 'reviewer; your user name where left out')
    .option('--blind', "hide the engine's verdicts in reviews until you have decided")
    .option('--no-mouse', 'leave the mouse to the terminal')
    .option('--control <outlet>', 'an outlet to compare with; may be said more than once', gather)
    .option('--outlet <outlet>', 'only this outlet, as in the audit; may be said more than once', gather)
    .option('--window <days>', 'days around a statement, as in the audit (default: -1..14)')
    .option('--level <percent>', 'level of intervals and tests', '95')
    .option('--correction <method>', 'for many comparisons: holm or bh', 'holm')
    .option('--seed <number>', 'of the random draws', '1')
    .action(async (flags: BrowseFlags) => {
      process.exitCode = await (await import('../browse.ts')).runBrowse(flags)
    })
}
