// What came in, and what was got out of it: the shapes between the steps of ingest.
import { UserError } from '../model/user-error.ts'

/** Bytes with all that is known of where they are from. */
export interface Received {
  /** What errors call it: a path, an address, or `standard input`. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Media type from the transport, lower case, without parameters. */
  readonly mediaType?: string | undefined
  /** Charset parameter from the transport. */
  readonly charset?: string | undefined
  /** Final address. */
  readonly url?: string | undefined
  /** Address that was asked for, where it differs. */
  readonly requested?: string | undefined
  /** Path of a local file: what it names beside itself (frames) may be read. */
  readonly file?: string | undefined
  /** ISO 8601 time at which the bytes came; absent for local files. */
  readonly retrieved?: string | undefined
  readonly http?: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | undefined
  /** What a reader must know about how the bytes came; each a sentence without a full stop. */
  readonly warnings?: readonly string[] | undefined
  /** The archived copy that the bytes are of: where it lies, what it is a copy of, and when the archive took it. */
  readonly archived?: { readonly url: string; readonly original?: string | undefined; readonly captured?: string | undefined } | undefined
}

/**
 * A place that says when a text was published, as written.
 * - `field`: a person or a program filled it in for that: a column, a header, front matter. What cannot be read is told.
 * - `mark`: something that is named for a date and may hold other words: metadata and elements of pages.
 * - `line`: a line at the top of the text; long ones and sentences tell of the story, not of the text.
 * - `address`: the text's address, whose path may hold a day.
 */
export interface DatePlace {
  readonly kind: 'field' | 'mark' | 'line' | 'address'
  readonly written: string | undefined
}

/** An article's text and what its source says about it. */
export interface Extracted {
  /** Not yet in stored form; paragraphs parted by a blank line, the headline first. */
  readonly text: string
  readonly title?: string | undefined
  readonly byline?: string | undefined
  /** Place, date and agency before the first sentence, as written. */
  readonly dateline?: string | undefined
  /** Where its source says when it was published, surest first: what `dating.ts` reads. */
  readonly dates?: readonly DatePlace[] | undefined
  /** ISO 8601. */
  readonly published?: string | undefined
  /** What is to be asked about a date that may be of two months; among the warnings too. */
  readonly askedDate?: string | undefined
  /** BCP 47 as the source claims; checked against the text later. */
  readonly language?: string | undefined
  /** Outlet identifier, or the name that the source gives itself. */
  readonly outlet?: string | undefined
  /** Address that the source calls its own. */
  readonly url?: string | undefined
  readonly captions?: readonly string[] | undefined
  /** Whether all prose of a page was taken, as was asked. */
  readonly keptAll?: true | undefined
  /** WHATWG name of the encoding that the bytes were read in. */
  readonly encoding?: string | undefined
  /** Places of the bytes that could not be decoded. */
  readonly undecodable?: number | undefined
  /** How the text came out of the bytes. */
  readonly extraction: string
  /** What a reader must know before trusting the text; each a sentence without a full stop. */
  readonly warnings?: readonly string[] | undefined
  /** The bytes that the text came from, where they are not the ones received first: a frame. */
  readonly from?: Received | undefined
}

/** One document of a source that may hold many. */
export interface SourceItem {
  /** What tells it from the others: an address, an identifier, a row. */
  readonly label: string
  readonly title?: string | undefined
  readonly read: () => Promise<{ readonly received: Received; readonly extracted: Extracted }>
}

/** The only document of a source, or the one that a selector names: a number from 1, or a part of its address or title. */
export function onlyItem(items: readonly SourceItem[], name: string, selector?: string): SourceItem {
  if (selector !== undefined) {
    const number = /^\d{1,7}$/.test(selector) ? Number(selector) : undefined
    const found =
      number === undefined
        ? items.filter((item) => item.label.includes(selector) || item.title?.includes(selector))
        : items.slice(number - 1, number)
    const exact = found.find((item) => item.label === selector) ?? found[0]
    if (!exact || number === 0)
      throw new UserError(
        `${name}: holds no document ${JSON.stringify(selector)}; it holds ${items.length}, named by number or by a part of the address or title`,
      )
    if (found.length > 1 && exact.label !== selector)
      throw new UserError(
        `${name}: ${found.length} documents fit ${JSON.stringify(selector)}; name one by its number, such as ${name}#${items.indexOf(exact) + 1}`,
      )
    return exact
  }
  const first = items[0]
  if (!first) throw new UserError(`${name}: holds no document; check that it is the right file`)
  if (items.length > 1)
    throw new UserError(
      `${name}: holds ${items.length} documents; name one by its number or a part of its address, such as ${name}#1 (${first.title ?? first.label})`,
    )
  return first
}
