// The flags of every command that can ask semantic models.
import type { Command } from 'commander'

export interface ModelFlags {
  readonly model?: readonly string[]
  readonly calibration?: string
  readonly budget?: string
  readonly price?: string
  readonly timeout?: string
  /** False with `--no-cache`. */
  readonly cache?: boolean
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

/** Adds them; without `--model` none of them does anything. */
export function addModelOptions(command: Command): Command {
  return command
    .option(
      '--model <role=place>',
      'ask a model too; repeatable: embed|entail=local:FOLDER or hub:ORG/NAME, embed|judge|split=URL#MODEL',
      collect,
    )
    .option('--calibration <file>', 'weights that unsaid calibrate fitted for these models')
    .option('--budget <tokens>', 'most tokens, in and out, to ask servers for')
    .option('--price <in,out>', 'price per million tokens in and out, to show what was spent')
    .option('--timeout <seconds>', 'limit for one request to a server', '120')
    .option('--no-cache', 'ask again instead of taking kept answers')
}
