// Word files (.docx): paragraphs, lists and tables in order.
import { UserError } from '../../model/user-error.ts'
import { datePlaces } from '../dating.ts'
import { blocks } from '../html/blocks.ts'
import { parseHtml } from '../html/dom.ts'
import { packageVersion } from '../package-version.ts'
import type { Extracted, Received } from '../received.ts'
import { readZip } from '../zip.ts'

/** Bytes of one part: a book has less. */
const LARGEST_PART = 64 * 1024 * 1024

/** Angle brackets of all parts together: each is an element's beginning or end, and costs the converter some hundred bytes. */
const MOST_BRACKETS = 2_000_000
/** Signs of equality of all parts together: each attribute has one, and costs as much as an element. Word writes up to fifty a paragraph. */
const MOST_ATTRIBUTES = 1_000_000
/** A book has ten thousand. */
const MOST_PARAGRAPHS = 20_000
/** Two to a paragraph: where it begins and where it ends. */
const MOST_TAGS = 2 * MOST_PARAGRAPHS

/** How often a text stands in a part; counted no further than `most`. */
function occurrences(part: string, text: string, most: number): number {
  let found = 0
  for (let at = part.indexOf(text); at >= 0 && found <= most; at = part.indexOf(text, at + text.length)) found += 1
  return found
}

/** Changes that Word recorded and nobody has accepted or rejected yet. */
interface Tracked {
  readonly inserted: number
  readonly deleted: number
  readonly moved: number
}

const count = (part: string, pattern: RegExp): number => part.match(pattern)?.length ?? 0

/** Marks of a whole inserted or deleted paragraph stand among its properties, empty; those with words enclose them. */
const trackedIn = (part: string): Tracked => ({
  inserted: count(part, /<w:ins\b(?:[^>/]|\/(?!>))*>/g),
  deleted: count(part, /<w:del\b(?:[^>/]|\/(?!>))*>/g),
  moved: count(part, /<w:moveTo\b[^>]*>/g),
})

const times = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`

function trackedWarning({ inserted, deleted, moved }: Tracked): string | undefined {
  const parts = [
    ...(inserted > 0 ? [`${times(inserted, 'insertion')} taken`] : []),
    ...(deleted > 0 ? [`${times(deleted, 'deletion')} left out`] : []),
    ...(moved > 0 ? [`${times(moved, 'move')} followed`] : []),
  ]
  return parts.length === 0
    ? undefined
    : `holds tracked changes, read as if accepted (${parts.join(', ')}); accept or reject them in Word for another text`
}

/** Proves, before the converter sees the file, that all of it unpacks within limits and that no part declares entities; tells its tracked changes. */
async function checkParts(received: Received): Promise<Tracked> {
  let tracked: Tracked = { inserted: 0, deleted: 0, moved: 0 }
  let [brackets, paragraphs, attributes] = [0, 0, 0]
  for (const entry of await readZip(received.bytes, received.name)) {
    if (!/\.(?:xml|rels)$/i.test(entry.name)) continue
    if (entry.size > LARGEST_PART)
      throw new UserError(`${received.name}: holds a part of more than ${LARGEST_PART / 1024 / 1024} MB; give the text alone`)
    const part = (await entry.read()).toString('latin1')
    if (/<!(?:DOCTYPE|ENTITY)/i.test(part))
      throw new UserError(`${received.name}: declares entities, as no Word file does; save it anew from a word processor`)
    brackets += occurrences(part, '<', MOST_BRACKETS)
    // Whatever prefix the part gives its elements.
    paragraphs += occurrences(part, ':p>', MOST_TAGS) + occurrences(part, ':p/>', MOST_TAGS)
    attributes += occurrences(part, '=', MOST_ATTRIBUTES)
    if (attributes > MOST_ATTRIBUTES)
      throw new UserError(`${received.name}: holds more marks of form (${MOST_ATTRIBUTES}) than a text of one event; give the text alone`)
    if (brackets > MOST_BRACKETS || paragraphs > MOST_TAGS)
      throw new UserError(`${received.name}: holds more paragraphs than a text of one event (${MOST_PARAGRAPHS}); give the text alone`)
    if (/^word\/document\d*\.xml$/i.test(entry.name)) tracked = trackedIn(part)
  }
  return tracked
}

/** Text of a Word document, a paragraph a block. Throws `UserError` where it is damaged, unsafe or without text. */
export async function extractDocx(received: Received): Promise<Extracted> {
  const warning = trackedWarning(await checkParts(received))
  const mammoth = (await import('mammoth')).default
  let html: string
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(received.bytes.buffer, received.bytes.byteOffset, received.bytes.byteLength) },
      {
        // Pictures are no text; files outside are nobody's business.
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        externalFileAccess: false,
        // A page or column ends what stands before it.
        styleMap: ["p[style-name='Title'] => h1:fresh", "br[type='page'] => hr", "br[type='column'] => hr"],
      },
    )
    html = result.value
  } catch (error) {
    throw new UserError(
      `${received.name}: is no readable Word file (${(error as Error).message.replace(/\s+/g, ' ')}); save it anew, or give the text`,
    )
  }
  const document = await parseHtml(html, received.name)
  // The numbers of notes, and the arrows back to them, are no words of the text.
  for (const mark of [...document.querySelectorAll('a[href^="#footnote-"], a[href^="#endnote-"], a[href^="#comment-"]')]) mark.remove()
  const heading = document.querySelector('h1')
  const paragraphs = blocks(document)
  const title = heading === null ? undefined : blocks(heading).join(' ')
  return {
    text: paragraphs.join('\n\n'),
    title: title === '' ? undefined : title,
    dates: datePlaces('line', paragraphs.slice(0, 8)),
    extraction: `Word file, mammoth ${packageVersion('mammoth')}`,
    warnings: warning === undefined ? [] : [warning],
  }
}
