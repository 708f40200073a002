import { describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { readDocument } from '../../src/index.ts'
import { paragraphsAs, readAs } from '../helpers/extracted.ts'
import { folderWith } from '../helpers/folder.ts'

// All texts are invented for these tests.
const HEAD = 'Minister offers talks'
const FIRST = 'Foreign Minister Ivo Tarn said on Tuesday that Norland is ready to open talks with Suderia without conditions.'
const SECOND = 'He spoke after a meeting of the cabinet, which lasted three hours and also dealt with the harvest and the new school law.'
const THIRD = 'Suderia has not answered so far, but its ambassador was seen entering the ministry, according to two people who were there.'
const WHOLE = [HEAD, FIRST, SECOND, THIRD]
const COOKIES =
  'We use cookies and similar technologies to improve your experience on our website and to show you personalised advertisements. By clicking Accept you agree to the use of cookies by us and our 342 partners, as our privacy policy explains in detail. You can change your choices at any time in the settings of this page.'

const page = (body: string, title = HEAD, language = 'en'): string =>
  `<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`
const p = (...texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('')
const h1 = `<h1>${HEAD}</h1>`

describe('an article is taken whole', () => {
  it.each([
    [
      'a lead in a box of its own',
      `<main>${h1}<div class="story-lead">${p(FIRST)}</div><div class="story-body">${p(SECOND, THIRD)}</div></main>`,
    ],
    ['a lead in the header', `<main><header>${h1}<div class="teaser-text">${p(FIRST)}</div></header><div>${p(SECOND, THIRD)}</div></main>`],
    [
      'a lead in a box called after what prints it',
      `<article>${h1}<section class="summary-print">${p(FIRST)}</section><div>${p(SECOND, THIRD)}</div></article>`,
    ],
    ['an aside', `<nav><a href="/">Home</a></nav><aside class="content">${h1}${p(FIRST, SECOND, THIRD)}</aside><footer>Imprint</footer>`],
    ['a footer', `<nav><a href="/">Home</a></nav><footer>${h1}${p(FIRST, SECOND, THIRD)}</footer>`],
    [
      'a box with a caption in its name',
      `<article>${h1}<div class="no_caption">${p(FIRST, SECOND)}</div><div class="with-comments">${p(THIRD)}</div></article>`,
    ],
    [
      'a chapter whose id speaks of sharing',
      `<article>${h1}${p(FIRST)}<div id="sharing-with-suderia"><h1 hidden>x</h1>${p(SECOND, THIRD)}</div></article>`,
    ],
    [
      'a notice about cookies first',
      `<div class="cookie-box">${p(COOKIES)}</div><aside class="content">${h1}${p(FIRST, SECOND, THIRD)}</aside>`,
    ],
    ['a notice about cookies in a box without a name', `<div><p>${COOKIES}</p></div><div>${h1}${p(FIRST, SECOND, THIRD)}</div>`],
  ])('%s', async (_, body) => {
    expect(await paragraphsAs('a.html', page(body))).toEqual(WHOLE)
  })

  it('with its list and with what stands below its last headings, in boxes named after pictures', async () => {
    const body = `<div class="column"><div class="text-image"><p>${FIRST}</p></div><div class="text-image-container"><p><strong>They exclude:</strong></p><ul><li>ships that were built before the war, which the <a href="/x">old treaty</a> names. </li><li>ships that carry less than 900 tons of cargo a year. </li></ul></div></div><h2>What comes next</h2><div>${p(THIRD)}</div><footer>All rights reserved</footer>`
    expect(await paragraphsAs('a.html', page(body))).toEqual([
      HEAD,
      FIRST,
      'They exclude:',
      'ships that were built before the war, which the old treaty names.',
      'ships that carry less than 900 tons of cargo a year.',
      'What comes next',
      THIRD,
    ])
  })

  it('with a second article that goes on where the first ends', async () => {
    expect(
      await paragraphsAs('a.html', page(`<main><article>${h1}${p(FIRST, SECOND)}</article><article>${p(THIRD)}</article></main>`)),
    ).toEqual(WHOLE)
  })

  it('with its headings where they stand', async () => {
    const body = `<div>${p(FIRST)}</div><h2>What comes next</h2><div>${p(THIRD)}</div>`
    const { text, provenance } = await readAs('a.html', `<html lang="en"><body>${body}</body></html>`)
    expect(text.split('\n\n')).toEqual([FIRST, 'What comes next', THIRD])
    expect(provenance.title).toBeUndefined()
  })

  it('takes no date out of its sentences', async () => {
    const { provenance } = await readAs(
      'a.html',
      page(`${h1}<p>The ships were seen near Alba on 31 December 2019, before the war.</p>${p(SECOND)}`),
    )
    expect(provenance.published).toBeUndefined()
  })
})

describe('what is left out of a page', () => {
  const related = 'The harvest of Norland was the smallest in ten years, said the ministry of agriculture on Monday.'
  const body = `<article>${h1}${p(FIRST)}<div class="related"><h3>Related</h3>${p(related)}</div>${p(SECOND, THIRD)}</article>`

  it('is counted and said', async () => {
    const { text, provenance } = await readAs('a.html', page(body))
    expect(text.split('\n\n')).toEqual(WHOLE)
    expect(provenance.warnings).toEqual(['left out: 1 paragraph, 17 words; --keep-all takes them'])
  })

  it('is taken, where it stands, when all is asked for', async () => {
    const file = join(folderWith({ 'a.html': page(body) }), 'a.html')
    const { text, provenance } = await readDocument(file, {}, { keepAll: true })
    expect(text.split('\n\n')).toEqual([HEAD, FIRST, related, SECOND, THIRD])
    expect(provenance.keptAll).toBe(true)
    expect(provenance.warnings).toBeUndefined()
  })

  it('is not said of a page that gives all of its prose', async () => {
    expect(
      (await readAs('a.html', page(`${h1}${p(FIRST, SECOND, THIRD)}<footer>© Norland Courier</footer>`))).provenance.warnings,
    ).toBeUndefined()
  })
})

describe('a whole article with an offer below it is no stub', () => {
  const ru = [
    'Министр Тарн заявил во вторник, что Норландия готова начать переговоры без условий.',
    'Он говорил после заседания кабинета, которое длилось три часа.',
  ]
  const be = [
    'Міністр Тарн заявіў у аўторак, што Нарландыя гатовая пачаць перамовы без умоў.',
    'Ён гаварыў пасля пасяджэння кабінета, якое доўжылася тры гадзіны.',
  ]
  const ko = ['장관은 화요일에 조건 없이 회담을 열 준비가 되어 있다고 말했다.', '수데리아는 아직 대답하지 않았다고 두 사람이 전했다.']
  const zh = ['诺兰外交部长塔恩周二表示，诺兰准备在没有任何条件的情况下与苏德里亚举行会谈。', '苏德里亚至今没有作出答复。']
  it.each([
    ['en', [FIRST, SECOND], 'Subscribe now to access our newspaper archive and puzzles.'],
    ['en', [FIRST, SECOND], 'Become a member to view our calendar and to read about our work.'],
    ['ru', ru, 'Подпишитесь на наш канал, чтобы читать новости первыми.'],
    ['be', be, 'Падпішыцеся на наш канал, каб чытаць навіны першымі.'],
    ['ko', ko, '뉴스레터를 구독하고 소식을 받아 보세요.'],
    ['zh', zh, '订阅我们的电子报，每天了解最新消息。'],
  ])('%s', async (language, texts, offer) => {
    const { text } = await readAs(
      'a.html',
      page(`<article><h1>${texts[0]!.slice(0, 20)}</h1>${p(...texts)}<div class="promo">${p(offer)}</div></article>`, 'x', language),
    )
    for (const one of texts) expect(text).toContain(one)
  })

  it.each([
    ['en', FIRST, 'Subscribe to continue reading'],
    ['ru', ru[0]!, 'Чтобы читать дальше, оформите подписку.'],
    ['be', be[0]!, 'Каб чытаць далей, увайдзіце на сайт.'],
    ['ko', ko[0]!, '구독하시면 전문을 읽으실 수 있습니다'],
    ['zh', zh[0]!, '登录后继续阅读'],
  ])('but the beginning of one is: %s', async (language, first, prompt) => {
    await expect(
      readAs('a.html', page(`<article><h1>${first.slice(0, 20)}</h1>${p(first, prompt)}</article>`, 'x', language)),
    ).rejects.toThrow(/a\.html: is the free beginning of a paid article/)
  })
})

describe('a page that is no article is refused in a line that says what it is', () => {
  const links = Array.from(
    { length: 12 },
    (_, index) => `<li><a href="/${index}">Minister number ${index} visits the harbour again</a></li>`,
  ).join('')
  it.each([
    [
      'an error page',
      '404 - Page not found',
      '<h1>404 - Page not found</h1><p>Sorry, the page that you are looking for was moved or never existed. Try the search.</p>',
    ],
    [
      'an error page',
      'Страница не найдена',
      '<h1>Страница не найдена</h1><p>К сожалению, запрашиваемая страница не существует или была удалена.</p>',
    ],
    ['an error page', 'Памылка', '<h1>Старонка не знойдзена</h1><p>На жаль, старонка, якую вы шукаеце, не існуе або была перанесена.</p>'],
    [
      'an error page',
      '오류',
      '<h1>페이지를 찾을 수 없습니다</h1><p>요청하신 페이지가 삭제되었거나 주소가 변경되었습니다. 다시 확인해 주시기 바랍니다.</p>',
    ],
    ['an error page', '出错了', '<h1>您访问的页面不存在</h1><p>抱歉，您要查看的页面已被删除或者地址有误，请返回首页。</p>'],
    ['a request to agree to cookies', 'Before you continue', `<h1>Before you continue</h1>${p(COOKIES)}`],
    ['a request to agree to cookies', 'Norland Courier', `<div class="wall">${p(COOKIES)}</div>`],
    [
      'a page to sign in on',
      'Sign in',
      '<h1>Sign in</h1><p>Enter your address and password to sign in to your account at the Norland Courier.</p><input type="password">',
    ],
    [
      'a check for robots',
      'Just a moment...',
      '<h1>Just a moment...</h1><p>Checking if the connection is secure. This may take a few seconds.</p>',
    ],
    ['a list of links', 'World news', `<h1>World news</h1><ul>${links}</ul>`],
  ])('%s: %s', async (kind, title, body) => {
    await expect(readAs('a.html', page(body, title))).rejects.toThrow(new RegExp(`a\\.html: is ${kind}.*; (?:give|open)`))
  })

  it.each([
    ['404 ships passed the strait in May', [FIRST, SECOND]],
    ['Page of history not found in the archive, minister says', [FIRST, SECOND]],
    [
      'Parliament passes cookie law',
      ['Parliament passed a law on Monday by which websites may set cookies only where readers agree, the ministry said.', SECOND],
    ],
    ['Login for voters opens in May', [FIRST, SECOND]],
  ])('but a report about such things is read: %s', async (title, texts) => {
    expect(await paragraphsAs('a.html', page(`<article><h1>${title}</h1>${p(...texts)}</article>`, title))).toEqual([title, ...texts])
  })

  it('a list of articles with a sentence of each is flagged', async () => {
    const teasers = Array.from(
      { length: 8 },
      (_, index) =>
        `<div><h3><a href="/${index}">Harbour number ${index} is to be closed</a></h3><p>The harbour number ${index} will be closed in May, said the ministry of ports.</p></div>`,
    ).join('')
    const { provenance } = await readAs('a.html', page(teasers, 'Ports'))
    expect(provenance.warnings?.join()).toContain('is a list of other articles, not an article')
  })
})

describe('a page of KCNA', () => {
  it('gives the headline that only a class names, the dateline and the date', async () => {
    const title = 'Kim Jong Un Receives Message from President of Norland'
    const body = `<a href="/">Home</a><p class="title">${title}</p>${p('Pyongyang, March 1 (KCNA) -- Kim Jong Un received a message of greeting from the president of Norland on Friday.', 'The message extended greetings on the anniversary of the state and wished the people success.', '-0-', 'www.kcna.kp (2025.03.01.)')}`
    const { text, provenance } = await readAs('a.html', page(body, 'Korean Central News Agency'))
    expect(provenance).toMatchObject({ title, dateline: 'Pyongyang, March 1 (KCNA) --', published: '2025-03-01' })
    expect(text.split('\n\n')).toHaveLength(3)
  })

  it('gives the same of a Korean one', async () => {
    const title = '경애하는 김정은동지께 노르란드 대통령이 축전을 보내여왔다'
    const body = `<div class="title">${title}</div>${p('(평양 3월 1일발 조선중앙통신) 김정은동지께 노르란드 대통령이 축전을 보내여왔다.', '축전은 명절에 즈음하여 인사를 전하면서 인민의 성과를 축원하였다.', '(끝)', '주체114(2025)년 3월 1일')}`
    const { provenance } = await readAs('a.html', page(body, '조선중앙통신', 'ko'))
    expect(provenance).toMatchObject({ title, dateline: '(평양 3월 1일발 조선중앙통신)', published: '2025-03-01' })
  })

  it('parts a headline from the dateline below it where only a line break does', async () => {
    const body = `<span class="title">Norland President Sends Greeting</span><br><font>   Pyongyang, March 1 (KCNA) -- Kim Jong Un received a message of greeting from the president of Norland on Friday.<br>   The message extended greetings on the anniversary and wished the people success.</font>`
    const { text, provenance } = await readAs('a.html', page(body, 'KCNA'))
    expect(provenance).toMatchObject({ title: 'Norland President Sends Greeting', dateline: 'Pyongyang, March 1 (KCNA) --' })
    expect(text.split('\n\n')[1]).toMatch(/^Pyongyang/)
  })
})
