// Names `unsaid keys`; its work is loaded only when it is called.
import type { Command } from 'commander'
import type { KeysFlags } from '../keys.ts'

/** Adds `unsaid keys` and its options to the program. */
export function nameKeys(program: Command): void {
  program
    .command('keys')
    .description('the keys of the screens, and where your own settings for them are read from')
    .option('--of <screen>', 'review or browse', 'review')
    .option('-f, --format <format>', 'text or json', 'text')
    .action(async (flags: KeysFlags) => {
      process.exitCode = (await import('../keys.ts')).runKeys(flags)
    })
}
