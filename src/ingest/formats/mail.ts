// Messages (.eml): the text of a press release as it was sent.
import type { Attachment } from 'postal-mime'
import { UserError } from '../../model/user-error.ts'
import { datePlaces } from '../dating.ts'
import { blocks } from '../html/blocks.ts'
import { removeHidden } from '../html/clean.ts'
import { parseHtml } from '../html/dom.ts'
import { packageVersion } from '../package-version.ts'
import type { Extracted, Received } from '../received.ts'
import { mailTexts, type MailNode, type MailText } from './mail-parts.ts'
import { headWords } from './mail-words.ts'
import { unwrapped } from './unwrapped.ts'
import { headEnd } from './warc-records.ts'

/** Names of what was sent along and not read, at most five. */
function attachmentWarnings(attachments: readonly Attachment[]): string[] {
  const names = attachments.filter((one) => !one.related).map((one) => one.filename ?? one.mimeType)
  if (names.length === 0) return []
  const more = names.length > 5 ? ` and ${names.length - 5} more` : ''
  return [`the message has attachments, which were not read: ${names.slice(0, 5).join(', ')}${more}`]
}

/** Lines that may begin a part: dividing lines of a text are among them. */
const MOST_PARTS = 20_000

/** Messages within messages that are read; the parser takes as many. */
const DEEPEST_MESSAGE = 10
const LIMITS = { maxNestingDepth: 50 } as const

/** The parser keeps what it found of the parts; it offers them only with characters of its own making. */
interface Parsed {
  readonly root: MailNode
}

async function textsWithin(content: ArrayBuffer, depth: number): Promise<readonly MailText[]> {
  if (depth > DEEPEST_MESSAGE) return []
  const PostalMime = (await import('postal-mime')).default
  const parser = new PostalMime(LIMITS)
  await parser.parse(content)
  return mailTexts((parser as unknown as Parsed).root, (inner) => textsWithin(inner, depth + 1))
}

async function paragraphsOf(texts: readonly MailText[], name: string): Promise<string[]> {
  const found: string[] = []
  for (const { kind, text } of texts) {
    if (kind === 'plain') found.push(...unwrapped(text))
    else if (text.trim() !== '') {
      const document = await parseHtml(text, name)
      removeHidden(document)
      found.push(...blocks(document))
    }
  }
  return found
}

/** The bytes of a line of the head, folded lines with it; `undefined` where there is none. */
function headLine(bytes: Buffer, name: string): Buffer | undefined {
  const { end } = headEnd(bytes) ?? { end: Math.min(bytes.length, 256 * 1024) }
  const head = bytes.subarray(0, end).toString('latin1')
  const line = new RegExp(`(?:^|\\n)${name}[ \\t]*:((?:[^\\n]|\\n[ \\t])*)`, 'i').exec(head)?.[1]
  return line === undefined ? undefined : Buffer.from(line.trim(), 'latin1')
}

/** The display name of a sender's line. */
const nameOf = (from: string): string => /^\s*"?([^"<]*?)"?\s*<[^>]*>\s*$/.exec(from)?.[1]?.replace(/\\(.)/g, '$1').trim() ?? ''

/** Text of a message (RFC 5322), its subject first. Throws `UserError` where it cannot be read or holds no text. */
export async function extractMail(received: Received): Promise<Extracted> {
  const PostalMime = (await import('postal-mime')).default
  const parser = new PostalMime(LIMITS)
  const unreadable = (error: unknown): never => {
    throw error instanceof UserError
      ? error
      : new UserError(
          `${received.name}: is no readable message (${(error as Error).message.replace(/\s+/g, ' ')}); save its text and give that`,
        )
  }
  const bytes = Buffer.from(received.bytes.buffer, received.bytes.byteOffset, received.bytes.byteLength)
  let parts = 0
  for (let at = bytes.indexOf('\n--'); at >= 0; at = bytes.indexOf('\n--', at + 3)) parts += 1
  if (parts > MOST_PARTS) throw new UserError(`${received.name}: has more parts than a message; save its text and give that`)
  const mail = await parser.parse(received.bytes as Uint8Array<ArrayBuffer>).catch(unreadable)
  const { root } = parser as unknown as Parsed
  const texts = await mailTexts(root, (content) => textsWithin(content, 1)).catch(unreadable)
  const paragraphs = await paragraphsOf(texts, received.name)
  if (paragraphs.length === 0) throw new UserError(`${received.name}: is a message without text; save what is attached to it and give that`)
  const main = texts.toSorted((a, b) => b.text.length - a.text.length)[0]
  const words = async (name: string): Promise<string | undefined> => {
    const line = headLine(bytes, name)
    return line && (await headWords(line, main?.encoding)).replace(/\s+/g, ' ').trim()
  }
  const subject = await words('subject')
  const from = nameOf((await words('from')) ?? '')
  const hasSubject = subject !== undefined && subject !== '' && paragraphs[0] !== subject
  return {
    text: (hasSubject ? [subject, ...paragraphs] : paragraphs).join('\n\n'),
    title: subject === '' ? undefined : subject,
    byline: from === '' ? undefined : from,
    // The header itself: the parser moves the time to UTC, and with it, at night, the day.
    dates: datePlaces('field', [mail.headers.find((header) => header.key === 'date')?.value]),
    encoding: main?.encoding,
    undecodable: texts.reduce((sum, { undecodable }) => sum + undecodable, 0),
    extraction: `message, postal-mime ${packageVersion('postal-mime')}`,
    warnings: [...new Set(texts.flatMap(({ warnings }) => warnings)), ...attachmentWarnings(mail.attachments)],
  }
}
