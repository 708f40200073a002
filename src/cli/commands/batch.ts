// Names `unsaid batch`; its work is loaded only when it is called.
import type { Command } from 'commander'
import { withWordsOnly } from './words-only.ts'

/** Adds `unsaid batch` and its options to the program. */
export function nameBatch(program: Command): void {
  withWordsOnly(program.command('batch'))
    .description('many pairs in as JSON lines, verdicts out, a line each, in order')
    .argument('[pairs]', 'file of JSON lines; standard input where left out')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .action(async (pairs: string | undefined, flags: { output?: string }) => {
      process.exitCode = await (await import('../batch.ts')).runBatch(pairs, flags)
    })
}
