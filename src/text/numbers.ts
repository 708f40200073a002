// Numbers in a text as values: 12, "twelve", 12项, двенадцать and 1억1천만 each as what they amount to.
import type { Quantity } from '../model/claim.ts'
import { traitsOf } from './languages.ts'
import { KOREAN_NUMBERS } from './number-words.ts'
import { takenPlaces } from './spans.ts'

const MAGNITUDES: readonly (readonly [RegExp, number])[] = [
  [/^(?:trillion|трлн|триллион\p{L}*|трыль[её]н\p{L}*)$/u, 1e12],
  [/^(?:billion|bn|млрд|миллиард\p{L}*|мільярд\p{L}*)$/u, 1e9],
  [/^(?:million|mn|млн|миллион\p{L}*|міль[её]н\p{L}*)$/u, 1e6],
  [/^(?:thousand|тыс|тысяч\p{L}*)$/u, 1e3],
  [/^(?:hundred|сотн[яиюе]|сотен|сотнями|сотнях|сотні|соцень|сотняў)$/u, 100],
  [/^(?:dozens?|дюжин\p{L}*)$/u, 12],
  [/^(?:десят(?:ок|ка|ков|ками|ках)|дзесят(?:ак|ка|кі|каў)|дзясят(?:ак|ка|кі|каў))$/u, 10],
]
/** Half of a magnitude in one word: полмиллиона, паўтысячы. */
const HALF_WORD = /^(?:пол|паў)(?=\p{L}{5})/u
/** Part of a magnitude said before it: "half a million", "a quarter of a million", "three-quarters of a billion". */
const PART_BEFORE =
  /(?<!\p{L})(?:(half)(?:[\s-]an?)?|(?:(?:an?|one)[\s-])?(quarter)(?:[\s-]of[\s-]an?)?|(three[\s-]quarters)[\s-]of[\s-]an?)[\s-]$/iu
/** A half said after whole ones: "two and a half million", четыре с половиной тысячи. */
const AND_A_HALF = /^\s(?:and\sa\shalf|с\sполовиной|з\sпаловай)(?!\p{L})/iu
/** What may stand between a number and its magnitude: шестьдесят с лишним тысяч, "20-odd thousand". */
const AND_ODD = /^(?:\s(?:с\sлишним|с\sнебольшим|з\sлішкам|з\sгакам)\s|-odd\s)$/iu
/** Its words, which end no number: what follows tells. */
const OF_ODD = /^(?:с|з|лишним|небольшим|лішкам|гакам|odd)$/u
/** Magnitudes that are written short after a sign of money: $14.5m, £900k. */
const SHORT: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, m: 1e6, M: 1e6, b: 1e9, B: 1e9, tn: 1e12 }
const MONEY_BEFORE = /[$€£¥₽₩]\s?$/u
/** How far back a part of a magnitude is looked for. */
const BEHIND = 26
const HAN_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
/** Within a myriad, and the myriads themselves. */
const SMALL_UNITS: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1e3, 十: 10, 百: 100, 千: 1e3 }
const LARGE_UNITS: Readonly<Record<string, number>> = {
  만: 1e4,
  억: 1e8,
  조: 1e12,
  万: 1e4,
  亿: 1e8,
  万亿: 1e12,
  萬億: 1e12,
  兆: 1e12,
  萬: 1e4,
  億: 1e8,
}
const SMALL = Object.keys(SMALL_UNITS).join('|')
const LARGE = '万亿|萬億|조|억|만|兆|亿|億|万|萬'

const DIGITS = String.raw`\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?`
/** Where thousands are set apart by a space, in news it is an ordinary one. */
const SPACED_DIGITS = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?(?!\d)|${DIGITS}`
/** Begins with a digit or a group of thousands that has none before it: a long run is tried once, not from each of its digits. */
const EAST_ASIAN = new RegExp(
  String.raw`(?<!\d|\d[, \u00a0\u202f](?=\d{3}(?!\d)))(?:(?:${SPACED_DIGITS})\s?[多余餘]?(?:(?:${SMALL})(?:${LARGE})?|${LARGE})\s?){1,4}(?:(?:${SPACED_DIGITS}))?`,
  'gu',
)
const EAST_ASIAN_PART = new RegExp(String.raw`(${SPACED_DIGITS})\s?[多余餘]?(${SMALL})?(${LARGE})?`, 'gu')
/** Letters before digits make a label (B12, Т-90) in scripts with capitals; Han and Hangul stand close upon real numbers. */
const plain = (digits: string): RegExp => new RegExp(String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\d]|\d[.,])(?:${digits})`, 'gu')
const PLAIN = plain(DIGITS)
const PLAIN_SPACED = plain(SPACED_DIGITS)
const HAN = '[一二两兩三四五六七八九十百千〇零]'
const HAN_NUMBER = new RegExp(
  String.raw`(?<=百分之)${HAN}{1,9}|${HAN}[一二两兩三四五六七八九十百千〇零万亿萬億]{0,11}(?=[多余餘]?[个個名人天年月日次项項位条條座架艘枚家国國岁歲届屆周度成倍点點级級元间間户戶栋棟辆輛吨噸亩畝头頭只隻处處])(?!(?<=^|[^一二三四五六七八九十百千])(?<=[两兩])[国國](?!家))`,
  'gu',
)
/** Spelled out before a counter alone: elsewhere the syllables belong to other words. */
const KOREAN_NUMBER = new RegExp(
  // 세대 is a household or a generation where it is written as one word.
  String.raw`(?<![\p{L}\d])(?!세대)(${Object.keys(KOREAN_NUMBERS).join('|')})(?=\s?(?:곳|명|개|차례|번|나라|시간|사람|가지|건|대|척|달|해|배|살|군데)(?!\p{L}{3}))`,
  'gu',
)
const PERCENT = /^\s?(?:%|percent\b|per cent\b|percentage points?\b|процент|працэнт|퍼센트|프로\b)/iu
const POINT =
  /^\s?(?:percentage points?\b|percentage-points?\b|процентн\p{L}+ пункт|працэнтн\p{L}+ пункт|%p|%포인트|퍼센트포인트|个百分点)/iu
const WORD = /\p{L}+/gu
/** A word goes on after an apostrophe: сем’ям is no seven. */
const GOES_ON = /^['’ʼ]\p{L}/u
/** Tenths and hundredths: 三成 and 六成四, 5할 and 3할 5푼. */
const TENTHS =
  /([一二两兩三四五六七八九]|(?<!\d)\d)成(?:([一二三四五六七八九]|\d(?!\d))|(半))?(?!为|立|功|员|交|都|本|果|长|熟|份|为|員|為|長|績|绩)/gu
const KOREAN_TENTHS = /(?<![\d.])(\d)할(?:\s?(\d)푼)?(?!\p{L}{3})/gu

/** Value of digits as written: `1,200` is 1200; `12,5` is 12.5, for no thousands group has one or two digits. */
function digitsValue(digits: string): number {
  const joined = digits.replace(/[ \u00a0\u202f]|,(?=\d{3}(?!\d))/g, '')
  return Number(joined.replace(',', '.'))
}

/** 三万五千 is 35000: what stands before a myriad is counted in it, what comes after is added. */
function hanValue(text: string): number {
  let total = 0
  let section = 0
  let digit = 0
  let seen = false
  for (const [character] of text.matchAll(/万亿|萬億|./gu)) {
    const large = LARGE_UNITS[character]
    const small = SMALL_UNITS[character]
    if (large !== undefined) {
      total += (section + digit) * large
      section = 0
      digit = 0
      seen = false
    } else if (small !== undefined) {
      section += (seen ? digit : 1) * small
      digit = 0
      seen = false
    } else {
      digit = seen ? digit * 10 + (HAN_DIGITS[character] ?? 0) : (HAN_DIGITS[character] ?? 0)
      seen = true
    }
  }
  return total + section + digit
}

/** 1억 1천5백만 is 115000000, in the same way. */
function eastAsianValue(text: string): number {
  let total = 0
  let section = 0
  for (const [, digits = '', small, large] of text.matchAll(EAST_ASIAN_PART)) {
    section += digitsValue(digits) * (small === undefined ? 1 : (SMALL_UNITS[small] ?? 1))
    if (large === undefined) continue
    total += section * (LARGE_UNITS[large] ?? 1)
    section = 0
  }
  return total + section
}

/** "One" and "a" are numbers only before a magnitude: "one hundred", "a million". */
const ONE = /^(?:one|a|один|одна|одного|одной|адзін|адна)$/u

const ARTICLE = /^a$/u

interface SpelledNumber {
  readonly start: number
  readonly end: number
  /** Closed groups: the two thousand of "two thousand five hundred". */
  readonly total: number
  /** The group that is being said. */
  readonly group: number
  /** What may still be added to the group is smaller than this. */
  readonly below: number
}

const magnitudeOf = (word: string): number | undefined => MAGNITUDES.find(([pattern]) => pattern.test(word))?.[1]

/** The number with a magnitude said after it. */
function multiplied(open: SpelledNumber, by: number, end: number): SpelledNumber {
  if (by === 100) return { ...open, end, group: open.group * by, below: by }
  return { ...open, end, total: open.total + open.group * by, group: 0, below: by }
}

/** Next smaller place: after 20 comes 1 to 9, after 300 comes 1 to 99, after 7 nothing. */
const placeBelow = (value: number): number => (value >= 100 ? 100 : value >= 20 && value % 10 === 0 ? 10 : 0)

function wordNumbers(text: string, table: Readonly<Record<string, number>>): Quantity[] {
  const found: Quantity[] = []
  let open: SpelledNumber | undefined
  let one: RegExpMatchArray | undefined
  const close = (): void => {
    if (open) found.push({ span: { start: open.start, end: open.end }, value: open.total + open.group, unit: 'none' })
    open = undefined
  }
  for (const match of text.matchAll(WORD)) {
    const end = match.index + match[0].length
    // Said as part of the number before.
    if (open && match.index < open.end) continue
    const word = GOES_ON.test(text.slice(end, end + 2)) ? '' : match[0].toLowerCase().replace(/ё/g, 'е')
    const value = Object.hasOwn(table, word) ? table[word] : undefined
    const gap = open ? text.slice(open.end, match.index) : ''
    const adjacent = /^(?:[\s-]|\sand\s)$/.test(gap)
    const before = one
    one = undefined
    const magnitude = magnitudeOf(word)
    const halved = HALF_WORD.test(word) ? magnitudeOf(word.replace(HALF_WORD, '')) : undefined
    if (halved !== undefined) {
      close()
      open = multiplied({ start: match.index, end, total: 0, group: 0.5, below: 0 }, halved, end)
    } else if (magnitude !== undefined) {
      const part = PART_BEFORE.exec(text.slice(Math.max(0, match.index - BEHIND), match.index))
      if (open && (adjacent || AND_ODD.test(gap)) && open.group > 0) open = multiplied(open, magnitude, end)
      else {
        close()
        if (part) {
          const group = part[1] === undefined ? (part[2] === undefined ? 0.75 : 0.25) : 0.5
          open = multiplied({ start: match.index - part[0].length, end, total: 0, group, below: 0 }, magnitude, end)
        } else if (before) open = multiplied({ start: before.index ?? 0, end, total: 0, group: 1, below: 0 }, magnitude, end)
      }
    } else if (value !== undefined) {
      if (open && adjacent && value < open.below) open = { ...open, end, group: open.group + value, below: placeBelow(value) }
      else {
        close()
        open = { start: match.index, end, total: 0, group: value, below: placeBelow(value) }
      }
      const half = open.group < 100 ? AND_A_HALF.exec(text.slice(open.end, open.end + BEHIND)) : null
      if (half) open = { ...open, end: open.end + half[0].length, group: open.group + 0.5, below: 0 }
    } else if (ONE.test(word)) {
      // "Forty-one" and "a hundred and one" go on; elsewhere "one" is a number only before a magnitude.
      if (open && adjacent && open.below > 1 && !ARTICLE.test(word)) open = { ...open, end, group: open.group + 1, below: 0 }
      else {
        close()
        const half = AND_A_HALF.exec(text.slice(end, end + BEHIND))
        if (half) open = { start: match.index, end: end + half[0].length, total: 0, group: 1.5, below: 0 }
        else one = match
      }
    } else if (!(word === 'and' && open && open.below >= 100) && !OF_ODD.test(word)) close()
  }
  close()
  return found
}

const quickPatterns = new Map<string, RegExp>()

/** A quick way past texts without a spelled number. */
function spells(text: string, language: string, values: Readonly<Record<string, number>>): boolean {
  let pattern = quickPatterns.get(language)
  if (!pattern) {
    const start = traitsOf(language).wordsAreAscii ? String.raw`\b` : String.raw`(?<!\p{L})`
    const all = Object.keys(values).join('|')
    pattern = new RegExp(`${start}(?:${all}|hundred|dozen|thousand|[mbt]r?illion|[mb]n|пол|паў|тыс|млн|млрд|трлн|мил|міл|мьл|тр[иы]л)`, 'u')
    quickPatterns.set(language, pattern)
  }
  return pattern.test(text.toLowerCase().replace(/ё/g, 'е'))
}

/** Numbers of a text in order of place. Dates are numbers here too; the caller takes out what `dates` claims. */
export function quantities(text: string, language: string): Quantity[] {
  const { countsInMyriads, thousandsBySpace, spelledNumbers } = traitsOf(language)
  const found: Quantity[] = []
  const taken = takenPlaces()
  const add = (start: number, end: number, value: number, unit: Quantity['unit']): void => {
    taken.add(start, end)
    found.push({ span: { start, end }, value, unit })
  }
  const unitAt = (end: number): Quantity['unit'] => {
    const rest = text.slice(end, end + 24)
    if (POINT.test(rest)) return 'point'
    return PERCENT.test(rest) ? 'percent' : 'none'
  }
  const unitOf = (start: number, end: number): Quantity['unit'] => (text.startsWith('百分之', start - 3) ? 'percent' : unitAt(end))
  const tenths = spelledNumbers?.kind === 'han' ? TENTHS : spelledNumbers?.kind === 'before-counters' ? KOREAN_TENTHS : undefined
  const digitOf = (shown: string | undefined): number => (shown === undefined ? 0 : (HAN_DIGITS[shown] ?? Number(shown)))
  for (const match of tenths === undefined ? [] : text.matchAll(tenths)) {
    add(match.index, match.index + match[0].length, digitOf(match[1]) * 10 + (match[3] === undefined ? digitOf(match[2]) : 5), 'percent')
  }
  const hasDigit = /\d/.test(text)
  if (hasDigit) {
    if (countsInMyriads) {
      for (const match of text.matchAll(EAST_ASIAN)) {
        const raw = match[0].trimEnd()
        const end = match.index + raw.length
        if (!taken.has(match.index, end)) add(match.index, end, eastAsianValue(raw), unitAt(end))
      }
    }
    for (const match of text.matchAll(thousandsBySpace ? PLAIN_SPACED : PLAIN)) {
      let end = match.index + match[0].length
      if (taken.has(match.index, end)) continue
      let value = digitsValue(match[0])
      const next = /^(?:\s(?:с лишним|с небольшим|з лішкам)\s|-odd\s|[\s-])?(\p{L}+)/u.exec(text.slice(end, end + BEHIND))
      const magnitude = next?.[1] === undefined ? undefined : magnitudeOf(next[1].toLowerCase())
      const short =
        magnitude === undefined && next && MONEY_BEFORE.test(text.slice(Math.max(0, match.index - 4), match.index))
          ? SHORT[next[1]!]
          : undefined
      if (next && (magnitude !== undefined || short !== undefined)) {
        value *= magnitude ?? short ?? 1
        end += next[0].length
      }
      add(match.index, end, value, unitOf(match.index, end))
    }
  }
  if (spelledNumbers?.kind === 'words' && spells(text, language, spelledNumbers.values)) {
    for (const { span, value } of wordNumbers(text, spelledNumbers.values))
      if (!taken.has(span.start, span.end)) add(span.start, span.end, value, unitAt(span.end))
  }
  if (spelledNumbers?.kind === 'before-counters') {
    for (const match of text.matchAll(KOREAN_NUMBER)) {
      const end = match.index + (match[1] as string).length
      if (!taken.has(match.index, end)) add(match.index, end, KOREAN_NUMBERS[match[1] as string] as number, 'none')
    }
  }
  if (spelledNumbers?.kind === 'han') {
    for (const match of text.matchAll(HAN_NUMBER)) {
      const end = match.index + match[0].length
      if (!taken.has(match.index, end)) add(match.index, end, hanValue(match[0]), unitOf(match.index, end))
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}
