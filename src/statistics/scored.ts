// Scores beside labels, as columns: what measures of ranking and of calibration read.

/** All columns have one length. */
export interface Scored {
  /** 0..1 where calibration is measured; any numbers where only their order is. */
  readonly scores: Float64Array
  /** 1 positive, 0 negative. */
  readonly labels: Uint8Array
  /** 0..documentCount - 1: what is drawn as a whole when resampling. */
  readonly documents: Int32Array
  readonly documentCount: number
}

/** Weights that count each of so many documents once. */
export const eachOnce = ({ documentCount }: Pick<Scored, 'documentCount'>): Float64Array => new Float64Array(documentCount).fill(1)

/** Columns that are drawn as one document. Labels other than 1 are negative. */
export function scored(scores: readonly number[], labels: readonly number[]): Scored {
  return {
    scores: Float64Array.from(scores),
    labels: Uint8Array.from(labels, (label) => (label === 1 ? 1 : 0)),
    documents: new Int32Array(scores.length),
    documentCount: 1,
  }
}
