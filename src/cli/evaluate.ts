// `unsaid evaluate`: the engine on labelled data, and every figure about how right it was.
import { settingsInUse } from '../semantic/by-meaning.ts'
import { evaluateCases } from '../evaluate/case-figures.ts'
import { evaluateSet } from '../evaluate/evaluate.ts'
import type { Resampling } from '../statistics/bootstrap.ts'
import { caseJudged } from '../evaluate/gold-claims.ts'
import { gather } from '../evaluate/sample.ts'
import { isFolder, readCase } from '../ingest/case-folder.ts'
import type { EvaluatedCases, EvaluatedSet, Evaluation } from '../model/evaluation.ts'
import { UserError } from '../model/user-error.ts'
import { version } from '../version.ts'
import type { ModelFlags } from './commands/model-options.ts'
import { formatAmong } from './endings.ts'
import { evaluateFile, type EvaluatedFile } from './evaluate-lines.ts'
import { waysOf, type Way } from './evaluate-ways.ts'
import { EXIT } from './exit-codes.ts'
import { modelFiles } from './model-files.ts'
import { checkOutput } from './output-target.ts'
import { writeAnswer } from './output.ts'
import { terminalOptions } from './terminal-options.ts'
import { say } from './say.ts'
import { safeJson } from '../present/json/safe-json.ts'
import { wholeNumber } from './whole-number.ts'

const FORMATS = ['text', 'json'] as const

export interface EvaluateFlags extends ModelFlags {
  readonly format?: string
  readonly output?: string
  readonly resamples: string
  readonly seed: string
}

/** Cases together are one set, and each is a document of it. */
async function evaluateFolders(folders: readonly string[], way: Way, resampling: Resampling): Promise<EvaluatedSet> {
  const into = gather('case')
  let pairs = 0
  let unlabelled = 0
  let broken = 0
  for (const folder of folders) {
    const { file, statement, reports } = await readCase(folder)
    if (file.gold === undefined || file.gold.length === 0)
      throw new UserError(`${folder}: its case.json has no gold; add "gold", a list of {"claim", "verdicts"}`)
    const files = file.reports.map((report) => report.file)
    const found = caseJudged(await way.whole(statement, reports), file.gold, files)
    for (const problem of found.problems) say(`${folder}: ${problem}`)
    for (const one of found.judged) into.add({ ...one, document: folder })
    pairs += reports.length
    unlabelled += found.unlabelled
    broken += found.problems.length
  }
  const name = `${folders.length === 1 ? folders[0]! : `${folders.length} cases`}${way.suffix}`
  if (into.size() === 0) throw new UserError(`${name}: no gold label can be used; name claims and report files as the case does`)
  return evaluateSet(into.finish(), { name, pairs, unlabelled, broken }, resampling)
}

type LabelledCases = Extract<EvaluatedFile, { readonly task: 'cells' }>

/** A set of each file and way, and after them all files together where there are several. */
function caseSets(files: readonly LabelledCases[], ways: readonly Way[], resampling: Resampling): EvaluatedCases[] {
  const together: LabelledCases[] =
    files.length > 1
      ? [
          {
            task: 'cells',
            name: `all ${files.length} files`,
            broken: files.reduce((sum, file) => sum + file.broken, 0),
            judged: ways.map((_, way) => files.flatMap((file) => file.judged[way]!)),
          },
        ]
      : []
  return [...files, ...together].flatMap(({ name, broken, judged }) =>
    ways.map(({ suffix }, way) => evaluateCases(judged[way]!, { name: `${name}${suffix}`, broken }, resampling)),
  )
}

const MOST_RESAMPLES = 100_000
const MOST_SEED = 2 ** 31 - 1

/** Runs the command; returns 3 where lines or gold labels could not be used. Throws `UserError`. */
export async function runEvaluate(paths: readonly string[], flags: EvaluateFlags): Promise<number> {
  if (paths.length === 0) throw new UserError('nothing to evaluate on; give files of labelled JSON lines, or case folders with gold')
  const resampling = {
    resamples: wholeNumber('--resamples', flags.resamples, 0, MOST_RESAMPLES),
    seed: wholeNumber('--seed', flags.seed, 0, MOST_SEED),
  }
  if (flags.output !== undefined) await checkOutput(flags.output, [...paths, ...(await modelFiles(flags))])
  const format = formatAmong(FORMATS, flags.format, flags.output, 'text')
  const sets: EvaluatedSet[] = []
  const folders: string[] = []
  const labelled: LabelledCases[] = []
  const cases: EvaluatedCases[] = []
  const models = await waysOf(flags, async (ways) => {
    for (const path of paths) {
      if (await isFolder(path)) folders.push(path)
      else {
        const found = await evaluateFile(path, ways, resampling)
        if (found.task === 'claims') sets.push(...found.sets)
        else labelled.push(found)
      }
    }
    if (folders.length > 0) for (const way of ways) sets.push(await evaluateFolders(folders, way, resampling))
    cases.push(...caseSets(labelled, ways, resampling))
  })
  const evaluation: Evaluation = {
    schema: 1,
    engine: { name: 'unsaid', version },
    thresholds: settingsInUse(),
    ...models,
    ...resampling,
    sets,
    ...(cases.length > 0 ? { cases } : {}),
  }
  const answer =
    format === 'json'
      ? `${safeJson(evaluation, 2)}\n`
      : (await import('../present/terminal/evaluation.ts')).terminalEvaluation(evaluation, terminalOptions(flags.output !== undefined))
  await writeAnswer(answer, flags.output)
  return [...sets, ...cases].some((set) => set.broken > 0) ? EXIT.some : EXIT.done
}
