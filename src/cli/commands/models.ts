// Names `unsaid models`; its work is loaded only when it is called.
import type { Command } from 'commander'
import { addModelOptions, type ModelFlags } from './model-options.ts'

/** Adds `unsaid models` and its options to the program. */
export function nameModels(program: Command): void {
  const models = program
    .command('models')
    .description('semantic models, for those who have them: what is there, what fits, what is missing')
  addModelOptions(models.command('doctor').description('say what is missing and the exact command; try each --model')).action(
    async (flags: ModelFlags) => {
      process.exitCode = await (await import('../models.ts')).runDoctor(flags)
    },
  )
  models
    .command('list')
    .description('models that are known to fit, with size and licence')
    .action(async () => {
      process.exitCode = await (await import('../models.ts')).runList()
    })
  models
    .command('clear')
    .description('forget all answers of models that are kept on disk')
    .action(async () => {
      process.exitCode = await (await import('../models.ts')).runClear()
    })
}
