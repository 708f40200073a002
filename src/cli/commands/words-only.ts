// The option of all commands that compare: do without the model of meaning.
import type { Command } from 'commander'

/** Adds `--words-only`; workers that the command starts go by it too. */
export function withWordsOnly(command: Command): Command {
  return command
    .option('--words-only', 'compare words alone, without the model of meaning: faster, and blind to paraphrase')
    .hook('preAction', (called) => {
      if (called.opts<{ readonly wordsOnly?: boolean }>().wordsOnly) process.env['UNSAID_WORDS_ONLY'] = '1'
    })
}
