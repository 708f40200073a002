import { describe, expect, it } from 'vitest'
import { compareClaims } from '../../../src/index.ts'

/** Sentences around the one that matters, so that the report reads as one. */
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
  en: ['The transport ministry held talks with the heads of four regions.', 'Minister Anna Sokol expressed gratitude to the governors.'],
  ru: ['Ведомство подвело итоги проверки.', 'Министр поблагодарил врачей за работу.'],
  be: ['Міністэрства культуры паведаміла пра свае планы.', 'Міністр выказаў падзяку будаўнікам.'],
}

/** What was said, and what a report made of it: a changed value or a lost denial in nearly the same words. */
const CHANGED: readonly (readonly [language: string, said: string, made: string])[] = [
  ['en', 'Exports of tractors grew by 12 percent last year.', 'Exports of tractors grew by 20 percent last year.'],
  ['en', 'The line will carry 9 million tonnes of cargo a year.', 'The line will carry 12 million tonnes of cargo a year.'],
  [
    'en',
    'Work on the northern rail corridor will begin on 1 March 2026.',
    'Work on the northern rail corridor will begin on 1 April 2026.',
  ],
  ['en', 'Passenger trains will not run before 2029.', 'Passenger trains will run before 2029.'],
  ['ru', 'Зарплата медсестёр вырастет на 15 процентов с 1 января.', 'Зарплата медсестёр вырастет на 25 процентов с 1 января.'],
  ['ru', 'Министерство не планирует закрывать сельские больницы.', 'Министерство планирует закрывать сельские больницы.'],
  ['be', 'Міністэрства адкрые новы музей у Полацку 18 мая.', 'Міністэрства адкрые новы музей у Полацку 28 мая.'],
  ['be', 'Міністэрства не падтрымлівае продаж старых дамоў.', 'Міністэрства падтрымлівае продаж старых дамоў.'],
]

const verdictOf = (language: string, said: string, made: string): string | undefined => {
  const [before = '', after = ''] = AROUND[language] ?? []
  return compareClaims([said], [before, made, after].join('\n'), { claims: language, report: language }).verdicts[0]?.kind
}

describe('a changed value or a lost denial in nearly the same words', () => {
  it.each(CHANGED)('is not called reported, nor omitted (%s): %s', (language, said, made) => {
    expect(verdictOf(language, said, made)).not.toBe('reported')
    expect(verdictOf(language, said, made)).not.toBe('omitted')
  })

  it.each(CHANGED)('is called reported where nothing was changed (%s): %s', (language, said) => {
    expect(verdictOf(language, said, said)).toBe('reported')
  })
})
