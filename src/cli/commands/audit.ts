// Names `unsaid audit`; its work is loaded only when it is called.
import type { Command } from 'commander'
import { withWordsOnly } from './words-only.ts'
import type { AuditFlags } from '../audit.ts'
import { gather } from './gather.ts'
import { DEFAULT_STORE } from './import.ts'

/** Adds `unsaid audit` and its options to the program. */
export function nameAudit(program: Command): void {
  withWordsOnly(program.command('audit'))
    .description('find and compare the reports of every statement in an archive; say what is omitted, by whom, of what kind, when')
    .option('--store <archive>', 'SQLite file, or postgres://…', DEFAULT_STORE)
    .option('--control <outlet>', 'an outlet to compare with; may be said more than once', gather)
    .option('--outlet <outlet>', 'only this outlet; may be said more than once', gather)
    .option('--window <days>', 'days around a statement in which its reports are looked for (default: -1..14)')
    .option('--level <percent>', 'level of intervals and tests', '95')
    .option('--correction <method>', 'for many comparisons: holm or bh', 'holm')
    .option('--seed <number>', 'of the random draws', '1')
    .option('--threads <count>', 'worker threads (default: all cores)')
    .option('--dead-after <seconds>', 'on PostgreSQL: when a silent worker is taken for dead', '120')
    .option('--example', 'make an archive of invented texts first, where there is none')
    .option('--list <list>', 'only name pairs to look at: matches, ambiguous, not-covered or unsupported')
    .option('--no-run', 'only sum up what is done')
    .option('--format <format>', 'text, html, csv (estimates), cells (CSV of every claim), json, or methods', 'text')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .action(async (flags: AuditFlags) => {
      process.exitCode = await (await import('../audit.ts')).runAuditCommand(flags)
    })
}
