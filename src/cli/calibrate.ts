// `unsaid calibrate`: labelled data and models → weights for them, and what they add.
import { createHash } from 'node:crypto'
import { settingsInUse } from '../semantic/by-meaning.ts'
import { compareClaimsWithModels } from '../semantic/compare.ts'
import { goldLine } from '../ingest/gold.ts'
import { lines, openLines } from '../ingest/lines.ts'
import { givenContext } from '../model/batch.ts'
import type { Calibration, Measures } from '../model/models.ts'
import type { PresenceLine } from '../model/gold.ts'
import { UserError } from '../model/user-error.ts'
import { calibrate, type Fitted, type LabelledCell } from '../semantic/calibrate.ts'
import { valuesOf } from '../semantic/combine.ts'
import { openedModels, type Models } from '../semantic/model.ts'
import { version } from '../version.ts'
import type { ModelFlags } from './commands/model-options.ts'
import { checkJsonEnding } from './endings.ts'
import { EXIT } from './exit-codes.ts'
import { modelFiles } from './model-files.ts'
import { checkOutput } from './output-target.ts'
import { writeAnswer } from './output.ts'
import { withModels } from './with-models.ts'
import { say } from './say.ts'
import { safeJson } from '../present/json/safe-json.ts'

export interface CalibrateFlags extends ModelFlags {
  readonly output?: string
}

/** Fewer labelled claims than these fit noise. Set by hand: ten for each of up to five weights, and both labels among them. */
const LEAST_CLAIMS = 50
const LEAST_OF_LABEL = 10
const LEAST_DOCUMENTS = 5

interface Gold {
  readonly pairs: readonly { readonly line: PresenceLine; readonly document: string }[]
  readonly sha256: string
  readonly broken: number
}

async function readGold(paths: readonly string[]): Promise<Gold> {
  const pairs: { line: PresenceLine; document: string }[] = []
  const hash = createHash('sha256')
  let broken = 0
  for (const path of paths)
    for await (const line of lines(await openLines(path, 'calibrate'))) {
      if ('text' in line) hash.update(`${line.text}\n`)
      const gold = goldLine(line)
      if (gold.task === 'presence') pairs.push({ line: gold.line, document: `${path} ${gold.line.doc ?? line.number}` })
      else {
        broken += 1
        const what = gold.task === 'cells' ? 'labels a whole case' : 'labels an alteration'
        const problem = gold.task === 'none' ? gold.error : `${what}; calibrate takes claims with presence labels`
        say(`${path}: line ${line.number}: ${problem}`)
      }
    }
  return { pairs, sha256: hash.digest('hex'), broken }
}

interface Cells {
  readonly cells: readonly LabelledCell[]
  readonly unanswered: number
  readonly notes: readonly string[]
}

async function cellsOf(gold: Gold, models: Models): Promise<Cells> {
  const cells: LabelledCell[] = []
  const notes = new Map<string, number>()
  let unanswered = 0
  for (const { line, document } of gold.pairs) {
    const { before, read } = await compareClaimsWithModels(line.claims, line.report, models, givenContext(line))
    for (const note of read.notes) notes.set(note, (notes.get(note) ?? 0) + 1)
    before.forEach(({ coverage }, index) => {
      const readings = read.cells[index]
      if (readings) cells.push({ document, coverage, values: valuesOf(coverage, readings), label: line.labels[index] as 0 | 1 })
      else unanswered += 1
    })
  }
  return { cells, unanswered, notes: [...notes].map(([note, times]) => (times > 1 ? `${note} (${times} times)` : note)) }
}

function checkEnough(paths: readonly string[], { cells, unanswered }: Cells): void {
  const named = paths.join(', ')
  if (unanswered > cells.length)
    throw new UserError(`${named}: the models answered for only ${cells.length} of ${cells.length + unanswered} claims; mend that first`)
  const documents = new Set(cells.map((cell) => cell.document)).size
  const present = cells.filter((cell) => cell.label === 1).length
  if (cells.length < LEAST_CLAIMS || Math.min(present, cells.length - present) < LEAST_OF_LABEL || documents < LEAST_DOCUMENTS)
    throw new UserError(
      `${named}: ${cells.length} labelled claims (${present} present) of ${documents} documents are too few to fit; label at least ${LEAST_CLAIMS}, with ${LEAST_OF_LABEL} of each label, of ${LEAST_DOCUMENTS} documents`,
    )
}

const decimal = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(3))

function summary({ measured, weights, left, thresholds }: Fitted, withNames: string): string[] {
  const row = (name: string, { auc, brier, calibrationError, omittedPrecision, omittedRecall }: Measures): string =>
    `  ${name.padEnd(16)}${[auc, brier, calibrationError, omittedPrecision, omittedRecall].map((one) => decimal(one).padStart(11)).join('')}`
  return [
    `  ${' '.repeat(16)}${['AUC', 'Brier', 'ECE', 'omitted: p', 'found'].map((one) => one.padStart(11)).join('')}`,
    row('engine alone', measured.engine),
    row(withNames, measured.combined),
    `weights: ${Object.entries(weights)
      .map(([name, weight]) => `${name} ${weight.toFixed(3)}`)
      .join(', ')}; omitted below ${thresholds.omitted}`,
    ...(left.length > 0 ? [`left out, for they added nothing to the others: ${left.join(', ')}`] : []),
  ]
}

/** Runs the command; returns 3 where lines could not be used. Throws `UserError`. */
export async function runCalibrate(paths: readonly string[], flags: CalibrateFlags): Promise<number> {
  if (flags.calibration !== undefined) throw new UserError('--calibration: is what calibrate makes; leave it out')
  if (paths.length === 0) throw new UserError('nothing to calibrate on; give files of labelled JSON lines')
  if (flags.output !== undefined) await checkOutput(flags.output, [...paths, ...(await modelFiles(flags))])
  checkJsonEnding(flags.output, 'JSON', '.json')
  const gold = await readGold(paths)
  if (gold.pairs.length === 0)
    throw new UserError(`${paths.join(', ')}: has no line with claims and labels; see “unsaid evaluate” in docs/commands.md`)
  const calibration = await withModels(flags, async ({ models }): Promise<Calibration> => {
    if (models.split) throw new UserError('--model split=…: claims are given in labelled data; leave it out')
    const found = await cellsOf(gold, models)
    for (const note of found.notes) say(note)
    checkEnough(paths, found)
    const { left, ...rest } = calibrate(found.cells, settingsInUse())
    const identities = openedModels(models).map((model) => model.identity)
    for (const line of summary({ ...rest, left }, identities.length > 0 ? 'with models' : 'recalibrated')) say(line)
    const languages = [...new Set(gold.pairs.map(({ line }) => [line.lang ?? '?', line.reportLang ?? line.lang ?? '?'].join('>')))].sort()
    return {
      schema: 1,
      kind: 'unsaid calibration',
      engine: version,
      models: identities,
      ...rest,
      gold: {
        sha256: gold.sha256,
        documents: new Set(found.cells.map((cell) => cell.document)).size,
        claims: found.cells.length,
        present: found.cells.filter((cell) => cell.label === 1).length,
        languages,
      },
    }
  })
  await writeAnswer(`${safeJson(calibration, 2)}\n`, flags.output)
  return gold.broken > 0 ? EXIT.some : EXIT.done
}
