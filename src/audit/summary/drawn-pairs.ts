// The sample that was decided beside what was decided of it: with which chance each decided pair was drawn.
import type { VerdictKind } from '../../model/verdict.ts'
import type { Sample, SampleUnit } from '../../model/sample.ts'
import type { Store } from '../../archive/connection.ts'
import { samples, sampleUnits } from '../../archive/samples.ts'
import type { BlindPair } from './blind-pairs.ts'

/** A drawn unit that is decided whole. */
export interface DecidedUnit {
  readonly unit: SampleUnit
  readonly pairs: readonly BlindPair[]
  /** 1 over the chance with which it was drawn. */
  readonly weight: number
  /** By claim, over all reports of the outlet: left out only where none of them carries it. */
  readonly truth: readonly VerdictKind[]
}

export interface DecidedSample {
  readonly sample: Sample
  readonly units: readonly DecidedUnit[]
  /** Drawn units, decided or not. */
  readonly drawn: number
}

/** What several reports of an outlet come to: whichever carries a claim counts, and a doubt stands before an omission. */
function together(truths: readonly (readonly VerdictKind[])[]): VerdictKind[] {
  return (truths[0] ?? []).map((_, claim) => {
    const said = truths.map((truth) => truth[claim]!)
    return said.find((one) => one !== 'omitted' && one !== 'unsure') ?? said.find((one) => one === 'unsure') ?? 'omitted'
  })
}

/**
 * The sample of which most is decided, the newest of such. While a stratum is not decided whole, what is decided of it is taken for a
 * random part, since coders go in a random order: the chance of a unit is then decided over population.
 */
export async function decidedSample(store: Store, blind: readonly BlindPair[]): Promise<DecidedSample | undefined> {
  if (blind.length === 0) return undefined
  const byTexts = new Map(blind.map((pair) => [`${pair.statement} ${pair.report}`, pair]))
  let best: DecidedSample | undefined
  for (const sample of await samples(store.db)) {
    const units = await sampleUnits(store.db, sample.name)
    const ids = [...new Set(units.flatMap((unit) => [unit.statement, ...unit.reports]))]
    const hashes = new Map<number, string>()
    for (let from = 0; from < ids.length; from += 500) {
      const rows = await store.db
        .selectFrom('documents')
        .select(['id', 'text'])
        .where('id', 'in', ids.slice(from, from + 500))
        .execute()
      for (const row of rows) hashes.set(row.id, row.text)
    }
    const decided = units.flatMap((unit) => {
      const pairs = unit.reports.flatMap((report) => byTexts.get(`${hashes.get(unit.statement) ?? ''} ${hashes.get(report) ?? ''}`) ?? [])
      return pairs.length > 0 && pairs.length === unit.reports.length ? [{ unit, pairs }] : []
    })
    if (decided.length <= (best?.units.length ?? 0)) continue
    const done = new Map<string, number>()
    for (const { unit } of decided) done.set(unit.stratum, (done.get(unit.stratum) ?? 0) + 1)
    const population = new Map(sample.strata.map((one) => [one.stratum, one.population]))
    best = {
      sample,
      drawn: units.length,
      units: decided.map(({ unit, pairs }) => ({
        unit,
        pairs,
        weight: (population.get(unit.stratum) ?? 0) / done.get(unit.stratum)!,
        truth: together(pairs.map((pair) => pair.truth)),
      })),
    }
  }
  return best
}
