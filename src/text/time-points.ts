// When something is, as far as a text says it: dates, bare months and days, parts of a year, weekdays, "next month". Each is a
// set of limits, so that "in August" and "on 3 August" agree, and "in August" and "in October" cannot both be meant.
import type { CalendarDate } from '../model/claim.ts'
import type { Span } from '../model/span.ts'
import { MONTH_NAMES } from './dates.ts'
import { once } from './once.ts'
import { atWordStart, byScript } from './script-patterns.ts'
import { takenPlaces } from './spans.ts'

export interface TimePoint {
  readonly span: Span
  readonly year?: number
  /** Months that it may be in, bit 0 for January. */
  readonly months?: number
  /** Days of the month that it may be on, both ends included. */
  readonly days?: readonly [from: number, to: number]
  /** 0 Monday … 6 Sunday. */
  readonly weekday?: number
  /** Years and months counted from the present one. */
  readonly yearsOn?: number
  readonly monthsOn?: number
  /** Weeks counted from the present one. */
  readonly weeksOn?: number
  /** Parts of the day that it may be in, bits of `PARTS_OF_DAY`. */
  readonly partsOfDay?: number
}

type Limits = Omit<TimePoint, 'span'>

/** Bits of the months `from..to` (1..12), across the turn of the year where `to` is the smaller. */
function months(from: number, to: number): number {
  let bits = 0
  for (let month = from; ; month = (month % 12) + 1) {
    bits |= 1 << (month - 1)
    if (month === to) return bits
  }
}

const HALVES: readonly Limits[] = [{ months: months(1, 6) }, { months: months(7, 12) }]
const QUARTERS: readonly Limits[] = [1, 4, 7, 10].map((first) => ({ months: months(first, first + 2) }))
const SEASONS: readonly Limits[] = [
  { months: months(3, 5) },
  { months: months(6, 8) },
  { months: months(9, 11) },
  { months: months(12, 2) },
]
/** Bits of the parts of a day. */
const PARTS_OF_DAY = { dawn: 1, morning: 2, afternoon: 4, evening: 8, night: 16 } as const
const { dawn, morning, afternoon, evening, night } = PARTS_OF_DAY
const BEGINNING: Limits = { months: months(1, 3) }
const END: Limits = { months: months(11, 12) }

/** Phrases of the five languages; cyrillic and Latin ones begin where a word begins. */
const PHRASES: readonly (readonly [pattern: string, limits: Limits])[] = [
  [
    String.raw`first half(?= of| ?(?:19|20)\d\d)|перв\p{L}+ полугоди\p{L}+|перв\p{L}+ половин\p{L}+ (?:\d{4} )?года|перш\p{L}+ палов\p{L}+ года|상반기|上半年`,
    HALVES[0]!,
  ],
  [
    String.raw`second half(?= of| ?(?:19|20)\d\d|\b(?! (?:time|an)))|втор\p{L}+ полугоди\p{L}+|втор\p{L}+ половин\p{L}+ (?:\d{4} )?года|друг\p{L}+ палов\p{L}+ года|하반기|下半年`,
    HALVES[1]!,
  ],
  [String.raw`first quarter|Q1\b|(?:перв\p{L}+|I|1-м|1) квартал\p{L}*|1\s?분기|第?一季度`, QUARTERS[0]!],
  [String.raw`second quarter|Q2\b|(?:втор\p{L}+|II|2-м|2) квартал\p{L}*|2\s?분기|第?二季度`, QUARTERS[1]!],
  [String.raw`third quarter|Q3\b|(?:треть\p{L}+|III|3-м|3) квартал\p{L}*|3\s?분기|第?三季度`, QUARTERS[2]!],
  [
    String.raw`(?:fourth|last|final) quarter|Q4\b|(?:четв[её]рт\p{L}+|последн\p{L}+|IV|4-м|4) квартал\p{L}*|4\s?분기|第?四季度`,
    QUARTERS[3]!,
  ],
  [
    String.raw`(?:in|this|next|last|by|until|since|of|the|early|late|before|after|from) spring(?!s|er|ing)|весн(?:ой|ы|у|е)(?!\p{L})|увесну|вясн\p{L}+|올봄|봄(?=에|까지|부터|철|,|\s)|春季|今春|明春|春天|开春`,
    SEASONS[0]!,
  ],
  [
    String.raw`(?:in|this|next|last|by|until|since|of|the|early|late|before|after|from|over the) summer(?!s|it)|летом(?!\p{L})|лета(?!\p{L})|улетку|летам|올여름|여름(?=에|까지|부터|철|,|\s)|夏季|今夏|明夏|夏天`,
    SEASONS[1]!,
  ],
  [
    String.raw`(?:in|this|next|last|by|until|since|of|the|early|late|before|after|from) (?:autumn|fall)(?!s|ing|en)|осен(?:ью|и|ь)(?!\p{L})|увосень|восен\p{L}+|올가을|가을(?=에|까지|부터|철|,|\s)|秋季|今秋|明秋|秋天`,
    SEASONS[2]!,
  ],
  [
    String.raw`(?:in|this|next|last|by|until|since|of|the|early|late|before|after|from|over the) winter(?!s)|зимой(?!\p{L})|зим(?:ы|у|е)(?!\p{L})|узімку|зімой|올겨울|겨울(?=에|까지|부터|철|,|\s)|冬季|今冬|冬天`,
    SEASONS[3]!,
  ],
  [
    String.raw`(?:end|close) of next year|(?:late|end) next year|next year-end|конц\p{L}+ (?:следующего|будущего) года|канц\p{L}+ наступнага года|내년\s?말|明年(?:年)?底`,
    { ...END, yearsOn: 1 },
  ],
  [
    String.raw`(?:end|close) of (?:the|this) year|year[- ]end|year['’]s end|late this year|(?:до |к |в )?конц\p{L}+ (?:этого |текущего )?года|(?:да |к )?канц\p{L}+ года|연말|년말|올해\s?말|年底|年末|今年底`,
    { ...END, yearsOn: 0 },
  ],
  [
    String.raw`(?:beginning|start) of (?:the )?next year|early next year|начал\p{L}+ (?:следующего|будущего) года|пачатк\p{L}+ наступнага года|내년\s?초|明年初|来年初`,
    { ...BEGINNING, yearsOn: 1 },
  ],
  [
    String.raw`(?:beginning|start) of (?:the|this) year|early this year|начал\p{L}+ (?:этого |текущего )?года|пачатк\p{L}+ года|연초|올해\s?초|년초|年初|今年初`,
    { ...BEGINNING, yearsOn: 0 },
  ],
  [
    String.raw`next year|(?:в )?(?:следующем|будущем) году|(?:следующего|будущего) года|наступным годзе|наступнага года|내년|다음\s?해|来年|明年|來年`,
    { yearsOn: 1 },
  ],
  [
    String.raw`this year|(?:в )?(?:этом|нынешнем|текущем) году|(?:этого|нынешнего|текущего) года|сёлета|гэтым годзе|올해|금년|今年|本年`,
    { yearsOn: 0 },
  ],
  [String.raw`last year|(?:в )?прошлом году|прошлого года|летась|мінулым годзе|мінулага года|지난해|작년|去年|上年`, { yearsOn: -1 }],
  [
    String.raw`next month|(?:в )?(?:следующем|будущем) месяце|(?:следующего|будущего) месяца|наступным месяцы|다음\s?달|내달|下个?月|下個月`,
    { monthsOn: 1 },
  ],
  [
    String.raw`this month|(?:в )?(?:этом|нынешнем|текущем) месяце|(?:этого|текущего) месяца|гэтым месяцы|이달|이번\s?달|本月|这个月`,
    { monthsOn: 0 },
  ],
  [String.raw`last month|(?:в )?прошлом месяце|прошлого месяца|мінулым месяцы|지난\s?달|전달|上个?月|上個月`, { monthsOn: -1 }],
  [String.raw`next week|(?:на )?(?:следующей|будущей) недел[еи]|наступн\p{L}+ тыдн\p{L}+|다음\s?주|내주|下周|下星期|下週`, { weeksOn: 1 }],
  [
    String.raw`this week|(?:на )?(?:этой|текущей|нынешней) недел[еи]|гэт\p{L}+ тыдн\p{L}+|이번\s?주|금주|本周|本週|这周|這週|本星期`,
    { weeksOn: 0 },
  ],
  [String.raw`last week|(?:на )?прошлой недел[еи]|мінул\p{L}+ тыдн\p{L}+|지난\s?주|上周|上週|上星期`, { weeksOn: -1 }],
  [
    String.raw`(?:at|before) dawn|early (?:in the )?morning|на рассвете|на світанні|새벽|凌晨|黎明|拂晓`,
    { partsOfDay: dawn | morning | night },
  ],
  [
    String.raw`morning(?!s)(?! (?:post|star|news))|утром(?!\p{L})|утра(?!\p{L})|раніцай|раніцы|아침|오전|早上|早晨|清晨|上午`,
    { partsOfDay: dawn | morning },
  ],
  [String.raw`afternoon(?!s)|дн[её]м(?!\p{L})|после обеда|удзень|пасля абеду|오후|下午|午后|午後`, { partsOfDay: afternoon | evening }],
  [
    String.raw`evening(?!s)|tonight|вечером(?!\p{L})|вечера(?!\p{L})|увечары|вечарам|저녁|傍晚`,
    { partsOfDay: afternoon | evening | night },
  ],
  [
    String.raw`(?:at|by|last|during the|in the|overnight|that|late at) night(?!s)|overnight|ночью(?!\p{L})|в ночь|в ночи|уночы|밤(?=에|\s|까지|부터|늦)|夜间|夜間|晚上|深夜|当晚|今晚`,
    { partsOfDay: evening | night | dawn },
  ],
  ...(
    [
      'monday|понедельник\\p{L}*|панядзел\\p{L}+|월요일|(?:周|星期|礼拜)一',
      'tuesday|вторник\\p{L}*|аўтор\\p{L}+|화요일|(?:周|星期|礼拜)二',
      'wednesday|сред[ауы](?!\\p{L})|серад\\p{L}+|수요일|(?:周|星期|礼拜)三',
      'thursday|четверг\\p{L}*|чацв\\p{L}+|목요일|(?:周|星期|礼拜)四',
      'friday|пятниц\\p{L}+|пятніц\\p{L}+|금요일|(?:周|星期|礼拜)五',
      'saturday|суббот\\p{L}+|субот\\p{L}+|토요일|(?:周|星期|礼拜)六',
      'sunday|воскресень\\p{L}+|нядзел\\p{L}+|일요일|(?:周|星期|礼拜)(?:日|天)',
    ] as const
  ).map((pattern, weekday): readonly [string, Limits] => [pattern, { weekday }]),
]

/** Made when first asked for: most commands look for no point in time. */
const compiled = once(() =>
  PHRASES.map(([phrases, limits]) => ({
    pattern: byScript(phrases, atWordStart, 'giu'),
    limits,
  })),
)

/** Bare months: in English a capital tells May and March from the verbs, and a word before it or a stop after it from a name. */
const bareMonth = once(() =>
  byScript(
    [...MONTH_NAMES.keys()]
      .filter((name) => name.length > 3 || !/^[a-z]/.test(name))
      .concat('may')
      .sort((a, b) => b.length - a.length)
      .join('|'),
    (names) => String.raw`(?<!\p{L})(${names})(?!\p{L})`,
    'giu',
  ),
)
const CAPITAL_LATIN = /^[A-Z]|^[^a-z]/
const BEFORE_MAY = /\b(?:in|by|until|till|since|from|of|to|for|last|next|this|early|late|mid-?|and|before|after|during|through) $/i
/** Days without a month. */
const BARE_DAY =
  /(?<![\d.,월月]|[월月]\s)(\d{1,2})\s?(?:일(?=\s|에|부터|까지|은|의|,|[)\]]|오전|오후|낮|밤|저녁|새벽|\(|이|로|$)|[日号號](?!内|间|元|线|楼)|-?(?:го|му) числа|-?числа|числа)/gu
/** Dates in Han digits: 三月二十日. */
const HAN_DATE = /(?<![一二三四五六七八九十个個])([一二三四五六七八九十]{1,2})月(?:份|([一二三四五六七八九十]{1,3})[日号號])?/gu
const HAN_DIGITS = '一二三四五六七八九'

/** 二十五 is 25. */
function smallHan(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const digit = (part: string | undefined, absent: number): number => (part ? HAN_DIGITS.indexOf(part) + 1 : absent)
  return (text.includes('十') ? digit(tens, 1) * 10 : 0) + digit(ones, 0)
}

/** Where in a month, a year or a day-less month something is: the word before a month's name, or after it in Korean and Chinese. */
const EDGE_BEFORE: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/(?:beginning of|start of|early(?: in)?|начал\p{L}+|пачатк\p{L}+)\s$/iu, [1, 13]],
  [/(?:middle of|mid-?|середин\p{L}+|сярэдзін\p{L}+)\s?$/iu, [8, 22]],
  [/(?:end of|late(?: in)?|close of|кон(?:ц\p{L}+|ец)|кан(?:ц\p{L}+|ец))\s$/iu, [18, 31]],
]
const EDGE_AFTER: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/^\s?(?:초|초순|上旬|初)/u, [1, 13]],
  [/^\s?(?:중순|중반|中旬|中)/u, [8, 22]],
  [/^\s?(?:말|하순|下旬|底|末)/u, [18, 31]],
]

function edgeOf(text: string, span: Span): readonly [number, number] | undefined {
  const before = text.slice(Math.max(0, span.start - 16), span.start)
  const after = text.slice(span.end, span.end + 4)
  return (EDGE_BEFORE.find(([pattern]) => pattern.test(before)) ?? EDGE_AFTER.find(([pattern]) => pattern.test(after)))?.[1]
}

function fromDate(text: string, { span, year, month, day }: CalendarDate): TimePoint {
  const days = day === undefined ? (month === undefined ? undefined : edgeOf(text, span)) : ([day, day] as const)
  return {
    span,
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { months: 1 << (month - 1) }),
    ...(days === undefined ? {} : { days }),
  }
}

/** The other day of "8 to 14 September", "с 11 по 30 марта", "Sept. 22 and 27", 4월 20~22일, 7月11日至20日, where the month is said once. */
const DAY_BEFORE =
  /(?<![\d.,:])(\d{1,2})(?:st|nd|rd|th|-?го|-?е|日|일)?\s?(?:[-–—~∼〜]|to|through|until|and|по|до|и|да|па|і|至|到|부터)\s?$/u
const DAY_AFTER =
  /^(?:日|일)?(?:,? \d{4})?\s?(?:[-–—~∼〜]|to |through |until |and |至|到)\s?(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|[月월/])(?=\s?[-–日일號号,.;:)\]]|$|\s(?!\p{L}+(?:s|members|people)\b)\p{Ll}{2,}|\s\()/u
const REACH_BEFORE = 14
const REACH_AFTER = 24

/** A day that shares its month and year with a date beside it. */
function pairedDays(text: string, date: CalendarDate): TimePoint[] {
  if (date.month === undefined || date.day === undefined) return []
  const { span } = date
  const before = DAY_BEFORE.exec(text.slice(Math.max(0, span.start - REACH_BEFORE), span.start))
  const after = DAY_AFTER.exec(text.slice(span.end, span.end + REACH_AFTER))
  const pointAt = (start: number, digits: string): TimePoint[] => {
    const day = Number(digits)
    return day >= 1 && day <= 31 ? [fromDate(text, { ...date, span: { start, end: start + digits.length }, day })] : []
  }
  return [
    ...(before ? pointAt(span.start - before[0].length, before[1]!) : []),
    ...(after ? pointAt(span.end + after[0].lastIndexOf(after[1]!), after[1]!) : []),
  ]
}

/** Points in time of a text in order of place; `dated`: its dates. */
export function timePoints(text: string, dated: readonly CalendarDate[]): TimePoint[] {
  const found: TimePoint[] = dated.map((date) => fromDate(text, date))
  const taken = takenPlaces()
  for (const { span } of found) taken.add(span.start, span.end)
  const isFree = (span: Span): boolean => !taken.has(span.start, span.end)
  const take = (point: TimePoint): void => {
    found.push(point)
    taken.add(point.span.start, point.span.end)
  }
  for (const date of dated) for (const point of pairedDays(text, date)) if (isFree(point.span)) take(point)
  for (const { pattern, limits } of compiled())
    for (const match of pattern.matchAll(text)) {
      const span = { start: match.index, end: match.index + match[0].length }
      if (isFree(span)) take({ span, ...limits })
    }
  for (const match of bareMonth().matchAll(text)) {
    const span = { start: match.index, end: match.index + match[0].length }
    if (!CAPITAL_LATIN.test(match[0]) || (/^may$/i.test(match[0]) && !BEFORE_MAY.test(text.slice(Math.max(0, span.start - 9), span.start))))
      continue
    const month = MONTH_NAMES.get(match[0].toLowerCase())
    if (month !== undefined && isFree(span)) take(fromDate(text, { span, month }))
  }
  for (const match of text.matchAll(HAN_DATE)) {
    const span = { start: match.index, end: match.index + match[0].length }
    const month = smallHan(match[1]!)
    if (month < 1 || month > 12 || !isFree(span)) continue
    take(fromDate(text, { span, month, ...(match[2] === undefined ? {} : { day: smallHan(match[2]) }) }))
  }
  for (const match of text.matchAll(BARE_DAY)) {
    const span = { start: match.index, end: match.index + match[0].length }
    const day = Number(match[1])
    if (day >= 1 && day <= 31 && isFree(span)) take({ span, days: [day, day] })
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** Limits that are met by the same number alone, and sets of bits that are met by one in common. */
const EXACT = ['year', 'weekday', 'yearsOn', 'monthsOn', 'weeksOn'] as const
const SETS = ['months', 'partsOfDay'] as const

/** How two points stand to each other: they may be the same, they cannot be, or they say nothing of each other. */
export function relationOf(a: TimePoint, b: TimePoint): 'agree' | 'contradict' | 'apart' {
  let isShared = false
  for (const limit of EXACT) {
    const [x, y] = [a[limit], b[limit]]
    if (x === undefined || y === undefined) continue
    if (x !== y) return 'contradict'
    isShared = true
  }
  for (const limit of SETS) {
    const [x, y] = [a[limit], b[limit]]
    if (x === undefined || y === undefined) continue
    if ((x & y) === 0) return 'contradict'
    isShared = true
  }
  if (a.days && b.days) {
    if (a.days[0] > b.days[1] || b.days[0] > a.days[1]) return 'contradict'
    isShared = true
  }
  return isShared ? 'agree' : 'apart'
}
