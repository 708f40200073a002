// Names of encodings, and decoders that keep to the standard where the platform's does not.

const NAMES: ReadonlyMap<string, string> = new Map([
  ['cp949', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['ms949', 'euc-kr'],
  ['cp1251', 'windows-1251'],
  ['cp936', 'gb18030'],
  ['utf8', 'utf-8'],
])

/** WHATWG name of a label; `undefined` for what no decoder knows. GBK is read as its superset GB18030. */
export function encodingName(label: string | undefined): string | undefined {
  const wanted =
    label
      ?.trim()
      .replace(/^["']|["']$/g, '')
      .toLowerCase() ?? ''
  if (wanted === '') return undefined
  try {
    const { encoding } = new TextDecoder(NAMES.get(wanted) ?? wanted)
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch {
    return undefined
  }
}

/** Encodings in which any bytes decode: a clean decoding proves nothing. */
export const SINGLE_BYTE = /^(?:windows-|iso-8859|koi8|ibm866|macintosh|x-mac)/

/** 0x80 to 0x9f in windows-1252; Node 20 decodes them as the control characters of Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const corrected = (text: string, encoding: string): string =>
  encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!) : text

/** Text of bytes that all decode; `undefined` where one does not. */
export function strict(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return corrected(new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes), encoding)
  } catch {
    return undefined
  }
}

const replacements = (text: string): number => text.match(/\ufffd/g)?.length ?? 0

/** U+FFFD that the author's bytes themselves spell out. */
function spelledOut(bytes: Uint8Array, encoding: string): number {
  const [spelling, step] =
    encoding === 'utf-8'
      ? [[0xef, 0xbf, 0xbd], 1]
      : encoding === 'utf-16le'
        ? [[0xfd, 0xff], 2]
        : encoding === 'utf-16be'
          ? [[0xff, 0xfd], 2]
          : [[], 0]
  if (step === 0) return 0
  let count = 0
  for (let at = 0; at < bytes.length; at += step) if (spelling.every((byte, index) => bytes[at + index] === byte)) count += 1
  return count
}

export interface Lossy {
  readonly text: string
  /** Places where bytes could not be decoded; U+FFFD stands there. */
  readonly undecodable: number
}

/** Text of bytes of which some may not decode. */
export function lossy(bytes: Uint8Array, encoding: string): Lossy {
  const text = corrected(new TextDecoder(encoding).decode(bytes), encoding)
  return { text, undecodable: Math.max(0, replacements(text) - spelledOut(bytes, encoding)) }
}

/** Ukrainian letters in KOI8-U; in KOI8-R, which it extends, they are frames of tables. */
const UKRAINIAN = new Set([0xa4, 0xa6, 0xa7, 0xad, 0xb4, 0xb6, 0xb7, 0xbd])

/** Guesses of the detector, the first the likeliest, with what it does not tell apart or does not know. */
export async function detected(bytes: Uint8Array): Promise<readonly string[]> {
  const { analyse } = await import('chardet')
  const markup = Buffer.from(bytes.subarray(0, 256 * 1024))
    .toString('latin1')
    .replace(/<[^>]*>/g, ' ')
  const names = analyse(Buffer.from(markup, 'latin1')).flatMap((match) => encodingName(match.name) ?? [])
  const isUkrainian = bytes.subarray(0, 256 * 1024).some((byte) => UKRAINIAN.has(byte))
  const found = names.flatMap((name) => (name === 'koi8-r' && isUkrainian ? ['koi8-u', name] : [name]))
  // The detector does not know IBM 866; it comes last, for text that is garbled in all that the detector names.
  return [...new Set([...found, 'ibm866'])]
}
