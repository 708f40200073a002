// Files that the flags of models name: what a command reads besides its texts.
import { parseSpecs } from '../semantic/spec.ts'
import type { ModelFlags } from './commands/model-options.ts'
import { filesIn } from './output-target.ts'

/** The calibration, and the files of models in folders. Throws `UserError` for a flag that cannot be meant. */
export async function modelFiles(flags: ModelFlags): Promise<string[]> {
  const folders = parseSpecs(flags.model ?? []).flatMap((spec) => (spec.place === 'local' ? [spec.name] : []))
  const files = await Promise.all(folders.map(filesIn))
  return [...files.flat(), ...(flags.calibration === undefined ? [] : [flags.calibration])]
}
