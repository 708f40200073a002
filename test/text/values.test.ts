import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDate, Quantity } from '../../src/model/claim.ts'
import { dates } from '../../src/text/dates.ts'
import { quantities } from '../../src/text/numbers.ts'
import { unicodeText } from '../helpers/arbitrary-texts.ts'
import { markedLines } from '../helpers/marked-lines.ts'

const rows = (name: string): (readonly [string, string, string])[] =>
  markedLines(new URL(name, import.meta.url)).map(({ group, line }) => {
    const [text = '', values = ''] = line.split('=>')
    return [group, text.trimEnd(), values.trim()] as const
  })

const shownNumber = ({ value, unit }: Quantity): string => `${value}${{ percent: '%', point: 'pp', none: '' }[unit]}`
const shownDate = ({ year, month, day }: CalendarDate): string => [year, month, day].map((part) => part ?? '-').join('-')

describe('numbers as values', () => {
  it.each(rows('values.txt'))('%s: %s => %s', (language, text, values) => {
    expect(quantities(text, language).map(shownNumber).join(', ')).toBe(values)
  })
})

describe('dates as values', () => {
  it.each(rows('dates.txt'))('%s: %s => %s', (_language, text, values) => {
    expect(dates(text).map(shownDate).join(', ')).toBe(values)
  })

  it('takes no month or day that no calendar has', () => {
    for (const text of ['32 September', 'on September 40', '2025-13-01', '13월 1일'])
      for (const date of dates(text)) expect(date.day ?? 1).toBeLessThan(32)
    expect(dates('2025-13-01').some((date) => date.month === 13)).toBe(false)
  })
})

it('never throws, and gives numbers and dates in order, apart, and inside the text, whatever the text', () => {
  fc.assert(
    fc.property(unicodeText, fc.constantFrom('en', 'ru', 'be', 'ko', 'zh'), (text, language) => {
      for (const found of [quantities(text, language), dates(text)]) {
        let at = 0
        for (const { span } of found) {
          expect(span.start).toBeGreaterThanOrEqual(at)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
          at = span.end
        }
      }
      for (const { value } of quantities(text, language)) expect(value).not.toBeNaN()
    }),
  )
})
