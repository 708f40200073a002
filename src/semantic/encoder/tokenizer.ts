// Text → pieces of the model's vocabulary, with the place of each (SentencePiece unigram, Kudo 2018).
// Every piece knows its span in the text as it was given, whatever normalisation did between.

export interface Vocabulary {
  /** Pieces by number; 0 to 3 are `<s>`, `<pad>`, `</s>` and `<unk>`, those from 4 on stand in the order of their code units. */
  readonly pieces: readonly string[]
  /** Log probability of each piece. */
  readonly scores: Float32Array
}

export interface Tokens {
  readonly ids: readonly number[]
  /** Half-open UTF-16 spans in the text. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

export const BEGIN = 0
export const PAD = 1
export const END = 2
const UNKNOWN = 3
const FIRST_PIECE = 4

/** Stands for a space inside pieces. */
const SPACE_MARK = '\u2581'
const DROPPED = /[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]/
const SPACE = /[\t\n\f\r \u00a0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2581\u3000\ufeff\ufffd]/
/** A character with all that NFKC may compose with it: combining marks, conjoining and compatibility jamo, half-width voice marks. */
const CLUSTER = /[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff\uffa0-\uffdc]+|[^][\p{M}\uff9e\uff9f]*/gu
/** Characters that normalisation leaves alone. */
const PLAIN = /^[\x20-\x7e\u0400-\u052f\u4e00-\u9fff\uac00-\ud7a3\u3001\u3002\u2013\u2014\u2018-\u201d\u00ab\u00bb]*$/
/** NFKC would make an ordinary tilde of it; the model's own normalisation does not. */
const WIDE_TILDE = '\uff5e'

interface Normalised {
  readonly text: string
  /** For each code unit of `text`, the span of the given text that it comes from. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

function normalise(text: string): Normalised {
  // Parts are joined at the end: asking a growing string how it ends copies the whole of it each time.
  const parts: string[] = []
  const from: number[] = []
  const to: number[] = []
  const put = (made: string, start: number, end: number): void => {
    for (let unit = 0; unit < made.length; unit++) {
      from.push(start)
      to.push(end)
    }
    if (made !== '') parts.push(made)
  }
  const space = (start: number, end: number): void => {
    if (!parts.at(-1)?.endsWith(SPACE_MARK)) put(SPACE_MARK, start, end)
  }
  put(SPACE_MARK, 0, 0)
  if (PLAIN.test(text))
    for (let at = 0; at < text.length; at++) {
      if (text[at] === ' ') space(at, at + 1)
      else put(text[at]!, at, at + 1)
    }
  else
    for (const match of text.matchAll(CLUSTER)) {
      const start = match.index
      const end = start + match[0].length
      let cluster = match[0]
      if (SPACE.test(cluster[0]!)) {
        space(start, start + 1)
        cluster = cluster.slice(1)
      }
      if (cluster !== '' && DROPPED.test(cluster[0]!)) cluster = cluster.slice(1)
      if (cluster === '') continue
      // What replaces a character may hold a space itself (U+00A8), which has no width of its own: the rest begins where it does.
      for (const [index, part] of (cluster.startsWith(WIDE_TILDE) ? cluster : cluster.normalize('NFKC')).split(' ').entries()) {
        if (index > 0) space(start, start)
        put(part, start, end)
      }
    }
  const out = parts.join('')
  let length = out.length
  while (length > 1 && out[length - 1] === SPACE_MARK) length -= 1
  return { text: out.slice(0, length), from, to }
}

interface Range {
  low: number
  high: number
}

/** First place in `[low, high)` whose piece has at least (`over`: more than) `code` at `depth`; the pieces are sorted there. */
function boundary(pieces: readonly string[], { low, high }: Range, depth: number, code: number, over: boolean): number {
  while (low < high) {
    const middle = (low + high) >> 1
    const unit = pieces[middle]!.charCodeAt(depth)
    if (over ? unit <= code : unit < code) low = middle + 1
    else high = middle
  }
  return low
}

/** Score of an unknown character below the rarest piece's, as SentencePiece has it. */
const UNKNOWN_PENALTY = 10

/** A tokenizer for a vocabulary. Linear in the text: no piece is longer than the vocabulary's longest. */
export function makeTokenizer({ pieces, scores }: Vocabulary): (text: string) => Tokens {
  const byFirst = new Map<number, Range>()
  let least = Infinity
  for (let at = FIRST_PIECE; at < pieces.length; at++) {
    const code = pieces[at]!.charCodeAt(0)
    const range = byFirst.get(code)
    if (range) range.high = at + 1
    else byFirst.set(code, { low: at, high: at + 1 })
    if (scores[at]! < least) least = scores[at]!
  }
  const unknown = least - UNKNOWN_PENALTY

  /** Calls `found` for each piece that stands at a place; tells whether one of them is `width` units long. */
  const piecesAt = (text: string, place: number, width: number, found: (piece: number, length: number) => void): boolean => {
    const first = byFirst.get(text.charCodeAt(place))
    if (!first) return false
    let hasWidth = false
    const range = { ...first }
    for (let depth = 1; range.low < range.high; depth++) {
      // The shortest of those that begin alike stands first.
      if (pieces[range.low]!.length === depth) {
        found(range.low, depth)
        if (depth === width) hasWidth = true
        range.low += 1
      }
      if (place + depth >= text.length) return hasWidth
      const code = text.charCodeAt(place + depth)
      range.low = boundary(pieces, range, depth, code, false)
      range.high = boundary(pieces, range, depth, code, true)
    }
    return hasWidth
  }

  return (given) => {
    const { text, from, to } = normalise(given)
    const best = new Float64Array(text.length + 1).fill(-Infinity)
    const back = new Int32Array(text.length + 1)
    const piece = new Int32Array(text.length + 1)
    best[0] = 0
    const reach = (start: number, length: number, id: number, score: number): void => {
      const end = start + length
      if (best[start]! + score <= best[end]!) return
      best[end] = best[start]! + score
      back[end] = start
      piece[end] = id
    }
    for (let at = 0; text.length > 1 && at < text.length; at++) {
      if (best[at] === -Infinity) continue
      const code = text.charCodeAt(at)
      const width = code >= 0xd800 && code < 0xdc00 && at + 1 < text.length ? 2 : 1
      const hasOwn = piecesAt(text, at, width, (id, length) => reach(at, length, id, scores[id]!))
      if (!hasOwn) reach(at, width, UNKNOWN, unknown)
    }
    const ids: number[] = []
    const starts: number[] = []
    const ends: number[] = []
    for (let end = text.length > 1 ? text.length : 0; end > 0; end = back[end]!) {
      let start = back[end]!
      const id = piece[end]!
      // Neighbouring unknown characters are one token.
      if (id === UNKNOWN && ids.at(-1) === UNKNOWN) {
        starts[starts.length - 1] = from[start]!
        continue
      }
      // The space in front is no part of a token.
      while (start < end - 1 && text[start] === SPACE_MARK) start += 1
      ids.push(id)
      starts.push(text[start] === SPACE_MARK ? to[start]! : from[start]!)
      ends.push(to[end - 1]!)
    }
    return { ids: ids.reverse(), starts: starts.reverse(), ends: ends.reverse() }
  }
}
