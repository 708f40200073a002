// Bytes → characters: byte order mark, transport header, the page's own word, then detection; what cannot be decoded is counted.
import { detected, encodingName, lossy, SINGLE_BYTE, strict } from './encoding-decoders.ts'
import { byteOrderMark, unmarkedUtf16 } from './encoding-wide.ts'

export { encodingName, strict as strictText } from './encoding-decoders.ts'

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
  /** Encodings that fit as well, where there are too few bytes to tell them apart. */
  readonly alsoFits?: readonly string[]
}

/**
 * Share (0..1) of letters that no writer would put so: accented Latin and half-width katakana in long runs, capitals after small letters inside
 * words, control characters. High where one single-byte encoding was taken for another.
 */
function garbledShare(text: string): number {
  const sample = text.slice(0, 20_000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return 0
  const bad =
    (sample.match(/[\u0080-\u009f\u2500-\u259f\ue000-\uf8ff]/g)?.length ?? 0) +
    [...sample.matchAll(/[\uff61-\uff9f]{4,}/g)].reduce((sum, match) => sum + match[0].length, 0) +
    [...sample.matchAll(/[\u00a1-\u00ff]{4,}/g)].reduce((sum, match) => sum + match[0].length, 0) +
    (sample.match(/\p{L}[¤¦§«¬®°±¶](?=\p{L})/gu)?.length ?? 0) * 2 +
    [...sample.matchAll(/\p{Ll}\p{Lu}{2,}/gu)].reduce((sum, match) => sum + match[0].length, 0)
  return Math.min(1, bad / letters)
}

/** Escapes by which ISO-2022-JP, written in ASCII alone, switches its alphabets. */
const SWITCHES = /\u001b(?:\$[@B]|\([BJI])/

const GARBLED = 0.1

/** Bytes beyond ASCII from which on detection is to be believed where several encodings fit. */
const TELLING_BYTES = 20

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
  const wide = utf8 === undefined || utf8.includes('\u0000') ? unmarkedUtf16(bytes) : undefined
  if (wide !== undefined) return { ...lossy(bytes, wide), encoding: wide, source: 'detected' }
  const switched = utf8 !== undefined && SWITCHES.test(utf8) ? strict(bytes, 'iso-2022-jp') : undefined
  if (switched !== undefined)
    return {
      text: switched,
      encoding: 'iso-2022-jp',
      source: claimed.find((claim) => claim.encoding === 'iso-2022-jp')?.source ?? 'detected',
      undecodable: 0,
      ...disproved('iso-2022-jp'),
    }
  // Text in another encoding is almost never valid UTF-8 by accident, so that valid UTF-8 beyond ASCII decides.
  if (utf8 !== undefined) {
    const multibyte = /[^\u0000-\u007f]/.test(utf8)
    const source = claimed.find((claim) => claim.encoding === 'utf-8')?.source ?? 'UTF-8 by its bytes'
    return { text: utf8, encoding: 'utf-8', source, undecodable: 0, ...(multibyte ? disproved('utf-8') : {}) }
  }
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
  if (guess) {
    const others = tries.filter((one) => one.garbled < GARBLED && one.text !== guess.text).map((one) => one.encoding)
    const alsoFits = others.length > 0 && bytes.filter((byte) => byte > 0x7f).length < TELLING_BYTES ? { alsoFits: others } : {}
    return { text: guess.text, encoding: guess.encoding, source: 'detected', undecodable: 0, ...disproved(guess.encoding), ...alsoFits }
  }
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
