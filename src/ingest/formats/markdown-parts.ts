// A very long Markdown text in parts: the parser takes time by the square of what it is given, where brackets and footnotes are many.

/** Texts up to this length are parsed whole. */
const WHOLE = 32_000
/** Longest part of a longer one; it ends at a blank line where there is one in its second half. */
const LONGEST_PART = 16_000

/** What begins a block that goes on over blank lines, and what ends it. */
const OPENINGS: readonly (readonly [begins: RegExp, ends: (begun: RegExpExecArray) => RegExp])[] = [
  [/^ {0,3}(`{3,}|~{3,})/, ([, fence = '']) => new RegExp(`^ {0,3}${fence[0]!}{${fence.length},}\\s*$`)],
  [/^ {0,3}<!--(?!.*-->)/, () => /-->/],
  [/^ {0,3}<(script|pre|style|textarea)\b(?!.*<\/\1>)/i, ([, name = '']) => new RegExp(`</${name}>`, 'i')],
]

/** What a line leaves open: the pattern of its end. */
function openedBy(line: string): RegExp | undefined {
  for (const [begins, ends] of OPENINGS) {
    const begun = begins.exec(line)
    if (begun) return ends(begun)
  }
  return undefined
}

/** A line longer than a part, cut at spaces where there are any. */
function* shortLines(line: string): Generator<string> {
  let from = 0
  while (line.length - from > LONGEST_PART) {
    const space = line.slice(from, from + LONGEST_PART).lastIndexOf(' ')
    const to = from + (space > 0 ? space : LONGEST_PART)
    yield line.slice(from, to)
    from = to
  }
  yield line.slice(from)
}

function* cut(text: string): Generator<string> {
  let lines: string[] = []
  let length = 0
  let end: RegExp | undefined
  for (const whole of text.split('\n')) {
    // Raw text and code are taken as they stand, at no cost: what hides there must not come out by a cut.
    const inside = end !== undefined
    if (end?.test(whole)) end = undefined
    else end ??= openedBy(whole)
    for (const line of inside || end ? [whole] : shortLines(whole)) {
      const isFull =
        !inside && lines.length > 0 && (length + line.length > LONGEST_PART || (line.trim() === '' && length > LONGEST_PART / 2))
      if (isFull) {
        yield lines.join('\n')
        lines = []
        length = 0
      }
      lines.push(line)
      length += line.length + 1
    }
  }
  if (lines.length > 0) yield lines.join('\n')
}

const DEFINITION = /^ {0,3}\[([^[\]]{1,999})\]:/gm
const USED = /\[([^[\]]{1,999})\]/g

const labelOf = (label: string): string => label.toLowerCase().replace(/\s+/g, ' ').trim()

/** The parts of a text in order. What a part names and another one defines is defined in it too, by nothing. */
export function markdownParts(text: string): string[] {
  if (text.length <= WHOLE) return [text]
  const defined = new Set(Array.from(text.matchAll(DEFINITION), ([, label = '']) => labelOf(label)))
  return [...cut(text)].map((part) => {
    const own = new Set(Array.from(part.matchAll(DEFINITION), ([, label = '']) => labelOf(label)))
    const named = new Set(Array.from(part.matchAll(USED), ([, label = '']) => labelOf(label)))
    const missing = [...named].filter((label) => defined.has(label) && !own.has(label))
    return missing.length === 0
      ? part
      : `${part}\n\n${missing.map((label) => `[${label}]: ${label.startsWith('^') ? '' : '#'}`).join('\n\n')}\n`
  })
}
