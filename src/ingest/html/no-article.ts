// Pages that stand where an article was looked for and are none: errors, sign-ins, requests for consent, checks for robots, lists of links.
import { UserError } from '../../model/user-error.ts'
import type { PageLine } from './blocks.ts'
import { isConsent, isProse, SENTENCE_END, wordCount } from './prose.ts'

/** A kind of page that is no article: what its headline says, what it is called, and the mend. */
interface Kind {
  readonly headline: RegExp
  readonly is: string
  readonly mend: string
}

const BROWSER = 'open it in a browser, and save the article as a file to give here'

const KINDS: readonly Kind[] = [
  {
    headline:
      /^(?:(?:error|http error|ошибка|памылка|오류|错误)\W{0,3}(?:40[0-9]|410|50[0-4])|(?:40[0-9]|410|50[0-4])\W*(?:$|(?:http |server |client )?error|(?:page |file )?not found|forbidden|gone\W*$|(?:internal|bad|service|gateway)\s|страница|ошибка|старонка|памылка|페이지|오류|页面|错误)|(?:(?:oops|sorry|whoops|извините|к сожалению|прабачце|죄송합니다|抱歉|对不起)\W+)?(?:(?:we (?:can['’]t|cannot|could(?:n['’]t| not)) (?:seem to )?find (?:the|this|that|your) (?:page|file|story|article))|(?:the |this |that |your )?(?:requested |web )?(?:page|url|file|(?:article|story|content|document) (?:that )?you)(?: (?:that )?(?:you(?:['’]re| are| were| have)?(?: looking for| requested| tried .{0,20})?|requested))?,? (?:(?:was|is|could|can|has|does)\s?n(?:['’]t|ot) (?:be )?(?:found|available|exist)|(?:was|is|could|can|has|does) (?:not|no longer) (?:be )?(?:found|available|exist)|not found|cannot be (?:found|displayed)|has been (?:moved|removed|deleted)|is (?:gone|missing|unavailable))|not found\W*$|(?:такая |данная |эта |запрашиваемая |запрошенная |указанная )?страниц\p{L}(?:,? котор\p{L}+ .{0,40}?)? (?:не (?:была )?(?:найден|существу|доступн)|удал[её]н)|запр(?:ашиваем|ошенн)\p{L}+ (?:материал|документ|публикация|статья|новость).{0,20}(?:не (?:найден|существу)|удал[её]н)|(?:такая |гэтая |запытаная )?старонк\p{L} (?:не (?:знойдзен|існуе|даступн)|выдален)|(?:요청하신\s.{0,12})?페이지[를가는]?\s?(?:찾을 수 없|존재하지 않|없습니다|삭제)|요청하신\s.{0,12}(?:찾을 수 없|존재하지 않)|(?:您(?:所)?(?:访问|查看|请求|浏览|要找)的)?(?:页面|网页|文章|内容)?(?:已经?)?(?:不存在|未找到|找不到了?|没有找到|走丢了|已?被?删除)\W*$|找不到(?:该|此|您.{0,6}的)?(?:页面|网页)))/iu,
    is: 'an error page, not an article',
    mend: 'give the article’s own address, or a copy from a web archive',
  },
  {
    headline:
      /^(?:just a moment|checking your browser|attention required|access (?:to this page has been )?(?:denied|blocked)|verify (?:that )?you are (?:a )?human|are you (?:a robot|human)|please (?:enable|turn on) (?:javascript|cookies)|security (?:check|verification)|one more step|captcha|robot check|unusual traffic|проверка (?:браузера|безопасности)|доступ (?:запрещ[её]н|ограничен|заблокирован)|подтвердите,? что (?:вы|запросы)|вы не робот|доступ забаронены|праверка браўзера|(?:보안|자동\s?입력|로봇)\s?(?:확인|방지)|접근이?\s?(?:거부|차단|제한)|(?:安全|人机)验证|访问(?:被拒绝|受限|过于频繁|被阻断))/iu,
    is: 'a check for robots, not the article',
    mend: BROWSER,
  },
  {
    headline:
      /^(?:(?:please )?(?:log|sign)[ -]?(?:in|on)(?:\s(?:to|or|with|required|page|here)\b.{0,40})?|login|register(?: or log ?in)?|create (?:an |your )?account|authori[sz]ation(?: required)?|вход(?: в (?:систему|личный кабинет|аккаунт))?|войти(?: (?:на сайт|в .{1,30}))?|войдите.{0,30}|авторизация|регистрация|уваход(?: .{0,20})?|увайсці.{0,20}|аўтарызацыя|рэгістрацыя|로그인(?:이 필요합니다|하기|\s페이지)?|회원\s?(?:로그인|가입)|(?:请(?:先)?)?(?:登录|登入|登陆)(?:账号|页面|后.{0,8})?|用户登录|会员登录)\W*$/iu,
    is: 'a page to sign in on, not the article',
    mend: BROWSER,
  },
  {
    headline:
      /^(?:before you continue|we (?:value|respect|care about) your privacy|your privacy(?: (?:choices|matters|settings).{0,20})?|(?:manage )?(?:cookie|privacy|consent) (?:consent|settings?|preferences|cent(?:er|re)|choices)|cookies?(?: (?:on|and) .{0,40})?|consent|your (?:choices|consent).{0,30}|мы (?:ценим|уважаем) (?:вашу конфиденциальность|вашу приватность)|(?:настройки|согласие на использование|использование)(?: файлов)? (?:cookie|куки)|мы (?:цэнім|паважаем) вашу прыватнасць|쿠키\s?(?:설정|동의|사용)|개인정보\s?(?:보호\s?)?(?:설정|동의)|(?:cookie|隐私)\s?(?:设置|偏好|同意|政策)|我们(?:重视|尊重)您的隐私)/iu,
    is: 'a request to agree to cookies, not the article',
    mend: BROWSER,
  },
]

/** Words of a page whose title says that it is none; a report about a missing page or a rule on cookies has more. */
const MOST_WORDS = 160
/** Words of sentences beside which a first line says nothing of a page: a box about cookies stands above many an article. */
const MOST_BESIDE = 40
/** Words of sentences: fewer among many links are a label, a slogan, a notice. */
const FEWEST_SENTENCE_WORDS = 25
/** Lines that are links, and their share (0..1) of the text, from which on a page is a list of them. */
const MANY_LINKS = 5
const LINK_SHARE = 0.6

const isLink = (line: PageLine | undefined): boolean => line !== undefined && line.linked > line.text.length * 0.8

/** What a page says that it is. */
export interface Told {
  readonly title: string | undefined
  /** Its first lines. */
  readonly first: readonly string[]
}

/** The kind of a page that is no article, and the line that says so. */
function kindOf({ title, first }: Told, words: number, sentenceWords: number): { readonly kind: Kind; readonly said: string } | undefined {
  const lines = [...(title === undefined || words > MOST_WORDS ? [] : [title]), ...(sentenceWords > MOST_BESIDE ? [] : first)]
  for (const kind of KINDS) {
    const said = lines.find((line) => kind.headline.test(line.trim()))
    if (said !== undefined) return { kind, said }
  }
  return undefined
}

/**
 * Throws `UserError` for a page that says it is none, or that only leads to others. `paragraphs` is what was taken for its article, `page` its
 * lines outside navigation, `name` what errors call it.
 */
export function refuseNoArticle(name: string, told: Told, paragraphs: readonly string[], page: readonly PageLine[]): void {
  const words = wordCount(paragraphs.join('\n'))
  const sentences = paragraphs.filter((text) => SENTENCE_END.test(text))
  const found = kindOf(told, words, wordCount(sentences.filter((text) => !isConsent(text)).join('\n')))
  if (found) throw new UserError(`${name}: is ${found.kind.is} (${JSON.stringify(found.said.slice(0, 80))}); ${found.kind.mend}`)
  // Where nothing was found, what the page says is all there is.
  const said = sentences.length > 0 ? sentences : page.map(({ text }) => text)
  const asking = said.filter(isConsent)
  if (asking.length > 0 && wordCount(asking.join('\n')) * 2 > wordCount(said.join('\n')))
    throw new UserError(
      `${name}: is a request to agree to cookies, not the article (${JSON.stringify(asking[0]!.slice(0, 80))}); ${BROWSER}`,
    )
  const linked = page.reduce((sum, line) => sum + line.linked, 0)
  const all = page.reduce((sum, line) => sum + line.text.length, 0)
  if (
    page.filter(isLink).length >= MANY_LINKS &&
    linked > all * LINK_SHARE &&
    wordCount(sentences.join('\n')) < FEWEST_SENTENCE_WORDS &&
    words < MOST_WORDS
  )
    throw new UserError(`${name}: is a list of links, not an article; give the address of the article itself`)
}

/** Fewer sentences than this are too few to tell a list of teasers by. */
const FEWEST_TEASERS = 4
/** Share (0..1) of sentences that stand alone beside a link. */
const ALONE = 0.9

/**
 * Whether a page is a list of other articles with a sentence of each, as sections and front pages are: nowhere do two sentences' lines stand
 * together, and each has a link beside it.
 */
export function isTeaserList(page: readonly PageLine[]): boolean {
  const prose = page.map(isProse)
  const sentences = page.flatMap((_, index) => (prose[index] === true ? [index] : []))
  const alone = sentences.filter(
    (index) => prose[index - 1] !== true && prose[index + 1] !== true && [-2, -1, 1, 2].some((step) => isLink(page[index + step])),
  )
  return sentences.length >= FEWEST_TEASERS && alone.length >= sentences.length * ALONE && page.filter(isLink).length >= sentences.length
}
