// Messages (.eml): the text of a press release as it was sent.
import { createRequire } from 'node:module'
import { UserError } from '../../model/user-error.ts'
import { isoDate } from '../dates-written.ts'
import { blocks } from '../html/blocks.ts'
import { parseHtml } from '../html/dom.ts'
import type { Extracted, Received } from '../received.ts'

/** Lines of a plain message are wrapped at some width: a paragraph ends at a blank line, or where a line is short and ends a sentence. */
function unwrapped(text: string): string[] {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n-- \n[^]*$/, '\n')
    .split('\n')
  const widest = Math.max(...lines.map((line) => line.length))
  const found: string[] = ['']
  for (const raw of lines) {
    const line = raw.trim()
    if (line === '') {
      found.push('')
      continue
    }
    const last = found.length - 1
    found[last] = found[last] === '' ? line : `${found[last] ?? ''} ${line}`
    if (widest > 100 || (line.length < widest * 0.7 && /[.!?。！？:][”"»')]*$/u.test(line))) found.push('')
  }
  return found.filter((paragraph) => paragraph !== '')
}

export async function extractMail(received: Received): Promise<Extracted> {
  const PostalMime = (await import('postal-mime')).default
  const { version } = createRequire(import.meta.url)('postal-mime/package.json') as { version: string }
  const mail = await PostalMime.parse(received.bytes as Uint8Array<ArrayBuffer>, { maxNestingDepth: 50 }).catch((error: unknown) => {
    throw new UserError(
      `${received.name}: is no readable message (${(error as Error).message.replace(/\s+/g, ' ')}); save its text and give that`,
    )
  })
  const paragraphs =
    mail.html !== undefined && mail.html.trim() !== '' ? blocks(await parseHtml(mail.html, received.name)) : unwrapped(mail.text ?? '')
  if (paragraphs.length === 0) throw new UserError(`${received.name}: is a message without text; save what is attached to it and give that`)
  const subject = mail.subject?.trim()
  const from = mail.from && 'name' in mail.from ? mail.from.name : undefined
  const hasSubject = subject !== undefined && subject !== '' && paragraphs[0] !== subject
  return {
    text: (hasSubject ? [subject, ...paragraphs] : paragraphs).join('\n\n'),
    title: subject === '' ? undefined : subject,
    byline: from === '' ? undefined : from,
    published: isoDate(mail.date),
    extraction: `message, postal-mime ${version}`,
    warnings: mail.attachments.some((one) => !one.related) ? ['the message has attachments, which were not read'] : [],
  }
}
