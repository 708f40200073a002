// How wide the columns of a table must be, so that no word is torn: Word breaks what does not fit between any two letters.

/** A4 between margins of an inch, in twentieths of a point, as all widths here. */
export const PAGE_WIDTH = 9026
/** Left and right of a cell's text. */
export const CELL_MARGIN = 70
/** Sizes of type to try, in half points, the one for comfort first. Smaller than 7 points cannot be read on paper. */
const SIZES = [18, 17, 16, 15, 14] as const
/** Words longer than these, in ems, may be torn: addresses and checksums. The second where the first leaves no room. */
const LONGEST_WORDS = [13, 8] as const
/** A text that would fill more than this share of the page on one line asks for no more. */
const WIDEST_SHARE = 0.6
/** Bold type and fonts that stand in for Calibri where it is missing are wider. */
const SAFETY = 1.1
/** Twentieths of a point for an em of a type of one half point. */
const EM = 10

/** Widths of letters in ems, by kind, of Calibri, rounded up. */
function letterWidth(letter: string): number {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff00-\uff60\u25a0-\u25ff\u2713\u2260]/u.test(letter))
    return 1
  if (/[iljtfrI.,;:'’|!()[\]\s-]/.test(letter)) return 0.36
  if (/[mwMW%@жшщюыфЖШЩЮЫФМ…]/.test(letter)) return 0.9
  if (/\p{Lu}/u.test(letter)) return 0.65
  return 0.55
}

/** Width in ems. */
const textWidth = (text: string): number => [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * SAFETY

/** What a line cannot be broken in: words, the parts of hyphenated ones, and every character of scripts without spaces. */
function unbreakable(text: string): string[] {
  return text
    .split(/[ \t\n]+|(?<=\p{L}-)(?=\p{L})|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u)
    .filter((part) => part !== '')
}

/** Ems of the widest word of some texts, and of the widest whole text. */
interface Ems {
  readonly word: number
  readonly whole: number
}

function emsOf(texts: readonly string[]): Ems {
  let [word, whole] = [0.5, 0]
  for (const text of texts) {
    whole = Math.max(whole, textWidth(text))
    for (const part of unbreakable(text)) word = Math.max(word, textWidth(part))
  }
  return { word, whole }
}

const least = ({ word }: Ems, size: number, longest: number): number => Math.ceil(Math.min(word, longest) * size * EM) + 2 * CELL_MARGIN

/** Least width of a column of these texts in the size for comfort, but for words that may be torn. */
export const leastWidth = (texts: readonly string[]): number => least(emsOf(texts), SIZES[0], LONGEST_WORDS[0])

export interface Columns {
  /** In twentieths of a point, together no wider than the page. */
  readonly widths: readonly number[]
  /** Size of type in half points. */
  readonly size: number
}

const total = (widths: readonly number[]): number => widths.reduce((sum, one) => sum + one, 0)

/** The room beyond what columns need at least, shared by what they would fill; what nobody asks for is shared alike. */
function shared(needed: readonly number[], columns: readonly Ems[], size: number): number[] {
  const room = PAGE_WIDTH - total(needed)
  const wanted = columns.map(({ whole }, column) =>
    Math.max(0, Math.min(PAGE_WIDTH * WIDEST_SHARE, whole * size * EM + 2 * CELL_MARGIN) - needed[column]!),
  )
  const sum = total(wanted)
  const given = Math.min(room, sum)
  return needed.map((one, column) => Math.floor(one + (sum === 0 ? 0 : (given * wanted[column]!) / sum) + (room - given) / columns.length))
}

/**
 * Widths of columns by the texts in them, heads included, and the largest size of type in which no word is torn. A table of so many
 * columns that they cannot all stand on the page gets the smallest size and widths in proportion.
 */
export function layColumns(columns: readonly (readonly string[])[]): Columns {
  const ems = columns.map(emsOf)
  for (const longest of LONGEST_WORDS)
    for (const size of SIZES) {
      const needed = ems.map((one) => least(one, size, longest))
      if (total(needed) <= PAGE_WIDTH) return { widths: shared(needed, ems, size), size }
    }
  const size = SIZES.at(-1)!
  const needed = ems.map((one) => least(one, size, LONGEST_WORDS.at(-1)!))
  return { widths: needed.map((one) => Math.floor((one / total(needed)) * PAGE_WIDTH)), size }
}

/** Splits columns into runs of as even a length as may be, none longer than fits into `room`; at least one in each. */
export function bands(least: readonly number[], room: number): readonly (readonly number[])[] {
  const widest = Math.max(1, ...least)
  const most = Math.max(1, Math.floor(room / widest))
  const count = Math.max(1, Math.ceil(least.length / most))
  const each = Math.ceil(least.length / count)
  return Array.from({ length: count }, (_, band) => [...least.keys()].slice(band * each, (band + 1) * each)).filter(
    (band) => band.length > 0,
  )
}
