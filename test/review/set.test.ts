import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { runCaseShare } from '../../src/cli/case-share.ts'
import { assignedTo, drawSet, plantedScores, progressOf } from '../../src/review/set.ts'
import { readSet } from '../../src/review/set-file.ts'
import { cellKey } from '../../src/review/standing.ts'
import { begin, desk, press, screen } from '../screen/review/desk.ts'
import { folderWith } from '../helpers/folder.ts'
import { root } from '../helpers/run.ts'
import { claimAt, comparison, decide, outletAt } from './fixture.ts'

const all = comparison.claims.flatMap((_, claim) =>
  comparison.reports.map((_report, report) => ({
    claim: claimAt(claim),
    outlet: outletAt(report),
    ...(report === 2 ? { planted: 'reported' as const } : {}),
  })),
)
const options = { coders: ['anna', 'boris', 'clara'], cells: 20, overlap: 0.2, planted: 4, seed: 7 }
const set = drawSet(all, options)
const of = (name: string) => set.cells.filter((cell) => cell.coders.includes(name))

describe('a set that is shared out', () => {
  it('has the cells asked for, each once, with the overlap and the planted ones for everybody', () => {
    expect(new Set(set.cells.map((cell) => `${cell.claim.start} ${cell.outlet}`)).size).toBe(24)
    expect(set.cells.filter((cell) => cell.planted !== undefined)).toHaveLength(4)
    expect(set.cells.filter((cell) => cell.coders.length === 3)).toHaveLength(4 + 4)
    const sizes = options.coders.map((name) => of(name).length)
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
  })

  it('is the same for the same seed, and another for another', () => {
    expect(drawSet(all, options)).toEqual(set)
    expect(drawSet(all, { ...options, seed: 8 }).cells).not.toEqual(set.cells)
  })

  it('gives a coder their own cells, and everybody else all', () => {
    const assigned = assignedTo(set, comparison, 'anna')!
    const keys = comparison.claims.flatMap((claim) => comparison.reports.map((_, column) => cellKey(claim.span, column)))
    expect(keys.filter(assigned)).toHaveLength(of('anna').length)
    expect(assignedTo(set, comparison, 'dora')).toBeUndefined()
  })

  it('tells how far everybody is, and how they did on the planted cells', () => {
    const planted = set.cells.filter((cell) => cell.planted !== undefined)
    const lines = planted.map((cell, index) =>
      decide(
        comparison.claims.findIndex((claim) => claim.span.start === cell.claim.start),
        comparison.reports.findIndex((report) => report.outlet === cell.outlet),
        index === 0 ? 'omitted' : 'reported',
      ),
    )
    const reviews = [{ reviewer: 'anna', decisions: lines }]
    expect(progressOf(set, comparison, reviews)[0]).toEqual({ name: 'anna', decided: 4, all: of('anna').length })
    expect(plantedScores(set, comparison, reviews)).toEqual([
      { name: 'anna', right: 3, decided: 4 },
      { name: 'boris', right: 0, decided: 0 },
      { name: 'clara', right: 0, decided: 0 },
    ])
  })

  it('is a coder’s queue on the screen, beside everybody’s progress', () => {
    const assigned = assignedTo(set, comparison, 'anna')!
    const state = begin({ ...desk({ mode: 'blind' }), assigned, team: [{ name: 'boris', decided: 3, all: 11 }] }, [], {
      columns: 120,
      rows: 40,
    })
    expect(screen(state)[0]).toMatch(new RegExp(`boris 3/11 +anna · blind · 0/${of('anna').length}`))
    let now = state
    for (let step = 0; step < of('anna').length; step += 1) {
      expect(assigned(cellKey(now.work.comparison.claims[now.claim]!.span, now.column))).toBe(true)
      now = press(now, '4')
    }
    expect(now.notice?.text).toContain('Your set is done')
  })

  it('is drawn from a case, kept beside its reviews, and not drawn over without being told to', async () => {
    const folder = folderWith()
    cpSync(join(root, 'cases/lukashenko-visit-2025'), folder, { recursive: true })
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const flags = { coders: ['anna,boris', 'clara'], cells: '12', overlap: '25%', planted: '2', seed: '1' }
    expect(await runCaseShare(folder, flags)).toBe(0)
    expect(said.mock.calls.join('')).toMatch(/anna: \d+ cells/)
    said.mockRestore()
    const drawn = await readSet(join(folder, 'reviews'))
    expect(drawn?.coders).toEqual(['anna', 'boris', 'clara'])
    expect(drawn?.cells).toHaveLength(14)
    await expect(runCaseShare(folder, flags)).rejects.toThrow(/was drawn already; --force/)
    await expect(runCaseShare(folder, { ...flags, force: true, overlap: '2' })).rejects.toThrow(/--overlap 2: is no share/)
    await expect(runCaseShare(folder, { ...flags, force: true, planted: '30' })).rejects.toThrow(/has gold for \d+ cells/)
  })
})
