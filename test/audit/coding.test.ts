// From a draw to coders and back: what is drawn, what a sheet holds, what it brings into the archive, and what that makes of the figures.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleUnits } from '../../src/archive/samples.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import { drawSample, type DrawOptions } from '../../src/audit/sampling/draw.ts'
import { nextOfSample } from '../../src/audit/sampling/next.ts'
import { DEFAULT_SUMMARY, summarise } from '../../src/audit/summary/audit.ts'
import { runDraw, runRead, runSheet } from '../../src/cli/coding.ts'
import type { Audit } from '../../src/model/audit.ts'
import { methodsParagraph } from '../../src/present/audit/methods.ts'
import { robustnessSentences } from '../../src/present/audit/robustness.ts'
import { terminalAudit } from '../../src/present/audit/terminal.ts'
import { allCells, archive, type Archive } from './archive.ts'
import { saying } from '../helpers/saying.ts'

const STATEMENTS = 30
const OPTIONS: DrawOptions = { name: 'test', seed: 1, by: 'outlet', level: 0.95, size: { pairs: 12 }, time: '2026-01-01T00:00:00.000Z' }

let held: Archive
let folder: string
const at = (name: string): string => join(folder, name)
const drawFlags = { by: 'outlet', level: '95', seed: '1', outlet: [] }

type Row = Record<string, string>
const rowsOf = (path: string): Row[] => parse(readFileSync(path), { columns: true, bom: true })

/** Whatever the engine said: every third claim of a pair is left out. */
const truthOf = (row: Row): string => (Number(row['claim_number']) % 3 === 1 ? 'omitted' : 'reported')

beforeAll(async () => {
  held = await archive(STATEMENTS)
  folder = mkdtempSync(join(tmpdir(), 'unsaid-coding-'))
})
afterAll(() => held.store.close())

describe('a draw', () => {
  it('is the same for the same seed, another for another, and a larger one holds the smaller', async () => {
    const keys = async (options: Partial<DrawOptions>): Promise<string[]> =>
      (await drawSample(held.store, DEFAULT_SETTINGS, { ...OPTIONS, ...options })).units.map(
        ({ statement, outlet }) => `${statement} ${outlet}`,
      )
    const first = await keys({})
    expect(await keys({})).toEqual(first)
    expect(await keys({ seed: 2 })).not.toEqual(first)
    const larger = new Set(await keys({ size: { pairs: 18 } }))
    expect(first.filter((key) => !larger.has(key))).toEqual([])
  })

  it('keeps the chances: so many of each stratum, of so many', async () => {
    const { sample, units } = await drawSample(held.store, DEFAULT_SETTINGS, OPTIONS)
    const columns = (await allCells(held.store)).flatMap((one) => one.columns)
    for (const { stratum, population, drawn } of sample.strata) {
      expect(population).toBe(columns.filter((column) => column.outlet === stratum).length)
      expect(drawn).toBe(12)
      expect(units.filter((unit) => unit.stratum === stratum).length).toBe(drawn)
    }
  })

  it('goes in an order of which every beginning is spread over the strata', async () => {
    const { units, sample } = await drawSample(held.store, DEFAULT_SETTINGS, OPTIONS)
    const beginning = units.slice(0, sample.strata.length * 3)
    for (const { stratum } of sample.strata) expect(beginning.filter((unit) => unit.stratum === stratum).length).toBe(3)
  })

  it('takes more pairs for a narrower interval', async () => {
    const sizeFor = async (halfWidth: number): Promise<number> =>
      (await drawSample(held.store, DEFAULT_SETTINGS, { ...OPTIONS, size: { halfWidth } })).units.length
    expect(await sizeFor(0.02)).toBeGreaterThan(await sizeFor(0.08))
  })
})

describe('a coding sheet', () => {
  it('goes out without the engine’s verdicts, and comes back as blind decisions, once', async () => {
    expect((await saying(() => runDraw({ ...drawFlags, store: held.path, size: '14', name: 'coded' }))).code).toBe(0)
    const { code, out } = await saying(() => runSheet({ store: held.path, output: at('out') }))
    expect([code, out]).toEqual([0, expect.stringContaining('claims of 56 pairs') as string])
    const rows = rowsOf(at('out/sheet.csv'))
    const page = readFileSync(at('out/texts.html'), 'utf8')
    for (const row of rows) {
      expect([row['verdict'], row['note']]).toEqual(['', ''])
      expect(page).toContain(`id="${row['read']!.split('#')[1]!}"`)
    }
    expect(Object.keys(rows[0]!).filter((column) => /coverage|confidence|engine/.test(column))).toEqual([])
    expect(readFileSync(at('out/codebook.html'), 'utf8')).toContain('The questions, in their order')

    const done = rows.map((row, index) => ({ ...row, verdict: index % 2 === 0 ? truthOf(row) : ` ${truthOf(row)[0]!.toUpperCase()} ` }))
    writeFileSync(at('done.csv'), stringify(done, { header: true, delimiter: ';' }))
    const taken = await saying(() => runRead(at('done.csv'), { store: held.path, as: 'anna' }))
    expect([taken.code, taken.out]).toEqual([0, `${rows.length} decisions of anna taken.\n`])
    const again = await saying(() => runRead(at('done.csv'), { store: held.path, as: 'anna' }))
    expect(again.out).toBe(`0 decisions of anna taken; ${rows.length} known.\n`)
  })

  it('is never written over', async () => {
    await expect(runSheet({ store: held.path, output: at('out') })).rejects.toThrow('may be filled in')
  })

  it('names rows that cannot be taken, and takes the others', async () => {
    const [first, second, third, fourth] = rowsOf(at('out/sheet.csv'))
    const bad = [
      { ...first!, verdict: 'maybe' },
      { ...second!, verdict: 'omitted', claim_start: '3' },
      { ...third!, verdict: 'omitted', statement_sha256: 'x' },
      { ...fourth!, verdict: 'altered', altered_kind: 'modality', note: 'firmer' },
    ]
    writeFileSync(at('bad.csv'), stringify(bad, { header: true }))
    const { code, out, err } = await saying(() => runRead(at('bad.csv'), { store: held.path, as: 'boris' }))
    expect(code).toBe(3)
    expect(out).toBe('1 decisions of boris taken; 3 could not be taken.\n')
    expect(err.split('\n').filter((line) => /bad\.csv, row [123]: /.test(line)).length).toBe(3)
    writeFileSync(at('other.csv'), 'a,b\n1,2\n')
    await expect(runRead(at('other.csv'), { store: held.path, as: 'boris' })).rejects.toThrow('has no column verdict')
    await held.store.db.deleteFrom('review_lines').where('reviewer', '=', 'boris').execute()
  })

  it('leaves to the screen what a reviewer has not begun of it', async () => {
    expect(await nextOfSample(held.store, 'anna')).toBeUndefined()
    const [first] = await sampleUnits(held.store.db, 'coded')
    expect(await nextOfSample(held.store, 'clara')).toEqual({ statement: first!.statement, report: first!.reports[0] })
  })
})

describe('what was coded', () => {
  let audit: Audit
  beforeAll(async () => {
    audit = await summarise(held.store, DEFAULT_SETTINGS, { ...DEFAULT_SUMMARY, resamples: 300, permutations: 100 })
  })

  it('says what is left out by design, though the engine’s verdicts have nothing to do with it', async () => {
    const cells = await allCells(held.store)
    const rows = audit.robustness.filter((row) => row.way === 'design')
    expect(rows.length).toBe(4)
    for (const { outlet, rate } of rows) {
      const claims = cells.flatMap((one) => (one.columns.some((column) => column.outlet === outlet) ? [one.claims.length] : []))
      const truth = claims.reduce((sum, of) => sum + Math.ceil(of / 3), 0) / claims.reduce((sum, of) => sum + of, 0)
      expect(Math.abs(rate.value! - truth)).toBeLessThan(0.08)
      expect(rate.low!).toBeLessThanOrEqual(truth)
      expect(rate.high!).toBeGreaterThanOrEqual(truth)
    }
  })

  it('is told of with its sample and its chances', () => {
    const columns = audit.rates.filter((row) => row.by === 'all').reduce((sum, row) => sum + row.statements, 0)
    expect(audit.accuracy.archive!.sample).toEqual({ name: 'coded', by: 'outlet', seed: 1, drawn: 56, decided: 56, population: columns })
    expect(audit.accuracy.archive!.outlets.map((one) => one.pairs)).toEqual([14, 14, 14, 14])
    const text = terminalAudit(audit, { width: 100, colour: false })
    expect(text.replace(/\s+/g, ' ')).toContain('56 of 56 drawn pairs are decided')
    expect(methodsParagraph(audit)).toContain('drawn at random by outlet, sample coded, seed 1')
  })

  it('has a row for each way to take the engine’s errors, outlet by outlet', () => {
    const ways = audit.robustness.filter((row) => row.outlet === 'North Courier').map((row) => row.way)
    expect(ways).toEqual(['uncorrected', 'least', 'most', 'measured', 'archive', 'outlet', 'design'])
  })
})

describe('what is said of how the finding moves', () => {
  const row = (way: Audit['robustness'][number]['way'], low: number, high: number): Audit['robustness'][number] => ({
    outlet: 'North',
    way,
    rate: { value: 0.2, low: 0.1, high: 0.3 },
    difference: { value: (low + high) / 2, low, high },
  })

  it('claims no more than all ways say', () => {
    const said = (...rows: Audit['robustness']): string => robustnessSentences({ robustness: rows })[0]!
    expect(said(row('measured', 0.1, 0.3), row('archive', 0.05, 0.2))).toBe('North: leaves out more under all 2 ways.')
    expect(said(row('measured', 0.1, 0.3), row('archive', -0.1, 0.2))).toContain(
      'under 1 of 2 ways (all measured sets, pooled), and is not told apart',
    )
    expect(said(row('measured', 0.1, 0.3), row('archive', -0.3, -0.2))).toContain('the sign of the difference turns')
    expect(said(row('measured', -0.1, 0.3))).toContain('under none of 1 ways')
  })

  it('is nothing where there is nobody to compare with', () => {
    expect(robustnessSentences({ robustness: [{ outlet: 'North', way: 'measured', rate: { value: 0.2, low: 0.1, high: 0.3 } }] })).toEqual(
      [],
    )
  })
})
