// The sets that the model is fitted on, their folds by document, and reports out of order.
import { createHash } from 'node:crypto'
import type { LabelledPair } from './data.ts'

export const SAME: readonly string[] = ['realsumm', 'pyrxsum', 'wice', 'nk-sk']
/** Contrast sets that show claims standing alone against a single passage. */
export const LONE: readonly string[] = ['fever-symmetric', 'klue-nli']
/** Contrast sets that the model of alterations is fitted on beside the cases. */
export const CONTRASTS: readonly string[] = ['fever-symmetric', 'klue-nli', 'cliff', 'press-exaggeration', 'summedits-news', 'demetr']
export const CROSS: readonly string[] = [
  'ntrex-ru',
  'ntrex-ko',
  'ntrex-zh',
  'ntrex-be',
  'nknews',
  'ntrex-ru-en',
  'ntrex-ko-en',
  'ntrex-ru-ko',
]

/** Fold of a document, 0..folds - 1: the same on every machine and in every order. */
export const foldOf = (document: string, folds: number): number => createHash('sha1').update(document).digest()[0]! % folds

/** Position of a line in a shuffle that only its words decide. */
const shuffleKey = (line: string): string => createHash('sha1').update(line).digest('hex')

/** The pair with its report's lines out of order. */
export function disordered(pair: LabelledPair): LabelledPair {
  const lines = pair.report.split(/\r?\n/).filter((line) => line.trim() !== '')
  return { ...pair, report: lines.sort((a, b) => (shuffleKey(a) < shuffleKey(b) ? -1 : 1)).join('\n') }
}
