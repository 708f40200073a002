import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifyLanguage } from '../../src/ingest/identify-language.ts'
import { languageByScript, primaryLanguage, resolveLanguage } from '../../src/text/language.ts'
import { unicodeText } from '../helpers/arbitrary-texts.ts'

describe('the language that letters show', () => {
  it.each([
    ['en', 'The president is ready to visit.'],
    ['ru', 'Президент готов посетить Пхеньян.'],
    ['be', 'Прэзідэнт гатовы наведаць Пхеньян, сказаў ён.'],
    ['uk', 'Президент готовий відвідати Київ, заявив він її послові.'],
    ['ko', '대통령은 평양을 방문할 준비가 되어 있다.'],
    ['zh', '总统准备访问平壤。'],
    ['ja', '大統領は平壌を訪問する用意がある。'],
    ['ru', 'Договор с NATO и G7 подписан в Минске.'],
    ['ko', 'KCNA와 UN은 9월 3일 성명을 발표하였다.'],
  ])('is %s for: %s', (language, text) => {
    expect(languageByScript(text)).toBe(language)
  })

  it('is one that is named, whatever the text', () => {
    fc.assert(
      fc.property(unicodeText, (text) => {
        expect(languageByScript(text)).toMatch(/^[a-z]{2}$/)
      }),
    )
  })
})

describe('a language that was told', () => {
  it('is taken at its primary subtag', () => {
    expect(primaryLanguage('ko-KP')).toBe('ko')
    expect(primaryLanguage('RU_ru')).toBe('ru')
    expect(primaryLanguage('')).toBeUndefined()
    expect(primaryLanguage('no language')).toBeUndefined()
  })

  it('wins where it fits the script', () => {
    expect(resolveLanguage('be', 'Мінск')).toBe('be')
    expect(resolveLanguage('fr', 'Le président est prêt.')).toBe('fr')
  })

  it('gives way to the script where the two cannot both be right', () => {
    expect(resolveLanguage('en', '대통령은 평양을 방문할 준비가 되어 있다.')).toBe('ko')
    expect(resolveLanguage('ko', 'The president is ready.')).toBe('en')
  })
})

describe('the language of a longer text in Latin letters', () => {
  it('is told apart by its words', async () => {
    expect(
      await identifyLanguage('Le président a déclaré que les deux pays sont prêts à élargir leur coopération commerciale cette année.'),
    ).toBe('fr')
    expect(
      await identifyLanguage('Der Präsident erklärte, dass beide Länder bereit sind, ihre Zusammenarbeit in diesem Jahr auszubauen.'),
    ).toBe('de')
    expect(
      await identifyLanguage('The president declared that both countries are ready to widen their trade and cooperation this year.'),
    ).toBe('en')
  })
})
