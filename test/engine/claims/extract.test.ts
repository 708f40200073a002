import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractClaims, type Claim } from '../../../src/index.ts'
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

  it('says why, largest reason first', () => {
    const [claim] = extractClaims('The minister is ready to visit Minsk on 9 September.', 'en')
    expect(claim?.salience.reasons[0]).toMatch(/commitment/)
    expect(claim?.salience.reasons.join()).toMatch(/date/)
    expect(claim?.salience.reasons.join()).toMatch(/names/)
  })
})
