// `unsaid case check`: is a case folder what it was?
import { checkCase } from '../ingest/case/check.ts'
import type { CaseCheck, CaseChecks } from '../model/case-check.ts'
import { UserError } from '../model/user-error.ts'
import { safeLine } from '../text/safe-text.ts'
import { version } from '../version.ts'
import { EXIT } from './exit-codes.ts'
import { writeAnswer } from './output.ts'
import { progressLine } from './progress.ts'
import { say } from './say.ts'
import { safeJson } from '../present/json/safe-json.ts'

export interface CheckFlags {
  readonly format: string
}

/** What was checked, in a line; what was found, a line each. */
function lines(check: CaseCheck): string[] {
  const { folder, texts, verified, raw, extracted, findings } = check
  const problems = findings.filter(({ problem }) => problem).length
  const judged = findings.some(({ kind }) => kind === 'refused')
    ? 'not checked'
    : `${problems === 0 ? 'as recorded' : `${problems} ${problems === 1 ? 'problem' : 'problems'}`}; of ${texts} texts, ${verified} match their hash, ${raw} have their bytes as received, ${extracted} are what these give`
  return [
    `${folder}: ${judged}`,
    ...findings.map(({ kind, file, message, problem }) => `  ${problem ? kind : `note, ${kind}`}: ${file}: ${message}`),
  ]
}

/** Runs the command; 0 where all is as recorded, 3 where not. Throws `UserError` where no folder could be checked. */
export async function runCaseCheck(folders: readonly string[], flags: CheckFlags): Promise<number> {
  if (flags.format !== 'text' && flags.format !== 'json')
    throw new UserError(`--format ${flags.format}: unknown format; choose text or json`)
  const progress = progressLine('checking cases')
  const cases: CaseCheck[] = []
  const refused: UserError[] = []
  for (const [index, folder] of folders.entries()) {
    progress.show(index, folders.length)
    try {
      cases.push(await checkCase(folder))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      refused.push(error)
      const finding = { kind: 'refused', file: 'case.json', message: error.message.replace(`${folder}: `, ''), problem: true } as const
      cases.push({ folder, texts: 0, verified: 0, raw: 0, extracted: 0, findings: [finding] })
    }
  }
  progress.end()
  if (refused.length === folders.length && refused[0]) {
    for (const error of refused.slice(1)) say(error.message)
    throw refused[0]
  }
  const answer: CaseChecks = { schema: 1, version, cases }
  await writeAnswer(flags.format === 'json' ? `${safeJson(answer, 2)}\n` : `${cases.flatMap(lines).map(safeLine).join('\n')}\n`, undefined)
  return cases.some(({ findings }) => findings.some(({ problem }) => problem)) ? EXIT.some : EXIT.done
}
