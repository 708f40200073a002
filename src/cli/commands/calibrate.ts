// Names `unsaid calibrate`; its work is loaded only when it is called.
import type { Command } from 'commander'
import { withWordsOnly } from './words-only.ts'
import type { CalibrateFlags } from '../calibrate.ts'
import { addModelOptions } from './model-options.ts'

/** Adds `unsaid calibrate` and its options to the program. */
export function nameCalibrate(program: Command): void {
  const command = withWordsOnly(program.command('calibrate'))
    .description('fit the weights of models, and of the engine, to labelled data of your own')
    .argument('[gold...]', 'files of labelled JSON lines, as evaluate reads them (- for standard input)')
    .option('-o, --output <file>', 'write the calibration to a file instead of standard output')
  addModelOptions(command).action(async (gold: string[], flags: CalibrateFlags) => {
    process.exitCode = await (await import('../calibrate.ts')).runCalibrate(gold, flags)
  })
}
