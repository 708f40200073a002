// PDF: text where it has any; a scan has none, and is said to be one.
import { UserError } from '../../model/user-error.ts'
import { datePlaces } from '../dating.ts'
import { packageVersion } from '../package-version.ts'
import type { Extracted, Received } from '../received.ts'
import { countStreams } from './pdf-count.ts'
import { linesOf, type PdfItem } from './pdf-items.ts'
import type { PdfLine } from './pdf-line.ts'
import { pdfParagraphs } from './pdf-lines.ts'

/** A word that is no mark on a picture: of three letters, or of two where a letter is a syllable. */
const HAS_WORD = /\p{L}{3}|[\p{Script=Hangul}\p{Script=Han}]{2}/u
/** A report of one event has fewer; what lies beyond is said to be left out. */
const MOST_PAGES = 300
/** Pieces of text on one page: a page full of single letters stays below. */
const MOST_ITEMS = 50_000

/** Pieces of text on all pages together. */
const MOST_PIECES = 1_000_000

interface TextPiece {
  readonly items: readonly unknown[]
}

/** Pieces of a page's text, the first `MOST_ITEMS`; the page is built no further than they are read. */
async function itemsOf(stream: ReadableStream<TextPiece>): Promise<PdfItem[]> {
  const reader = stream.getReader()
  const found: PdfItem[] = []
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    for (const item of next.value.items) if (typeof item === 'object' && item !== null && 'str' in item) found.push(item as PdfItem)
    if (found.length < MOST_ITEMS) continue
    await reader.cancel(new Error('enough is read'))
    return found.slice(0, MOST_ITEMS)
  }
  return found
}

/** Whether every page carries the text of the first, figures such as its number aside. */
function areCopies(lines: readonly PdfLine[], pages: number): boolean {
  const texts = Array.from({ length: pages }, () => '')
  for (const { page, text } of lines) texts[page - 1] = `${texts[page - 1] ?? ''}${text.replace(/\d+/g, '#')}\n`
  return texts[0] !== '' && texts.every((text) => text === texts[0])
}

/** Text of a PDF in reading order, without running heads. Throws `UserError` where it is locked, damaged or only pictures. */
export async function extractPdf(received: Received): Promise<Extracted> {
  countStreams(received.bytes, received.name)
  const { getDocumentProxy } = await import('unpdf')
  // The reader takes its bytes over, so it is given a copy.
  const document = await getDocumentProxy(new Uint8Array(received.bytes), {
    isEvalSupported: false,
    stopAtErrors: false,
    verbosity: 0,
  }).catch((error: unknown) => {
    const reason =
      (error as Error).name === 'PasswordException'
        ? 'is protected by a password; save it without one'
        : 'is no readable PDF; save it anew, or save its text'
    throw new UserError(`${received.name}: ${reason}`)
  })
  try {
    const pages = Math.min(document.numPages, MOST_PAGES)
    const lines: PdfLine[] = []
    let pieces = 0
    for (let number = 1; number <= pages; number += 1) {
      const page = await document.getPage(number)
      const items = await itemsOf(page.streamTextContent() as ReadableStream<TextPiece>)
      pieces += items.length
      if (pieces > MOST_PIECES)
        throw new UserError(`${received.name}: holds more pieces of text than a report of one event; save its text and give that`)
      // One after the other: as arguments of one call they would fill the stack.
      for (const line of linesOf(items, number)) lines.push(line)
      page.cleanup()
    }
    const copies = pages > 1 && areCopies(lines, pages)
    const { paragraphs, title } = copies
      ? pdfParagraphs(
          lines.filter((line) => line.page === 1),
          1,
        )
      : pdfParagraphs(lines, pages)
    if (paragraphs.join('').length < 20 * pages && paragraphs.join('').length < 200 && !HAS_WORD.test(paragraphs.join(' ')))
      throw new UserError(`${received.name}: holds pictures of text, not text (a scan); run it through text recognition, or give its text`)
    return {
      text: paragraphs.join('\n\n'),
      title,
      dates: datePlaces('line', paragraphs.slice(0, 8)),
      extraction: `PDF, unpdf ${packageVersion('unpdf')}`,
      warnings: [
        ...(document.numPages > pages ? [`only the first ${pages} of its ${document.numPages} pages were read`] : []),
        ...(copies ? [`its ${pages} pages carry the same text, which was taken once`] : []),
      ],
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(
      `${received.name}: is a broken PDF (${(error as Error).message.replace(/\s+/g, ' ')}); save it anew, or save its text`,
    )
  } finally {
    await document.loadingTask.destroy()
  }
}
