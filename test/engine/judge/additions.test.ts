import { describe, expect, it } from 'vitest'
import { compare } from '../../../src/index.ts'

/** A statement, a report of it with something put beside it, and lines that the page shows anew at each load. */
const PAGES = [
  [
    'en',
    'The mayor will open the bridge on 4 May.',
    'Shopkeepers on the bank fear for their trade.',
    ['Published: 3 May 2026, 09:12', 'Views: 118', 'Read also:', 'Storm closes the southern road'],
  ],
  [
    'ru',
    'Мэр откроет мост 4 мая.',
    'Торговцы на берегу боятся за свои лавки.',
    ['Опубликовано: 3 мая 2026, 09:12', 'Просмотров: 118', 'Читайте также:', 'Буря закрыла южную дорогу'],
  ],
  [
    'be',
    'Мэр адкрые мост 4 мая.',
    'Гандляры на беразе баяцца за свае крамы.',
    ['Апублікавана: 3 мая 2026, 09:12', 'Чытайце таксама:', 'Бура закрыла паўднёвую дарогу'],
  ],
  [
    'ko',
    '시장은 5월 4일 다리를 개통할 것이다.',
    '강가의 상인들은 장사를 걱정하고 있다.',
    ['입력: 2026년 5월 3일 09:12', '조회수 118', '관련기사', '폭풍으로 남쪽 도로 폐쇄'],
  ],
  [
    'zh',
    '市长将于5月4日启用大桥。',
    '河边的店主们担心生意。',
    ['发布时间：2026年5月3日 09:12', '阅读：118', '相关阅读：', '暴风雨封闭南部公路'],
  ],
] as const

describe('what a report adds', () => {
  it.each(PAGES)('is no date, counter or link of the page, in %s', (language, said, beside, noise) => {
    const text = [noise[0], said, beside, ...noise.slice(1)].join('\n\n')
    const { additions } = compare({ text: said, language, provenance: {} }, [
      { text, language, provenance: {}, outlet: 'Courier', role: 'subject' },
    ])
    expect(additions.map((list) => list.map((one) => one.text))).toEqual([[beside]])
  })
})
