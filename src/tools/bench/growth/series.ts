// What is measured: a series of inputs of one kind, each twice the one before, and the work that is done with one.

/** Work on an input that has been made: what is timed. */
export type Work = () => unknown

export interface Series {
  /** Room, side and kind of text: `report: Hangul without spaces`. */
  readonly name: string
  /** Makes an input of about `size` characters or bytes and returns the work to do with it. Making it is not timed. */
  readonly prepare: (size: number) => Work | Promise<Work>
  /** Largest first size that is tried, where the work has a bound of its own. */
  readonly most?: number
  /** Smallest first size, where a bound on the work takes hold only from there on: below it all is held against all. */
  readonly least?: () => number
}

/** Pieces of a text, one after the other, until it is as long as asked for. */
export function grown(piece: (index: number) => string, size: number): string {
  const pieces: string[] = []
  let length = 0
  for (let index = 0; length < size; index++) {
    const next = piece(index)
    pieces.push(next)
    length += next.length
  }
  return pieces.join('')
}

/** A word of letters for a number: no two alike, all of one length but for the first few thousand. */
export function coined(index: number, letters: string): string {
  const all = [...letters]
  let rest = (Math.imul(index + 1, 2_654_435_761) >>> 0) % all.length ** 5
  let word = ''
  for (let place = 0; place < 5; place++) {
    word += all[rest % all.length]!
    rest = Math.floor(rest / all.length)
  }
  return word
}
