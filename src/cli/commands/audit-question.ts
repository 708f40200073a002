// What is audited and how it is summed up: options of every command that makes an audit.
import type { Command } from 'commander'
import { gather } from './gather.ts'
import { DEFAULT_STORE } from './import.ts'
import { withWordsOnly } from './words-only.ts'

/** Adds the options of `AuditQuestion` to a command; `window` says what the days of `--window` are. */
export const withAuditQuestion = (command: Command, window: string): Command =>
  withWordsOnly(command)
    .option('--store <archive>', 'SQLite file, or postgres://…', DEFAULT_STORE)
    .option('--control <outlet>', 'an outlet to compare with; may be said more than once', gather)
    .option('--outlet <outlet>', 'only this outlet; may be said more than once', gather)
    .option('--window <days>', `${window} (default: -1..14)`)
    .option('--level <percent>', 'level of intervals and tests', '95')
    .option('--correction <method>', 'for many comparisons: holm or bh', 'holm')
    .option('--seed <number>', 'of the random draws', '1')
    .option('--threads <count>', 'worker threads (default: all cores)')
