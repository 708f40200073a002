// Text from outside, made harmless to show on one line: nothing in it reaches a terminal as a command.

const BIDI_AND_INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

const asCode = (character: string): string => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`

/**
 * One line that is safe to print: line breaks and tabs become spaces, C0 controls their pictures (␛),
 * C1 controls and bidirectional or invisible format characters their code (⟨U+202E⟩), lone surrogates U+FFFD.
 */
export function safeLine(text: string): string {
  return text
    .replace(/[\n\r\t\u000b\u000c\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\u0000-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
    .replace(/\u007f/g, '␡')
    .replace(/[\u0080-\u009f]/g, asCode)
    .replace(BIDI_AND_INVISIBLE, asCode)
    .toWellFormed()
}

/** At most `length` characters, cut at a word where there is one, with an ellipsis. */
export function shortened(text: string, length: number): string {
  const characters = [...text]
  if (characters.length <= length) return text
  const cut = characters.slice(0, length - 1).join('')
  const space = cut.lastIndexOf(' ')
  return `${(space > length * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,;:.–—-]+$/u, '')}…`
}
