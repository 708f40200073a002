// Names `unsaid report`; its work is loaded only when it is called.
import type { Command } from 'commander'
import { withWordsOnly } from './words-only.ts'
import { gather } from './gather.ts'
import type { ReportFlags } from '../report.ts'

/** Adds `unsaid report` and its options to the program. */
export function nameReport(program: Command): void {
  withWordsOnly(program.command('report'))
    .description('the report of a case for an editor or a paper, with the reviewers’ decisions merged in')
    .argument('<case>', 'a case folder, or a comparison written with --format json')
    .option('-f, --format <format>', 'md, html, docx, pdf, csv, json, annotations or text; else what the file’s ending says, else md')
    .option('-o, --output <file>', 'write to a file instead of the terminal')
    .option('--control <outlet>', 'outlets that are expected to carry what they were given; may be given again', gather)
    .option('--author <name>', 'who answers for the report, for its citation; may be given again', gather)
    .option('--date <date>', 'date of the report, YEAR-MONTH-DAY; else the latest of its texts and reviews')
    .option('--no-reviews', 'leave the reviewers’ decisions out')
    .action(async (path: string, flags: ReportFlags) => {
      process.exitCode = await (await import('../report.ts')).runReport(path, flags)
    })
}
