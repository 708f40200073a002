// How a verdict looks: a shape and a word, never colour alone.
import type { Alteration, CellState } from '../model/verdict.ts'
import type { Words } from './words/en.ts'

export interface Mark {
  readonly sign: string
  readonly letter: string
  readonly meaning: string
}

export const MARKS: Readonly<Record<CellState, Mark>> = {
  reported: { sign: '●', letter: 'R', meaning: 'the report carries it' },
  partial: { sign: '◐', letter: 'P', meaning: 'a part of it is carried' },
  altered: { sign: '≠', letter: 'A', meaning: 'carried, but changed' },
  omitted: { sign: '○', letter: 'O', meaning: 'not in the report' },
  unsure: { sign: '?', letter: 'U', meaning: 'look yourself' },
  disputed: { sign: '±', letter: 'D', meaning: 'reviewers differ' },
}

/** What a change is of, in the report's language. */
export const changeName = ({ kind, isGuess }: Pick<Alteration, 'kind' | 'isGuess'>, words: Words): string =>
  isGuess === true ? words.wording : words.alteration[kind]

/** 0..1 as a whole percentage; never rounded up to certainty. */
export function percent(value: number): string {
  return `${Math.min(99, Math.max(1, Math.round(value * 100)))} %`
}
