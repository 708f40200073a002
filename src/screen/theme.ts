// How styles look: SGR codes of the sixteen colours that every terminal has, so that its own light or dark palette decides.
import type { Line, Style } from './lines.ts'

interface Look {
  /** Bold, faint, underline, inverse, strike-through: kept under NO_COLOR, which is about colour alone. */
  readonly attributes?: readonly number[]
  readonly colour?: number
}

export interface Theme {
  readonly looks: Readonly<Record<Style, Look>>
  readonly colour: boolean
}

const GREEN = 32
const YELLOW = 33
const BLUE = 34
const MAGENTA = 35
const CYAN = 36
const RED = 31
const BOLD = 1
const FAINT = 2
const UNDERLINE = 4
const INVERSE = 7
const STRIKE = 9

const looksOn = (background: 'dark' | 'light'): Theme['looks'] => {
  // Yellow and cyan are hard to read on white.
  const warm = background === 'light' ? BLUE : YELLOW
  const cool = background === 'light' ? BLUE : CYAN
  return {
    plain: {},
    faint: { attributes: [FAINT] },
    strong: { attributes: [BOLD] },
    title: { attributes: [FAINT] },
    focus: { attributes: [BOLD], colour: cool },
    cursor: { attributes: [INVERSE, BOLD] },
    claim: { attributes: [BOLD], colour: cool },
    evidence: { attributes: [UNDERLINE], colour: GREEN },
    missing: { attributes: [BOLD, UNDERLINE], colour: RED },
    altered: { attributes: [BOLD, UNDERLINE], colour: MAGENTA },
    mark: { attributes: [INVERSE] },
    match: { attributes: [INVERSE], colour: warm },
    added: { attributes: [UNDERLINE], colour: GREEN },
    removed: { attributes: [STRIKE], colour: RED },
    warning: { attributes: [BOLD], colour: warm },
    'verdict-reported': { colour: GREEN },
    'verdict-partial': { colour: cool },
    'verdict-altered': { colour: MAGENTA },
    'verdict-omitted': { attributes: [BOLD], colour: RED },
    'verdict-unsure': { colour: warm },
    'verdict-disputed': { attributes: [BOLD], colour: warm },
  }
}

/**
 * A theme from what the terminal said of its background, and from the environment: NO_COLOR (no-color.org), and COLORFGBG, by
 * which some terminals tell their background unasked.
 */
export function themeFor(environment: Readonly<Record<string, string | undefined>>, told?: 'light' | 'dark'): Theme {
  const background = environment['COLORFGBG']?.split(';').at(-1)
  const guessed = background === '7' || background === '15' ? 'light' : 'dark'
  return {
    looks: looksOn(told ?? guessed),
    colour: (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb',
  }
}

/** A hyperlink around a text (OSC 8); terminals that know none show the text alone. The address has no control characters. */
const linked = (text: string, address: string | undefined): string =>
  address === undefined ? text : `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`

/** A line with its escape codes; each styled run is closed, so that nothing leaks into the next. */
export function painted(runs: Line, theme: Theme): string {
  return runs
    .map(({ text, style, link }) => {
      const look = theme.looks[style]
      const codes = [...(look.attributes ?? []), ...(theme.colour && look.colour !== undefined ? [look.colour] : [])]
      const shown = codes.length === 0 || text === '' ? text : `\u001b[${codes.join(';')}m${text}\u001b[0m`
      return linked(shown, link)
    })
    .join('')
}
