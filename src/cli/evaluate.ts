// `unsaid evaluate`: the engine on labelled data, and every figure about how right it was.
import { settingsInUse } from '../semantic/by-meaning.ts'
import { evaluateSet, type SetFacts } from '../evaluate/evaluate.ts'
import type { Resampling } from '../statistics/bootstrap.ts'
import { caseJudged } from '../evaluate/gold-claims.ts'
import { gather, type Gathering } from '../evaluate/sample.ts'
import { isFolder, readCase } from '../ingest/case-folder.ts'
import { goldLine } from '../ingest/gold.ts'
import { lines, openLines } from '../ingest/lines.ts'
import { givenContext } from '../model/batch.ts'
import type { EvaluatedSet, Evaluation } from '../model/evaluation.ts'
import type { ContrastLine, PresenceLine } from '../model/gold.ts'
import { UserError } from '../model/user-error.ts'
import type { Verdict } from '../model/verdict.ts'
import { version } from '../version.ts'
import type { ModelFlags } from './commands/model-options.ts'
import { byEngine, waysOf, type Way } from './evaluate-ways.ts'
import { EXIT } from './exit-codes.ts'
import { checkOutput, writeAnswer } from './output.ts'
import { terminalOptions } from './terminal-options.ts'
import { say } from './say.ts'
import { safeJson } from '../present/json/safe-json.ts'
import { roundedProbability } from '../statistics/odds.ts'
import { wholeNumber } from './whole-number.ts'

const FORMATS = ['text', 'json'] as const

export interface EvaluateFlags extends ModelFlags {
  readonly format: string
  readonly output?: string
  readonly resamples: string
  readonly seed: string
}

/** The score is what `unsaid batch` writes for the same line, to the last digit. */
async function judgePresence(line: PresenceLine, document: string, way: Way, to: Gathering): Promise<void> {
  const verdicts = await way.claims(line.claims, line.report, givenContext(line))
  const scores = verdicts.map((verdict) => roundedProbability(verdict.coverage))
  verdicts.forEach((verdict, index) => {
    to.add({ document, gold: line.labels[index]!, verdict: verdict.kind, score: scores[index]! })
  })
  if (line.system === undefined || scores.length === 0) return
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  to.addShare(document, { estimated: mean(scores), human: mean(line.labels) })
}

/** How surely a claim stands unaltered, 0..1. */
const unaltered = (verdict: Verdict): number => 1 - Math.max(0, ...verdict.alterations.map((alteration) => alteration.strength))

/** Judges a line; false where its label says nothing of alteration. */
async function judgeContrast(line: ContrastLine, document: string, way: Way, to: Gathering): Promise<boolean> {
  if (line.label === 'unrelated') return false
  const verdict = (await way.claims([line.claim], line.evidence, givenContext(line)))[0]!
  to.add({ document, gold: line.label === 'supported' ? 1 : 0, verdict: verdict.kind, score: unaltered(verdict) })
  return true
}

/** Evaluates a file of labelled lines, or standard input for `-`, by the engine alone; names broken lines on standard error. Throws `UserError`. */
export async function evaluateLines(path: string, resampling: Resampling): Promise<EvaluatedSet> {
  return (await evaluateLinesBy(path, [byEngine], resampling))[0]!
}

/** One set for each way, in order. */
async function evaluateLinesBy(path: string, ways: readonly Way[], resampling: Resampling): Promise<EvaluatedSet[]> {
  const name = path === '-' ? 'standard input' : path
  let task: 'presence' | 'contrast' | undefined
  let into: readonly Gathering[] = []
  let pairs = 0
  let unlabelled = 0
  let broken = 0
  for await (const line of lines(await openLines(path, 'evaluate'))) {
    const gold = goldLine(line)
    if (gold.task === 'none' || (task ?? gold.task) !== gold.task) {
      broken += 1
      const problem = gold.task === 'none' ? gold.error : `asks for ${gold.task}, the lines before it for ${task ?? ''}; part the two kinds`
      say(`${name}: line ${line.number}: ${problem}`)
      continue
    }
    task = gold.task
    if (into.length === 0) into = ways.map(() => gather(gold.task))
    let used = true
    for (const [index, way] of ways.entries()) {
      if (gold.task === 'presence') await judgePresence(gold.line, String(gold.line.doc ?? `line ${line.number}`), way, into[index]!)
      else used = await judgeContrast(gold.line, String(gold.line.group ?? gold.line.doc ?? `line ${line.number}`), way, into[index]!)
    }
    if (used) pairs += 1
    else unlabelled += 1
  }
  if ((into[0]?.size() ?? 0) === 0)
    throw new UserError(
      `${name}: has no line with claims and gold labels; see “unsaid evaluate” in docs/commands.md for the form of a line`,
    )
  return into.map((one, index) => {
    const facts: SetFacts = { name: `${name}${ways[index]!.suffix}`, pairs, unlabelled, broken }
    return evaluateSet(one.finish(), facts, resampling)
  })
}

/** Cases together are one set, and each is a document of it. */
async function evaluateCases(folders: readonly string[], way: Way, resampling: Resampling): Promise<EvaluatedSet> {
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

const MOST_RESAMPLES = 100_000
const MOST_SEED = 2 ** 31 - 1

/** Runs the command; returns 3 where lines or gold labels could not be used. Throws `UserError`. */
export async function runEvaluate(paths: readonly string[], flags: EvaluateFlags): Promise<number> {
  const format = FORMATS.find((one) => one === flags.format)
  if (format === undefined) throw new UserError(`--format ${flags.format}: unknown format; choose ${FORMATS.join(', ')}`)
  if (paths.length === 0) throw new UserError('nothing to evaluate on; give files of labelled JSON lines, or case folders with gold')
  const resampling = {
    resamples: wholeNumber('--resamples', flags.resamples, 0, MOST_RESAMPLES),
    seed: wholeNumber('--seed', flags.seed, 0, MOST_SEED),
  }
  if (flags.output !== undefined) await checkOutput(flags.output)
  const sets: EvaluatedSet[] = []
  const folders: string[] = []
  const models = await waysOf(flags, async (ways) => {
    for (const path of paths) {
      if (await isFolder(path)) folders.push(path)
      else sets.push(...(await evaluateLinesBy(path, ways, resampling)))
    }
    if (folders.length > 0) for (const way of ways) sets.push(await evaluateCases(folders, way, resampling))
  })
  const evaluation: Evaluation = {
    schema: 1,
    engine: { name: 'unsaid', version },
    thresholds: settingsInUse(),
    ...models,
    ...resampling,
    sets,
  }
  const answer =
    format === 'json'
      ? `${safeJson(evaluation, 2)}\n`
      : (await import('../present/terminal/evaluation.ts')).terminalEvaluation(evaluation, terminalOptions(flags.output !== undefined))
  await writeAnswer(answer, flags.output)
  return sets.some((set) => set.broken > 0) ? EXIT.some : EXIT.done
}
