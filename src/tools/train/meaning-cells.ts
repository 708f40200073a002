// Labelled cells as rows of signals: which are of the job itself, and how much each counts in the fit.

import { CONTRASTS } from './folds.ts'

/** Parts that the cells are divided into by statement. */
export const FOLDS = 4

export interface Row {
  /** Of a claim as the engine cuts it, not of a labelled quote. */
  readonly asCut?: true
  /** Of a case: the labelled quotes (by index) that the claim is about. */
  readonly quotes?: readonly number[]
  /** Of a case: which of its reports. */
  readonly report?: number
  /** Of a contrast set: the line, and how likely it is that this sentence of it is the altered one, 0..1. */
  readonly line?: string
  readonly altered?: number
  readonly set: string
  readonly id: string
  readonly fold: number
  /** Languages of statement and report, `en-ko`. */
  readonly pair: string
  readonly label: 'reported' | 'partial' | 'altered' | 'omitted'
  /** Of an alteration: number, date, modality, … */
  readonly kind: string | null
  /** Coverage by the first stage, 0..1. */
  readonly words: number
  readonly row: readonly number[]
  readonly change: readonly number[]
}

const IS_JOB = /^(?:dev-[a-z]|[a-z]+\d+)$/
/** Sets of cases, the job itself: cells of labelled quotes, and of the claims that the engine cuts where they stand. */
export const isJob = (row: Row): boolean => IS_JOB.test(row.set)
const NATURAL = /^(?:dev-[a-z]|en(?:[12]|1[2-9]|20)|ru(?:[189]|1[01])|(?:ko|zh)(?:[1789]|10)|x(?:[1789]|1[0-5]))$/
/** Sets whose labels stand in the shares in which they are found; the others were written to show alterations, hold twice as many of them, and no figure is of them. */
export const isNatural = (set: string): boolean => NATURAL.test(set)
const isRich = (set: string): boolean => IS_JOB.test(set) && !isNatural(set)
/** Sets of single claims with seven readings of each (`cases/readings/`). */
export const isReading = (set: string): boolean => /^(?:en|ru|ko|zh|across|mixed|held)-\d+$/.test(set)
/** Sets that the first fit of the pair encoder was on (`pairs.ts` of this folder): what it says of them flatters, and is not used. */
export const isSeen = (set: string): boolean => CONTRASTS.includes(set) || isReading(set) || isRich(set)
export const isEnriched = (row: Row): boolean => isRich(row.set)
/** A cell of a labelled quote that figures are of. */
export const isQuote = (row: Row): boolean => isNatural(row.set) && !row.asCut
/** A cell of a claim as the engine cuts it that figures are of. */
export const isAsCut = (row: Row): boolean => isNatural(row.set) && row.asCut === true
/** A set, that of claims as cut apart. */
export const nameOf = (row: Row): string => (row.asCut ? `${row.set} as cut` : row.set)

/** Rows of each set. */
export function countsOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(nameOf(row), (counts.get(nameOf(row)) ?? 0) + 1)
  return counts
}

/**
 * A cell of the job counts whole, that of a claim as cut too: of the omissions of such claims .60 are found where .87 are right,
 * without them in the fit .85; of their alterations .30 where .54 are, without .51. Another set counts by the square root of its
 * size, and half.
 */
const OTHERS = 0.5

/**
 * Four times that for three sets that fell behind what words alone told of them. Trees tried apart, in folds, AUC of realsumm .845 to
 * .857, propsegment .909 to .916, wice .77 to .80; of claims as cut "omitted" right .92 at .599 found (.592 without).
 */
const HEAVIER: Readonly<Record<string, number>> = { realsumm: 4, propsegment: 4, wice: 4 }

/**
 * How much each row counts. In enriched sets a label's rows count so that its share is that of the others (prior shift, Saerens,
 * Latinne and Decaestecker 2002).
 */
export function weightsOf(rows: readonly Row[]): (row: Row) => number {
  const counts = countsOf(rows)
  const priors = new Map<string, number>()
  const shareIn = (list: readonly Row[], label: string): number => list.filter((row) => row.label === label).length / list.length
  for (const asCut of [undefined, true] as const) {
    const alike = rows.filter((row) => isJob(row) && row.asCut === asCut)
    const [enriched, others] = [alike.filter(isEnriched), alike.filter((row) => !isEnriched(row))]
    for (const label of new Set(enriched.map((row) => row.label)))
      priors.set(`${label} ${asCut}`, shareIn(others, label) / shareIn(enriched, label))
  }
  return (row) => {
    if (isEnriched(row)) return priors.get(`${row.label} ${row.asCut}`)!
    return isJob(row) ? 1 : OTHERS * (HEAVIER[row.set] ?? 1) * Math.sqrt(1000 / counts.get(nameOf(row))!)
  }
}

/**
 * What a cell is fitted to for alterations, 0..1. A claim as cut that holds several labelled quotes counts as altered by the share of
 * them that are, since what is said of it is said of each; a sentence of a contrast line by how likely it is the altered one.
 */
export function alteredOf(rows: readonly Row[]): (row: Row) => number {
  const key = ({ set, id, report }: Row, quote: number): string => JSON.stringify([set, id, report, quote])
  const altered = new Map(rows.flatMap((row) => (row.asCut || !row.quotes ? [] : [[key(row, row.quotes[0]!), row.label === 'altered']])))
  return (row) => {
    if (row.altered !== undefined) return row.altered
    const labels = row.asCut ? (row.quotes ?? []).flatMap((quote) => altered.get(key(row, quote)) ?? []) : []
    if (labels.length < 2) return row.label === 'altered' ? 1 : 0
    return labels.filter(Boolean).length / labels.length
  }
}
