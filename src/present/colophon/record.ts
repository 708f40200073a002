// The record of a report's making in each format, where no reader trips over it and a machine finds it again. Pure.
import type { Colophon } from '../../model/colophon.ts'
import { safeJson } from '../json/safe-json.ts'

const NAME = 'unsaid-colophon'
/** What JSON-LD takes for a property of ours. */
const PROPERTY = 'urn:unsaid:colophon'

/** JSON that ends no comment and opens no markup: such characters stand in strings alone, where an escape means the same. */
const inert = (colophon: Colophon): string =>
  safeJson(colophon)
    .replace(/[<>&]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('--', '-\\u002d')

/** The last record that a text holds, and the text without it; what was written after it stays in the text. */
function taken(text: string, pattern: RegExp): Separated {
  const found = [...text.matchAll(pattern)].at(-1)
  if (found?.[1] === undefined) return { rest: text }
  return { record: found[1], rest: text.slice(0, found.index) + text.slice(found.index + found[0].length) }
}

export interface Separated {
  /** JSON as it was found. */
  readonly record?: string
  /** The report as it was before the record was put into it. */
  readonly rest: string
}

const COMMENT = new RegExp(`\\n<!-- ${NAME} (.*) -->\\n`, 'gu')
const LINE = new RegExp(`^${NAME} (.*)\\n`, 'gmu')

/** A page of Markdown or HTML with the record as a comment at its end. */
export const withComment = (page: string, colophon: Colophon): string => `${page}\n<!-- ${NAME} ${inert(colophon)} -->\n`

/** Takes the comment out of a page. */
export const fromComment = (page: string): Separated => taken(page, COMMENT)

/** Plain text with the record as its last line. */
export const withLine = (text: string, colophon: Colophon): string => `${text}${NAME} ${safeJson(colophon)}\n`

/** Takes the line out of a plain text. */
export const fromLine = (text: string): Separated => taken(text, LINE)

/** JSON of an object with the record as its last property; in JSON-LD as a literal, which every processor keeps. */
export function withProperty(json: string, colophon: Colophon, isLinkedData: boolean): string {
  const value = JSON.parse(json) as Record<string, unknown>
  const added = isLinkedData ? { [PROPERTY]: safeJson(colophon) } : { colophon }
  return `${safeJson({ ...value, ...added }, 2)}\n`
}

/** Takes the property out of an object: the record as a value, or as the JSON of one. */
export function fromProperty(value: Readonly<Record<string, unknown>>): { readonly record?: unknown; readonly rest: object } {
  const { colophon, [PROPERTY]: literal, ...rest } = value
  const record = literal ?? colophon
  return { ...(record === undefined ? {} : { record }), rest }
}
