// Names `unsaid agreement`; its work is loaded only when it is called.
import type { Command } from 'commander'
import type { AgreementFlags } from '../agreement.ts'

/** Adds `unsaid agreement` and its options to the program. */
export function nameAgreement(program: Command): void {
  program
    .command('agreement')
    .description('how far the reviewers of cases agree: percent, kappa, alpha, and where they differ')
    .argument('[cases...]', 'case folders that were reviewed')
    .option('--store <archive>', 'an archive whose pairs were reviewed')
    .option('-f, --format <format>', 'text or json; else what the file’s ending says, else text')
    .option('-o, --output <file>', 'write to a file instead of the terminal')
    .option('--resamples <count>', 'bootstrap draws for the intervals; 0 for none', '1000')
    .option('--seed <number>', 'the same seed gives the same intervals', '1')
    .action(async (cases: string[], flags: AgreementFlags) => {
      process.exitCode = await (await import('../agreement.ts')).runAgreement(cases, flags)
    })
}
