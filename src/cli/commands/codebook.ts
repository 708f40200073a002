// Names `unsaid codebook`; its work is loaded only when it is called.
import type { Command } from 'commander'
import type { CodebookFlags } from '../codebook.ts'

/** Adds `unsaid codebook` and its options to the program. */
export function nameCodebook(program: Command): void {
  program
    .command('codebook')
    .description('what coders judge by: definitions, decision rules, examples')
    .option('-f, --format <format>', 'md, html or json; else what the file’s ending says, else md')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .action(async (flags: CodebookFlags) => {
      process.exitCode = await (await import('../codebook.ts')).runCodebook(flags)
    })
}
