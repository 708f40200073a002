// What a reader must know about how a text was decoded.
import type { Decoded } from '../encoding.ts'

/** Warnings that every decoding may give. */
export function encodingWarnings(decoded: Decoded): string[] {
  const { undecodable, encoding, disproved } = decoded
  const places = undecodable === 1 ? '1 place' : `${undecodable} places`
  const verb = undecodable === 1 ? 'stands' : 'stand'
  return [
    ...(undecodable > 0 ? [`${places} could not be decoded as ${encoding} and ${verb} as U+FFFD`] : []),
    ...(disproved === undefined ? [] : [`the declared encoding ${disproved} is wrong; the bytes are ${encoding}`]),
  ]
}
