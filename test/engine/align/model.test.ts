// The fitted numbers fit the signals that are counted: a stale data file would be asked about what nobody knows.
import { describe, expect, it } from 'vitest'
import { alignClaims, indexText, prepareClaims, presenceRow, signalsOf } from '../../../src/engine/align/align.ts'
import { MEANING_SIGNALS } from '../../../src/engine/align/meaning-signals.ts'
import { engineModel } from '../../../src/engine/align/model.ts'
import type { TreeModel } from '../../../src/engine/align/trees.ts'

/** How many signals a model must be given, for it asks about the last of them. */
const asksAbout = ({ trees }: TreeModel): number => 1 + Math.max(...trees.flatMap(({ feature }) => feature))

const [aligned] = alignClaims(prepareClaims(['Trade grew by 12 percent.'], 'en'), indexText('Trade grew. It rained.', 'en'))
const byWords = presenceRow(0.5, aligned!.row, aligned!).length

describe('the engine’s model', () => {
  const { same, cross, presence } = engineModel
  it.each([
    ['in one language', same, signalsOf(false).length],
    ['across languages', cross, signalsOf(true).length],
    ['of presence by words', presence.words, byWords],
    ['of presence by meaning', presence.meaning, byWords + MEANING_SIGNALS.length],
  ])('%s asks about no signal that there is not', (_, model, signals) => {
    expect(asksAbout(model)).toBeLessThanOrEqual(signals)
  })
})
