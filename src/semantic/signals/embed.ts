// Nearness in meaning → a signal that does not depend on a model's own scale.
import type { Embedder } from '../model.ts'
import { cosine } from '../vectors.ts'
import { clipped, textOf, type ModelReading, type Readings, type Sheet } from './reading.ts'

/** Pseudo-count and spread that steady the scale where a report has few passages. Set by hand. */
const PRIOR_PAIRS = 6
const PRIOR_SPREAD = 0.1
const MOST = 4

/** Cosines of all claims with all passages. */
export async function cosines(embedder: Embedder, sheet: Sheet, signal?: AbortSignal): Promise<number[][]> {
  const passages = sheet.passages.map((span) => textOf(sheet, span))
  const vectors = await embedder.embed([...sheet.claims, ...passages], signal)
  return sheet.claims.map((_, claim) => passages.map((__, at) => cosine(vectors[claim]!, vectors[sheet.claims.length + at]!)))
}

/** Fewer pairs than these tell nothing of what chance reaches. */
const FEWEST_PAIRS = 4

/** Cosines that chance gives: of all pairs but each claim's best, or in a very short report of all other claims. */
function background(known: readonly (readonly number[])[], claim: number): number[] {
  const rest = known.flatMap((row) => {
    const best = row.indexOf(Math.max(...row))
    return row.filter((_, at) => at !== best)
  })
  return rest.length >= FEWEST_PAIRS ? rest : known.flatMap((row, index) => (index === claim ? [] : row))
}

/**
 * `embed.margin`: how far the best passage stands above what the best of as many unrelated ones reaches, in standard
 * deviations (the expected maximum of n normal draws is about √(2 ln n)). `embed.cosine`: the best cosine itself,
 * which only a calibration for this model can use. A claim that stands alone against one passage has nothing to be measured by.
 */
export function embedReadings(embedder: Embedder, sheet: Sheet, known: readonly (readonly number[])[]): Readings {
  const byChance = Math.sqrt(2 * Math.log(Math.max(2, sheet.passages.length)))
  const readings = known.map((row, claim): ModelReading => {
    const best = Math.max(...row)
    const at = row.indexOf(best)
    const others = background(known, claim)
    const mean = others.reduce((sum, value) => sum + value, 0) / Math.max(1, others.length)
    const squares = others.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    const spread = Math.sqrt((squares + PRIOR_PAIRS * PRIOR_SPREAD ** 2) / (others.length + PRIOR_PAIRS))
    const margin = others.length > 0 ? clipped((best - mean) / spread - byChance, MOST) : 0
    const reason = `${embedder.identity.name}: nearest passage, cosine ${best.toFixed(2)}`
    return { values: { 'embed.margin': margin, 'embed.cosine': best }, pointer: { span: sheet.passages[at]!, reason }, reason }
  })
  return { readings, notes: [] }
}
