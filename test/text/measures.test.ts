// Texts are written for the tests.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dates } from '../../src/text/dates.ts'
import { measures, sameMeasure, type Measure } from '../../src/text/measures.ts'
import { relationOf, timePoints } from '../../src/text/time-points.ts'

const read = (text: string, language: string): Measure[] =>
  measures(
    text,
    language,
    dates(text).map((date) => date.span),
  )
const first = (text: string, language: string): Measure => {
  const [one] = read(text, language)
  if (!one) throw new Error(`no measure in ${text}`)
  return one
}

describe('numbers with what they measure', () => {
  it.each([
    ['a pipe of 0.6 metres', 'en', 'труба длиной 60 см', 'ru'],
    ['half of the seats', 'en', '50 % мест', 'ru'],
    ['50 тыс. т зерна', 'ru', '50,000 tonnes of grain', 'en'],
    ['40 млн. рублёў', 'be', '40 million rubles', 'en'],
    ['nearly 13 percent', 'en', '12,9 %', 'ru'],
    ['rates rose to 4-1/4 percent', 'en', '利率升至4.25%', 'zh'],
    ['rates rose to 4½ percent', 'en', '금리는 4.5%', 'ko'],
    ['four and a half percent', 'en', '4.5 %', 'be'],
    ['четыре с половиной процента', 'ru', '4.5 percent', 'en'],
    ['75 basis points', 'en', '0,75 процентного пункта', 'ru'],
    ['forty-one villages', 'en', '41 вёска', 'be'],
    ['тридцати одного дома', 'ru', '31 house', 'en'],
    ['over a hundred boats', 'en', '116 лодок', 'ru'],
    ['three dozen trucks', 'en', '36대의 트럭', 'ko'],
    ['1200多万人次', 'zh', '12,000,000 trips', 'en'],
    ['逾41萬人', 'zh', '413,000 people', 'en'],
    ['3.4 trillion dollars', 'en', '34012亿美元', 'zh'],
    ['주민 3분의 1', 'ko', 'треть жителей', 'ru'],
    ['三成农户', 'zh', '30 percent of farms', 'en'],
    ['втрое', 'ru', '3倍', 'zh'],
    ['at 8 p.m.', 'en', '晚上8时', 'zh'],
    ['200여 명', 'ko', '214 men', 'en'],
    ['12 months', 'en', 'один год', 'ru'],
    ['닷새', 'ko', 'five days', 'en'],
    ['put the number of tractors at 3 450', 'en', '3,450 tractors', 'en'],
    ['1만 9 000여명', 'ko', 'about 19,000 troops', 'en'],
    ['9 000여명', 'ko', '9,012 men', 'en'],
    ['получит 1800 евро', 'ru', '1,800 euros', 'en'],
    ['2000 km', 'en', '2000公里', 'zh'],
    ['one in five homes', 'en', '20 % домов', 'ru'],
    ['two out of five patients', 'en', '40 percent of patients', 'en'],
    ['84 of every 100 voters', 'en', '84 %', 'be'],
    ['каждый третий житель', 'ru', 'a third of residents', 'en'],
    ['семь из каждых десяти школ', 'ru', '10곳 중 7곳', 'ko'],
    ['сем з дзесяці', 'be', '七成', 'zh'],
    ['주민 5명 가운데 1명', 'ko', '每五人中有一人', 'zh'],
    ['every second household', 'en', 'половина семей', 'ru'],
    ['six hundred homes', 'en', 'шесть сотен домов', 'ru'],
    ['три десятка домов', 'ru', '30 homes', 'en'],
    ['полмиллиарда рублей', 'ru', 'half a billion roubles', 'en'],
    ['500 million dollars', 'en', 'half a billion dollars', 'en'],
    ['a quarter of a million people', 'en', '25万人', 'zh'],
    ['полтора миллиона тонн', 'ru', 'one and a half million tonnes', 'en'],
    ['паўтара мільёна', 'be', '1,5 млн', 'ru'],
    ['two and a half million', 'en', '250만', 'ko'],
    ['шестьдесят с лишним тысяч', 'ru', 'some 60,000', 'en'],
    ['20-odd thousand', 'en', '20 с лишним тысяч', 'ru'],
    ['восем мільёнаў чатырыста тысяч', 'be', '8,4 млн', 'ru'],
    ['васямнаццаці населеных пунктаў', 'be', '18 населённых пунктов', 'ru'],
    ['六成四农户', 'zh', '64 percent of farms', 'en'],
    ['三成半', 'zh', '3할 5푼', 'ko'],
    ['过半议员', 'zh', 'half of the members', 'en'],
    ['half a percentage point', 'en', '50 bps', 'en'],
    ['четверть процентного пункта', 'ru', 'a quarter of a percentage point', 'en'],
    ['半个百分点', 'zh', '0.5%포인트', 'ko'],
    ['1842세대다', 'ko', '1,842 households', 'en'],
    ['1억2000만 달러', 'ko', '120 million dollars', 'en'],
    ['倒塌房屋1840间', 'zh', '1 840 домов', 'ru'],
    ['100일분', 'ko', '100', 'en'],
    ['열하루', 'ko', '11 days', 'en'],
  ])('are the same: %s (%s) and %s (%s)', (a, language, b, other) => {
    expect(sameMeasure(first(a, language), first(b, other))).toBe(true)
  })

  it.each([
    ['one year', 'en', 'six months', 'en'],
    ['на три года', 'ru', 'на пять лет', 'ru'],
    ['210 hectares', 'en', '210 ㎡', 'ko'],
    ['halved', 'en', 'a third', 'en'],
    ['шесть сотен домов', 'ru', '6 homes', 'en'],
    ['half a million', 'en', 'a million', 'en'],
    ['六成四', 'zh', '六成', 'zh'],
    ['a quarter of a percentage point', 'en', 'half a percentage point', 'en'],
    ['два часа', 'ru', 'два дня', 'ru'],
    ['600 euros', 'en', '600 dollars', 'en'],
    ['增长近两倍', 'zh', '增长近三倍', 'zh'],
    ['a girl of 16', 'en', 'a woman of 61', 'en'],
    ['389 ships', 'en', '398 ships', 'en'],
    ['오전 8시', 'ko', '오후 3시', 'ko'],
    ['one in five homes', 'en', 'one in ten homes', 'en'],
    ['каждый пятый', 'ru', 'every fourth house', 'en'],
    ['8 of the 12 crew', 'en', '67 percent', 'en'],
    ['3 in 20 villages', 'en', '3 villages', 'en'],
  ])('differ: %s (%s) and %s (%s)', (a, language, b, other) => {
    expect(sameMeasure(first(a, language), first(b, other))).toBe(false)
  })

  it.each([
    ['from 22 to 27 September', 'en'],
    ['4월 20일부터 22일까지', 'ko'],
    ['9月3日', 'zh'],
    ['兩國關係', 'zh'],
    ['в 1800 г.', 'ru'],
    ['in 2024', 'en'],
    ['2026년', 'ko'],
    ['两国领导人', 'zh'],
    ['every second week', 'en'],
    ['every second of the flight', 'en'],
    ['every second counts', 'en'],
    ['каждый третий день', 'ru'],
  ])('are none in %s (%s)', (text, language) => {
    expect(read(text, language)).toEqual([])
  })

  it('gives the first end of a range the unit of the second', () => {
    const [low, high] = read('вырастет с 8 до 16 млн рублей', 'ru')
    expect(low?.value).toBe(8e6)
    expect(high?.value).toBe(16e6)
  })

  it('stand where they say, apart and in order, whatever the text', () => {
    const words = fc.constantFrom(
      '5',
      '12.5',
      '1,200',
      'three',
      'пять',
      '두',
      '三成',
      ' ',
      '%',
      ' km',
      ' years',
      '-',
      '½',
      '분의',
      '1/3',
      'млн',
      '万',
      '时',
      'to ',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), fc.constantFrom('en', 'ru', 'be', 'ko', 'zh'), (parts, language) => {
        const text = parts.join('')
        let end = 0
        for (const { span, value } of read(text, language)) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
          expect(Number.isNaN(value)).toBe(false)
          end = span.end
        }
      }),
    )
  })
})

describe('points in time', () => {
  const relation = (a: string, b: string): string => {
    const [x] = timePoints(a, dates(a))
    const [y] = timePoints(b, dates(b))
    if (!x || !y) throw new Error(`no point in time in ${x ? b : a}`)
    return relationOf(x, y)
  }

  it.each([
    ['in August', '3 августа'],
    ['by the end of October', '25 October'],
    ['весной', 'in April'],
    ['상반기', '3월'],
    ['下半年', '10月'],
    ['三月二十日', '20 March'],
    ['next year', '내년'],
    ['у маі', 'in May'],
    ['next week', '다음 주'],
    ['ночью', 'overnight'],
    ['새벽', 'in the morning'],
    ['오후', 'in the evening'],
  ])('may be one: %s and %s', (a, b) => {
    expect(relation(a, b)).toBe('agree')
    expect(relation(b, a)).toBe('agree')
  })

  it.each([
    ['next week', 'на прошлой неделе'],
    ['утром', 'in the evening'],
    ['上午', '오후'],
    ['in August', 'in October'],
    ['в апреле', '5월에'],
    ['first half of the year', '하반기'],
    ['до 20 верасня', 'конец октября'],
    ['this year', 'в следующем году'],
    ['on Wednesday', 'в пятницу'],
    ['in the autumn of', 'весной'],
    ['6 September', 'the 9 September'],
  ])('cannot be one: %s and %s', (a, b) => {
    expect(relation(a, b)).toBe('contradict')
  })

  it('say nothing of each other where they limit different things', () => {
    expect(relation('on Monday', 'in August')).toBe('apart')
  })

  it('are not seen in verbs: you may, they march', () => {
    expect(timePoints('You may go, they march on', [])).toEqual([])
  })

  it.each([
    ['from 11 to 20 July', [11, 20]],
    ['on September 8-14 at the range', [8, 14]],
    ['between Sept. 22 and 27 and asked', [22, 27]],
    ['July 3 through 9, 2026', [3, 9]],
    ['С 11 по 30 марта', [11, 30]],
    ['11 и 12 мая', [11, 12]],
    ['4월 20일부터 22일까지', [20, 22]],
    ['7月11日至20日', [11, 20]],
    ['on July 3 and 27 soldiers fell', [3]],
    ['on 3 July 2026', [3]],
    ['on July 3 to 27,000 people', [3]],
  ])('takes both days of a range: %s', (text, days) => {
    expect(timePoints(text, dates(text)).flatMap((point) => point.days?.[0] ?? [])).toEqual(days)
  })
})
