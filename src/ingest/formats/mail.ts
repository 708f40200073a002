// Messages (.eml): the text of a press release as it was sent.
import type { Attachment, Email } from 'postal-mime'
import { UserError } from '../../model/user-error.ts'
import { isoDate } from '../dates-written.ts'
import { blocks } from '../html/blocks.ts'
import { removeHidden } from '../html/clean.ts'
import { parseHtml } from '../html/dom.ts'
import { packageVersion } from '../package-version.ts'
import type { Extracted, Received } from '../received.ts'
import { unwrapped } from './unwrapped.ts'

/** Names of what was sent along and not read, at most five. */
function attachmentWarnings(attachments: readonly Attachment[]): string[] {
  const names = attachments.filter((one) => !one.related).map((one) => one.filename ?? one.mimeType)
  if (names.length === 0) return []
  const more = names.length > 5 ? ` and ${names.length - 5} more` : ''
  return [`the message has attachments, which were not read: ${names.slice(0, 5).join(', ')}${more}`]
}

async function paragraphsOf(mail: Email, name: string): Promise<string[]> {
  if (mail.html !== undefined && mail.html.trim() !== '') {
    const document = await parseHtml(mail.html, name)
    removeHidden(document)
    const found = blocks(document)
    if (found.length > 0) return found
  }
  return unwrapped(mail.text ?? '')
}

/** Text of a message (RFC 5322), its subject first. Throws `UserError` where it cannot be read or holds no text. */
export async function extractMail(received: Received): Promise<Extracted> {
  const PostalMime = (await import('postal-mime')).default
  const mail = await PostalMime.parse(received.bytes as Uint8Array<ArrayBuffer>, { maxNestingDepth: 50 }).catch((error: unknown) => {
    throw new UserError(
      `${received.name}: is no readable message (${(error as Error).message.replace(/\s+/g, ' ')}); save its text and give that`,
    )
  })
  const paragraphs = await paragraphsOf(mail, received.name)
  if (paragraphs.length === 0) throw new UserError(`${received.name}: is a message without text; save what is attached to it and give that`)
  const subject = mail.subject?.replace(/\s+/g, ' ').trim()
  const from = mail.from && 'name' in mail.from ? mail.from.name.trim() : undefined
  const hasSubject = subject !== undefined && subject !== '' && paragraphs[0] !== subject
  return {
    text: (hasSubject ? [subject, ...paragraphs] : paragraphs).join('\n\n'),
    title: subject === '' ? undefined : subject,
    byline: from === '' ? undefined : from,
    // The header itself: the parser moves the time to UTC, and with it, at night, the day.
    published: isoDate(mail.headers.find((header) => header.key === 'date')?.value),
    extraction: `message, postal-mime ${packageVersion('postal-mime')}`,
    warnings: attachmentWarnings(mail.attachments),
  }
}
