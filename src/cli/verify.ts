// `unsaid verify`: a published report recomputed from its case, and a line that says whether it holds.
import { dirname, join } from 'node:path'
import { stat } from 'node:fs/promises'
import { isFolder } from '../ingest/case-folder.ts'
import { UserError } from '../model/user-error.ts'
import type { Remark, Verification } from '../model/verification.ts'
import { safeJson } from '../present/json/safe-json.ts'
import { safeLine } from '../text/safe-text.ts'
import { EXIT } from './exit-codes.ts'
import { writeAnswer } from './output.ts'
import { readPublished } from './published-report.ts'
import { verified } from './verified.ts'

export interface VerifyFlags {
  readonly case?: string
  readonly format: string
}

/** Lines of each kind that are shown; `--format json` has all. */
const SHOWN = 50

const CODES: Readonly<Record<Verification['result'], number>> = { holds: EXIT.done, differs: EXIT.found, open: EXIT.some }

/** What it came to, in a line. */
function summary({ report, case: folder, result, same, differences, open, madeBy, engine }: Verification): string {
  const by = madeBy?.key === undefined || madeBy.key === engine ? `engine ${engine}` : `engine ${engine}; made by ${madeBy.key}`
  const count = (list: readonly Remark[]): string => `${list.length} ${list.length === 1 ? 'difference' : 'differences'}`
  const checked = same.length === 0 ? '' : ` The same: ${same.join(', ')}.`
  switch (result) {
    case 'holds':
      return `${report}: holds. Recomputed from ${folder} (${by}).${checked}`
    case 'differs':
      return `${report}: does not hold. ${count(differences)} from what ${folder} gives (${by}).${checked}`
    case 'open':
      return `${report}: cannot be told whole. Nothing that was recomputed from ${folder} (${by}) is against it, but ${open.length === 1 ? 'one thing' : `${open.length} things`} could not be.${checked}`
  }
}

function lines(verification: Verification): string[] {
  const of = (list: readonly Remark[], say: (remark: Remark) => string): string[] => [
    ...list.slice(0, SHOWN).map((one) => `  ${say(one)}`),
    ...(list.length > SHOWN ? [`  … and ${list.length - SHOWN} more; --format json has all`] : []),
  ]
  return [
    summary(verification),
    ...of(verification.differences, ({ part, message }) => `${part}: ${message}`),
    ...of(verification.open, ({ part, message }) => `not recomputed, ${part}: ${message}`),
    ...of(verification.notes, ({ part, message }) => `note, ${part}: ${message}`),
  ]
}

async function caseFolder(path: string, named: string | undefined): Promise<string> {
  const folder = named ?? dirname(path)
  if (named !== undefined && !(await isFolder(named)))
    throw new UserError(`--case ${named}: is no folder; name the case folder of the report`)
  const there = await stat(join(folder, 'case.json')).catch(() => undefined)
  if (!there?.isFile())
    throw new UserError(
      named === undefined
        ? `${path}: there is no case beside it; name the folder of its case with --case CASE`
        : `--case ${named}: has no case.json; name the case folder of the report`,
    )
  return folder
}

/** Runs the command; 0 where the report holds, 1 where it differs, 3 where something could not be recomputed. Throws `UserError`. */
export async function runVerify(path: string, flags: VerifyFlags): Promise<number> {
  if (flags.format !== 'text' && flags.format !== 'json')
    throw new UserError(`--format ${flags.format}: unknown format; choose text or json`)
  if (await isFolder(path))
    throw new UserError(`${path}: is a folder; name the report, and its case with --case; unsaid case check looks at a case alone`)
  const report = await readPublished(path)
  const verification = await verified(report, await caseFolder(path, flags.case))
  const answer = flags.format === 'json' ? `${safeJson(verification, 2)}\n` : `${lines(verification).map(safeLine).join('\n')}\n`
  await writeAnswer(answer, undefined)
  return CODES[verification.result]
}
