// A line that is being typed, as a pure function of its keys.
import type { KeyName } from './input.ts'

export interface TypedLine {
  readonly text: string
  /** Offset in the text. */
  readonly cursor: number
}

/** Longest text of a line, in UTF-16 units: notes are remarks, not essays. */
const LONGEST = 2000

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const starts = (text: string): number[] => [...[...graphemes.segment(text)].map((one) => one.index), text.length]

/** One key on a line: what is typed, moved over or rubbed out. */
export function edited<T extends TypedLine>(typing: T, key: KeyName): T {
  const { text, cursor } = typing
  const at = (next: number): T => ({ ...typing, cursor: next })
  const before = starts(text).findLast((start) => start < cursor) ?? 0
  switch (key) {
    case 'left':
    case 'ctrl-b':
      return at(before)
    case 'right':
    case 'ctrl-f':
      return at(starts(text).find((start) => start > cursor) ?? text.length)
    case 'home':
    case 'ctrl-a':
      return at(0)
    case 'end':
    case 'ctrl-e':
      return at(text.length)
    case 'backspace':
    case 'ctrl-h':
      return { ...typing, text: text.slice(0, before) + text.slice(cursor), cursor: before }
    case 'ctrl-u':
      return { ...typing, text: text.slice(cursor), cursor: 0 }
    case 'ctrl-k':
      return { ...typing, text: text.slice(0, cursor) }
    case 'ctrl-w': {
      const kept = text.slice(0, cursor).replace(/\S+\s*$/u, '')
      return { ...typing, text: kept + text.slice(cursor), cursor: kept.length }
    }
    default: {
      const typed = key === 'space' || key === 'tab' ? ' ' : key
      // Names of keys are longer than what a key types; a grapheme may be long too, but is no plain word.
      if (/^[a-z]+(?:-[a-z]+)*$/.test(typed) && typed.length > 1) return typing
      if (text.length + typed.length > LONGEST) return typing
      return { ...typing, text: text.slice(0, cursor) + typed + text.slice(cursor), cursor: cursor + typed.length }
    }
  }
}
