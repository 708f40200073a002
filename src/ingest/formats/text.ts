// Plain text: as it is.
import { UserError } from '../../model/user-error.ts'
import { decodeBytes, type Decoded } from '../encoding.ts'
import type { Extracted, Received } from '../received.ts'
import { encodingWarnings } from './warnings.ts'

/** Control characters that no text has: more than a trace of them means that the bytes are not text. */
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g

/** Refuses what decodes to no text. Throws `UserError`. */
export function refuseBinary(decoded: Decoded, name: string): void {
  const front = decoded.text.slice(0, 8192)
  const controls = front.match(CONTROL)?.length ?? 0
  if ((controls > 16 && controls > front.length * 0.02) || front.includes('\u0000') || decoded.undecodable > decoded.text.length * 0.1)
    throw new UserError(`${name}: is binary, not text; save the article as plain text (UTF-8)`)
}

/** Decodes text and refuses what is not text. Throws `UserError`. */
export async function decodeText(received: Received): Promise<Decoded> {
  const decoded = await decodeBytes(received.bytes, { header: received.charset })
  refuseBinary(decoded, received.name)
  return decoded
}

/** A plain text, decoded. Throws `UserError` where it is not text. */
export async function extractText(received: Received): Promise<Extracted> {
  const decoded = await decodeText(received)
  const detected = decoded.source === 'detected' ? [`its encoding is not declared; it was read as ${decoded.encoding}`] : []
  return {
    text: decoded.text,
    encoding: decoded.encoding,
    undecodable: decoded.undecodable,
    extraction: `plain text, ${decoded.encoding.toUpperCase()}${decoded.source === 'detected' ? ' (detected)' : ''}`,
    warnings: [...encodingWarnings(decoded), ...detected],
  }
}
