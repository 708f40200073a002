// Whether a page shows its article, or only the beginning of one that must be paid for.
import type { HtmlDocument } from './dom.ts'
import { lineOf } from './blocks.ts'
import { wordCount } from './prose.ts'

/** How pages ask for money or a sign-in in place of the rest of an article, in the languages of the seeds. */
const PROMPTS: readonly RegExp[] = [
  /(?:subscribe|sign (?:in|up)|log ?in|register|become a (?:member|subscriber))(?: now| today| here)? to (?:continue|read|keep|unlock|access|view|see)/i,
  /(?:this|the) (?:article|story|content|page) is (?:only |exclusively )?(?:for|available to|reserved for|exclusive to) (?:our )?(?:paid |premium |registered )?(?:subscribers|members|readers with)/i,
  /(?:to (?:continue|keep) reading|to read (?:the full|the rest|more)[^.]{0,40}),? (?:please )?(?:subscribe|sign|log|register|choose)/i,
  /(?:already a|for) subscribers?(?: only|\?)/i,
  /(?:чтобы|для того чтобы|что бы) (?:читать|прочитать|продолжить|дочитать)[^.]{0,60}(?:подпис|войдите|авториз|зарегистр)/iu,
  /(?:материал|статья|полный текст) (?:доступ\p{L}+|открыт\p{L}*) (?:только )?(?:для |по )?(?:подписчик|подписк|зарегистр)/iu,
  /(?:유료\s?(?:회원|구독자)|구독자\s?전용|멤버십\s?전용|로그인\s?후\s?(?:이용|열람|전체)|회원\s?전용\s?(?:기사|콘텐츠))/u,
  /(?:订阅后|登录后|付费后|开通会员后?)[^。]{0,12}(?:继续|阅读|查看)|(?:本文|全文)(?:仅限|仅供)[^。]{0,10}(?:会员|订户|订阅)/u,
]

/** The words by which a page asks for money, where they stand in its visible text. */
export function paywallPrompt(document: HtmlDocument): string | undefined {
  const named =
    '[class*="paywall" i], [id*="paywall" i], [class*="regwall" i], [class*="subscribe" i], [class*="premium" i], [class*="lock" i]'
  const places = [...document.querySelectorAll(named), ...(document.body ? [document.body] : [])].slice(0, 50)
  for (const place of places) {
    const text = lineOf(place)
    for (const prompt of PROMPTS) {
      const found = prompt.exec(text)
      if (found) return found[0]
    }
  }
  return undefined
}

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
