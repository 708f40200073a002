import { describe, expect, it } from 'vitest'
import { matchForm } from '../../src/text/normalise.ts'
import { stem } from '../../src/text/stem.ts'

/** Forms of one word. */
const FORMS: readonly (readonly [language: string, forms: string])[] = [
  ['en', 'visit visits visited visiting'],
  ['ru', 'визит визита визиту визитом визите визиты визитов'],
  ['ru', 'Пхеньян Пхеньяна Пхеньяну Пхеньяном Пхеньяне'],
  ['ru', 'генерал генерала генералу генералом генерале генералы'],
  ['ru', 'отношения отношений отношениям отношениями отношениях'],
  ['ru', 'обмен обмена обмену обменом обмене обмены обменов'],
  ['ru', 'саммит саммита саммиту саммитом саммите саммиты саммитов'],
  ['ru', 'объём объёма объёму объёмом объёме объёмы'],
  ['ru', 'приём приёма приёмом приёме'],
  ['ru', 'состав состава составу составом составе'],
  ['ru', 'случай случая случаю случаем случаев'],
  ['ru', 'Пётр петр'],
  ['be', 'візіт візіта візіту візітам візіты візітаў'],
  ['be', 'дружба дружбы дружбе дружбу дружбай'],
  ['ko', '평양 평양을 평양에서 평양에 평양은'],
  ['ko', '대통령 대통령이 대통령은 대통령께서 대통령의'],
]
/** Words that must stay apart. */
const OTHERS: readonly (readonly [language: string, words: string])[] = [
  ['en', 'visit visa vision'],
  ['ru', 'визит виза видел'],
  ['ru', 'призыв приз призывной'],
  ['ko', '평양 평화 평가'],
]

const stems = (language: string, words: string): Set<string> => new Set(words.split(' ').map((word) => stem(matchForm(word), language)))

describe('a stem', () => {
  it.each(FORMS)('is one for the forms of a word (%s): %s', (language, forms) => {
    expect([...stems(language, forms)]).toHaveLength(1)
  })

  it.each(OTHERS)('differs between other words (%s): %s', (language, words) => {
    expect(stems(language, words).size).toBe(words.split(' ').length)
  })
})
