// Names `unsaid evaluate`; its work is loaded only when it is called.
import type { Command } from 'commander'
import { withWordsOnly } from './words-only.ts'
import type { EvaluateFlags } from '../evaluate.ts'
import { addModelOptions } from './model-options.ts'

/** Adds `unsaid evaluate` and its options to the program. */
export function nameEvaluate(program: Command): void {
  const command = withWordsOnly(program.command('evaluate'))
    .description('how right the engine is on labelled data: AUC, precision, calibration')
    .argument('[gold...]', 'files of labelled JSON lines (- for standard input), or case folders with gold')
    .option('-f, --format <format>', 'text or json; else what the file’s ending says, else text')
    .option('-o, --output <file>', 'write to a file instead of the terminal')
    .option('--resamples <count>', 'draws of documents behind each 95 % interval', '1000')
    .option('--seed <number>', 'where the draws begin', '1')
  addModelOptions(command).action(async (gold: string[], flags: EvaluateFlags) => {
    process.exitCode = await (await import('../evaluate.ts')).runEvaluate(gold, flags)
  })
}
