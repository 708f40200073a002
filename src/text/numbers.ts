// Numbers in a text as values: 12, "twelve", 12项, двенадцать and 1억1천만 each as what they amount to.
import type { Quantity } from '../model/claim.ts'

const ENGLISH: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  dozen: 12,
}
const RUSSIAN: Readonly<Record<string, number>> = {
  два: 2,
  две: 2,
  двух: 2,
  двумя: 2,
  три: 3,
  трех: 3,
  тремя: 3,
  четыре: 4,
  четырех: 4,
  пять: 5,
  пяти: 5,
  шесть: 6,
  шести: 6,
  семь: 7,
  семи: 7,
  восемь: 8,
  восьми: 8,
  девять: 9,
  девяти: 9,
  десять: 10,
  десяти: 10,
  одиннадцать: 11,
  двенадцать: 12,
  двенадцати: 12,
  тринадцать: 13,
  четырнадцать: 14,
  пятнадцать: 15,
  пятнадцати: 15,
  шестнадцать: 16,
  семнадцать: 17,
  восемнадцать: 18,
  девятнадцать: 19,
  двадцать: 20,
  двадцати: 20,
  тридцать: 30,
  тридцати: 30,
  сорок: 40,
  сорока: 40,
  пятьдесят: 50,
  пятидесяти: 50,
  шестьдесят: 60,
  семьдесят: 70,
  восемьдесят: 80,
  девяносто: 90,
  сто: 100,
  ста: 100,
  двести: 200,
  триста: 300,
  четыреста: 400,
  пятьсот: 500,
  шестьсот: 600,
  семьсот: 700,
  восемьсот: 800,
  девятьсот: 900,
}
const MAGNITUDES: readonly (readonly [RegExp, number])[] = [
  [/^(?:trillion|трлн|триллион\p{L}*|трыльён\p{L}*)$/u, 1e12],
  [/^(?:billion|bn|млрд|миллиард\p{L}*|мільярд\p{L}*)$/u, 1e9],
  [/^(?:million|mn|млн|миллион\p{L}*|мільён\p{L}*)$/u, 1e6],
  [/^(?:thousand|тыс|тысяч\p{L}*|тысяч)$/u, 1e3],
  [/^(?:hundred)$/u, 100],
]
const HAN_DIGITS: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const HAN_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

const DIGITS = String.raw`\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?`
const EAST_ASIAN = new RegExp(String.raw`(?:(?:${DIGITS})\s?(?:조|억|만|천|兆|万亿|亿|万|千)\s?){1,4}(?:(?:${DIGITS}))?`, 'gu')
const PLAIN = new RegExp(String.raw`(?<![\p{L}\d])(?:${DIGITS})|(?<=[$€£₽₩¥])(?:${DIGITS})`, 'gu')
const HAN_NUMBER = /[一二两三四五六七八九十百千〇零]{1,9}(?:万亿|亿|万)?(?=[个名人天年月日次项位条座架艘枚家国岁届周度成倍点])/gu
const PERCENT = /^\s?(?:%|percent\b|per cent\b|percentage points?\b|процент|퍼센트|프로\b)/iu
const POINT = /^\s?(?:percentage points?\b|percentage-points?\b|процентн\p{L}+ пункт|%p|퍼센트포인트|个百分点)/iu
const WORD = /\p{L}+/gu

/** Value of digits as written: `1,200` is 1200; `12,5` is 12.5, for no thousands group has one or two digits. */
function digitsValue(digits: string): number {
  const joined = digits.replace(/[,\u00a0\u202f](?=\d{3}(?!\d))/g, '')
  return Number(joined.replace(',', '.'))
}

function hanValue(text: string): number {
  let total = 0
  let digit = 0
  let seen = false
  for (const character of text) {
    const unit = HAN_UNITS[character]
    const value = HAN_DIGITS[character]
    if (unit !== undefined) {
      total += (seen ? digit : 1) * unit
      digit = 0
      seen = false
    } else if (value !== undefined) {
      digit = seen ? digit * 10 + value : value
      seen = true
    } else if (character === '亿') return (total + digit) * (text.startsWith('万亿', text.indexOf('亿') - 1) ? 1e12 : 1e8)
    else if (character === '万') {
      if (text.includes('万亿')) return (total + digit) * 1e12
      return (total + digit) * 1e4
    }
  }
  return total + digit
}

const EAST_UNITS: Readonly<Record<string, number>> = {
  조: 1e12,
  兆: 1e12,
  万亿: 1e12,
  억: 1e8,
  亿: 1e8,
  만: 1e4,
  万: 1e4,
  천: 1e3,
  千: 1e3,
}

function eastAsianValue(text: string): number {
  let total = 0
  let thousands = 0
  for (const part of text.matchAll(new RegExp(String.raw`(${DIGITS})\s?(조|억|만|천|兆|万亿|亿|万|千)?`, 'gu'))) {
    const value = digitsValue(part[1] as string)
    const unit = part[2] === undefined ? 1 : (EAST_UNITS[part[2]] ?? 1)
    // 1억1천만: the thousands belong to the 만 after them.
    if (unit === 1e3 && /^\s?[만억조万亿]/u.test(text.slice(part.index + part[0].length))) {
      const outer = text.slice(part.index + part[0].length).trimStart()[0] as string
      thousands += value * 1e3 * (EAST_UNITS[outer] ?? 1)
    } else total += value * unit
  }
  return total + thousands
}

function wordNumbers(text: string, table: Readonly<Record<string, number>>): Quantity[] {
  const found: Quantity[] = []
  let open: { start: number; end: number; value: number } | undefined
  const close = (): void => {
    if (open) found.push({ span: { start: open.start, end: open.end }, value: open.value, unit: 'none' })
    open = undefined
  }
  for (const match of text.matchAll(WORD)) {
    const word = match[0].toLowerCase().replace(/ё/g, 'е')
    const end = match.index + match[0].length
    const value = Object.hasOwn(table, word) ? table[word] : undefined
    const gap = open ? text.slice(open.end, match.index) : ''
    const adjacent = open !== undefined && /^[\s-]$/.test(gap)
    const magnitude = adjacent ? MAGNITUDES.find(([pattern]) => pattern.test(word))?.[1] : undefined
    if (open && magnitude !== undefined) open = { ...open, end, value: open.value * magnitude }
    else if (value !== undefined) {
      if (open && adjacent && value < 10 && open.value % 10 === 0 && open.value >= 20) open = { ...open, end, value: open.value + value }
      else {
        close()
        open = { start: match.index, end, value }
      }
    } else close()
  }
  close()
  return found
}

/** A letter that begins a spelled number in any table: a quick way past texts without one. */
const MAY_SPELL = /\b(?:t[wehrio]|f[oi]|s[ie]|eig|nin|elev|doz)|[дтчпшсво]\p{L}{2}/iu

/** Numbers of a text in order of place. Dates are numbers here too; the caller takes out what `dates` claims. */
export function quantities(text: string, language: string): Quantity[] {
  const found: Quantity[] = []
  const taken = (start: number, end: number): boolean => found.some((quantity) => start < quantity.span.end && end > quantity.span.start)
  const unitAt = (end: number): Quantity['unit'] => {
    const rest = text.slice(end, end + 24)
    if (POINT.test(rest)) return 'point'
    return PERCENT.test(rest) ? 'percent' : 'none'
  }
  const hasDigit = /\d/.test(text)
  if (hasDigit) {
    if (language === 'ko' || language === 'zh' || language === 'ja') {
      for (const match of text.matchAll(EAST_ASIAN)) {
        const raw = match[0].trimEnd()
        found.push({
          span: { start: match.index, end: match.index + raw.length },
          value: eastAsianValue(raw),
          unit: unitAt(match.index + raw.length),
        })
      }
    }
    for (const match of text.matchAll(PLAIN)) {
      let end = match.index + match[0].length
      if (taken(match.index, end)) continue
      let value = digitsValue(match[0])
      const next = /^[\s-]?(\p{L}+)/u.exec(text.slice(end, end + 16))
      const magnitude =
        next?.[1] === undefined ? undefined : MAGNITUDES.find(([pattern]) => pattern.test((next[1] as string).toLowerCase()))?.[1]
      if (magnitude !== undefined && next) {
        value *= magnitude
        end += next[0].length
      }
      const percentBefore = text.slice(Math.max(0, match.index - 3), match.index) === '百分之'
      found.push({ span: { start: match.index, end }, value, unit: percentBefore ? 'percent' : unitAt(end) })
    }
  }
  const table = language === 'ru' ? RUSSIAN : language === 'en' ? ENGLISH : undefined
  if (table && MAY_SPELL.test(text)) {
    for (const quantity of wordNumbers(text, table)) {
      if (!taken(quantity.span.start, quantity.span.end)) found.push({ ...quantity, unit: unitAt(quantity.span.end) })
    }
  }
  if (language === 'zh') {
    for (const match of text.matchAll(HAN_NUMBER)) {
      const end = match.index + match[0].length
      if (!taken(match.index, end)) found.push({ span: { start: match.index, end }, value: hanValue(match[0]), unit: unitAt(end) })
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}
