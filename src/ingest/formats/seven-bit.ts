// Encodings of old mail that write other alphabets in seven bits, which no decoder of the platform knows.

/** Letters of UTF-7 (RFC 2152): UTF-16 in base64 between `+` and `-`. */
const utf7 = (text: string): string =>
  text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, coded: string) => {
    if (coded === '') return '+'
    const bytes = Buffer.from(coded, 'base64')
    return bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le')
  })

/** Bytes in which what stands between two marks has its eighth bit set, and the marks are gone. */
const raised = (text: string, between: RegExp): Buffer =>
  Buffer.from(
    text.replace(between, (_, inside: string) => inside.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) | 0x80))),
    'latin1',
  )

/** Text of bytes in an encoding of seven bits; `undefined` where the label is of no such one. */
export function sevenBit(bytes: Uint8Array, label: string | undefined): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  switch (label?.trim().toLowerCase()) {
    case 'utf-7':
    case 'unicode-1-1-utf-7':
      return utf7(text)
    case 'iso-2022-kr':
      // RFC 1557: shift out and in around the letters of KS X 1001.
      return new TextDecoder('euc-kr').decode(raised(text.replaceAll('\u001b$)C', ''), /\u000e([^\u000f\n]*)(?:\u000f|(?=\n)|$)/g))
    case 'hz-gb-2312':
    case 'hz':
      // RFC 1843: `~{` and `~}` around the letters of GB 2312, `~~` for itself, `~` before a line break for none.
      return new TextDecoder('gb18030').decode(raised(text.replace(/~\r?\n/g, ''), /~\{(.*?)~\}/g)).replaceAll('~~', '~')
    case undefined:
    default:
      return undefined
  }
}
