// `unsaid coding`: a sample is drawn, goes out to coders as a sheet, and comes back as blind decisions.
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { keepSample, samples } from '../archive/samples.ts'
import { openStore } from '../archive/store.ts'
import { type Store, shownLocation } from '../archive/connection.ts'
import { drawSample, type Drawn } from '../audit/sampling/draw.ts'
import { sampleNamed, sheetPairs } from '../audit/sampling/sheet.ts'
import { takeCoded } from '../audit/sampling/take.ts'
import { tableRows } from '../ingest/formats/csv-stream.ts'
import { SHEET_COLUMNS, type CodedRow } from '../model/coding.ts'
import { STRATIFICATIONS } from '../model/sample.ts'
import { UserError } from '../model/user-error.ts'
import { codebook } from '../present/codebook/codebook.ts'
import { codebookPage } from '../present/codebook/html.ts'
import { readingFoot, readingHead, readingPair } from '../present/coding/reading.ts'
import { codedRow, missingColumns, sheetHead, sheetLine } from '../present/coding/sheet.ts'
import { labelled } from '../present/terminal/style.ts'
import { safeLine } from '../text/safe-text.ts'
import { settingsOf } from './audit.ts'
import { EXIT } from './exit-codes.ts'
import { lineSink, writeAnswer } from './output.ts'
import { say } from './say.ts'
import { terminalOptions } from './terminal-options.ts'
import { wholeNumber } from './whole-number.ts'

export interface DrawFlags {
  readonly store: string
  readonly by: string
  readonly width?: string
  readonly size?: string
  readonly level: string
  readonly seed: string
  readonly name?: string
  readonly outlet?: readonly string[]
  readonly window?: string
}
export interface SheetFlags {
  readonly store: string
  readonly sample?: string
  readonly output: string
}
export interface ReadFlags {
  readonly store: string
  readonly as: string
}

const NAME_COLUMNS = 30
/** Half the width, in points, where neither a width nor a size is said. */
const DEFAULT_WIDTH = 10

function percent(flag: string, value: string, least: number, most: number): number {
  const number = Number(value)
  if (value.trim() === '' || !(number >= least && number <= most))
    throw new UserError(`${flag} ${value}: must be a number from ${least} to ${most}`)
  return number / 100
}

function sizeOf({ width, size }: DrawFlags): { readonly pairs: number } | { readonly halfWidth: number } {
  if (width !== undefined && size !== undefined) throw new UserError('--width and --size: say one of them')
  if (size !== undefined) return { pairs: wholeNumber('--size', size, 1, 1_000_000) }
  return { halfWidth: width === undefined ? DEFAULT_WIDTH / 100 : percent('--width', width, 0.5, 50) }
}

async function opened<T>(location: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(location)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function told({ sample, units, plan }: Drawn): string {
  const rows = plan.map(({ stratum, population, drawn, halfWidth }) => {
    const figures = `${String(drawn).padStart(6)} of ${String(population).padStart(6)}   ±${(halfWidth * 100).toFixed(1)} points`
    return labelled(safeLine(stratum), figures, NAME_COLUMNS, terminalOptions(false))
  })
  return [
    `Drawn: ${units.length} pairs, sample ${sample.name}, by ${sample.by === 'none' ? 'no stratum' : sample.by}, seed ${sample.seed}.`,
    ...rows,
    `  Widths are those to be expected at ${Number((sample.level * 100).toFixed(2))} %, from how the engine's verdicts vary; the coding will show the true ones.`,
    '',
  ].join('\n')
}

/** Runs `coding draw`. Throws `UserError`. */
export async function runDraw(flags: DrawFlags): Promise<number> {
  const by = STRATIFICATIONS.find((one) => one === flags.by)
  if (by === undefined) throw new UserError(`--by ${flags.by}: unknown stratum; choose ${STRATIFICATIONS.join(', ')}`)
  const size = sizeOf(flags)
  const level = percent('--level', flags.level, 50, 99.9)
  const seed = wholeNumber('--seed', flags.seed, 0, 2 ** 31 - 1)
  const settings = settingsOf(flags)
  return opened(flags.store, async (store) => {
    const name = flags.name ?? String((await samples(store.db)).length + 1)
    const drawn = await drawSample(store, settings, { name, seed, by, level, size, time: new Date().toISOString() })
    if (drawn.units.length === 0)
      throw new UserError(
        `${shownLocation(flags.store)}: holds no compared pair under these settings; run first: unsaid audit --store ${shownLocation(flags.store)}`,
      )
    if (!(await keepSample(store, drawn.sample, drawn.units)))
      throw new UserError(`--name ${name}: the archive has a sample of this name; choose another`)
    await writeAnswer(told(drawn), undefined)
    return EXIT.done
  })
}

const SHEET = 'sheet.csv'
const TEXTS = 'texts.html'
const CODEBOOK = 'codebook.html'

/** Runs `coding sheet`. Never writes over a sheet. Throws `UserError`. */
export async function runSheet(flags: SheetFlags): Promise<number> {
  const sheet = join(flags.output, SHEET)
  if (existsSync(sheet)) throw new UserError(`${sheet}: is there already, and may be filled in; name another folder`)
  return opened(flags.store, async (store) => {
    const sample = await sampleNamed(store, flags.sample)
    if (!sample)
      throw new UserError(
        flags.sample === undefined
          ? `${shownLocation(flags.store)}: no sample was drawn; draw one with: unsaid coding draw --store ${shownLocation(flags.store)}`
          : `--sample ${flags.sample}: the archive has none of this name; it has ${(await samples(store.db)).map((one) => one.name).join(', ') || 'none'}`,
      )
    await mkdir(flags.output, { recursive: true }).catch((error: unknown) => {
      throw new UserError(
        `${flags.output}: could not be made (${(error as NodeJS.ErrnoException).code ?? String(error)}); name another folder`,
      )
    })
    const [rows, texts] = [await lineSink(sheet), await lineSink(join(flags.output, TEXTS))]
    let [pairs, claims] = [0, 0]
    try {
      await rows.write(sheetHead())
      await texts.write(readingHead(`sample ${sample.name}`))
      for await (const pair of sheetPairs(store, sample)) {
        pairs += 1
        claims += pair.items.length
        for (const item of pair.items) await rows.write(sheetLine(item, TEXTS))
        await texts.write(readingPair(pair.texts))
      }
      await texts.write(readingFoot())
      await texts.finish()
      await rows.finish()
    } catch (error) {
      await rows.discard()
      await texts.discard()
      throw error
    }
    await writeAnswer(codebookPage(codebook()), join(flags.output, CODEBOOK))
    await writeAnswer(
      `${flags.output}: ${claims} claims of ${pairs} pairs. Coders fill in "verdict" of ${SHEET}, read ${TEXTS} beside it and judge by ${CODEBOOK}.\n`,
      undefined,
    )
    return EXIT.done
  })
}

const FRONT = 64 * 1024

async function frontOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new UserError(`${path}: could not be read (${(error as NodeJS.ErrnoException).code ?? String(error)}); check its name`)
  })
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(FRONT), 0, FRONT, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw new UserError(
      `${path}: could not be read (${(error as NodeJS.ErrnoException).code ?? String(error)}); name the sheet, a CSV file`,
    )
  } finally {
    await file.close()
  }
}

/** Runs `coding read`; 3 where some rows could not be taken, each named on stderr. Throws `UserError`. */
export async function runRead(path: string, flags: ReadFlags): Promise<number> {
  const reviewer = flags.as.trim()
  if (reviewer === '' || reviewer.length > 200) throw new UserError('--as: name the coder, in at most 200 characters')
  const front = await frontOf(path)
  const rows: CodedRow[] = []
  const problems: string[] = []
  let empty = 0
  for await (const { number, row } of tableRows(createReadStream(path), front, path)) {
    if (number === 1) {
      const missing = missingColumns((column) => row.has(column))
      if (missing.length > 0)
        throw new UserError(`${path}: has no column ${missing.join(', ')}; a sheet has ${SHEET_COLUMNS.join(', ')} (unsaid coding sheet)`)
    }
    const read = codedRow((column) => row.get(column), `${basename(path)}, row ${number}`)
    if (read === undefined) empty += 1
    else if ('problem' in read) problems.push(read.problem)
    else rows.push(read)
  }
  return opened(flags.store, async (store) => {
    const taken = await takeCoded(store, rows, reviewer, new Date().toISOString())
    const failed = [...problems, ...taken.problems]
    failed.forEach(say)
    const rest = [
      taken.changed > 0 ? `${taken.changed} of them in place of an earlier one` : '',
      taken.known > 0 ? `${taken.known} known` : '',
      empty > 0 ? `${empty} rows not coded` : '',
      failed.length > 0 ? `${failed.length} could not be taken` : '',
    ].filter((part) => part !== '')
    await writeAnswer(
      `${taken.added} decisions of ${safeLine(reviewer)} taken${rest.length > 0 ? `; ${rest.join('; ')}` : ''}.\n`,
      undefined,
    )
    return failed.length > 0 ? EXIT.some : EXIT.done
  })
}
