// When something was published, in the spellings of headers, metadata and pages → ISO 8601.
import { UserError } from '../model/user-error.ts'
import { dates } from '../text/dates.ts'

const YEAR_FIRST =
  /(?<!\d)((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})\.?(?:(?:T|,?\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?(?!\d)/
const DAY_FIRST = /(?<!\d)(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?:(?:,|\s)\s*(\d{1,2}):(\d{2}))?(?!\d)/
/** Day and month parted by strokes or hyphens: which is which, only numbers over 12 tell. */
const EITHER_FIRST = /(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?:,?\s+(\d{1,2}):(\d{2}))?(?![\d/-])/
const COMPACT = /(?<!\d)((?:19|20)\d\d)(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z?)(?!\d)/
const RFC = /^(?:\p{L}{2,9},\s*)?(\d{1,2})\s([A-Z][a-z]{2})[a-z]*\s(\d{4})\s(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s([A-Z]{1,4}|[+-]\d{4}))?/u
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** Zones that mail and feeds still name by letters (RFC 822), as offsets from UTC. */
const ZONES: Readonly<Record<string, string>> = {
  UT: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  Z: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
}
const CLOCK = /(?<!\d)(\d{1,2}):(\d{2})(?!\d)/

const two = (value: string | number): string => String(value).padStart(2, '0')

function zone(text: string | undefined): string {
  if (text === undefined || text === '') return ''
  if (/^(?:Z|UTC|GMT|[+-]00:?00)$/.test(text)) return 'Z'
  return text.includes(':') ? text : `${text.slice(0, 3)}:${text.slice(3)}`
}

function iso(year: string, month: string, day: string, clock: readonly (string | undefined)[] = [], offset?: string): string | undefined {
  const [hour, minute, second] = clock
  const date = `${year}-${two(month)}-${two(day)}`
  const made = new Date(`${date}T00:00:00Z`)
  // 31 June rolls over to July: a date that is none.
  if (Number.isNaN(made.getTime()) || made.toISOString().slice(0, 10) !== date) return undefined
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return date
  return `${date}T${two(hour)}:${two(minute)}${second === undefined ? '' : `:${two(second)}`}${zone(offset)}`
}

const DATE_ORDERS = ['day-first', 'month-first'] as const
/** How a date is meant in which day and month are both numbers up to 12. */
export type DateOrder = (typeof DATE_ORDERS)[number]

/**
 * ISO 8601 date or date-time of a date as written, `undefined` where there is no full date.
 * A time of day without a zone stays without one. `11/09/2025` is not guessed at: `order` must say what it means.
 */
export function isoDate(written: string | undefined, order?: DateOrder): string | undefined {
  const text = written?.trim().slice(0, 300) ?? ''
  if (text === '') return undefined
  const year = YEAR_FIRST.exec(text)
  if (year) return iso(year[1]!, year[2]!, year[3]!, year.slice(4, 7), year[7])
  const rfc = RFC.exec(text)
  const month = MONTHS.indexOf(rfc?.[2] ?? '') + 1
  if (rfc && month > 0) {
    const offset = rfc[7] === undefined ? undefined : (ZONES[rfc[7]] ?? (/^[+-]/.test(rfc[7]) ? rfc[7] : undefined))
    return iso(rfc[3]!, String(month), rfc[1]!, rfc.slice(4, 7), offset)
  }
  const day = DAY_FIRST.exec(text)
  if (day) return iso(day[3]!, day[2]!, day[1]!, day.slice(4, 6))
  const either = EITHER_FIRST.exec(text)
  if (either) {
    const meant = orderOf(either) ?? order
    const [first, second, year] = [either[1]!, either[3]!, either[4]!]
    if (meant === undefined) return undefined
    return meant === 'day-first' ? iso(year, second, first, either.slice(5, 7)) : iso(year, first, second, either.slice(5, 7))
  }
  const compact = COMPACT.exec(text)
  if (compact) return iso(compact[1]!, compact[2]!, compact[3]!, compact.slice(4, 7), compact[7])
  // "October 16. 2025" is how some agencies part day and year.
  // "March 1, Juche 114 (2025)" bears the year of an era before the common one.
  const plain = text.replace(/,? Juche \d{2,3} ?\((\d{4})\)/giu, ', $1').replace(/(\d)\.\s(?=(?:19|20)\d\d)/g, '$1, ')
  const found = dates(plain).find((date) => date.year !== undefined && date.month !== undefined && date.day !== undefined)
  if (found) {
    const clock = CLOCK.exec(text)
    return iso(String(found.year), String(found.month), String(found.day), clock ? [clock[1], clock[2]] : [])
  }
  // "주체114(2025)년 9월 11일": the year of the era stands before the year in brackets.
  const juche = /\((\d{4})\)\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日]/.exec(text)
  return juche ? iso(juche[1]!, juche[2]!, juche[3]!) : undefined
}

/** Which of two numbers is the day: the one over 12; either where they are equal. */
function orderOf(found: RegExpExecArray): DateOrder | undefined {
  const [first, second] = [Number(found[1]), Number(found[3])]
  if (first > 12 || first === second) return 'day-first'
  return second > 12 ? 'month-first' : undefined
}

/** A date as somebody wrote it down, read; or why it cannot be, as a warning says it. */
export interface WrittenDate {
  /** ISO 8601. */
  readonly published?: string
  readonly problem?: string
  /** Whether it is a date of one of two months. */
  readonly isAmbiguous?: boolean
}

/** What exports write where there is no date. */
const NO_DATE = /^(?:null|none|nan|nat|undefined|n\/?a|unknown|-+|0)?$/i

/** Reads a date that a field holds. What may be of two months, and what is no date, is told and never guessed at. */
export function writtenDate(written: string | undefined, order?: DateOrder): WrittenDate {
  const text = written?.trim() ?? ''
  if (NO_DATE.test(text)) return {}
  const published = secondsDate(text) ?? isoDate(text, order)
  if (published !== undefined) return { published }
  const either = EITHER_FIRST.exec(text)
  const shown = JSON.stringify(text.slice(0, 60))
  const [asDay, asMonth] = [isoDate(text, 'day-first'), isoDate(text, 'month-first')]
  if (!either || asDay === undefined || asMonth === undefined)
    return { problem: `its date ${shown} could not be read; write it as YEAR-MONTH-DAY` }
  const days = `${asDay.slice(0, 10)} or ${asMonth.slice(0, 10)}`
  return { problem: `its date ${shown} is ${days}; say which with --date-order ${DATE_ORDERS.join(' or ')}`, isAmbiguous: true }
}

/** Seconds or milliseconds since 1970, as some exports write dates. */
function secondsDate(text: string): string | undefined {
  if (!/^\d{10}(?:\d{3}|\.\d+)?$/.test(text)) return undefined
  const milliseconds = text.length === 13 && !text.includes('.') ? Number(text) : Number(text) * 1000
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** The order that `--date-order` names. Throws `UserError`. */
export function parseDateOrder(written: string): DateOrder {
  const found = DATE_ORDERS.find((order) => order === written.trim().toLowerCase())
  if (found === undefined) throw new UserError(`--date-order ${written}: unknown; write ${DATE_ORDERS.join(' or ')}`)
  return found
}

/** A date in an address's path, `/2025/09/11/` or `20250911`. */
export function dateInAddress(url: string | undefined): string | undefined {
  const path = /^https?:\/\/[^/]+(\/.*)$/.exec(url ?? '')?.[1] ?? ''
  const parts = /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:\/|-|$)/.exec(path)
  if (parts) return iso(parts[1]!, parts[2]!, parts[3]!)
  const compact = /(?<!\d)(20\d\d)(\d{2})(\d{2})(?=\d{0,10}(?:\D|$))/.exec(path)
  return compact ? iso(compact[1]!, compact[2]!, compact[3]!) : undefined
}

/** Longer lines are prose, and a date in them is one of the story's. */
const LONGEST_DATE_LINE = 100

/** So is a date in a whole sentence: it has so many words or more, where a date line has the hour, a place and who wrote it. */
const SENTENCE_WORDS = 9
const isSentence = (line: string): boolean =>
  /[\p{L}\p{N}]{3,}[.!?。]["'”’»」』)）]*$/u.test(line) && (line.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= SENTENCE_WORDS

/** Whether a line is short and no sentence, so that a date in it is the text's and not the story's. */
export const isShortLine = (line: string): boolean => line.length < LONGEST_DATE_LINE && !isSentence(line)

/** The first date in a text in which day and month are parted by strokes or hyphens, as written. Whether it is of two months, `writtenDate` says. */
export const strokeDate = (text: string): string | undefined => EITHER_FIRST.exec(text.slice(0, 300))?.[0]

/** Whether a text holds a full date, of whichever month. */
export const holdsDate = (text: string): boolean => isoDate(text, 'day-first') !== undefined || isoDate(text, 'month-first') !== undefined
