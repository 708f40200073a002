// Text as it is stored and as it is matched: two normal forms, one of them without moving a single offset.
import { simplified } from './han.ts'

/**
 * The form that is stored and that all spans are on: NFC, `\n` line ends, no byte order mark.
 * Nothing else is changed, so that a quotation stays one.
 */
export function storedForm(text: string): string {
  const withoutMark = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  return withoutMark.replace(/\r\n?/g, '\n').normalize('NFC')
}

/** The form in which words are compared: lower case, typographic apostrophes and ё folded, Latin accents dropped, Han simplified. */
export function matchForm(word: string): string {
  const lower = simplified(word).toLowerCase().replace(/ё/g, 'е').replace(/[’ʼ`]/g, "'")
  if (/^[\u0000-\u007f\u0400-\u052f\uac00-\ud7af\u4e00-\u9fff]*$/.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
}
