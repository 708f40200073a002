// All commands, in the order in which --help lists them.
import type { Command } from 'commander'
import { nameAbsence } from './absence.ts'
import { nameAgreement } from './agreement.ts'
import { nameAudit } from './audit.ts'
import { nameBatch } from './batch.ts'
import { nameBrowse } from './browse.ts'
import { nameCalibrate } from './calibrate.ts'
import { nameCase } from './case.ts'
import { nameCodebook } from './codebook.ts'
import { nameCoding } from './coding.ts'
import { nameCompare } from './compare.ts'
import { nameEvaluate } from './evaluate.ts'
import { nameImport } from './import.ts'
import { nameKeys } from './keys.ts'
import { nameModels } from './models.ts'
import { nameReplicate } from './replicate.ts'
import { nameReport } from './report.ts'
import { nameReview } from './review.ts'
import { nameStore } from './store.ts'
import { nameVerify } from './verify.ts'
import { nameWatch } from './watch.ts'
import { nameWorker } from './worker.ts'

export const nameCommands: readonly ((program: Command) => void)[] = [
  nameCompare,
  nameReport,
  nameVerify,
  nameCase,
  nameReview,
  nameKeys,
  nameAgreement,
  nameBatch,
  nameEvaluate,
  nameCalibrate,
  nameModels,
  nameImport,
  nameAudit,
  nameBrowse,
  nameCoding,
  nameCodebook,
  nameReplicate,
  nameAbsence,
  nameWatch,
  nameStore,
  nameWorker,
]
