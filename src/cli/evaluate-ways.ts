// Who judges the labelled claims: the engine, and beside it the engine with the models that were named.
import { compareByMeaning, compareClaimsByMeaning } from '../semantic/by-meaning.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Report, Statement } from '../model/document.ts'
import type { Evaluation } from '../model/evaluation.ts'
import type { Verdict } from '../model/verdict.ts'
import type { ModelFlags } from './commands/model-options.ts'
import { say } from './say.ts'

export interface Way {
  /** Put after a set's name. */
  readonly suffix: string
  readonly claims: (
    claims: readonly string[],
    report: string,
    languages: { readonly claims?: string; readonly report?: string },
  ) => Promise<readonly Verdict[]>
  readonly whole: (statement: Statement, reports: readonly Report[]) => Promise<Comparison>
}

export const byEngine: Way = {
  suffix: '',
  claims: async (claims, report, languages) => (await compareClaimsByMeaning(claims, report, languages)).verdicts,
  whole: (statement, reports) => compareByMeaning(statement, reports),
}

/** Works with the engine alone, or with both ways side by side; tells which models were asked. Throws `UserError`. */
export async function waysOf(flags: ModelFlags, work: (ways: readonly Way[]) => Promise<void>): Promise<Pick<Evaluation, 'models'>> {
  if ((flags.model ?? []).length === 0 && flags.calibration === undefined) {
    await work([byEngine])
    return {}
  }
  const [{ withModels }, { compareClaimsWithModels, compareWithModels }, { openedModels }] = await Promise.all([
    import('./with-models.ts'),
    import('../semantic/compare.ts'),
    import('../semantic/model.ts'),
  ])
  return withModels(flags, async ({ models, combination }) => {
    const notes = new Map<string, number>()
    const count = (note: string): void => void notes.set(note, (notes.get(note) ?? 0) + 1)
    const both: Way = {
      suffix: ' + models',
      claims: async (claims, report, languages) => {
        const { verdicts, read } = await compareClaimsWithModels(claims, report, models, languages, { combination })
        read.notes.forEach(count)
        return verdicts
      },
      whole: async (statement, reports) => {
        const comparison = await compareWithModels(statement, reports, models, { combination })
        comparison.models?.notes.forEach(count)
        return comparison
      },
    }
    await work([byEngine, both])
    for (const [note, times] of notes) say(`${note}${times > 1 ? ` (${times} times)` : ''}`)
    return { models: openedModels(models).map((model) => model.identity) }
  })
}
