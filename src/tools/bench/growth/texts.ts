// Texts that grow: prose, and what is no prose but may stand in a file all the same. All invented.
import { coined } from './series.ts'

export interface GrowingText {
  readonly name: string
  readonly language: string
  readonly piece: (index: number) => string
}

const text = (name: string, language: string, piece: string | ((index: number) => string)): GrowingText => ({
  name,
  language,
  piece: typeof piece === 'string' ? () => piece : piece,
})

/** Letters of coined Latin words. */
export const LATIN = 'abdegiklmnoprstuv'
const CYRILLIC = 'абвгдеиклмнопрстуя'
const HANGUL = '가나다라마바사아자차카타파하고노도로모보'
const HAN = '山水火木金土日月天地人心手口目耳足石竹米'

export const TEXTS: readonly GrowingText[] = [
  text(
    'English prose',
    'en',
    (index) =>
      `On day ${index} the minister of ${coined(index % 400, LATIN)} said that ${coined(index, LATIN)} will sign an agreement with Oslo on ${index % 97} hospitals. `,
  ),
  text(
    'English paragraphs',
    'en',
    (index) => `The council of ${coined(index % 300, LATIN)} met ${index} envoys and thanked the ${coined(index, LATIN)} committee.\n\n`,
  ),
  text(
    'Russian prose',
    'ru',
    (index) =>
      `Министр заявил, что ${coined(index, CYRILLIC)} готов подписать соглашение о поставке ${index} тысяч тонн зерна в ${coined(index % 300, CYRILLIC)}. `,
  ),
  text(
    'Belarusian prose',
    'be',
    (index) =>
      `Прэзідэнт адзначыў, што ${coined(index, CYRILLIC)} гатовы прыняць ${index} гасцей у Мінску і падзякаваў ${coined(index % 300, CYRILLIC)}. `,
  ),
  text(
    'Korean prose',
    'ko',
    (index) => `위원장은 ${index}일 ${coined(index, HANGUL)} 대표단을 만나 병원 ${index % 90}곳을 짓겠다고 말했다. `,
  ),
  text(
    'Chinese prose',
    'zh',
    (index) => `主席${index}日会见了${coined(index, HAN)}代表团，表示愿意在明年访问平壤，并感谢${coined(index % 200, HAN)}。`,
  ),
  text('prose of French', 'fr', (index) => `Le ministre de ${coined(index, LATIN)} a reçu ${index} délégués et remercié la ville. `),
  text('prose of Japanese', 'ja', (index) => `大臣は${index}日に${coined(index, HAN)}の代表と会談し、訪問の用意があると述べた。`),
  text('one line without a stop', 'en', 'He is ready to visit Oslo and thanked staff '),
  text('one line of clauses', 'en', 'and he said that he will visit Oslo, '),
  text('one line of Russian', 'ru', 'и он заявил, что готов посетить Минск, '),
  text('one line of Korean', 'ko', '그는 방문할 준비가 되여있다고 하며 감사를 표하고 '),
  text('Chinese without punctuation', 'zh', '主席表示愿意访问平壤并感谢代表团'),
  text('Chinese of commas', 'zh', '主席表示愿意访问，'),
  text('one word of Latin letters', 'en', 'pneumono'),
  text('one word of Cyrillic letters', 'ru', 'превысоко'),
  text('one word of Hangul', 'ko', '대한민국'),
  text('Hangul counting', 'ko', '백만억'),
  text('jamo', 'ko', 'ㄱㅏㄴㄷㅏ'),
  text('conjoining jamo', 'ko', '\u1112\u1161\u11ab\u1100\u1173\u11af'),
  text('Hangul with dots', 'ko', '대한·민국.'),
  text('Hangul words', 'ko', (index) => `${coined(index, HANGUL)} `),
  text('Latin names', 'en', (index) => `${coined(index, LATIN).replace(/^./, (first) => first.toUpperCase())} `),
  text('Latin words that begin alike', 'en', (index) => `inter${coined(index, LATIN)} `),
  text('Cyrillic names', 'ru', (index) => `${coined(index, CYRILLIC).replace(/^./, (first) => first.toUpperCase())} `),
  text('Chinese names', 'zh', (index) => `${coined(index, '斯特尔克拉马卡布德维纳罗')}·`),
  text('numbers', 'en', (index) => `${index} `),
  text('numbers of Russian thousands', 'ru', '123 '),
  text('numbers spelled out', 'en', 'two hundred and thirty-four thousand '),
  text('numbers spelled out in Russian', 'ru', 'двести тридцать четыре тысячи '),
  text('digits', 'en', '1234567890'),
  text('digits in Korean', 'ko', '1234567890'),
  text('Han digits', 'zh', '三十五万'),
  text('myriads', 'zh', '3万 5千 '),
  text('digits with commas', 'en', '123,'),
  text('dates', 'en', (index) => `${1 + (index % 28)} May ${1900 + (index % 120)}, `),
  text('dates in Korean', 'ko', (index) => `2025년 ${1 + (index % 12)}월 ${1 + (index % 28)}일 `),
  text('years', 'ru', '2025 году, '),
  text('capital letters', 'en', 'A'),
  text('initials', 'en', 'A. '),
  text('initials in Russian', 'ru', 'А.Б. '),
  text('abbreviations', 'en', 'Mr. Dr. Gen. '),
  text('stops', 'en', 'a.b.'),
  text('stops and spaces', 'en', '. '),
  text('commas', 'en', 'a, '),
  text('semicolons', 'ru', 'а; '),
  text('open quotations', 'en', '“a '),
  text('closed quotations', 'en', '“He said so.” '),
  text('guillemets', 'ru', '«да» '),
  text('brackets', 'en', '((a '),
  text('apostrophes', 'en', "o'"),
  text('hyphens', 'en', 'a-'),
  text('dashes', 'ru', '— да '),
  text('spaces', 'en', 'a                                        '),
  text('blank lines', 'en', 'a\n\n\n\n\n\n\n\n'),
  text('short lines', 'en', (index) => `${coined(index, LATIN)}\n`),
  text('short lines of Chinese', 'zh', (index) => `${coined(index, HAN)}\n`),
  text('combining marks', 'en', 'e\u0301\u0302\u0303\u0304'),
  text('zero width', 'en', 'a\u200b\u200d'),
  text('surrogates', 'en', '\u{1f600}\u{1f9d1}\u200d\u{1f680}'),
  text('right to left', 'ar', 'قال الوزير إنه مستعد للزيارة. '),
  text('who said it', 'en', 'the minister said according to the minister '),
  text('who said it, in Russian', 'ru', 'по словам министра он заявил '),
  text('who said it, in Belarusian', 'be', 'паводле слоў міністра ён заявіў '),
  text('who said it, in Korean', 'ko', '장관은 보고서에 따르면 말했다 '),
  text('who said it, in Chinese', 'zh', '据消息称部长表示'),
  text('denials', 'en', 'not never cannot '),
  text('denials in Russian', 'ru', 'не нет никогда '),
  text('causes', 'en', 'increased risk may cause higher rates '),
  text('addresses', 'en', 'https://example.org/a/b?c=d '),
  text('addresses of mail', 'en', 'a.b.c@'),
  text('questions', 'en', 'Why? “Why!” he asked. '),
  text('ellipses', 'ru', 'да… нет… '),
  text('infinitives', 'en', 'to build a plant, to train doctors and '),
  text('known names', 'en', 'Kim Jong Un met Lukashenko in Pyongyang and Minsk. '),
  text('known names in Korean', 'ko', '김정은은 루카셴코를 평양에서 만났다. '),
  text('formulas', 'ko', '경애하는 총비서동지께서는 뜨거운 인사를 '),
]

/** Kinds that are measured where both sides grow, and by meaning: a text against texts like it. */
export const BOTH_SIDES: readonly string[] = [
  'English prose',
  'English paragraphs',
  'Russian prose',
  'Korean prose',
  'Chinese prose',
  'one line without a stop',
  'short lines',
  'short lines of Chinese',
  'Latin names',
  'Latin words that begin alike',
  'Cyrillic names',
  'numbers',
  'dates',
  'known names',
]
