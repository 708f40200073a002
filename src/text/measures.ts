// Numbers with what they measure, so that 0.6 m and 60 cm, half and 50 %, "nearly 13 percent" and 12.9 % are the same, and a
// year and six months can stand for each other.
import type { Quantity } from '../model/claim.ts'
import type { Span } from '../model/span.ts'
import { BEFORE, PARTS, unitAfter, type Dimension } from './measure-units.ts'
import { quantities } from './numbers.ts'
import { ratios } from './ratios.ts'
import { once } from './once.ts'
import { atWordStart, byScript } from './script-patterns.ts'
import { takenPlaces } from './spans.ts'

export type { Dimension } from './measure-units.ts'

export interface Measure {
  /** The number, without its unit. */
  readonly span: Span
  /** In the unit of its dimension; of a bare number, the number. */
  readonly value: number
  readonly dimension: Dimension
  /** Step of the last digit that was given, in the same unit: 1,200 is given to the hundred, 12.9 % to .001. */
  readonly step: number
  /** Said to be no exact number: "about", 여, 多. */
  readonly isRough: boolean
}

/** Characters looked at before and after a number. */
const BEHIND = 16
const AHEAD = 32

const ROUGH_BEFORE =
  /(?:\b(?:about|around|nearly|almost|over|more than|less than|fewer than|some|roughly|up to|under|at least|at most|close to|approximately|an estimated|just|as many as|well)|~|≈|(?<!\p{L})(?:около|почти|более|менее|больше|меньше|свыше|порядка|примерно|приблизительно|до|каля|амаль|больш(?: за)?|звыш|прыкладна|менш|без малого|чуть|не)|약|거의|무려|최대|최소|적어도|约|約|近|超|逾|超过|超過|大约|大約|将近|將近|不到|至少|最多|共约)\s?[-–]?[$€£₩]?\s?$/iu
const ROUGH_AFTER =
  /^[\s-]?(?:\p{L}{0,3}[여余餘多]|여|余|餘|多|가량|정도|남짓|이상|이하|쯤|안팎|\p{L}{0,2}\s?(?:넘|웃|가량|정도|남짓|이상|안팎|쯤)|\p{L}{0,2}(?:左右|以上|以下|上下)|-odd|\s?с лишним|\s?з лішкам|or (?:more|so|less))/u

const CLOCK = /(?<![\d:.])([01]?\d|2[0-4])[:：.](\d{2})(?![\d:%])(?=\s?(?:[ap]\.?m|\(|UTC|GMT|local|KST|мск|по |,|\.?\s|$))/giu
const HALF_DAY = /(?:오후|저녁|밤|下午|晚上|晚|傍晚)\s?$/u
const AFTER_NOON = /^\s?(?:p\.?\s?m)/iu
/** A number that only continues a date: "22 to 27 September", 4월 20일부터 22일까지, 3日. */
const DAY_OF_MONTH = /^\s?(?:일(?!간|째|\s?동안|분|치|여)|日(?!内|间|元)|号|號)/u

/** Of two numbers told as parts: 3분의 1, 三分之一, 1/3. */
const PARTED: readonly (readonly [pattern: RegExp, wholeFirst: boolean])[] = [
  [/(\d{1,3})\s?분의\s?(\d{1,3})/gu, true],
  [/(\d{1,3})分之(\d{1,3})/gu, true],
  [/(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])/gu, false],
]
/** 4-1/4, 4½. */
const MIXED = /(?<![\d.,/])(\d{1,3})(?:[-\s](\d)\/(\d{1,2})(?![\d/])|([¼½¾⅓⅔]))/gu
const FRACTIONS: Readonly<Record<string, number>> = { '¼': 1 / 4, '½': 1 / 2, '¾': 3 / 4, '⅓': 1 / 3, '⅔': 2 / 3 }
/** "One year", "на один год": one counts where it stands before a unit. */
const ONE_OF = /(?<![\p{L}\d-])(?:one|a single|один|одну|одна|одного|одной|адзін|адну|адна|аднаго)(?=[\s-]\p{L})/giu
/** Minutes that belong to the hour before them. */
const OF_THE_HOUR = /(?:时|時|시|点|點)\s?$/u
/** What joins a whole number to a part: four and a half, четыре с половиной. */
const AND = /\s(?:and(?:\sa|\sone)?|с|з)\s$/u
/** Parts in words are round numbers: "a third" may be 35 %. */
const PART_STEP = 0.05
const partPatterns = once(() =>
  PARTS.map(([names, dimension, value]) => ({
    pattern: byScript(names, atWordStart, 'giu'),
    dimension,
    value,
  })),
)

/** Step of the last digit that is not a filling zero: 1200 → 100, 12.9 → 0.1, 0.06 → 0.01. */
function lastStep(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 1
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential(12).split('e')
  const digits = mantissa.replace('.', '').replace(/0+$/, '')
  return 10 ** (Number(exponent) - (digits.length - 1))
}

/** Measures of a text in order of place. `dated`: places of its dates, whose numbers are none. */
export function measures(text: string, language: string, dated: readonly Span[] = []): Measure[] {
  const found: Measure[] = []
  const ends = endsOf(dated)
  const taken = takenPlaces()
  for (const { start, end } of dated) taken.add(start, end)
  const add = (span: Span, value: number, dimension: Dimension, factor: number, step = lastStep(value)): void => {
    if (taken.has(span.start, span.end)) return
    taken.add(span.start, span.end)
    const isRough =
      ROUGH_BEFORE.test(text.slice(Math.max(0, span.start - BEHIND), span.start)) || ROUGH_AFTER.test(text.slice(span.end, span.end + 8))
    found.push({ span, value: value * factor, dimension, step: step * factor, isRough })
  }
  for (const match of text.matchAll(CLOCK)) {
    const end = match.index + match[0].length
    const hours = Number(match[1]) + (isAfternoon(text, match.index, end) && Number(match[1]) < 12 ? 12 : 0)
    add({ start: match.index, end }, hours * 60 + Number(match[2]), 'clock', 1)
  }
  for (const match of text.matchAll(MIXED)) {
    const part = match[4] === undefined ? Number(match[2]) / Number(match[3]) : (FRACTIONS[match[4]] ?? 0)
    const span = { start: match.index, end: match.index + match[0].length }
    if (part < 1) add(span, ...measured(text, { span, value: Number(match[1]) + part, unit: percentAfter(text, span.end) }, ends))
  }
  for (const match of text.matchAll(ONE_OF)) {
    const end = match.index + match[0].length
    const unit = unitAfter(text.slice(end, end + AHEAD))
    if (unit) add({ start: match.index, end }, 1, unit.dimension, unit.factor)
  }
  for (const [pattern, wholeFirst] of PARTED)
    for (const match of text.matchAll(pattern)) {
      const [first, second] = [Number(match[1]), Number(match[2])]
      const [part, whole] = wholeFirst ? [second, first] : [first, second]
      if (whole > 1 && part < whole) add({ start: match.index, end: match.index + match[0].length }, part / whole, 'share', 1, PART_STEP)
    }
  const numbers = quantities(text, language)
  const byEnd = new Map(numbers.map((number) => [number.span.end, number]))
  for (const { pattern, dimension, value } of partPatterns())
    for (const match of pattern.matchAll(text)) {
      const end = match.index + match[0].length
      // "Two and a half million" and "half a million" are numbers as they stand.
      if (numbers.some(({ span }) => span.start <= match.index && span.end >= end)) continue
      const whole = AND.exec(text.slice(Math.max(0, match.index - BEHIND), match.index))
      const number = whole && byEnd.get(match.index - whole[0].length)
      if (number && dimension === 'share' && value < 1) {
        const span = { start: number.span.start, end }
        add(span, ...measured(text, { span, value: number.value + value, unit: percentAfter(text, end) }, ends))
      } else add({ start: match.index, end }, value, dimension, 1, dimension === 'share' ? PART_STEP : undefined)
    }
  for (const { span, value } of ratios(text, numbers)) add(span, value, 'share', 1, PART_STEP)
  for (const quantity of numbers) add(quantity.span, ...measured(text, quantity, ends))
  const sorted = found.filter((one) => !Number.isNaN(one.value)).sort((a, b) => a.span.start - b.span.start)
  return sorted.map((one, index) => withUnitOf(text, one, sorted[index + 1]))
}

const MAGNITUDES = [1e3, 1e4, 1e6, 1e8, 1e9, 1e12] as const
/** Two ends of a range are seldom further apart than this. */
const NEAR = 30
const BETWEEN_ENDS = /^\s?(?:[-–—~]|to|and|or|по|до|и|или|і|або|да|에서|부터|~|至|到|或)\s?(?:[$€£₩]|до\s)?\s?$/u

/** The first of "8 to 6 million" and "15 to 20 percent" is of the same kind as the second. */
function withUnitOf(text: string, one: Measure, next: Measure | undefined): Measure {
  if (one.dimension !== 'none' || !next || !BETWEEN_ENDS.test(text.slice(one.span.end, next.span.start))) return one
  const shown = next.dimension === 'share' ? 0.01 : 1
  const fits = (by: number): boolean => one.value * by < next.value * NEAR && one.value * by * NEAR > next.value
  const by = fits(shown) ? shown : MAGNITUDES.find(fits)
  return by === undefined ? one : { ...one, value: one.value * by, step: one.step * by, dimension: next.dimension }
}

const percentAfter = (text: string, end: number): Quantity['unit'] =>
  unitAfter(text.slice(end, end + AHEAD))?.dimension === 'share' ? 'percent' : 'none'

const isAfternoon = (text: string, start: number, end: number): boolean =>
  AFTER_NOON.test(text.slice(end, end + 6)) || HALF_DAY.test(text.slice(Math.max(0, start - 4), start))

/** Thousands and millions that are written short and end in a stop of their own: 50 тыс. т, 4 млн. рублей. */
const SHORTENED = /(?:тыс|млн|млрд|трлн)$/iu

/** Value, dimension and factor of a number by what stands around it. A value that is no measure is not a number. */
function measured(text: string, { span, value, unit }: Quantity, dates: Ends): [value: number, dimension: Dimension, factor: number] {
  if (unit === 'percent') return [value, 'share', 0.01]
  const end = text[span.end] === '.' && SHORTENED.test(text.slice(span.start, span.end)) ? span.end + 1 : span.end
  const rest = text.slice(end, end + AHEAD)
  const known = unitAfter(rest)
  if (unit === 'point') return [value, 'point', known?.dimension === 'point' ? known.factor : 1]
  if (continuesDate(text, span, dates)) return [NaN, 'none', 1]
  if (value <= 31 && DAY_OF_MONTH.test(rest)) return [NaN, 'none', 1]
  if (/^\s?[分분]/u.test(rest) && OF_THE_HOUR.test(text.slice(Math.max(0, span.start - 2), span.start))) return [NaN, 'none', 1]
  if (known?.dimension === 'clock') {
    const minutes = /^\p{L}\s?(\d{1,2})(?:분|分)/u.exec(rest.trimStart())
    const noon = isAfternoon(text, span.start, span.end) && value < 12 ? 12 : 0
    return value > 24 ? [value, 'none', 1] : [(value + noon) * 60 + Number(minutes?.[1] ?? 0), 'clock', 1]
  }
  const before = text.slice(Math.max(0, span.start - 5), span.start)
  const money = BEFORE.find(([pattern]) => pattern.test(before))
  if (money) return [value, money[1], 1]
  return known ? [value, known.dimension, known.factor] : [value, 'none', 1]
}

const RANGE = /^\s?(?:[-–—~]|to|and|through|until|по|до|и|і|да|부터|~|至|到)\s?$/u

/** Where dates begin and where they end. */
interface Ends {
  readonly starts: ReadonlySet<number>
  readonly ends: ReadonlySet<number>
}

const endsOf = (dated: readonly Span[]): Ends => ({
  starts: new Set(dated.map((date) => date.start)),
  ends: new Set(dated.map((date) => date.end)),
})

/** Units between a number and a date that it continues. */
const BESIDE = 8

/** Whether only "to", a dash or the like stands between a number and a date. */
function continuesDate(text: string, span: Span, { starts, ends }: Ends): boolean {
  for (let apart = 0; apart < BESIDE; apart++) {
    if (starts.has(span.end + apart) && RANGE.test(text.slice(span.end, span.end + apart))) return true
    if (ends.has(span.start - apart) && RANGE.test(text.slice(span.start - apart, span.start))) return true
  }
  return false
}

/** Greatest difference, of the larger value, that rounding explains; and where a number is said to be rough. */
const ROUNDED = 0.06
const ROUGHLY = 0.3
const EXACT = 1e-6
/** Minutes between two times of day that are the same in news. */
const SAME_CLOCK = 10

/** Whether two measures say the same: equal, or one the other rounded. */
export function sameMeasure(a: Measure, b: Measure): boolean {
  const difference = Math.abs(a.value - b.value)
  const larger = Math.max(Math.abs(a.value), Math.abs(b.value))
  if (a.dimension !== b.dimension) {
    // A unit that one side leaves out: "to 8.5" for "to 8.5 percent", "212" for "212 dollars".
    if (a.dimension !== 'none' && b.dimension !== 'none') return isPointOrShare(a, b)
    const [bare, full] = a.dimension === 'none' ? [a, b] : [b, a]
    return sameBare(bare, full)
  }
  if (a.dimension === 'clock') {
    const apart = difference % 720
    return Math.min(apart, 720 - apart) <= SAME_CLOCK
  }
  if (difference <= larger * EXACT) return true
  const coarse = Math.max(a.step, b.step)
  if (a.isRough || b.isRough) return difference < coarse && difference <= larger * ROUGHLY
  return a.step !== b.step && difference <= coarse / 2 + larger * EXACT && difference <= larger * ROUNDED
}

/** "A half point" may be told as half a percent. */
function isPointOrShare(a: Measure, b: Measure): boolean {
  const [point, share] = a.dimension === 'point' ? [a, b] : [b, a]
  return point.dimension === 'point' && share.dimension === 'share' && Math.abs(point.value / 100 - share.value) <= share.value * EXACT
}

/** A bare number against one with a unit: as the text has them, whatever the unit. */
function sameBare(bare: Measure, full: Measure): boolean {
  const shown = full.dimension === 'share' ? full.value * 100 : full.value
  const ratio = shown / bare.value
  // The unit's factor is a power of ten, or one of the few of time: the number itself is the same.
  return [1, 1e-2, 1e2, 1e3, 1e4, 1e6, 30.4, 364.8, 7, 1 / 24, 1 / 1440, 60].some((factor) => Math.abs(ratio / factor - 1) < EXACT)
}
