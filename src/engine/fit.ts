// Which fit of the engine this is: the name of its fitted numbers, so that measured error rates are not shown for another.
import { createHash } from 'node:crypto'
import contrast from './judge/contrast.json' with { type: 'json' }
import model from './align/model.json' with { type: 'json' }

let known: string | undefined

/** First 16 hex digits of the SHA-256 of the engine's fitted numbers. */
export function fitFingerprint(): string {
  known ??= createHash('sha256')
    .update(JSON.stringify([model, contrast]))
    .digest('hex')
    .slice(0, 16)
  return known
}
