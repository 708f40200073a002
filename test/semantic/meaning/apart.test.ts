// Texts are written for the tests.
import { describe, expect, it } from 'vitest'
import { compare } from '../../../src/engine/compare.ts'
import { sentencesToRead } from '../../../src/engine/compare.ts'
import type { Report } from '../../../src/model/document.ts'
import { countSentence, headline } from '../../../src/present/finding.ts'
import { terminalReport } from '../../../src/present/terminal/report.ts'
import { meaningReader } from '../../../src/semantic/encoder/read.ts'

const statement = {
  text: 'The harbour board met in Westhaven on Monday. It approved a loan of 40 million euros for a new pier. Fishermen will pay no dues until June. The board thanked the pilots for their work during the storm. It hopes to open a ferry line to Norrvik next year.',
  language: 'en',
  provenance: {},
}
const about =
  'Westhaven is to get another pier, paid for with borrowed money, its port authority has decided. Boats that go out for fish are spared fees for now. A ship to Norrvik may follow.'
const another =
  'Schools in the capital stayed shut on Tuesday after heavy snow. Teachers were told to prepare lessons at home. The education ministry said pupils would sit their exams in spring as planned.'
const report = (outlet: string, text: string, language = 'en'): Report => ({ text, language, provenance: {}, outlet, role: 'subject' })

describe('a report about something else', () => {
  it('is accused of nothing, is named as such, and stays out of the finding', async () => {
    const reports = [report('Pier Post', about), report('School Daily', another)]
    const meaning = await meaningReader().read(sentencesToRead(statement, reports))
    const found = compare(statement, reports, { meaning })
    expect(found.apart).toEqual(['School Daily'])
    expect(found.verdicts.map((row) => row[1]!.kind)).toEqual(found.claims.map(() => 'unsure'))
    expect(found.verdicts.some((row) => row[0]!.kind !== 'unsure')).toBe(true)
    expect(countSentence(found, 1)).toBe('School Daily: seems not to be about the statement; nothing is said of it.')
    expect(headline(found)).not.toContain('School Daily')
    expect(terminalReport(found, { width: 80, colour: false })).toContain('seems not to be about the statement')
  })

  it.each([
    [
      'ru',
      'Школы столицы во вторник не работали из-за снегопада. Учителям велели готовить уроки дома. Экзамены пройдут весной, как и планировалось.',
    ],
    ['ko', '화요일 폭설로 수도의 학교들이 문을 닫았다. 교사들은 집에서 수업을 준비하라는 지시를 받았다. 시험은 예정대로 봄에 치른다.'],
    ['zh', '周二大雪，首都学校停课。教师被要求在家备课。教育部说考试将如期在春天举行。'],
  ])('is known across languages: %s', async (language, text) => {
    const reports = [report('Other', text, language)]
    const meaning = await meaningReader().read(sentencesToRead(statement, reports))
    expect(compare(statement, reports, { meaning }).apart).toEqual(['Other'])
  })

  it('is known by words alone where it shares nothing', () => {
    const found = compare(statement, [report('School Daily', 'Pupils learn sums. Books are read aloud. Chalk squeaks.')])
    expect(found.apart).toEqual(['School Daily'])
    expect(headline(found)).toContain('seems not to be about the statement')
  })

  it('is not said of a report that tells one claim of many', async () => {
    const reports = [report('Short', 'Fishermen in Westhaven will not have to pay dues before June.')]
    const meaning = await meaningReader().read(sentencesToRead(statement, reports))
    expect(compare(statement, reports, { meaning }).apart).toBeUndefined()
  })
})
