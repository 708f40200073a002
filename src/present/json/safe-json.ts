// Values as JSON that is safe to show on a terminal.

/** What JSON may hold raw and a terminal would obey. In JSON such characters stand in strings alone, where an escape means the same. */
const OBEYED = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

const PLAIN = /^[\n -~]*$/

const escaped = (character: string): string =>
  [...Array(character.length).keys()].map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')

/** JSON of a value; control, bidirectional and invisible characters are escaped, so that it parses to the same and a terminal obeys none. */
export function safeJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent)
  // Most of it is plain, and to look closer at every character would cost more than to write it.
  return PLAIN.test(json) ? json : json.replace(OBEYED, escaped)
}
