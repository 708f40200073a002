// Names `unsaid compare`; its work is loaded only when it is called.
import type { Command } from 'commander'
import { withWordsOnly } from './words-only.ts'
import { addModelOptions } from './model-options.ts'
import { gather } from './gather.ts'
import { withSourceFlags } from './source-flags.ts'
import type { CompareFlags } from '../compare.ts'

/** Adds `unsaid compare` and its options to the program. */
export function nameCompare(program: Command): void {
  const command = withWordsOnly(program.command('compare'))
    .description('compare a statement with reports of it: what is reported, altered, omitted')
    .argument('[paths...]', 'STATEMENT REPORT... (files, addresses, - for standard input), or one case folder')
    .option('-f, --format <format>', 'text, md, html, json, csv, docx, pdf or annotations; else what the file’s ending says, else text')
    .option('-o, --output <file>', 'write to a file instead of the terminal')
    .option('--control <outlet>', 'outlets that are expected to carry what they were given; may be given again', gather)
    .option('--author <name>', 'who answers for the report, for its citation; may be given again', gather)
    .option('--date <date>', 'date of the report, YEAR-MONTH-DAY; else the latest of its texts')
    .option('--versions', 'say what was changed after publication: claims that went, came or became others')
    .option('--version-of <text=source>', 'another version of a text, TEXT=SOURCE; may be given again', gather)
    .option('--both-ways', 'two statements of one event: what each side says that the other does not')
    .option('--fail-on <verdict>', 'exit with 1 where a claim is omitted')
  withSourceFlags(addModelOptions(command)).action(async (paths: string[], flags: CompareFlags) => {
    process.exitCode = await (await import('../compare.ts')).runCompare(paths, flags)
  })
}
