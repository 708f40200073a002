// A file of labelled lines → figures of its claims, or its labelled cases judged.
import { evaluateSet, type SetFacts } from '../evaluate/evaluate.ts'
import type { JudgedCase } from '../evaluate/case-figures.ts'
import { gather, type Gathering } from '../evaluate/sample.ts'
import { goldLine, type GoldLine } from '../ingest/gold.ts'
import { lines, openLines } from '../ingest/lines.ts'
import { givenContext } from '../model/batch.ts'
import type { EvaluatedSet } from '../model/evaluation.ts'
import type { ContrastLine, PresenceLine } from '../model/gold.ts'
import { UserError } from '../model/user-error.ts'
import { engineKind, type Verdict } from '../model/verdict.ts'
import type { Resampling } from '../statistics/bootstrap.ts'
import { roundedProbability } from '../statistics/odds.ts'
import { judgeCase } from './evaluate-case.ts'
import { byEngine, type Way } from './evaluate-ways.ts'
import { say } from './say.ts'

/** The score is what `unsaid batch` writes for the same line, to the last digit. */
async function judgePresence(line: PresenceLine, document: string, way: Way, to: Gathering): Promise<void> {
  const verdicts = await way.claims(line.claims, line.report, givenContext(line))
  const scores = verdicts.map((verdict) => roundedProbability(verdict.coverage))
  verdicts.forEach((verdict, index) => {
    to.add({ document, gold: line.labels[index]!, verdict: engineKind(verdict), score: scores[index]! })
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
  to.add({ document, gold: line.label === 'supported' ? 1 : 0, verdict: engineKind(verdict), score: unaltered(verdict) })
  return true
}

/** Of each way one, in order. */
export type EvaluatedFile =
  | { readonly task: 'claims'; readonly sets: readonly EvaluatedSet[] }
  | { readonly task: 'cells'; readonly name: string; readonly broken: number; readonly judged: readonly (readonly JudgedCase[])[] }

/** Evaluates a file of labelled claims, or standard input for `-`, by the engine alone; names broken lines on standard error. Throws `UserError`. */
export async function evaluateLines(path: string, resampling: Resampling): Promise<EvaluatedSet> {
  const found = await evaluateFile(path, [byEngine], resampling)
  if (found.task === 'cells') throw new UserError(`${found.name}: has labelled cases; give a file of labelled claims`)
  return found.sets[0]!
}

type Asked = Exclude<GoldLine, { readonly task: 'none' }>

/** Reads a file of lines that all ask for one thing, or standard input for `-`; names broken lines on standard error. Throws `UserError`. */
export async function evaluateFile(path: string, ways: readonly Way[], resampling: Resampling): Promise<EvaluatedFile> {
  const name = path === '-' ? 'standard input' : path
  let task: Asked['task'] | undefined
  let into: readonly Gathering[] = []
  const judged = ways.map((): JudgedCase[] => [])
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
    if (gold.task === 'cells') {
      for (const [index, way] of ways.entries()) judged[index]!.push(await judgeCase(gold.line, way))
      continue
    }
    if (into.length === 0) into = ways.map(() => gather(gold.task))
    let used = true
    for (const [index, way] of ways.entries()) {
      if (gold.task === 'presence') await judgePresence(gold.line, String(gold.line.doc ?? `line ${line.number}`), way, into[index]!)
      else used = await judgeContrast(gold.line, String(gold.line.group ?? gold.line.doc ?? `line ${line.number}`), way, into[index]!)
    }
    if (used) pairs += 1
    else unlabelled += 1
  }
  if (task === 'cells') return { task, name, broken, judged }
  if ((into[0]?.size() ?? 0) === 0)
    throw new UserError(
      `${name}: has no line with claims and gold labels; see “unsaid evaluate” in docs/commands.md for the form of a line`,
    )
  const sets = into.map((one, index) => {
    const facts: SetFacts = { name: `${name}${ways[index]!.suffix}`, pairs, unlabelled, broken }
    return evaluateSet(one.finish(), facts, resampling)
  })
  return { task: 'claims', sets }
}
