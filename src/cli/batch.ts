// `unsaid batch`: many pairs in, verdicts out, a line each, in order.
import { compareByMeaning, judgeClaimsByMeaning } from '../semantic/by-meaning.ts'
import { distinctNames } from '../ingest/documents.ts'
import { firstProblem } from '../model/problem.ts'
import { lines, openLines, type Line } from '../ingest/lines.ts'
import { batchLineSchema, givenContext, type BatchLine } from '../model/batch.ts'
import type { Claim } from '../model/claim.ts'
import type { Verdict } from '../model/verdict.ts'
import { safeJson } from '../present/json/safe-json.ts'
import { storedForm } from '../text/normalise.ts'
import { checkJsonEnding } from './endings.ts'
import { EXIT } from './exit-codes.ts'
import { checkOutput } from './output-target.ts'
import { lineSink } from './output.ts'
import { say } from './say.ts'
import { roundedProbability } from '../statistics/odds.ts'

function claimOut(claim: Pick<Claim, 'text'> & Partial<Pick<Claim, 'span'>>, verdict: Verdict): unknown {
  return {
    text: claim.text,
    ...(claim.span ? { span: claim.span } : {}),
    verdict: verdict.kind,
    coverage: roundedProbability(verdict.coverage),
    confidence: roundedProbability(verdict.confidence),
    evidence: verdict.evidence.map(({ span, text, strength }) => ({
      start: span.start,
      end: span.end,
      text,
      strength: roundedProbability(strength),
    })),
    alterations: verdict.alterations,
  }
}

async function results(line: BatchLine): Promise<unknown[]> {
  if ('claims' in line) {
    const verdicts = await judgeClaimsByMeaning(line.claims, line.report, givenContext(line))
    return [{ claims: verdicts.map((verdict, index) => claimOut({ text: line.claims[index]! }, verdict)) }]
  }
  const outlets = distinctNames(line.reports.map((report, index) => report.outlet ?? `report ${index + 1}`))
  const comparison = await compareByMeaning(
    {
      text: storedForm(line.statement),
      language: line.lang ?? '',
      provenance: line.published === undefined ? {} : { published: line.published },
    },
    line.reports.map((report, index) => ({
      text: storedForm(report.text),
      language: report.lang ?? line.reportLang ?? line.lang ?? '',
      provenance: report.published === undefined ? {} : { published: report.published },
      outlet: outlets[index] as string,
      role: 'subject',
    })),
    { explain: false },
  )
  return line.reports.map((report, column) => ({
    ...(report.outlet === undefined ? {} : { outlet: report.outlet }),
    claims: comparison.claims.map((claim, index) => claimOut(claim, comparison.verdicts[index]![column]!)),
  }))
}

interface Answer {
  readonly out: unknown
  readonly failed: boolean
}

/** The identifier of a line that is broken elsewhere, so that its answer can be found. */
function idOf(value: unknown): { id?: string | number } {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
  return typeof id === 'string' || typeof id === 'number' ? { id } : {}
}

async function answer(line: Line): Promise<Answer> {
  if ('error' in line) return { out: { line: line.number, error: line.error }, failed: true }
  let value: unknown
  try {
    value = JSON.parse(line.number === 1 && line.text.charCodeAt(0) === 0xfeff ? line.text.slice(1) : line.text)
  } catch (error) {
    return { out: { line: line.number, error: `is not valid JSON: ${(error as Error).message}` }, failed: true }
  }
  const parsed = batchLineSchema.safeParse(value)
  if (!parsed.success) {
    const shape = typeof value === 'object' && value !== null && ('claims' in value || 'statement' in value)
    const error = shape ? firstProblem(parsed.error) : 'needs either "claims" and "report", or "statement" and "reports"'
    return { out: { ...idOf(value), line: line.number, error }, failed: true }
  }
  return { out: { ...idOf(value), results: await results(parsed.data) }, failed: false }
}

/** Runs the command; returns 3 where a line failed. Throws `UserError`. */
export async function runBatch(path: string | undefined, flags: { readonly output?: string }): Promise<number> {
  const stream = await openLines(path, 'batch')
  if (flags.output !== undefined) await checkOutput(flags.output, [path ?? '-'])
  checkJsonEnding(flags.output, 'JSON lines', '.jsonl')
  const sink = await lineSink(flags.output)
  let failed = 0
  try {
    for await (const line of lines(stream)) {
      const { out, failed: broken } = await answer(line)
      if (broken) {
        failed += 1
        say(`${path ?? 'standard input'}: line ${line.number}: ${(out as { error: string }).error}`)
      }
      await sink.write(`${safeJson(out)}\n`)
    }
    await sink.finish()
  } catch (error) {
    await sink.discard()
    throw error
  }
  return failed > 0 ? EXIT.some : EXIT.done
}
