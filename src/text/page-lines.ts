// What of a page's text makes it another version, and what only changes at each load: dates, counters, links to other articles.
import { z } from 'zod'
import { pageNoiseSchema } from '../model/page-noise.ts'
import type { Span } from '../model/span.ts'
import { seedJson } from '../seeds.ts'
import { dates } from './dates.ts'

const noiseSchema = z.strictObject({
  /** Words that stand beside a page's dates and counters; a line of nothing but these, numbers and dates says nothing. */
  labels: z.array(z.string().min(1)),
  /** Names of days of the week. */
  days: z.array(z.string().min(1)),
})

interface Noise {
  readonly words: ReadonlySet<string>
  /** Phrases of several words, and words of scripts that are written without spaces, the longest first. */
  readonly phrases: readonly string[]
  readonly readAlso: RegExp
}

let known: Noise | undefined

function noise(): Noise {
  if (known) return known
  const { labels, days } = noiseSchema.parse(seedJson('version-noise.json'))
  const { readAlso } = pageNoiseSchema.parse(seedJson('page-noise.json'))
  const all = [...labels, ...days]
  known = {
    words: new Set(all),
    phrases: all.filter((one) => /[\s\p{Script=Han}\p{Script=Hangul}]/u.test(one)).sort((a, b) => b.length - a.length),
    readAlso: new RegExp(`^[\\s\\p{P}\\p{S}]*(?:${readAlso.join('|')})`, 'iu'),
  }
  return known
}

/** Longer lines are told, not counted. */
const LONGEST_COUNTER = 120

/** Whether a line holds nothing but numbers, dates, times and the words that stand beside them. */
function isCounter(line: string): boolean {
  if (line.length > LONGEST_COUNTER || !/\p{N}/u.test(line)) return false
  let rest = line
  for (const { span } of dates(line)) rest = `${rest.slice(0, span.start)}${' '.repeat(span.end - span.start)}${rest.slice(span.end)}`
  rest = rest.toLowerCase()
  for (const phrase of noise().phrases) if (rest.includes(phrase)) rest = rest.replaceAll(phrase, ' ')
  return (rest.match(/\p{L}+/gu) ?? []).every((word) => noise().words.has(word))
}

/** A heading over links: nothing but the cue, or the cue and a word or two ("Related articles:"). */
const LONGEST_HEADING = 40
/** A line that ends as sentences do, or is as long as a paragraph, is the article again. */
const SENTENCE_END = /[.!?。！？…]["”»'’)\]]*\s*$/u
const LONG_LINE = 200

interface Line {
  readonly span: Span
  readonly text: string
  readonly says: boolean
}

/** Lines of a page's text, each with whether it says something that stays from load to load. */
function lines(text: string): Line[] {
  const found: Line[] = []
  let start = 0
  let amongLinks = false
  for (const line of text.split('\n')) {
    const span = { start, end: start + line.length }
    start = span.end + 1
    const trimmed = line.trim()
    if (trimmed === '') continue
    const leads = noise().readAlso.test(trimmed)
    const isArticle = SENTENCE_END.test(trimmed) || trimmed.length > LONG_LINE
    // "Read also: …" on one line is that line alone; as a heading it stands over the links below.
    if (leads && !isArticle && (trimmed.length <= LONGEST_HEADING || /[:：]$/u.test(trimmed))) amongLinks = true
    else if (isArticle && !leads) amongLinks = false
    found.push({ span, text: line, says: !leads && !amongLinks && !isCounter(trimmed) })
  }
  return found
}

/** Lines that change at each load, as spans of the text. */
export const passingLines = (text: string): Span[] => lines(text).flatMap(({ span, says }) => (says ? [] : [span]))

/** The text with the lines that change at each load blanked out: every other character stands where it stood. */
export function withoutPassing(text: string): string {
  let out = text
  for (const { start, end } of passingLines(text)) out = `${out.slice(0, start)}${' '.repeat(end - start)}${out.slice(end)}`
  return out
}

/** What a text says, line by line, with spaces, quotation marks and dashes in one form. */
export function essence(text: string): string {
  return lines(text)
    .filter((line) => line.says)
    .map((line) => plainForm(line.text))
    .join('\n')
}

/** A passage with spaces, quotation marks, apostrophes and dashes in one form: what a typesetter changes is no change of words. */
export const plainForm = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[“”„«»‟〝〞"]/gu, '"')
    .replace(/[‘’‚‛'`]/gu, "'")
    .replace(/[‐‑‒–—―-]/gu, '-')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

/** Whether two texts of one page are the same version of it. */
export const isSameVersion = (one: string, other: string): boolean => one === other || essence(one) === essence(other)
