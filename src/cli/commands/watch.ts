// Names `unsaid watch`; its work is loaded only when it is called.
import type { Command } from 'commander'
import { withWordsOnly } from './words-only.ts'
import type { WatchFlags } from '../watch.ts'

/** Adds `unsaid watch` and its options to the program. */
export function nameWatch(program: Command): void {
  withWordsOnly(program.command('watch'))
    .description('look at feeds and pages again and again; store, match and compare what is new or changed; say what is found')
    .argument('<watch.json>', 'what to look at, and how often')
    .option('-f, --format <format>', 'text or jsonl: a line for each finding', 'text')
    .option('--once', 'look at what is due, then end: for cron and the like')
    .option('--date-order <order>', 'how 05/03/2025 is meant: day-first or month-first')
    .option('--fetch-timeout <seconds>', 'time for one page', '30')
    .option('--user-agent <text>', 'who is asking, for the sites: a name and a way to reach you')
    .option('--allow-private', 'fetch from private and local addresses too')
    .action(async (file: string, flags: WatchFlags) => {
      process.exitCode = await (await import('../watch.ts')).runWatch(file, flags)
    })
}
