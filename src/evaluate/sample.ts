// Judged claims beside their gold labels, as columns: those of a hundred thousand pairs fit in memory.
import { VERDICT_KINDS, type VerdictKind } from '../model/verdict.ts'
import type { ShareOfPair } from './share-correlation.ts'
import type { Scored } from '../statistics/scored.ts'

/** What a set asks: is the claim there, does it stand unaltered, or which verdict is right. */
export type Task = 'presence' | 'contrast' | 'case'

/** Gold labels of each task, the ones that count as positive (label 1) last. */
export const GOLD_LABELS = {
  presence: ['left out', 'present'],
  contrast: ['altered', 'supported'],
  case: ['omitted', 'altered', 'partial', 'reported'],
} as const satisfies Record<Task, readonly string[]>

/** How many of a task's gold labels, from the first, count as negative. */
const NEGATIVE_LABELS: Record<Task, number> = { presence: 1, contrast: 1, case: 1 }

export interface LabelledVerdict {
  /** Statement, article or group: what is drawn as a whole when resampling. */
  readonly document: string
  /** Index into the task's `GOLD_LABELS`. */
  readonly gold: number
  readonly verdict: VerdictKind
  /** 0..1, higher where the positive label is more likely. */
  readonly score: number
}

/** All columns have `size` entries; label 1 is present or supported, 0 left out or altered. */
export interface Sample extends Scored {
  readonly task: Task
  readonly size: number
  /** Index into the task's `GOLD_LABELS`. */
  readonly gold: Uint8Array
  /** Index into `VERDICT_KINDS`. */
  readonly verdicts: Uint8Array
  /** Per document, the share of present claims of each of its systems; empty where none was named. */
  readonly shares: readonly (readonly ShareOfPair[])[]
}

export interface Gathering {
  readonly add: (judged: LabelledVerdict) => void
  /** Notes how much of a document one system carried. */
  readonly addShare: (document: string, share: ShareOfPair) => void
  readonly size: () => number
  readonly finish: () => Sample
}

/** Gathers judged claims one by one; the columns double when they are full. */
export function gather(task: Task): Gathering {
  let size = 0
  let room = 1024
  let scores = new Float64Array(room)
  let gold = new Uint8Array(room)
  let verdicts = new Uint8Array(room)
  let documents = new Int32Array(room)
  const known = new Map<string, number>()
  const shares: ShareOfPair[][] = []
  const indexOf = (document: string): number => {
    const index = known.get(document) ?? known.size
    if (index === known.size) {
      known.set(document, index)
      shares.push([])
    }
    return index
  }
  const grow = (): void => {
    room *= 2
    const wider = <T extends { set: (from: T) => void }>(to: T, from: T): T => {
      to.set(from)
      return to
    }
    scores = wider(new Float64Array(room), scores)
    gold = wider(new Uint8Array(room), gold)
    verdicts = wider(new Uint8Array(room), verdicts)
    documents = wider(new Int32Array(room), documents)
  }
  return {
    size: () => size,
    add: (judged) => {
      if (size === room) grow()
      scores[size] = judged.score
      gold[size] = judged.gold
      verdicts[size] = VERDICT_KINDS.indexOf(judged.verdict)
      documents[size] = indexOf(judged.document)
      size += 1
    },
    addShare: (document, share) => void shares[indexOf(document)]!.push(share),
    finish: () => {
      const kept = gold.slice(0, size)
      return {
        task,
        size,
        scores: scores.slice(0, size),
        labels: kept.map((label) => (label < NEGATIVE_LABELS[task] ? 0 : 1)),
        gold: kept,
        verdicts: verdicts.slice(0, size),
        documents: documents.slice(0, size),
        documentCount: known.size,
        shares,
      }
    },
  }
}
