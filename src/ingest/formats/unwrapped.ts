// Lines of a plain message → paragraphs: mail programs break lines at some width, people where a paragraph ends.

/** Wider lines were not broken by a mail program. */
const WIDEST = 100
const END = /[.!?…。！？:：][”"»’'）)]*$/u
const ITEM = /^(?:[*•‣▪–—-]\s|\d{1,2}[.)]\s)/u
/** Marks of an earlier message that is carried along; its words are read, the marks are not. */
const QUOTE = /^(?:>\s?)+/

/** What follows "-- " alone on a line is the sender's signature. */
const withoutSignature = (text: string): string => text.replace(/(^|\n)-- \n[^]*$/, '$1')

/** Paragraphs of a plain message. */
export function unwrapped(text: string): string[] {
  const lines = withoutSignature(text.replace(/\r\n?/g, '\n'))
    .split('\n')
    .map((line) => line.replace(QUOTE, '').trim())
  const width = lines.reduce((most, { length }) => (length <= WIDEST ? Math.max(most, length) : most), 0)
  const found: string[] = []
  let before = ''
  for (const line of lines) {
    const current = found.length - 1
    // The next line's first word would still have fitted: the line was ended by a person.
    const hadRoom = before.length + 1 + (/^\S+/.exec(line)?.[0].length ?? 0) <= width
    const isWide = before.length > WIDEST && !/^\p{Ll}/u.test(line)
    const isEnd = before === '' || ITEM.test(line) || isWide || (END.test(before) && (hadRoom || before.length > WIDEST))
    if (line !== '' && isEnd) found.push(line)
    else if (line !== '') found[current] = `${found[current] ?? ''} ${line}`
    before = line
  }
  return found
}
