// What of a page reads as prose: sentences that are there to be read, not ways to other pages.
import type { PageLine } from './blocks.ts'
import type { HtmlNode } from './dom.ts'

/** Words, where a Han character counts as half a word. */
export function wordCount(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return (text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + han / 2
}

/** Letters and figures alone, lower case: what two spellings of one line have in common. */
export const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** An end of a sentence, with what may close around it. */
export const SENTENCE_END = /[.!?。！？…][»”"'’)）」』\]]*$/u

/** A sentence of a report has more words; a label, a button or a byline seldom. */
const FEWEST_WORDS = 7
/** Share (0..1) of a line that may stand in links; what is linked as a whole leads elsewhere. */
const MOST_LINKED = 0.5

/** Whether a line is a sentence or several, and no link. */
export const isProse = (line: PageLine): boolean =>
  SENTENCE_END.test(line.text) && line.linked <= line.text.length * MOST_LINKED && wordCount(line.text) >= FEWEST_WORDS

/** How pages ask their reader to agree to cookies: they speak of themselves and to the reader, as reports about cookies do not. */
const CONSENT: readonly RegExp[] = [
  /\b(?:we(?: and our [^.]{0,40})?|(?:this|our) (?:web)?site|our partners)\b[^.]{0,60}\b(?:uses?|store|set|place)\b[^.]{0,60}\bcookies?\b/iu,
  /\bcookies?\b[^.]{0,120}\b(?:you (?:agree|accept|consent|can)|your (?:consent|choices?|preferences|privacy|settings|experience))/iu,
  /\b(?:you (?:agree|accept|consent)|by (?:continuing|clicking|using|browsing)|accept(?:ing)?(?: all)?|reject all|manage)\b[^.]{0,100}\bcookies?\b/iu,
  /\bwe (?:value|respect|care about) your privacy\b/iu,
  /(?:мы|(?:наш|этот|данный)?\s?(?:сайт|портал))[^.]{0,40}использу[^.]{0,60}(?:cookie|куки)/iu,
  /(?:cookie|куки)[^.]{0,120}(?:вы (?:соглаша|принима|даёте|даете)|ваш\p{L}* соглас|продолжая|нажимая)/iu,
  /(?:продолжая|нажимая|вы соглаша\p{L}+|принять)[^.]{0,120}(?:cookie|куки)/iu,
  /(?:мы|сайт)[^.]{0,40}выкарыстоўва[^.]{0,60}(?:cookie|кукі)|(?:cookie|кукі)[^.]{0,120}(?:пагаджа|згодн)|(?:працягваючы|націскаючы)[^.]{0,120}(?:cookie|кукі)/iu,
  /쿠키[^.]{0,60}(?:사용합니다|사용하고 있습니다|동의|허용|수락)|(?:동의|수락)[^.]{0,40}쿠키/u,
  /(?:我们|本网站|本站)[^。]{0,40}使用[^。]{0,30}cookie|cookie[^。]{0,60}(?:您同意|即表示|接受)|(?:您同意|继续(?:使用|浏览)|接受)[^。]{0,60}cookie/iu,
]
const LONGEST_CONSENT = 1200

/** Whether a line asks the reader to agree to cookies. */
export const isConsent = (text: string): boolean => text.length < LONGEST_CONSENT && CONSENT.some((pattern) => pattern.test(text))

/** Ancestors that are asked at most: deeper pages are attacks. */
const HIGHEST = 300

/** Every element around a node, the innermost first. */
export function* around(node: HtmlNode): Generator<HtmlNode> {
  let at = node.parentNode
  for (let step = 0; at !== null && step < HIGHEST; step += 1, at = at.parentNode) yield at
}

/** Characters of prose in each element of a page that has any. */
export function proseByElement(lines: readonly PageLine[]): ReadonlyMap<HtmlNode, number> {
  const found = new Map<HtmlNode, number>()
  for (const line of lines) {
    if (!isProse(line) || isConsent(line.text)) continue
    for (const element of around(line.node)) found.set(element, (found.get(element) ?? 0) + line.text.length)
  }
  return found
}
