// A very long Markdown text in parts: the parser takes time by the square of what it is given, where brackets, footnotes or lazy lines are many.

/** Texts up to this length are parsed whole. */
const WHOLE = 32_000
/** Longest part of a longer one; it ends at a blank line where there is one in its second half. */
const LONGEST_PART = 16_000

/**
 * Lines without a blank one from a quotation, list item or footnote on, after which a part ends: a line that goes on with one without its
 * mark ("lazy") is held against all lines before it. Ends before a line that is not indented where one comes in as many lines again.
 */
const MOST_LINES = 500
const CONTAINER = /^[ \t]*(?:>|[*+-](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|\[\^[^\][\s]{1,999}\]:)/

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
function* shortLines(line: string, longest: number): Generator<string> {
  let from = 0
  while (line.length - from > longest) {
    const space = line.slice(from, from + longest).lastIndexOf(' ')
    const to = from + (space > 0 ? space : longest)
    yield line.slice(from, to)
    from = to
  }
  yield line.slice(from)
}

/** `longest`: characters of a part. */
function* cut(text: string, longest: number): Generator<string> {
  let lines: string[] = []
  let length = 0
  let held = 0
  let end: RegExp | undefined
  for (const whole of text.split('\n')) {
    // Raw text and code are taken as they stand, at no cost: what hides there must not come out by a cut.
    const inside = end !== undefined
    if (end?.test(whole)) end = undefined
    else end ??= openedBy(whole)
    for (const line of inside || end ? [whole] : shortLines(whole, longest)) {
      const isBlank = line.trim() === ''
      held = isBlank ? 0 : held > 0 || CONTAINER.test(line) ? held + 1 : 0
      const holdsMost = held > MOST_LINES && (!/^[ \t]/.test(line) || held > 2 * MOST_LINES)
      const isFull = !inside && lines.length > 0 && (holdsMost || length + line.length > longest || (isBlank && length > longest / 2))
      if (isFull) {
        yield lines.join('\n')
        lines = []
        length = 0
        held = CONTAINER.test(line) ? 1 : 0
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
  const parts = [...cut(text, text.length <= WHOLE ? Infinity : LONGEST_PART)]
  if (parts.length < 2) return parts
  const defined = new Set(Array.from(text.matchAll(DEFINITION), ([, label = '']) => labelOf(label)))
  return parts.map((part) => {
    const own = new Set(Array.from(part.matchAll(DEFINITION), ([, label = '']) => labelOf(label)))
    const named = new Set(Array.from(part.matchAll(USED), ([, label = '']) => labelOf(label)))
    const missing = [...named].filter((label) => defined.has(label) && !own.has(label))
    return missing.length === 0
      ? part
      : `${part}\n\n${missing.map((label) => `[${label}]: ${label.startsWith('^') ? '' : '#'}`).join('\n\n')}\n`
  })
}
