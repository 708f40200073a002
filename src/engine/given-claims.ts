// Claims handed over ready-made come again and again: one statement, many outlets, a line each. They are read once.
import { prepareClaims, type PreparedClaims } from './align/align.ts'
import type { Claim } from '../model/claim.ts'
import { givenClaim } from './claims/extract.ts'
import { partsOf, type ClaimPart } from './claims/parts.ts'
import { once } from '../text/once.ts'

export interface PreparedGiven {
  readonly prepared: PreparedClaims
  readonly texts: readonly string[]
  /** Their sentences, cut when first asked for. */
  readonly parts: () => readonly ClaimPart[]
  /** Their kinds, values and names, read when first asked for. */
  readonly claims: () => readonly Claim[]
}

/** Characters of claim text kept, so that memory does not grow with an archive. */
const MOST_CHARACTERS = 2_000_000

const kept = new Map<string, PreparedGiven>()
let characters = 0

/** Claims and their units; the same texts in the same language give the same objects. Oldest ones are forgotten first. */
export function readGivenClaims(texts: readonly string[], language: string, published?: string): PreparedGiven {
  // With lengths, for a text may hold any character that could part two.
  const key = `${language} ${published ?? ''} ${texts.map((text) => text.length).join(' ')} ${texts.join('')}`
  const known = kept.get(key)
  if (known) return known
  let claims: Claim[] | undefined
  const read: PreparedGiven = {
    prepared: prepareClaims(texts, language, published),
    texts,
    parts: once(() => partsOf(texts, language)),
    claims: () => (claims ??= texts.map((text, index) => givenClaim(text, language, index))),
  }
  kept.set(key, read)
  characters += key.length
  for (const oldest of kept.keys()) {
    if (characters <= MOST_CHARACTERS) break
    kept.delete(oldest)
    characters -= oldest.length
  }
  return read
}
