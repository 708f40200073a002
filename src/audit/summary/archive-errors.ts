// How often the engine errs in this very archive: its verdicts beside what people decided without seeing them.
import type { Audit } from '../../model/audit.ts'
import type { Store } from '../../archive/connection.ts'
import { blindPairs, type BlindPair } from './blind-pairs.ts'
import { decidedSample, type DecidedSample } from './drawn-pairs.ts'
import { accuracy, clustered, type ErrorPair, type Errors, type PairCounts, type SetCounts } from './misclassification.ts'

/** From so many claims decided absent, and as many decided present, a rate is told to within about a tenth. */
export const ENOUGH = 30

/** A pair with how it counts. */
interface Weighed {
  readonly pair: BlindPair
  readonly weight: number
}

export interface ArchiveErrors {
  /** Pairs that count: those of a sample where one was drawn, else all that were decided blind. */
  readonly pairs: readonly Weighed[]
  readonly sample?: DecidedSample
}

/** Pairs decided whole and blind. Where a sample with known chances was drawn, only its pairs count, each with 1 over its chance. */
export async function archiveErrors(store: Store): Promise<ArchiveErrors> {
  const blind = await blindPairs(store)
  const sample = await decidedSample(store, blind)
  if (!sample) return { pairs: blind.map((pair) => ({ pair, weight: 1 })) }
  return { pairs: sample.units.flatMap(({ pairs, weight }) => pairs.map((pair) => ({ pair, weight }))), sample }
}

/** A pair's counts. Claims on which blind reviewers differ or are unsure are left out. */
function counted({ pair, weight }: Weighed): PairCounts {
  let [absent, absentSaid, present, presentSaid] = [0, 0, 0, 0]
  pair.truth.forEach((truth, claim) => {
    if (truth === 'unsure') return
    const said = pair.engine[claim] === 'omitted' ? 1 : 0
    if (truth === 'omitted') {
      absent += 1
      absentSaid += said
    } else {
      present += 1
      presentSaid += said
    }
  })
  return { absent: { said: absentSaid, of: absent }, present: { said: presentSaid, of: present }, weight }
}

const setOf = (pairs: readonly Weighed[], cross: boolean): SetCounts =>
  clustered('decided blind in this archive', pairs.filter(({ pair }) => pair.cross === cross).map(counted))

const enough = ({ absent, present }: SetCounts): boolean => absent.of >= ENOUGH && present.of >= ENOUGH

function usable(pairs: readonly Weighed[]): Partial<ErrorPair> {
  const [same, cross] = [setOf(pairs, false), setOf(pairs, true)]
  return { ...(enough(same) ? { same: [same] } : {}), ...(enough(cross) ? { cross: [cross] } : {}) }
}

/** The archive's own error rates, one for all outlets; an empty object where too little is decided. */
export const pooledErrors = (own: ArchiveErrors): Partial<ErrorPair> => usable(own.pairs)

/** Error rates of single outlets whose decided claims are enough by themselves. */
export function outletErrors(own: ArchiveErrors): Map<string, Partial<ErrorPair>> {
  const outlets = [...new Set(own.pairs.map(({ pair }) => pair.outlet))].sort()
  return new Map(
    outlets.flatMap((outlet): [string, Partial<ErrorPair>][] => {
      const found = usable(own.pairs.filter(({ pair }) => pair.outlet === outlet))
      return found.same || found.cross ? [[outlet, found]] : []
    }),
  )
}

/**
 * The error rates to correct with: an outlet's own where enough was decided of it, this archive's where there is enough of it,
 * the engine's measured ones elsewhere.
 */
export function errorsFor(measured: Errors, own: ArchiveErrors): Errors {
  const outlets = outletErrors(own)
  return { ...measured, ...pooledErrors(own), ...(outlets.size > 0 ? { outlets } : {}) }
}

type Shown = NonNullable<Audit['accuracy']['archive']>

function shownCounts(pairs: readonly Weighed[], cross: boolean): Shown['same'] {
  const counts = setOf(pairs, cross)
  const rates = accuracy([counts])
  return {
    sensitivity: counts.absent.of > 0 ? rates.sensitivity : null,
    specificity: counts.present.of > 0 ? rates.specificity : null,
    claims: counts.absent.of + counts.present.of,
    absent: counts.absent.of,
    used: enough(counts),
  }
}

/** As the audit tells of it; nothing where no whole pair was decided blind. */
export function shownArchiveErrors(own: ArchiveErrors): { readonly archive?: Shown } {
  if (own.pairs.length === 0) return {}
  const outlets = [...new Set(own.pairs.map(({ pair }) => pair.outlet))].sort()
  return {
    archive: {
      pairs: own.pairs.length,
      reviewers: [...new Set(own.pairs.flatMap(({ pair }) => pair.reviewers))].sort(),
      same: shownCounts(own.pairs, false),
      cross: shownCounts(own.pairs, true),
      outlets: outlets.map((outlet) => {
        const pairs = own.pairs.filter(({ pair }) => pair.outlet === outlet)
        return { outlet, pairs: pairs.length, same: shownCounts(pairs, false), cross: shownCounts(pairs, true) }
      }),
      ...(own.sample
        ? {
            sample: {
              name: own.sample.sample.name,
              by: own.sample.sample.by,
              seed: own.sample.sample.seed,
              drawn: own.sample.drawn,
              decided: own.sample.units.length,
              population: own.sample.sample.strata.reduce((sum, one) => sum + one.population, 0),
            },
          }
        : {}),
    },
  }
}
