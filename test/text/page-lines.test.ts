import { describe, expect, it } from 'vitest'
import { isSameVersion, passingLines, withoutPassing } from '../../src/text/page-lines.ts'

const ARTICLE: Readonly<Record<string, string>> = {
  en: 'The minister opened the bridge on Tuesday.',
  ru: 'Министр открыл мост во вторник.',
  be: 'Міністр адкрыў мост у аўторак.',
  ko: '장관은 화요일에 다리를 개통하였다.',
  zh: '部长星期二为大桥揭幕。',
}

describe('lines that change at each load make no version', () => {
  it.each([
    ['en', 'Views: 1,204', 'Views: 9,871'],
    ['en', 'Updated: 3 March 2026, 09:12', 'Updated: 4 March 2026, 18:40'],
    ['en', '5 minutes ago', '3 hours ago'],
    ['en', 'Comments (15)', 'Comments (16)'],
    ['en', '03.03.2026 14:05 GMT', '03.03.2026 15:05 GMT'],
    ['ru', 'Просмотров: 512', 'Просмотров: 7 304'],
    ['ru', 'Обновлено: 3 марта 2026 г., 09:12', 'Обновлено: 4 марта 2026 г., 10:00'],
    ['ru', '2 часа назад', '5 часов назад'],
    ['be', 'Праглядаў: 77', 'Праглядаў: 1077'],
    ['be', 'Абноўлена: 3 сакавіка 2026, 09:12', 'Абноўлена: 4 сакавіка 2026, 08:00'],
    ['ko', '조회수 1,204', '조회수 1,377'],
    ['ko', '입력 2026.03.03 09:12', '입력 2026.03.04 10:45'],
    ['ko', '3분 전', '5시간 전'],
    ['zh', '阅读量：1204', '阅读量：3300'],
    ['zh', '发布时间：2026年3月3日 09:12', '发布时间：2026年3月4日 11:00'],
    ['zh', '3小时前', '2天前'],
  ])('%s: %s', (language, one, other) => {
    const article = ARTICLE[language] ?? ''
    expect(isSameVersion(`${article}\n\n${one}`, `${article}\n\n${other}`)).toBe(true)
  })

  it.each([
    ['en', 'Read also:', ['Storm closes the road', 'Choir wins a prize'], ['Snow at the weekend']],
    ['ru', 'Читайте также:', ['Шторм закрыл дорогу'], ['Снег в выходные', 'Хор получил премию']],
    ['be', 'Чытайце таксама:', ['Шторм закрыў дарогу'], ['Снег у выхадныя']],
    ['ko', '관련 기사', ['폭풍으로 도로 폐쇄'], ['주말에 눈']],
    ['zh', '相关阅读', ['风暴封路'], ['周末有雪']],
  ])('%s: links to other articles under “%s”', (language, heading, some, others) => {
    const page = (links: readonly string[]): string => [ARTICLE[language], heading, ...links].join('\n\n')
    expect(isSameVersion(page(some), page(others))).toBe(true)
  })

  it('nor do quotation marks, dashes and spaces', () => {
    expect(isSameVersion('“No” – said  he.', '"No" - said he.')).toBe(true)
  })
})

describe('what an editor changes makes one', () => {
  it.each([
    ['a number', 'The bridge cost 12 million crowns.', 'The bridge cost 21 million crowns.'],
    ['a number in a headline', 'Ferry line opens on 1 May', 'Ferry line opens on 5 May'],
    ['a date', 'Открытие состоится 1 мая.', 'Открытие состоится 5 мая.'],
    ['a denial', '他同意会谈。', '他不同意会谈。'],
    ['a sentence less', `${ARTICLE['ko']}\n\n그는 사과하였다.`, `${ARTICLE['ko']}`],
    ['a sentence after the links', 'Read also:\n\nStorm\n\nHe apologised.', 'Read also:\n\nStorm'],
    ['views as a word of the article', 'He views 5 ships as lost.', 'He views 7 ships as lost.'],
  ])('%s', (_, one, other) => {
    expect(isSameVersion(one, other)).toBe(false)
  })
})

it('blanks such lines out without moving anything else', () => {
  const text = 'Bridge opened\n\nViews: 12\n\nThe minister opened it.'
  const blank = withoutPassing(text)
  expect(blank).toHaveLength(text.length)
  expect(blank.slice(text.indexOf('The minister'))).toBe('The minister opened it.')
  expect(passingLines(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Views: 12'])
})
