// Which fit of the engine this is: the name of its fitted numbers, so that measured error rates are not shown for another.
import { createHash } from 'node:crypto'
import model from './align/model.json' with { type: 'json' }
import pair from './align/pair.json' with { type: 'json' }
import presence from './align/presence.json' with { type: 'json' }
import change from './judge/change.json' with { type: 'json' }
import contrast from './judge/contrast.json' with { type: 'json' }

/** First 16 hex digits of the SHA-256 of fitted numbers. */
export const fingerprintOf = (...fitted: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(fitted)).digest('hex').slice(0, 16)

let known: string | undefined

/** The name of the engine's own fitted numbers. */
export function fitFingerprint(): string {
  known ??= fingerprintOf(model, contrast, pair, presence, change)
  return known
}
