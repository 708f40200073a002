// Patterns of several languages at once, of which only the alternatives are compiled whose script stands in the text:
// a unit's or a season's names in five languages cost a millisecond each to compile, and most texts need one language of them.

const SCRIPTS = ['Latin', 'Cyrillic', 'Hangul', 'Han'] as const
const LETTER = /\p{L}/u
const OF_SCRIPT = SCRIPTS.map((script) => new RegExp(`\\p{Script=${script}}`, 'u'))

/** Scripts of a text as a set of bits, in the order of `SCRIPTS`; other scripts have none. */
function scriptsIn(text: string): number {
  let bits = 0
  for (const [place, pattern] of OF_SCRIPT.entries()) if (pattern.test(text)) bits |= 1 << place
  return bits
}

/** A text is looked through with many patterns in a row. */
let last = { text: '', scripts: 0 }
function scriptsOfText(text: string): number {
  if (last.text !== text) last = { text, scripts: scriptsIn(text) }
  return last.scripts
}

/** Alternatives of a pattern, cut at the bars outside its groups and classes. */
function alternatives(source: string): readonly string[] {
  const cut: string[] = []
  let depth = 0
  let isClass = false
  let start = 0
  for (let at = 0; at < source.length; at++) {
    const character = source[at]
    if (character === '\\') at++
    else if (isClass) isClass = character !== ']'
    else if (character === '[') isClass = true
    else if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === '|' && depth === 0) {
      cut.push(source.slice(start, at))
      start = at + 1
    }
  }
  return [...cut, source.slice(start)]
}

/** Scripts that a text must hold for an alternative to fit: that of the first letter it spells out; zero where it spells none. */
function scriptsOf(alternative: string): number {
  // Escapes and group marks hold letters of the pattern's own language: \p{L}, (?<name>
  const spelled = alternative.replace(/\\[pP]\{[^}]*\}|\\[a-zA-Z]|\(\?<[a-zA-Z]\w*>/g, ' ')
  const letter = LETTER.exec(spelled)
  return letter ? scriptsIn(letter[0]) : 0
}

/** A pattern of several languages, of which a text's own alternatives are looked for. */
export interface ScriptPattern {
  /** The first match. */
  readonly exec: (text: string) => RegExpExecArray | null
  /** Every match, where the pattern was made with the flag `g`. */
  readonly matchAll: (text: string) => Iterable<RegExpExecArray>
}

/** A frame for alternatives that begin no Latin or Cyrillic word in its middle; Hangul and Han stand close upon one another. */
export const atWordStart = (alternatives: string): string => `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${alternatives})`

/**
 * A pattern, `frame` around those alternatives of `source` that the scripts of a text allow, compiled once for each set of
 * scripts. Alternatives of different scripts never fit at one place, so leaving some out changes no match: an alternative
 * must spell out letters that begin with the same script wherever it fits, or none.
 */
export function byScript(source: string, frame: (alternatives: string) => string, flags: string): ScriptPattern {
  const all = alternatives(source).map((text) => ({ text, scripts: scriptsOf(text) }))
  const every = all.reduce((bits, { scripts }) => bits | scripts, 0)
  const compiled = new Map<number, RegExp | undefined>()
  const patternFor = (text: string): RegExp | undefined => {
    const present = scriptsOfText(text) & every
    if (!compiled.has(present)) {
      const fitting = all.filter(({ scripts }) => scripts === 0 || (scripts & present) !== 0)
      compiled.set(present, fitting.length === 0 ? undefined : new RegExp(frame(fitting.map((one) => one.text).join('|')), flags))
    }
    const pattern = compiled.get(present)
    // A pattern with the flag `g` goes on where it stood.
    if (pattern) pattern.lastIndex = 0
    return pattern
  }
  return {
    exec: (text) => patternFor(text)?.exec(text) ?? null,
    matchAll: (text) => {
      const pattern = patternFor(text)
      return pattern ? text.matchAll(pattern) : []
    },
  }
}
