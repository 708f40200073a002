// Whether a page shows its article, or only the beginning of one that must be paid for.
import { pageLines, type PageLine } from './blocks.ts'
import type { HtmlDocument, HtmlElement, HtmlNode } from './dom.ts'
import { around, wordCount } from './prose.ts'

/**
 * How pages ask for money or a sign-in in place of the rest of an article, in the languages of the seeds. What is offered must be this article or
 * its rest: a line that offers an archive, puzzles or a newsletter stands below whole articles.
 */
const PROMPTS: readonly RegExp[] = [
  /(?:subscribe|sign (?:in|up)|log ?in|register|become a (?:member|subscriber)|start (?:your|a) (?:free )?trial|pay)\b[^.]{0,40}? to (?:(?:continue|keep|finish|go on)\b|(?:read|unlock|access|view|see) (?:the (?:rest|full|whole|entire|remain|complete)|this|all of this|more\b(?! (?:about|than))|on\b|it\b)|(?:read|unlock|continue)\W*$)/iu,
  /(?:this|the) (?:article|story|content|page|report) is (?:only |exclusively )?(?:for|available (?:only )?to|reserved for|exclusive to) (?:our )?(?:paid |paying |premium |registered )?(?:subscribers|members|readers with)/iu,
  /(?:to (?:continue|keep) reading|to read (?:the full|the rest|the whole|more|on)[^.]{0,40}),? (?:please )?(?:subscribe|sign|log|register|choose|buy)/iu,
  /(?:чтобы|для того,? чтобы|что бы) (?:продолжить|дочитать|(?:про)?читать\s(?:дальше|далее|полн|весь|всю|целиком|до конца|эт|стат|материал|текст))[^.]{0,60}(?:подпис|войд|авториз|зарегистр|оформ|оплат)/iu,
  /(?:подпи[сш]\p{L}+|оформите подписку|войдите|авторизуйтесь|зарегистрируйтесь)[^.]{0,30},? (?:чтобы|для)\s(?:продолж|дочит|(?:про)?чита\p{L}+\s(?:дальше|далее|полн|весь|всю|целиком|до конца|эт|стат|материал|текст)|чтения\s(?:полн|стат|материал))/iu,
  /(?:материал|статья|полн\p{L}+ (?:текст|верси\p{L}+)|продолжение) (?:доступ\p{L}+|открыт\p{L}*) (?:только )?(?:для |по |после )?(?:подписчик|подписк|зарегистр|авториз|оплат)/iu,
  /(?:каб|для таго,? каб) (?:працягнуць|дачытаць|(?:пра)?чытаць\s(?:далей|цалкам|поўн|увесь|гэт|артыкул|матэрыял|тэкст))[^.]{0,60}(?:падпіш|увайдз|аўтарыз|зарэгістр)/iu,
  /(?:матэрыял|артыкул|поўн\p{L}+ (?:тэкст|версі\p{L}+)) (?:даступ\p{L}+) (?:толькі )?(?:для |па |пасля )?(?:падпісчык|падпіс|зарэгістр)/iu,
  /(?:유료|구독자|멤버십|프리미엄|회원)\s?(?:회원|구독자)?\s?전용\s?(?:기사|콘텐츠|글)(?:입니다|$)?|(?:로그인|구독|가입|결제)(?:하시면|하면|하고|\s?후에?)\s?[^.]{0,12}(?:전문|전체|본문|기사|나머지|계속|이어)[^.]{0,10}(?:읽|보|볼|열람|이용)/u,
  /(?:订阅|登录|登入|付费|注册|开通会员|成为会员)(?:后|以|即可|，)?[^。]{0,12}(?:继续阅读|继续查看|(?:阅读|查看|解锁)(?:全文|本文|剩余|完整))|(?:本文|全文|此文)(?:仅限|仅供|为)[^。]{0,10}(?:会员|订户|订阅|付费)/u,
]

/** What is said in a paywall's box as well as in the head of any page: it counts in the former alone. */
const IN_BOXES: readonly RegExp[] = [
  /(?:already a|for) subscribers?(?: only|\?)/iu,
  /уже (?:есть подписка|подписаны)\?/iu,
  /이미 (?:구독|회원)/u,
  /已(?:是|有)(?:会员|订阅)/u,
]

const BOXES =
  '[class*="paywall" i], [id*="paywall" i], [class*="regwall" i], [class*="subscribe" i], [class*="premium" i], [class*="lock" i]'
const HEAD_AND_FOOT = 'nav, footer, aside, header, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"]'

const promptIn = (lines: readonly PageLine[], prompts: readonly RegExp[]): string | undefined => {
  for (const { text } of lines) for (const prompt of prompts) if (prompt.test(text)) return prompt.exec(text)?.[0]
  return undefined
}

/** The words by which a page asks for money, where they stand in its visible text. */
export function paywallPrompt(document: HtmlDocument): string | undefined {
  const boxes = [...document.querySelectorAll(BOXES)].filter((box) => !HEADS.test(box.localName)).slice(0, 50)
  for (const box of boxes) {
    const found = promptIn(pageLines(box), isPaywall(box) ? [...PROMPTS, ...IN_BOXES] : PROMPTS)
    if (found !== undefined) return found
  }
  const frames = new Set<HtmlNode>(document.querySelectorAll(HEAD_AND_FOOT))
  const lines = document.body ? pageLines(document.body).filter((line) => ![...around(line.node)].some((node) => frames.has(node))) : []
  return promptIn(lines, PROMPTS)
}

const HEADS = /^(?:html|body|nav|header|footer)$/i
const isPaywall = (box: HtmlElement): boolean =>
  /paywall|regwall/i.test(`${box.getAttribute('class') ?? ''} ${box.getAttribute('id') ?? ''}`)

/** An agency's whole report may have so few words; the free beginning of a paid article seldom has more. */
const BEGINNING = 250
const SHORT_NOTICE = 60

export type Access = 'open' | 'stub' | 'doubtful'

/** `stub`: what is there is not the article. `doubtful`: it may be cut short, and a reader must be told. */
export function accessOf(text: string, locked: boolean, prompt: string | undefined): Access {
  const count = wordCount(text)
  if (prompt !== undefined && (locked || count < BEGINNING)) return 'stub'
  if (locked && count < SHORT_NOTICE) return 'stub'
  return locked || prompt !== undefined ? 'doubtful' : 'open'
}
