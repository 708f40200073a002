// How each side puts it: as done, decided, meant, hoped, asked for, possible; denied; by whom. Signals, each side's counted apart.
import { within, type Pair } from './alterations/pair.ts'

/** Cues of `seeds/alterations.json` that a change of stance shows in. */
export const STANCES = [
  'negation',
  'implicitNegation',
  'intent',
  'hope',
  'possible',
  'conditional',
  'future',
  'done',
  'request',
  'proposal',
  'decision',
  'thirdParty',
  'universal',
  'existential',
  'exclusive',
] as const

/** Most cues of one kind that are counted: more say no more. */
const MOST = 2

/** Per stance: cues of the claim, cues of the passage's clause about it, cues elsewhere in the passage. */
export function stanceSignals({ said, made, window }: Pair): number[] {
  return STANCES.flatMap((name) => {
    const inClause = made.cues(name).filter((start) => within(window, start)).length
    return [Math.min(MOST, said.cues(name).length), Math.min(MOST, inClause), Math.min(MOST, made.cues(name).length - inClause)]
  })
}
