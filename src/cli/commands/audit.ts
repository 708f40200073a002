// Names `unsaid audit`; its work is loaded only when it is called.
import type { Command } from 'commander'
import type { AuditFlags } from '../audit.ts'
import { withAuditQuestion } from './audit-question.ts'

/** Adds `unsaid audit` and its options to the program. */
export function nameAudit(program: Command): void {
  withAuditQuestion(program.command('audit'), 'days around a statement in which its reports are looked for')
    .description('find and compare the reports of every statement in an archive; say what is omitted, by whom, of what kind, when')
    .option('--dead-after <seconds>', 'on PostgreSQL: when a silent worker is taken for dead', '120')
    .option('--example', 'make an archive of invented texts first, where there is none')
    .option('--list <list>', 'only name pairs to look at: matches, ambiguous, not-covered or unsupported')
    .option('--no-run', 'only sum up what is done')
    .option(
      '--format <format>',
      'text, html, csv (estimates), cells (CSV of every claim), matches (CSV of every pair), json, or methods; else what the file’s ending says, else text',
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .action(async (flags: AuditFlags) => {
      process.exitCode = await (await import('../audit.ts')).runAuditCommand(flags)
    })
}
