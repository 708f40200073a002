// Names `unsaid coding` and what can be done with it; its work is loaded only when it is called.
import { gather } from './gather.ts'
import type { Command } from 'commander'
import type { DrawFlags, ReadFlags, SheetFlags } from '../coding.ts'
import { DEFAULT_STORE } from './import.ts'

/** Adds `unsaid coding` and its options to the program. */
export function nameCoding(program: Command): void {
  const coding = program.command('coding').description('draw a sample of an archive, hand it to coders, take in what they coded')
  const place = ['--store <archive>', 'SQLite file, or postgres://…', DEFAULT_STORE] as const
  coding
    .command('draw')
    .description('draw pairs at random within strata; the draw is kept with its seed and its chances')
    .option(...place)
    .option('--by <stratum>', 'outlet, month, language (one or two), or none', 'outlet')
    .option('--width <points>', 'half the width of the wanted interval of each stratum’s rate, in percentage points')
    .option('--size <pairs>', 'pairs of each stratum, in place of a width')
    .option('--level <percent>', 'level of the interval', '95')
    .option('--seed <number>', 'the same seed draws the same pairs', '1')
    .option('--name <name>', 'of the sample (default: its number)')
    .option('--outlet <outlet>', 'only this outlet, as in the audit; may be said more than once', gather)
    .option('--window <days>', 'days around a statement, as in the audit (default: -1..14)')
    .action(async (flags: DrawFlags) => {
      process.exitCode = await (await import('../coding.ts')).runDraw(flags)
    })
  coding
    .command('sheet')
    .description('write a coding sheet (CSV), the texts to read and the codebook into a folder')
    .option(...place)
    .option('--sample <name>', 'which sample (default: the newest)')
    .requiredOption('-o, --output <folder>', 'the folder')
    .action(async (flags: SheetFlags) => {
      process.exitCode = await (await import('../coding.ts')).runSheet(flags)
    })
  coding
    .command('read')
    .description('take in a sheet that was filled in, as one coder’s blind decisions')
    .argument('<sheet>', 'the CSV file')
    .option(...place)
    .requiredOption('--as <name>', 'the coder')
    .action(async (sheet: string, flags: ReadFlags) => {
      process.exitCode = await (await import('../coding.ts')).runRead(sheet, flags)
    })
}
