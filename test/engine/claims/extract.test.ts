import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readStatement } from '../../../src/engine/claims/extract.ts'
import { extractClaims, type Claim } from '../../../src/index.ts'
import { words } from '../../../src/text/words.ts'
import { unicodeText } from '../../helpers/arbitrary-texts.ts'

interface Example {
  readonly language: string
  readonly about: string
  readonly text: string
  readonly claims: readonly string[]
}

function readExamples(): Example[] {
  const source = readFileSync(new URL('claims.txt', import.meta.url), 'utf8')
  return source
    .split(/^(?=\[)/m)
    .slice(1)
    .map((block) => {
      const [head = '', ...lines] = block.split('\n').filter((line) => line.trim() !== '')
      const [, language = '', about = ''] = /^\[(\w+)\] (.*)$/.exec(head) ?? []
      const claims = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))
      return {
        language,
        about,
        text: lines.filter((line) => !line.startsWith('- ')).join('\n'),
        claims: claims.filter((one) => one !== 'none'),
      }
    })
}

function shown(claim: Claim, text: string, like: string | undefined): string {
  const subject = claim.subject ? `${text.slice(claim.subject.start, claim.subject.end)} … ` : ''
  return `${like?.startsWith('*:') ? '*' : claim.kind}: ${subject}${claim.text}`
}

describe('claims of a statement', () => {
  it.each(readExamples().map((one) => [`${one.language}: ${one.about}`, one] as const))('%s', (_about, { language, text, claims }) => {
    expect(extractClaims(text, language).map((claim, index) => shown(claim, text, claims[index]))).toEqual(claims)
  })
})

/** What holds for every text and language. */
function expectSound(text: string, language: string): void {
  const claims = extractClaims(text, language)
  let at = 0
  claims.forEach((claim, index) => {
    expect(claim.id).toBe(`c${index + 1}`)
    expect(claim.text).toBe(text.slice(claim.span.start, claim.span.end))
    expect(claim.text.trim()).toBe(claim.text)
    expect(claim.text).not.toBe('')
    expect(claim.span.start).toBeGreaterThanOrEqual(at)
    at = claim.span.end
    expect(claim.sentence.start).toBeLessThanOrEqual(claim.span.start)
    expect(claim.sentence.end).toBeGreaterThanOrEqual(claim.span.end)
    expect(claim.salience.value).toBeGreaterThanOrEqual(0)
    expect(claim.salience.value).toBeLessThanOrEqual(1)
    expect(claim.salience.reasons.length).toBeGreaterThan(0)
    for (const { span } of [...claim.quantities, ...claim.dates, ...claim.names]) {
      expect(span.start).toBeGreaterThanOrEqual(claim.span.start)
      expect(span.end).toBeLessThanOrEqual(claim.span.end)
      expect(span.end).toBeGreaterThan(span.start)
    }
    if (claim.subject) {
      expect(claim.subject.end).toBeLessThanOrEqual(claim.span.start)
      expect(claim.subject.start).toBeGreaterThanOrEqual(claim.sentence.start)
    }
  })
}

describe('claims, whatever the text', () => {
  it('slice to their text, in order, apart, inside their sentence, with their values inside them', () => {
    fc.assert(
      fc.property(unicodeText, fc.constantFrom('en', 'ru', 'be', 'ko', 'zh', 'fr', 'ja', ''), (text, language) => {
        expectSound(text, language)
      }),
    )
  })

  it('hold the same of every example', () => {
    for (const { text, language } of readExamples()) expectSound(text, language)
  })

  it('are the same each time', () => {
    fc.assert(
      fc.property(unicodeText, (text) => {
        expect(extractClaims(text, 'en')).toEqual(extractClaims(text, 'en'))
      }),
      { numRuns: 30 },
    )
  })
})

/** Words of content that stand neither in a claim nor in a part that is said to be none. */
function lost(text: string, language: string): string[] {
  const { claims, unclaimed } = readStatement(text, language)
  const accounted = [...claims, ...unclaimed].map(({ span }) => span)
  return words(text, language)
    .filter((word) => word.form.weight > 0 && !accounted.some((span) => word.start >= span.start && word.end <= span.end))
    .map((word) => text.slice(word.start, word.end))
}

const LETTERS = {
  en: [
    'The minister',
    'said',
    'that',
    'exports rose',
    ', and',
    'but',
    'to',
    'the court',
    'will close',
    'Q:',
    '?',
    '.',
    '\n',
    '“',
    '”',
    ', which',
    '; ',
    'it',
  ],
  ru: [
    'Министр',
    'сообщил',
    ', что',
    'вывоз вырос',
    'и',
    ', но',
    'торговли',
    'будет',
    'Вопрос:',
    '?',
    '.',
    '\n',
    '«',
    '»',
    ': ',
    'об этом',
  ],
  be: [
    'Міністр',
    'паведаміў',
    ', што',
    'вываз вырас',
    'і',
    ', але',
    'гандлю',
    'будзе',
    'Пытанне:',
    '?',
    '.',
    '\n',
    '«',
    '»',
    ': ',
    'пра гэта',
  ],
  ko: ['장관은', '회담을', '열고', '말했다', '밝혔다', '하며', ', ', '것으로', '문:', '?', '.', '\n', '"', '수출이', '늘었으나', '이같이'],
  zh: ['部长', '表示', '，', '并且', '而且', '出口增长', '；', '但', '问：', '？', '。', '\n', '“', '”', '他', '自6月1日起'],
} as const

describe('what of a statement becomes no claim', () => {
  const language = fc.constantFrom('en', 'ru', 'be', 'ko', 'zh')

  it('is named: every word of content stands in a claim or in a part with a reason, whatever the text', () => {
    fc.assert(
      fc.property(unicodeText, fc.constantFrom('en', 'ru', 'be', 'ko', 'zh', 'fr', 'ja', ''), (text, code) => {
        expect(lost(text, code)).toEqual([])
      }),
    )
  })

  it.each(['the visit and talks on 9 September. \u0b3c\ua000', 'They met. \u0abc\u1200 went home.'])(
    'is named where a mark begins a word: %s',
    (text) => {
      expect(lost(text, 'en')).toEqual([])
    },
  )

  it('is named where clauses, frames, quotations and questions stand in any order', () => {
    fc.assert(
      fc.property(
        language.chain((code) => fc.tuple(fc.constant(code), fc.array(fc.constantFrom(...LETTERS[code]), { minLength: 1, maxLength: 30 }))),
        ([code, pieces]) => {
          expect(lost(pieces.join(code === 'zh' ? '' : ' '), code)).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is named in every example, and the parts lie apart and in order', () => {
    for (const { text, language: code } of readExamples()) {
      expect(lost(text, code)).toEqual([])
      const { claims, unclaimed } = readStatement(text, code)
      const spans = [...claims, ...unclaimed].map(({ span }) => span).sort((a, b) => a.start - b.start)
      spans.forEach((span, index) => expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0))
    }
  })

  it('says why, with how many words', () => {
    const text = 'Message to the king\nThe border opens in May.\nCourier: Will it stay open?\nIvo Tarn: It will stay open.'
    const { unclaimed } = readStatement(text, 'en')
    expect(unclaimed.map(({ span, reason }) => [reason, text.slice(span.start, span.end)])).toEqual([
      ['headline', 'Message to the king'],
      ['speaker', 'Courier: '],
      ['question', 'Will it stay open?'],
      ['speaker', 'Ivo Tarn: '],
    ])
    expect(unclaimed[0]?.words).toBe(2)
  })
})

describe('salience', () => {
  const ofText = (text: string, language = 'en'): number[] => extractClaims(text, language).map((claim) => claim.salience.value)

  it('puts a commitment above a greeting, in every language', () => {
    for (const [language, greeting, commitment] of [
      ['en', 'I congratulate you on the national holiday.', 'I am ready to visit the capital.'],
      ['ru', 'Поздравляю Вас с национальным праздником.', 'Я готов посетить столицу.'],
      ['be', 'Віншую Вас з нацыянальным святам.', 'Я гатовы наведаць сталіцу.'],
      ['ko', '국경절을 축하합니다.', '나는 수도를 방문할 용의가 있다.'],
      ['zh', '祝贺贵国国庆节日。', '我愿意访问首都。'],
    ] as const) {
      const [first = 1] = ofText(greeting, language)
      const [second = 0] = ofText(commitment, language)
      expect([language, second > first]).toEqual([language, true])
    }
  })

  it('rises with a number, a date and a name', () => {
    const [plain = 1] = ofText('The delegation arrived.')
    for (const text of [
      'The delegation arrived with 40 envoys.',
      'The delegation arrived on 9 September.',
      'The delegation arrived in Minsk.',
    ])
      expect(ofText(text)[0]).toBeGreaterThan(plain)
  })

  it('puts a condition and a denial above a plain fact, and thanks below a deal', () => {
    const [fact = 1] = ofText('The delegation arrived.')
    expect(ofText('The tariff falls only if the parliament agrees.')[0]).toBeGreaterThan(fact)
    expect(ofText('The delegation did not arrive.')[0]).toBeGreaterThan(fact)
    const [thanks = 1] = ofText('The president thanked the king for his warm welcome.')
    expect(ofText('The sides agreed on a tariff of 15 percent.')[0]).toBeGreaterThan(thanks)
  })

  it('counts no number in the two sides that are meant', () => {
    for (const [language, pair, number] of [
      ['en', 'The two countries discussed trade.', 'The country bought two ships.'],
      ['ru', 'Президенты двух стран обсудили торговлю.', 'Страна купила два корабля.'],
      ['be', 'Прэзідэнты дзвюх краін абмеркавалі гандаль.', 'Краіна купіла два караблі.'],
      ['ko', '두 나라는 무역을 논의했다.', '정부는 배 2척을 샀다.'],
      ['zh', '两国讨论了贸易。', '政府购买了2艘船。'],
    ] as const) {
      const says = (text: string): boolean | undefined => extractClaims(text, language)[0]?.salience.reasons.includes('gives a number')
      expect([language, says(pair), says(number)]).toEqual([language, false, true])
    }
  })

  it('says why, largest reason first', () => {
    const [claim] = extractClaims('The minister is ready to visit Minsk on 9 September.', 'en')
    expect(claim?.salience.reasons[0]).toMatch(/commitment/)
    expect(claim?.salience.reasons.join()).toMatch(/date/)
    expect(claim?.salience.reasons.join()).toMatch(/names/)
  })
})
