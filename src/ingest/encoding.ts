// Bytes → characters: byte order mark, transport header, the page's own word, then detection; what cannot be decoded is counted.

export interface EncodingClaims {
  /** From the transport: a Content-Type header. */
  readonly header?: string | undefined
  /** From inside: a meta element or an XML declaration. */
  readonly meta?: string | undefined
}

export type EncodingSource = 'byte order mark' | 'header' | 'meta' | 'UTF-8 by its bytes' | 'detected'

export interface Decoded {
  /** Not yet normalised; U+FFFD stands where bytes could not be decoded. */
  readonly text: string
  /** Name as WHATWG spells it, for example `windows-1251`. */
  readonly encoding: string
  readonly source: EncodingSource
  /** Places where bytes could not be decoded. */
  readonly undecodable: number
  /** A claimed encoding that the bytes disprove, with who claimed it. */
  readonly disproved?: string
}

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

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 without a mark: every second byte is one of few values, zero among them. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096)
  if (sample.length < 16) return undefined
  const high = (offset: number): number => {
    let few = 0
    let zero = 0
    for (let at = offset; at < sample.length; at += 2) {
      const value = sample[at]
      if (value === 0) zero += 1
      if (value === 0 || value === 0x04 || value === 0x20) few += 1
    }
    return zero > 0 ? few / (sample.length / 2) : 0
  }
  const little = high(1)
  const big = high(0)
  // Nine in ten: letters of one script and ASCII; East Asian text without a mark is left to the detector.
  if (Math.max(little, big) < 0.9 || little === big) return undefined
  return little > big ? 'utf-16le' : 'utf-16be'
}

const strict = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * Share (0..1) of letters that no writer would put so: accented Latin in long runs, capitals after small letters inside
 * words, control characters. High where one single-byte encoding was taken for another.
 */
export function garbledShare(text: string): number {
  const sample = text.slice(0, 20_000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return 0
  const bad =
    (sample.match(/[\u0080-\u009f\u2500-\u259f\ue000-\uf8ff]/g)?.length ?? 0) +
    [...sample.matchAll(/[\u00a1-\u00ff]{4,}/g)].reduce((sum, match) => sum + match[0].length, 0) +
    (sample.match(/\p{L}[¤¦§«¬®°±¶](?=\p{L})/gu)?.length ?? 0) * 2 +
    [...sample.matchAll(/\p{Ll}\p{Lu}{2,}/gu)].reduce((sum, match) => sum + match[0].length, 0)
  return Math.min(1, bad / letters)
}

/** Encodings in which any bytes decode: a clean decoding proves nothing. */
const SINGLE_BYTE = /^(?:windows-|iso-8859|koi8|ibm866|macintosh|x-mac)/

async function detected(bytes: Uint8Array): Promise<readonly string[]> {
  const { analyse } = await import('chardet')
  const markup = Buffer.from(bytes.subarray(0, 256 * 1024))
    .toString('latin1')
    .replace(/<[^>]*>/g, ' ')
  const found = analyse(Buffer.from(markup, 'latin1')).map((match) => encodingName(match.name))
  // The detector does not know IBM 866; it comes last, for text that is garbled in all that the detector names.
  return [...new Set([...found.filter((name) => name !== undefined), 'ibm866'])]
}

const replacements = (text: string): number => text.match(/\ufffd/g)?.length ?? 0

/** U+FFFD that the author's bytes themselves spell out, in UTF-8. */
function spelledOut(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count += 1
  return count
}

function lossy(bytes: Uint8Array, encoding: string): { readonly text: string; readonly undecodable: number } {
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, undecodable: Math.max(0, replacements(text) - (encoding === 'utf-8' ? spelledOut(bytes) : 0)) }
}

const GARBLED = 0.1

/** A text with few broken places in a multi-byte encoding is that encoding, damaged. */
const DAMAGED = 0.05

/** Whether bytes are a claimed multi-byte encoding, or UTF-8, with a few broken places. */
function damaged(bytes: Uint8Array, encoding: string): { readonly text: string; readonly undecodable: number } | undefined {
  if (SINGLE_BYTE.test(encoding)) return undefined
  const found = lossy(bytes, encoding)
  const beyondAscii = (found.text.match(/[^\u0000-\u007f]/g)?.length ?? 0) - found.undecodable
  return beyondAscii > 0 && found.undecodable / beyondAscii < DAMAGED ? found : undefined
}

/**
 * Decodes bytes. A claim is believed unless the bytes disprove it: they do not decode in it, or decode to what nobody writes
 * while another encoding gives clean text. Never throws; bytes that no candidate decodes become U+FFFD and are counted.
 */
export async function decodeBytes(bytes: Uint8Array, claims: EncodingClaims = {}): Promise<Decoded> {
  const marked = byteOrderMark(bytes)
  if (marked !== undefined) return { ...lossy(bytes, marked), encoding: marked, source: 'byte order mark' }
  const header = encodingName(claims.header)
  const meta = encodingName(claims.meta)
  // A meta element is read as ASCII, so that what it is in cannot be UTF-16.
  const claimed: { readonly encoding: string; readonly source: EncodingSource }[] = []
  if (header !== undefined) claimed.push({ encoding: header, source: 'header' })
  if (meta !== undefined && meta !== header && !meta.startsWith('utf-16')) claimed.push({ encoding: meta, source: 'meta' })
  const disproved = (used: string): { readonly disproved: string } | object => {
    const wrong = claimed.find((claim) => claim.encoding !== used)
    return claimed[0] !== undefined && claimed[0].encoding !== used && wrong ? { disproved: `${wrong.encoding} (${wrong.source})` } : {}
  }
  const utf8 = strict(bytes, 'utf-8')
  // Text in another encoding is almost never valid UTF-8 by accident, so that valid UTF-8 beyond ASCII decides.
  if (utf8 !== undefined) {
    const multibyte = /[^\u0000-\u007f]/.test(utf8)
    const source = claimed.find((claim) => claim.encoding === 'utf-8')?.source ?? 'UTF-8 by its bytes'
    const wide = unmarkedUtf16(bytes)
    if (wide !== undefined && utf8.includes('\u0000')) return { ...lossy(bytes, wide), encoding: wide, source: 'detected' }
    if (!/^iso-2022/.test(claimed[0]?.encoding ?? ''))
      return { text: utf8, encoding: 'utf-8', source, undecodable: 0, ...(multibyte ? disproved('utf-8') : {}) }
  }
  const wide = unmarkedUtf16(bytes)
  if (wide !== undefined) return { ...lossy(bytes, wide), encoding: wide, source: 'detected' }
  const clean = claimed.flatMap((claim) => {
    const text = strict(bytes, claim.encoding)
    return text === undefined ? [] : [{ ...claim, text, garbled: garbledShare(text) }]
  })
  const best = clean.find((claim) => claim.garbled < GARBLED)
  const agreed = clean.length < 2
  const trusted = best !== undefined && agreed && (!SINGLE_BYTE.test(best.encoding) || best.garbled < GARBLED / 2)
  if (trusted) return { text: best.text, encoding: best.encoding, source: best.source, undecodable: 0, ...disproved(best.encoding) }
  const tolerated = [{ encoding: 'utf-8', source: 'UTF-8 by its bytes' as EncodingSource }, ...(clean.length > 0 ? [] : claimed)]
  for (const { encoding, source } of tolerated) {
    const found = damaged(bytes, encoding)
    if (found)
      return { ...found, encoding, source: claimed.find((claim) => claim.encoding === encoding)?.source ?? source, ...disproved(encoding) }
  }
  const guesses = await detected(bytes)
  // Two claims decode: the one that detection supports first.
  const supported = guesses.map((guess) => clean.find((claim) => claim.encoding === guess && claim.garbled < GARBLED)).find(Boolean)
  const chosen = supported ?? best
  if (chosen) return { text: chosen.text, encoding: chosen.encoding, source: chosen.source, undecodable: 0, ...disproved(chosen.encoding) }
  const tries = guesses.flatMap((encoding) => {
    const text = strict(bytes, encoding)
    return text === undefined ? [] : [{ encoding, text, garbled: garbledShare(text) }]
  })
  const guess = tries.find((one) => one.garbled < GARBLED)
  if (guess) return { text: guess.text, encoding: guess.encoding, source: 'detected', undecodable: 0, ...disproved(guess.encoding) }
  // Nothing decodes all of it: what loses least wins, a claim before a guess.
  const candidates = [...claimed, ...['utf-8', ...guesses].map((encoding) => ({ encoding, source: 'detected' as const }))]
  const losses = candidates.map((one) => {
    const { text, undecodable } = lossy(bytes, one.encoding)
    return { ...one, text, undecodable, cost: undecodable + garbledShare(text) * text.length }
  })
  const least = losses.reduce((low, one) => (one.cost < low.cost ? one : low))
  return { text: least.text, encoding: least.encoding, source: least.source, undecodable: least.undecodable, ...disproved(least.encoding) }
}

/** Charset that a page or an XML file names for itself in its first bytes. */
export function charsetInside(bytes: Uint8Array): string | undefined {
  const front = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']/i.exec(front)
  const meta = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(front)
  return declared?.[1] ?? meta?.[1]
}

/** Charset parameter of a Content-Type header. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(contentType ?? '')?.[1]
}
