// How the finding moves with what is taken for the engine's errors, in words that claim no more than it is.
import type { Audit, RobustnessRow, RobustnessWay } from '../../model/audit.ts'
import { listed } from '../words/en.ts'
import { differencePhrase, ratePhrase } from './words.ts'

const WAYS: Readonly<Record<RobustnessWay, string>> = {
  uncorrected: 'as judged, nothing corrected',
  least: 'measured set that corrects least',
  most: 'measured set that corrects most',
  measured: 'all measured sets, pooled',
  archive: 'blind sample of this archive',
  outlet: 'the same, each outlet by itself',
  design: 'drawn pairs alone, design-based',
}

/** What a row took for the engine's errors. */
export const wayWords = (way: RobustnessWay): string => WAYS[way]

export interface RobustnessLine {
  readonly outlet: string
  readonly way: string
  readonly rate: string
  /** Empty where there is nothing to compare with. */
  readonly difference: string
}

/** Lines of the table, outlet by outlet; none where no report was matched. */
export function robustnessLines({ robustness }: Pick<Audit, 'robustness'>): RobustnessLine[] {
  const outlets = [...new Set(robustness.map((row) => row.outlet))]
  return outlets.flatMap((outlet) =>
    robustness
      .filter((row) => row.outlet === outlet)
      .map((row) => ({
        outlet,
        way: wayWords(row.way),
        rate: ratePhrase(row.rate),
        difference: row.difference ? differencePhrase(row.difference) : '',
      })),
  )
}

type Side = 'above' | 'below' | 'unclear'

function sideOf({ difference }: RobustnessRow): Side | undefined {
  if (!difference || difference.value === null || difference.low === null || difference.high === null) return undefined
  return difference.low > 0 ? 'above' : difference.high < 0 ? 'below' : 'unclear'
}

/** Ways that correct by nothing are told apart: an engine that misses omissions misses differences too. */
function moveOf(outlet: string, rows: readonly RobustnessRow[]): string | undefined {
  const told = rows.filter((row) => row.outlet === outlet && row.way !== 'uncorrected')
  const sides = told.flatMap((row) => sideOf(row) ?? [])
  if (sides.length === 0) return undefined
  const against = (side: Side): string => (side === 'above' ? 'more' : 'less')
  const first = sides[0]!
  if (sides.every((side) => side === first))
    return first === 'unclear'
      ? `${outlet}: under none of ${sides.length} ways is the difference told apart from none.`
      : `${outlet}: leaves out ${against(first)} under all ${sides.length} ways.`
  const clear = told.filter((row) => (sideOf(row) ?? 'unclear') !== 'unclear')
  const sure = [...new Set(clear.map((row) => sideOf(row)!))]
  if (sure.length > 1) return `${outlet}: the sign of the difference turns with the error rates; nothing can be said of it.`
  return `${outlet}: leaves out ${against(sure[0]!)} under ${clear.length} of ${sides.length} ways (${clear.map((row) => wayWords(row.way)).join('; ')}), and is not told apart from the others under the rest.`
}

/** A sentence for each outlet that is compared with others. */
export function robustnessSentences({ robustness }: Pick<Audit, 'robustness'>): string[] {
  return [...new Set(robustness.map((row) => row.outlet))].flatMap((outlet) => moveOf(outlet, robustness) ?? [])
}

/** What the ways are, and what none of them mends. */
export function robustnessNote({ accuracy, settings }: Pick<Audit, 'accuracy' | 'settings'>): string {
  const { archive } = accuracy
  const sample = archive?.sample
  const level = Math.round(settings.level * 100)
  const measured =
    'The measured error rates are of statements and reports written for measuring, each judged by a fit that had not seen its statement; ' +
    'they hold here only as far as this archive is like those. '
  const own =
    archive === undefined
      ? 'Nothing was decided blind in this archive, so whether they do is not known: draw a sample with unsaid coding draw.'
      : sample === undefined
        ? `${archive.pairs} pairs were decided blind, picked one by one; they are taken for an even draw.`
        : `${sample.decided} of ${sample.drawn} drawn pairs are decided, of ${sample.population} in the archive (sample ${sample.name}, by ${sample.by === 'none' ? 'no stratum' : sample.by}, seed ${sample.seed}); each counts by the chance with which it was drawn.` +
          (sample.decided < sample.drawn ? ' What is decided so far is taken for a random part of what was drawn.' : '')
  const outlets = archive?.outlets.filter((one) => one.same.used || one.cross.used).map((one) => one.outlet) ?? []
  const each =
    outlets.length > 0
      ? ` Enough was decided of ${listed(outlets)} to correct ${outlets.length === 1 ? 'it' : 'each'} by its own error rates.`
      : ''
  return `${measured}${own}${each} Intervals are of ${level} % and each row's own, of the pairs that were taken, without the doubt about matches; rows are not independent tests.`
}
