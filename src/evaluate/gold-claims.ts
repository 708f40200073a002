// A case's gold labels beside the verdicts that a comparison gave.
import type { GoldEntry } from '../model/case.ts'
import type { Comparison } from '../model/comparison.ts'
import { engineKind, type VerdictKind } from '../model/verdict.ts'
import { storedForm } from '../text/normalise.ts'
import { GOLD_LABELS, type LabelledVerdict } from './sample.ts'

export interface CaseJudged {
  readonly judged: readonly Omit<LabelledVerdict, 'document'>[]
  /** Gold that says unsure: no verdict can be right or wrong there. */
  readonly unlabelled: number
  /** What is wrong with the gold, one line each. */
  readonly problems: readonly string[]
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): number =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start)

/** Claim of the comparison that shares most with the words, -1 where they are not in the statement or no claim has them. */
function claimOf(comparison: Comparison, words: string): number {
  const start = comparison.statement.text.indexOf(words)
  if (start < 0) return -1
  const span = { start, end: start + words.length }
  let best = -1
  let most = 0
  comparison.claims.forEach((claim, index) => {
    const shared = overlap(claim.span, span)
    if (shared > most) {
      most = shared
      best = index
    }
  })
  return best
}

/** `files[r]` is the file of the comparison's report `r`, as the gold names it. */
export function caseJudged(comparison: Comparison, gold: readonly GoldEntry[], files: readonly string[]): CaseJudged {
  const judged: Omit<LabelledVerdict, 'document'>[] = []
  const problems: string[] = []
  let unlabelled = 0
  for (const entry of gold) {
    const claim = claimOf(comparison, storedForm(entry.claim))
    if (claim < 0) {
      problems.push(`gold claim ${JSON.stringify(entry.claim)} is not in the statement; copy its words exactly`)
      continue
    }
    for (const [file, kind] of Object.entries(entry.verdicts)) {
      const report = files.indexOf(file)
      if (report < 0) {
        problems.push(`gold of ${JSON.stringify(entry.claim)} names ${JSON.stringify(file)}, which is no report of the case`)
        continue
      }
      const label = GOLD_LABELS.case.indexOf(kind as Exclude<VerdictKind, 'unsure'>)
      const verdict = comparison.verdicts[claim]?.[report]
      if (label < 0 || !verdict) {
        unlabelled += 1
        continue
      }
      judged.push({ gold: label, verdict: engineKind(verdict), score: verdict.coverage })
    }
  }
  return { judged, unlabelled, problems }
}
