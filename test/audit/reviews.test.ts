import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addReviewLines, allReviewLines, decidedCells, reviewLogs } from '../../src/archive/reviews.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import { ENOUGH } from '../../src/audit/summary/archive-errors.ts'
import { DEFAULT_SUMMARY, summarise } from '../../src/audit/summary/audit.ts'
import type { Audit } from '../../src/model/audit.ts'
import { root, run } from '../helpers/run.ts'
import { decide as decideCase } from '../review/fixture.ts'
import { allCells, archive, reviewOf, type Archive, type Judge } from './archive.ts'

const OUTLET = 'North Courier'
const OPTIONS = { ...DEFAULT_SUMMARY, resamples: 50, permutations: 100 }
const rateOf = (audit: Audit, outlet: string) => audit.rates.find((row) => row.by === 'all' && row.outlet === outlet)!

let held: Archive
const audit = (): Promise<Audit> => summarise(held.store, DEFAULT_SETTINGS, OPTIONS)

async function reviewAll(judge: Judge, options: Parameters<typeof reviewOf>[4] = {}, outlets: readonly string[] = [OUTLET]): Promise<void> {
  for (const statement of await allCells(held.store))
    for (const outlet of outlets) {
      const lines = await reviewOf(held.store, statement, outlet, judge, options)
      if (lines.length > 0) await held.store.write((db) => addReviewLines(db, lines))
    }
}

const clear = (): Promise<unknown> => held.store.db.deleteFrom('review_lines').execute()

beforeAll(async () => {
  held = await archive()
})
afterAll(() => held.store.close())

describe('reviews in an archive', () => {
  it('put the reviewers’ verdicts in place of the engine’s, with no error left to correct', async () => {
    const before = rateOf(await audit(), OUTLET)
    expect(before.reviewed).toBe(0)
    await reviewAll(() => 'omitted')
    const after = rateOf(await audit(), OUTLET)
    expect(after.reviewed).toBe(after.claims)
    expect(after.said.value).toBe(1)
    expect(after.corrected.value).toBe(1)
    const others = rateOf(await audit(), 'Free Channel')
    expect(others.reviewed).toBe(0)
    await clear()
  })

  it('count nothing that was taken back or undone', async () => {
    const [statement] = (await allCells(held.store)).filter((one) => one.columns.some((column) => column.outlet === OUTLET))
    const lines = await reviewOf(held.store, statement!, OUTLET, (_, claim) => (claim < 2 ? 'omitted' : undefined))
    const {
      claim: _claim,
      outlet: _outlet,
      verdict: _verdict,
      act: _act,
      adjudicates: _adjudicates,
      ...stamp
    } = lines[1]!.decision as Extract<(typeof lines)[number]['decision'], { act: 'decide' }>
    const undo = { ...lines[1]!, number: 2, decision: { ...stamp, act: 'undo' as const } }
    await held.store.write((db) => addReviewLines(db, [...lines, undo]))
    expect(rateOf(await audit(), OUTLET).reviewed).toBe(1)
    await clear()
  })

  it('go by the order of a reviewer’s log, though the clock was set back between two words', async () => {
    const [statement] = (await allCells(held.store)).filter((one) => one.columns.some((column) => column.outlet === OUTLET))
    const first = await reviewOf(held.store, statement!, OUTLET, (_, claim) => (claim === 0 ? 'omitted' : undefined), { minute: 30 })
    const second = await reviewOf(held.store, statement!, OUTLET, (_, claim) => (claim === 0 ? 'reported' : undefined), { minute: 5 })
    await held.store.write((db) => addReviewLines(db, [...first, ...second.map((line) => ({ ...line, number: first.length }))]))
    const decided = [...decidedCells(statement!.hash, await reviewLogs(held.store.db, [statement!.hash])).values()]
    expect(decided.map(({ verdict }) => verdict)).toEqual(['reported'])
    await clear()
  })

  it('leave a cell to the engine’s figures where a reviewer is unsure or reviewers differ, until it is adjudicated', async () => {
    const before = rateOf(await audit(), OUTLET)
    await reviewAll(() => 'unsure')
    const unsure = rateOf(await audit(), OUTLET)
    expect(unsure.corrected.value).toBe(before.corrected.value)
    expect(unsure.unsure).toBe(unsure.claims)
    await clear()
    await reviewAll(() => 'omitted')
    await reviewAll(() => 'reported', { reviewer: 'boris', minute: 1 })
    const disputed = rateOf(await audit(), OUTLET)
    expect([disputed.reviewed, disputed.corrected.value]).toEqual([0, before.corrected.value])
    await reviewAll(() => 'omitted', { reviewer: 'clara', minute: 2, adjudicates: true })
    expect(rateOf(await audit(), OUTLET).corrected.value).toBe(1)
    await clear()
  })

  it('tell the engine’s error rates from pairs decided whole and blind, and correct with them once there are enough', async () => {
    const outlets = [OUTLET, 'Evening Gazette', 'Free Channel', 'Wire Service Alba']
    await reviewAll((engine, claim) => (claim === 0 ? undefined : engine), { mode: 'blind' }, outlets)
    expect((await audit()).accuracy.archive).toBeUndefined()
    await clear()
    // A reviewer to whom the engine is always right, but for the first claim of each pair.
    const judge: Judge = (engine, claim) =>
      claim === 0 ? (engine === 'omitted' ? 'reported' : 'omitted') : engine === 'unsure' ? 'partial' : engine
    await reviewAll(judge, { mode: 'open' }, outlets)
    expect((await audit()).accuracy.archive).toBeUndefined()
    await clear()
    await reviewAll(judge, { mode: 'blind' }, outlets)
    const { accuracy } = await audit()
    const own = accuracy.archive!
    expect(own.reviewers).toEqual(['anna'])
    expect(own.pairs).toBe((await allCells(held.store)).flatMap((one) => one.columns).length)
    expect(own.same.absent).toBeGreaterThanOrEqual(ENOUGH)
    expect(own.same.used).toBe(true)
    const cells = (await allCells(held.store)).flatMap((one) =>
      one.columns.flatMap((column) => column.cells.map((cell, claim) => ({ cell, claim }))),
    )
    const absent = cells.filter(({ cell, claim }) => judge(cell.engine, claim) === 'omitted')
    expect(own.same.sensitivity).toBeCloseTo(absent.filter(({ cell }) => cell.engine === 'omitted').length / absent.length)
    expect(own.cross).toMatchObject({ claims: 0, used: false, sensitivity: null })
    await clear()
  })

  it('are exported and imported whole, once', async () => {
    await reviewAll((engine) => engine)
    const folder = mkdtempSync(join(tmpdir(), 'unsaid-export-'))
    const [lines, copy] = [join(folder, 'all.jsonl'), join(folder, 'copy.db')]
    expect(run(['store', 'export', '--store', held.path, '-o', lines])).toMatchObject({ code: 0 })
    expect(run(['import', '--store', copy, lines])).toMatchObject({ code: 0 })
    const again = run(['import', '--store', copy, lines])
    expect(again.stdout).toMatch(/^0 documents added/)
    expect(again.stdout).not.toContain('lines of reviews')
    expect(run(['store', 'export', '--store', copy, '-o', join(folder, 'again.jsonl')]).code).toBe(0)
    const reviewsOf = (path: string): string[] =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.includes('"role":"review"'))
    expect(reviewsOf(lines).length).toBeGreaterThan(20)
    expect(reviewsOf(join(folder, 'again.jsonl'))).toEqual(reviewsOf(lines))
    await clear()
  })

  it('say how far reviewers agree', async () => {
    await reviewAll((engine) => engine)
    await reviewAll((engine, claim) => (claim === 0 ? 'unsure' : engine), { reviewer: 'boris', minute: 1 })
    const { code, stdout } = run(['agreement', '--store', held.path, '--format', 'json', '--resamples', '0'])
    expect(code).toBe(0)
    const agreement = JSON.parse(stdout) as { reviewers: { name: string }[]; disagreements: { outlet: string }[] }
    expect(agreement.reviewers.map((one) => one.name)).toEqual(['anna', 'boris'])
    expect(agreement.disagreements.length).toBeGreaterThan(0)
    await clear()
  })

  it('come in with a case folder, and only what is new of them when it is imported again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'unsaid-case-'))
    const place = join(folder, 'case')
    cpSync(join(root, 'cases/lukashenko-visit-2025'), place, { recursive: true })
    mkdirSync(join(place, 'reviews'), { recursive: true })
    const log = join(place, 'reviews/anna.jsonl')
    const lines = [decideCase(0, 0, 'omitted'), decideCase(1, 0, 'reported')].map((line) => JSON.stringify(line))
    writeFileSync(log, `${lines[0] ?? ''}\n`)
    const store = join(folder, 'store.db')
    expect(run(['import', '--store', store, place]).stdout).toContain('1 lines of reviews')
    writeFileSync(log, `${lines.join('\n')}\n`)
    expect(run(['import', '--store', store, place]).stdout).toContain('1 lines of reviews')
    const made = run(['audit', '--store', store, '--threads', '0', '--format', 'json'])
    const { rates } = JSON.parse(made.stdout) as Audit
    expect(rates.filter((row) => row.by === 'all').reduce((sum, row) => sum + row.reviewed, 0)).toBe(2)
  })
})

describe('the log in an archive', () => {
  it('only grows: a number that is taken keeps its line', async () => {
    const [statement] = (await allCells(held.store)).filter((one) => one.columns.some((column) => column.outlet === OUTLET))
    const first = await reviewOf(held.store, statement!, OUTLET, () => 'omitted')
    const second = await reviewOf(held.store, statement!, OUTLET, () => 'reported')
    expect(await held.store.write((db) => addReviewLines(db, first))).toBe(first.length)
    expect(await held.store.write((db) => addReviewLines(db, second))).toBe(0)
    const [log] = await reviewLogs(held.store.db, [statement!.hash])
    expect(log!.decisions).toEqual(first.map((line) => line.decision))
    const all = []
    for await (const line of allReviewLines(held.store.db)) all.push(line)
    expect(all).toEqual(first)
    await clear()
  })
})
