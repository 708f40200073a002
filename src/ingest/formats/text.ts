// Plain text: as it is.
import { UserError } from '../../model/user-error.ts'
import { holdsDate } from '../dates-written.ts'
import { datePlaces } from '../dating.ts'
import { decodeBytes, type Decoded } from '../encoding.ts'
import { datelineLength } from '../../text/datelines.ts'
import { wordCount } from '../html/prose.ts'
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
  if (decoded.alsoFits !== undefined)
    throw new UserError(
      `${received.name}: is too short to tell its encoding (${[decoded.encoding, ...decoded.alsoFits].slice(0, 4).join(', ')} all fit); save it as UTF-8`,
    )
  return decoded
}

/** A headline is a line of its own above the text; a salutation, a sentence, a date or a dateline is none. */
const LONGEST_HEADLINE = 200
const NO_HEADLINE = /[.。,，、:：;；!！…]["'”’»」』)）]*$|^[-*•>#]|^https?:/u

/** Lines at the top of a text that may say when it was published. */
const TOP = 6

export interface Head {
  readonly title: string | undefined
  /** First lines, below the title, that may say when it was published. */
  readonly lines: readonly string[]
}

/** What a plain text says of itself: the headline above it, and the day that stands alone in its first lines. */
export function headOf(text: string): Head {
  const lines = text
    .slice(0, 4000)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const first = lines[0]?.replace(/^\ufeff/, '') ?? ''
  // Parted from what follows by a blank line, or by a date's line.
  const isApart = /^\s*[^\r\n]+\r?\n[ \t]*\r?\n/.test(text) || holdsDate(lines[1]?.slice(0, 60) ?? '')
  const isHeadline =
    lines.length > 1 &&
    isApart &&
    first.length < LONGEST_HEADLINE &&
    wordCount(first) >= 2 &&
    !NO_HEADLINE.test(first) &&
    datelineLength(first) === 0 &&
    !(holdsDate(first) && wordCount(first) < 6)
  return { title: isHeadline ? first : undefined, lines: dateLines(lines.slice(isHeadline ? 1 : 0)) }
}

/** Lines at the top of a text that may say when: few words beside the day. */
export const dateLines = (lines: readonly string[]): readonly string[] =>
  lines.slice(0, TOP).filter((line) => line.length < 80 && wordCount(line) <= 10)

/** A plain text, decoded. Throws `UserError` where it is not text. */
export async function extractText(received: Received): Promise<Extracted> {
  const decoded = await decodeText(received)
  const { title, lines } = headOf(decoded.text)
  const detected = decoded.source === 'detected' ? [`its encoding is not declared; it was read as ${decoded.encoding}`] : []
  return {
    text: decoded.text,
    title,
    dates: datePlaces('line', lines),
    encoding: decoded.encoding,
    undecodable: decoded.undecodable,
    extraction: `plain text, ${decoded.encoding.toUpperCase()}${decoded.source === 'detected' ? ' (detected)' : ''}`,
    warnings: [...encodingWarnings(decoded), ...detected],
  }
}
