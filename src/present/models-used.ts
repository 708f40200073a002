// Which models were asked besides the engine, and what they changed, in plain sentences.
import type { Comparison } from '../model/comparison.ts'
import { safeLine } from '../text/safe-text.ts'

const MOST_CHANGES = 12
const MOST_NOTES = 12

function limited(items: readonly string[], most: number): string[] {
  return items.length > most ? [...items.slice(0, most), `… and ${items.length - most} more`] : [...items]
}

/** Sentences to show under the verdicts; none where no model was asked. Every text in them is safe to show. */
export function modelLines({ models, claims }: Comparison): string[] {
  if (!models) return []
  const names = models.used.map((model) => `${model.name} (${model.role}, revision ${model.revision}, ${model.at})`)
  const weights =
    models.combination === 'fitted' ? 'weights fitted by unsaid calibrate' : 'weights set by hand, not fitted to labelled data'
  const number = new Map(claims.map((claim, index) => [claim.id, index + 1]))
  const changes = models.changes.map(
    (change) =>
      `Claim ${number.get(change.claim) ?? change.claim} in ${change.outlet}: ${change.from} by the engine alone, ${change.to} with models.`,
  )
  const summary =
    changes.length === 0 ? 'They changed no verdict.' : `They changed ${changes.length} ${changes.length === 1 ? 'verdict' : 'verdicts'}:`
  return [
    `Models asked besides the engine: ${names.length > 0 ? names.join('; ') : 'none, only a calibration'}; ${weights}.`,
    summary,
    ...limited(changes, MOST_CHANGES),
    ...limited(models.notes, MOST_NOTES),
  ].map(safeLine)
}
