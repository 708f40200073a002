// What the finder left of an article: a lead in a box of its own, a list, paragraphs after a heading, a second part.
import type { PageLine } from './blocks.ts'
import { isElement, type HtmlElement, type HtmlNode } from './dom.ts'
import { around, bare, isConsent, isProse, wordCount } from './prose.ts'
import { surroundings } from './surroundings.ts'
import { holdsDate } from '../dates-written.ts'

const MAIN = /^(?:article|main)$/i
const HEADING = /^h[1-6]$/i

const elementsAround = (line: PageLine): HtmlElement[] => [...around(line.node)].filter((node): node is HtmlElement => isElement(node))
const isHeading = (line: PageLine): boolean =>
  elementsAround(line)
    .slice(0, 4)
    .some((element) => HEADING.test(element.localName))

/** The `article`, else `main`, that a line stands in, the outermost of its kind; a second article beside it is in `main` too. */
function mainOf(line: PageLine): HtmlNode | undefined {
  const found = elementsAround(line).filter(
    (element) => MAIN.test(element.localName) || element.getAttribute('role')?.toLowerCase() === 'main',
  )
  return found.at(-1)
}

const isInside = (line: PageLine, element: HtmlNode | undefined): boolean =>
  element === undefined || elementsAround(line).some((one) => one === element)

/** Letters of a line that show that it is the finder's, and no label that stands elsewhere too. */
const TELLING = 15

/** Where on the page each found paragraph stands, as a place among `lines`; `undefined` for one that is put together otherwise there. */
function placesOf(lines: readonly PageLine[], found: readonly string[]): readonly (number | undefined)[] {
  const places = new Map<string, number[]>()
  lines.forEach((line, index) => {
    const text = bare(line.text)
    places.set(text, [...(places.get(text) ?? []), index])
  })
  let before = -1
  return found.map((paragraph) => {
    const text = bare(paragraph)
    const own = places.get(text) ?? []
    const isTelling = text.length > TELLING
    // A label is only looked for beside what was met before it: it may stand anywhere.
    const place = own.find((one) => one > before && (isTelling || before < 0 || one <= before + NEAR))
    if (place !== undefined && (isTelling || before >= 0)) before = place
    return place
  })
}

/** Lines further on at which a short paragraph may still stand. */
const NEAR = 3

/** Share (0..1) of the found letters that must be met again among the page's lines, before anything is added to them. */
const MET = 0.8

/** A line below which no article goes on: other stories, comments, offers. */
const isAfterwards = (line: PageLine): boolean =>
  line.text.length < 60 && !/[.!?。]$/u.test(line.text) && surroundings().afterwards.test(line.text)

/** A heading that leads elsewhere begins another story. */
const isOtherStory = (line: PageLine): boolean => line.linked > line.text.length * 0.8 && isHeading(line) && wordCount(line.text) >= 3

/** Words of a lead or deck under the headline, which often has no full stop. */
const LEAD_WORDS = 8

/** A line that says when, and no more: `posted on 21 April 2025, at 11:29 a.m.` */
const isDateLine = (text: string): boolean => text.length < 60 && holdsDate(text)

export interface PageParts {
  /** Every line that a reader sees. */
  readonly seen: readonly PageLine[]
  /** Those that cleaning left, the same nodes. */
  readonly cleaned: readonly PageLine[]
}

/**
 * The article's paragraphs with what belongs to it around and between them, in the page's order. `found` is what a finder took for
 * the article, `headline` what the page says it is called, `second` what another finder took.
 */
export function completed(
  { seen, cleaned: lines }: PageParts,
  found: readonly string[],
  headline: string | undefined,
  second: readonly string[] = [],
): readonly string[] {
  const places = placesOf(lines, found)
  const telling = found.flatMap((text, index) => (places[index] !== undefined && bare(text).length > TELLING ? [places[index]] : []))
  const met = telling.reduce((sum, index) => sum + bare(lines[index]!.text).length, 0)
  const first = telling[0]
  const last = telling.at(-1)
  if (first === undefined || last === undefined || met < bare(found.join('')).length * MET) return found
  const whole = bare(found.join('\n'))
  const isNew = (index: number): boolean => !whole.includes(bare(lines[index]!.text))
  const belongs = (line: PageLine): boolean => isProse(line) && !isConsent(line.text) && !isDateLine(line.text)
  const known = new Set(places)
  const isTaken = (index: number): boolean => known.has(index) || (lines[index] !== undefined && belongs(lines[index]))
  const isOwnHeading = (index: number): boolean =>
    isHeading(lines[index]!) && lines[index]!.linked === 0 && !isAfterwards(lines[index]!) && isTaken(index + 1)
  const between = Array.from({ length: last - first }, (_, step) => first + step).filter(
    (index) => belongs(lines[index]!) || isOwnHeading(index),
  )
  const above = leads(lines, first, headline).filter((index) => belongs(lines[index]!) || isLead(lines[index]!))
  const cleanedAt = new Map(lines.map((line, index) => [line.node, index]))
  const below = rest(seen, cleanedAt, lines[last]!, belongs)
  const main = mainOf(lines[first]!)
  const also = placesOf(lines, second).flatMap((index) => {
    const line = index === undefined ? undefined : lines[index]
    return line !== undefined && main !== undefined && isInside(line, main) && wordCount(line.text) >= LEAD_WORDS ? [index!] : []
  })
  const added = [...new Set([...above, ...between, ...below, ...also])].filter(isNew).sort((a, b) => a - b)
  return inserted(lines, found, places, added)
}

/** The found paragraphs, all of them and in their order, with the added lines between them where those stand on the page. */
function inserted(
  lines: readonly PageLine[],
  found: readonly string[],
  places: readonly (number | undefined)[],
  added: readonly number[],
): readonly string[] {
  const result: string[] = []
  let next = 0
  found.forEach((paragraph, index) => {
    const place = places[index]
    while (place !== undefined && next < added.length && added[next]! < place) result.push(lines[added[next++]!]!.text)
    result.push(paragraph)
  })
  return [...result, ...added.slice(next).map((index) => lines[index]!.text)]
}

const isLead = (line: PageLine): boolean =>
  wordCount(line.text) >= LEAD_WORDS && line.linked === 0 && !isDateLine(line.text) && !isConsent(line.text)

/** Lines between the headline and the article's first; none where the headline does not stand above it. */
function leads(lines: readonly PageLine[], first: number, headline: string | undefined): number[] {
  const head = bare(headline ?? '')
  const top = head === '' ? -1 : lines.findLastIndex((line, index) => index < first && bare(line.text) === head)
  if (top < 0) return []
  const between = Array.from({ length: first - top - 1 }, (_, step) => top + 1 + step)
  // Far from the headline stands something else first: a list of other stories, a table.
  return between.length <= MOST_BETWEEN ? between : []
}

/** Lines between a headline and the first paragraph: byline, date, a lead, labels. */
const MOST_BETWEEN = 12

/** A line that announces the next: a list follows. */
const ANNOUNCES = /[:：]$/u

/** Lines that follow the article's last with nothing but headings between, or lines that announce a list: its own. What else stands between ends it. */
function rest(
  seen: readonly PageLine[],
  cleanedAt: ReadonlyMap<HtmlNode, number>,
  last: PageLine,
  belongs: (line: PageLine) => boolean,
): readonly number[] {
  const found: number[] = []
  let headings: number[] = []
  const from = seen.findIndex((line) => line.node === last.node)
  const main = mainOf(last)
  for (const line of from < 0 ? [] : seen.slice(from + 1)) {
    const index = cleanedAt.get(line.node)
    if (index === undefined || !isInside(line, main) || isAfterwards(line) || isOtherStory(line)) break
    if (belongs(line)) {
      found.push(...headings, index)
      headings = []
    } else if ((isHeading(line) || ANNOUNCES.test(line.text)) && line.linked === 0) headings.push(index)
    else break
  }
  return found
}
