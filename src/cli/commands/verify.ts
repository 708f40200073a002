// Names `unsaid verify`; its work is loaded only when it is called.
import type { Command } from 'commander'
import type { VerifyFlags } from '../verify.ts'

/** Adds `unsaid verify` and its options to the program. */
export function nameVerify(program: Command): void {
  program
    .command('verify')
    .description('recompute a published report from its case, offline, and say whether it holds')
    .argument('<report>', 'a report that unsaid wrote, in any format')
    .option('--case <folder>', 'the case folder that it was made from (default: the folder that the report lies in)')
    .option('--format <format>', 'text or json', 'text')
    .action(async (path: string, flags: VerifyFlags) => {
      process.exitCode = await (await import('../verify.ts')).runVerify(path, flags)
    })
}
