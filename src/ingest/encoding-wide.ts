// UTF-16: by its mark, or without one by what its units would spell.

/** Encoding that a byte order mark names. */
export function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Ranges of code units in which the languages of the news are written; unassigned and rare ones are left out on purpose. */
const WRITTEN: readonly (readonly [from: number, to: number])[] = [
  [0x0009, 0x000a],
  [0x000d, 0x000d],
  [0x0020, 0x007e],
  [0x00a0, 0x017f],
  [0x0386, 0x03ce],
  [0x0400, 0x04ff],
  [0x0590, 0x06ff],
  [0x0900, 0x0dff],
  [0x0e01, 0x0e5b],
  [0x2010, 0x2044],
  [0x20ac, 0x20ac],
  [0x2100, 0x2122],
  [0x25a0, 0x25ff],
  [0x3001, 0x3011],
  [0x3041, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xff01, 0xff5e],
]
/** What every text has between its words and sentences: space, line break, full stop, comma, in either kind of type. */
const COMMON = new Set([0x20, 0x0a, 0x2e, 0x2c, 0x3001, 0x3002, 0xff0c])
const SAMPLE = 4096
/** Share of units that must be in those ranges, 0..1. */
const PLAUSIBLE = 0.95

/** How far bytes read as UTF-16 of one order are text: 0 where they are none, higher where more common marks are among them. */
function plausibility(bytes: Uint8Array, high: 0 | 1): number {
  const length = Math.min(bytes.length, SAMPLE) & ~1
  let written = 0
  let common = 0
  for (let at = 0; at < length; at += 2) {
    const unit = (bytes[at + high] ?? 0) * 256 + (bytes[at + 1 - high] ?? 0)
    if (WRITTEN.some(([from, to]) => unit >= from && unit <= to)) written += 1
    if (COMMON.has(unit)) common += 1
  }
  const share = written / (length / 2)
  return share >= PLAUSIBLE ? share + common / (length / 2) : 0
}

/**
 * UTF-16 without a mark. Only bytes with control characters among them are looked at: other encodings of text have none,
 * and UTF-16 has them in the halves of its units.
 */
export function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  if (bytes.length < 16 || bytes.length % 2 !== 0) return undefined
  const isWide = bytes.subarray(0, SAMPLE).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x1b))
  const [little, big] = [plausibility(bytes, 1), plausibility(bytes, 0)]
  if (!isWide || little === big) return undefined
  return little > big ? 'utf-16le' : 'utf-16be'
}
