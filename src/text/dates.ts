// Calendar dates as they are written in news, as values.
import type { CalendarDate } from '../model/claim.ts'
import { unitAfter } from './measure-units.ts'
import { byScript, type ScriptPattern } from './script-patterns.ts'
import { takenPlaces } from './spans.ts'

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'января', 'январь', 'январе', 'студзеня', 'студзень', 'студзені', 'січня'],
  ['february', 'feb', 'февраля', 'февраль', 'феврале', 'лютага', 'люты', 'лютым', 'лютого'],
  ['march', 'mar', 'марта', 'март', 'марте', 'сакавіка', 'сакавік', 'сакавіку', 'березня'],
  ['april', 'apr', 'апреля', 'апрель', 'апреле', 'красавіка', 'красавік', 'красавіку', 'квітня'],
  ['may', 'мая', 'май', 'мае', 'траўня', 'маі', 'травня'],
  ['june', 'jun', 'июня', 'июнь', 'июне', 'чэрвеня', 'чэрвень', 'чэрвені', 'червня'],
  ['july', 'jul', 'июля', 'июль', 'июле', 'ліпеня', 'ліпень', 'ліпені', 'липня'],
  ['august', 'aug', 'августа', 'август', 'августе', 'жніўня', 'жнівень', 'жніўні', 'серпня'],
  ['september', 'sept', 'sep', 'сентября', 'сентябрь', 'сентябре', 'верасня', 'верасень', 'верасні', 'вересня'],
  ['october', 'oct', 'октября', 'октябрь', 'октябре', 'кастрычніка', 'кастрычнік', 'кастрычніку', 'жовтня'],
  ['november', 'nov', 'ноября', 'ноябрь', 'ноябре', 'лістапада', 'лістапад', 'лістападзе', 'листопада'],
  ['december', 'dec', 'декабря', 'декабрь', 'декабре', 'снежня', 'снежань', 'снежні', 'грудня'],
]
/** Names of months in lower case, in all languages, 1..12. */
export const MONTH_NAMES: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)
const NAMES = [...MONTH_NAMES.keys()].sort((a, b) => b.length - a.length).join('|')

const withMonths = (frame: (names: string) => string): ScriptPattern => byScript(NAMES, frame, 'giu')
const MONTH_FIRST = withMonths((names) => String.raw`(?<!\p{L})(${names})\.?\s(\d{1,2})(?:st|nd|rd|th)?(?!\d|[.,]\d)(?:,?\s(\d{4})(?!\d))?`)
const DAY_FIRST = withMonths((names) => String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(${names})(?!\p{L})\.?(?:,?\s(\d{4})(?!\d))?`)
const MONTH_YEAR = withMonths((names) => String.raw`(?<!\p{L})(${names})\.?,?\s(?:of\s)?(\d{4})(?!\d)`)
const EAST_ASIAN = /(?:(\d{4})\s?[년年]\s?)?(?<!\d)(\d{1,2})\s?[월月]\s?(?:(\d{1,2})\s?[일日号])?|(\d{4})\s?[년年](?!간|代)/gu
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g
/** Year, month, day with stops, as Korean offices write: 2025. 3. 1. */
const DOTTED = /(?<![\d.])(\d{4})\.\s?(\d{1,2})\.\s?(\d{1,2})(?:\.|(?!\d))/g
const YEAR =
  /(?<![\d.,$€£₽₩¥]|[억만조亿億万萬]\s?)(1[89]\d\d|20\d\d)(?![\d%]|[.,]\d|\s?(?:people|years|tons|км|тонн|человек|명|人|원|元)|[만억천万萬亿億千]|(?:세대|가구|채|동|곳|개|건|호|대|척|마리|톤)(?!\p{L}{2})|[间間户戶家栋棟辆輛架座处處亩畝头頭只隻吨噸个個名条件次套台臺])/gu
const MAY_HOLD = /\d/

const valid = (month: number, day: number | undefined): boolean =>
  month >= 1 && month <= 12 && (day === undefined || (day >= 1 && day <= 31))

/** Characters after four digits in which a unit is looked for. */
const AHEAD = 24
/** "2025 г." and "2025 m" of a table are no grams and metres. */
const YEAR_MARK = /^\s?(?:гг?|[гтм]|[gmt])(?!\p{L})/iu

/** Whether four digits with this after them are an amount: 1800 евро, 2000 km. Spans of time and the clock may stand after a year. */
function countsSomething(rest: string): boolean {
  if (!/^\s?[\p{L}€$£¥₩㎢㎞㎏㎡%]/u.test(rest) || YEAR_MARK.test(rest)) return false
  const unit = unitAfter(rest)
  return unit !== undefined && unit.dimension !== 'time' && unit.dimension !== 'clock'
}

/** Dates of a text in order of place; English May without a day or year is a verb, and is left alone. */
export function dates(text: string): CalendarDate[] {
  if (!MAY_HOLD.test(text)) return []
  const found: CalendarDate[] = []
  const taken = takenPlaces()
  const add = (start: number, length: number, year?: string, month?: number, day?: string): void => {
    const end = start + length
    if (taken.has(start, end)) return
    if (month !== undefined && !valid(month, day === undefined ? undefined : Number(day))) return
    taken.add(start, end)
    found.push({
      span: { start, end },
      ...(year === undefined ? {} : { year: Number(year) }),
      ...(month === undefined ? {} : { month }),
      ...(day === undefined ? {} : { day: Number(day) }),
    })
  }
  const monthOf = (name: string | undefined): number => MONTH_NAMES.get((name ?? '').toLowerCase()) ?? 0
  for (const m of text.matchAll(ISO)) add(m.index, m[0].length, m[1], Number(m[2]), m[3])
  for (const m of text.matchAll(DOTTED)) add(m.index, m[0].length, m[1], Number(m[2]), m[3])
  for (const m of DAY_FIRST.matchAll(text)) add(m.index, m[0].length, m[3], monthOf(m[2]), m[1])
  for (const m of MONTH_FIRST.matchAll(text)) add(m.index, m[0].length, m[3], monthOf(m[1]), m[2])
  for (const m of MONTH_YEAR.matchAll(text)) add(m.index, m[0].length, m[2], monthOf(m[1]))
  for (const m of text.matchAll(EAST_ASIAN)) {
    if (m[4] !== undefined) add(m.index, m[0].length, m[4])
    else add(m.index, m[0].length, m[1], Number(m[2]), m[3])
  }
  for (const m of text.matchAll(YEAR))
    if (!countsSomething(text.slice(m.index + m[0].length, m.index + m[0].length + AHEAD))) add(m.index, m[0].length, m[1])
  return found.sort((a, b) => a.span.start - b.span.start)
}
