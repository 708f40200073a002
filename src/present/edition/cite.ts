// How to cite the report: plain text, BibTeX, CSL-JSON.
import { safeLine } from '../../text/safe-text.ts'
import type { Words } from '../words/en.ts'
import { section, type Section } from './blocks.ts'

export interface Citation {
  readonly title: string
  readonly authors: readonly string[]
  /** ISO 8601 date, whole or cut to month or year; absent where nothing is dated. */
  readonly date?: string
  readonly version: string
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  ...Object.fromEntries([...'{}&%$#_'].map((sign) => [sign, `\\${sign}`])),
}

/** Text as a BibTeX field's value: nothing in it is a command, and braces are balanced. */
function bibtexText(text: string): string {
  return safeLine(text).replace(/[\\{}&%$#_~^]/g, (sign) => LATEX[sign] ?? sign)
}

function dateParts(date: string | undefined): number[] {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date ?? '')
  return found ? found.slice(1).flatMap((part: string | undefined) => (part === undefined ? [] : [Number(part)])) : []
}

function key(citation: Citation): string {
  const slug = citation.title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .split('-')
    .filter((part) => part !== '')
    .slice(0, 4)
    .join('-')
  return ['unsaid', slug, dateParts(citation.date)[0]].filter((part) => part !== undefined && part !== '').join('-')
}

function plainCitation(citation: Citation, words: Words): string {
  const { cite } = words
  const when = citation.date?.slice(0, 10) ?? cite.undated
  const title = safeLine(cite.title(citation.title))
  const opening = citation.authors.length > 0 ? `${safeLine(words.listed(citation.authors))} (${when}). ${title}.` : `${title} (${when}).`
  return `${opening} ${cite.made(citation.version)}.`
}

function bibtex(citation: Citation, words: Words): string {
  const [year, month, day] = dateParts(citation.date)
  const fields: [string, string | undefined][] = [
    ['title', `{${bibtexText(words.cite.title(citation.title))}}`],
    ['author', citation.authors.length > 0 ? citation.authors.map((one) => `{${bibtexText(one)}}`).join(' and ') : undefined],
    ['year', year === undefined ? undefined : String(year)],
    ['month', month === undefined ? undefined : String(month)],
    ['day', day === undefined ? undefined : String(day)],
    ['note', bibtexText(words.cite.made(citation.version))],
  ]
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]))
  return [`@misc{${key(citation)},`, ...lines, '}'].join('\n')
}

function cslJson(citation: Citation, words: Words): string {
  const parts = dateParts(citation.date)
  const item = {
    id: key(citation),
    type: 'report',
    title: safeLine(words.cite.title(citation.title)),
    ...(citation.authors.length > 0 ? { author: citation.authors.map((one) => ({ literal: safeLine(one) })) } : {}),
    ...(parts.length > 0 ? { issued: { 'date-parts': [parts] } } : {}),
    genre: words.subtitle,
    language: words.tag,
    note: safeLine(words.cite.made(citation.version)),
  }
  return JSON.stringify([item], null, 2)
}

/** How to cite the report: in words, as BibTeX and as CSL JSON. */
export function citeSection(citation: Citation, words: Words): Section {
  const { cite } = words
  return section('cite', words.heading.cite, [
    { kind: 'source', label: cite.plain, text: plainCitation(citation, words), syntax: 'text' },
    { kind: 'source', label: cite.bibtex, text: bibtex(citation, words), syntax: 'bibtex' },
    { kind: 'source', label: cite.csl, text: cslJson(citation, words), syntax: 'json' },
  ])
}
