// Writes what a review came to: a report, the comparison, or gold labels.
import { stat } from 'node:fs/promises'
import type { CaseFile } from '../model/case.ts'
import type { Making } from '../model/colophon.ts'
import type { Review } from '../model/decision.ts'
import { UserError } from '../model/user-error.ts'
import { reviewRecords } from '../review/as-of.ts'
import { blindGold, goldEntries, presenceLines } from '../review/gold.ts'
import { mergeReviews } from '../review/merge.ts'
import type { Exported } from '../screen/review/app.tsx'
import type { ExportRequest, State } from '../screen/review/state.ts'
import { published } from './formats.ts'
import { checkOutput } from './output-target.ts'
import { writeAnswer } from './output.ts'
import { editionOptions } from './publishing.ts'
import { safeJson } from '../present/json/safe-json.ts'

/** What the exports need to know of where the review is from. */
export interface ExportSource {
  /** Report files by column, as the case names them. */
  readonly files: readonly string[]
  /** There where a case folder is reviewed. */
  readonly caseFile?: CaseFile
  /** What is reviewed, which an export must not overwrite: files, a case folder, an archive. */
  readonly inputs: readonly string[]
  /** Names the document in gold lines. */
  readonly document: string
}

const ownReview = (state: State): Review => ({ reviewer: state.desk.reviewer, decisions: state.log })

/** In blind mode the others stay out of it, as they do on the screen. */
const reviewsIn = (state: State): Review[] => [...(state.desk.mode === 'blind' ? [] : state.desk.others), ownReview(state)]

/** How such a report is made: of what is on the screen, without sides, versions and what reviewers agree on. */
const MAKING: Making = { from: 'comparison', reviews: true, versions: false, sides: false, controls: [], authors: [] }

function report(state: State, format: 'md' | 'json' | 'csv' | 'text'): Promise<string | Uint8Array> {
  const reviews = reviewsIn(state)
  const comparison = mergeReviews(state.desk.comparison, reviews, state.desk.rejudge)
  const records = reviewRecords(reviews.filter(({ decisions }) => decisions.length > 0))
  return published(comparison, format, true, editionOptions({}), { making: MAKING, reviews: records })
}

const NO_GOLD = 'no cell was decided blind, before the engine’s verdict was shown: start again with --blind and another --as'

function gold(state: State, format: 'gold' | 'case', source: ExportSource): string {
  const { comparison } = state.work
  const cells = blindGold(comparison, ownReview(state))
  if (cells.length === 0) throw new UserError(NO_GOLD)
  if (format === 'gold')
    return presenceLines(comparison, cells, source.document)
      .map((line) => `${safeJson(line)}\n`)
      .join('')
  if (!source.caseFile) throw new UserError('this is no case folder, so there is no case.json to put gold into')
  return `${safeJson({ ...source.caseFile, gold: goldEntries(comparison, cells, source.files) }, 2)}\n`
}

async function contents(state: State, request: ExportRequest, source: ExportSource): Promise<string | Uint8Array> {
  switch (request.format) {
    case 'md':
    case 'json':
    case 'csv':
    case 'text':
      return report(state, request.format)
    case 'gold':
    case 'case':
      return gold(state, request.format, source)
  }
}

/** Writes exports of a review; asks before it replaces a file. Rejects with `UserError` where that cannot be done. */
export function exporter(source: ExportSource): (state: State, request: ExportRequest) => Promise<Exported> {
  return async (state, request) => {
    await checkOutput(request.path, source.inputs)
    const exists = await stat(request.path).then(
      () => true,
      () => false,
    )
    if (exists && !request.overwrite) return 'exists'
    const answer = await contents(state, request, source)
    await writeAnswer(answer, request.path)
    return { said: `Written: ${request.path}`, tone: 'plain' }
  }
}
