import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/archive/connection.ts'
import { DEFAULT_SETTINGS } from '../../../src/audit/settings.ts'
import { DEFAULT_SUMMARY, summarise } from '../../../src/audit/summary/audit.ts'
import { runAudit } from '../../../src/audit/work/run.ts'
import type { Audit } from '../../../src/model/audit.ts'
import { matchingWords, unsettledWords } from '../../../src/present/audit/words.ts'
import { OUTLETS, simulatedArchive } from '../../../src/tools/bench/simulation/archive.ts'
import { pairKey, planted, type Truth } from '../../../src/tools/bench/simulation/truth.ts'

let folder: string
let store: Store
let truth: Truth
let audit: Audit
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unsaid-simulated-'))
  ;({ store, truth } = await planted(join(folder, 'archive.db'), [...simulatedArchive(300, 77, 'test')]))
  await runAudit(store, DEFAULT_SETTINGS, { threads: 0 })
  audit = await summarise(store, DEFAULT_SETTINGS, { ...DEFAULT_SUMMARY, resamples: 100, listed: 5 })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

describe('an audit of a simulated archive whose truth is known', () => {
  it('takes the reports of statements whatever they leave out, and few others', async () => {
    const taken = await store.db.selectFrom('matches').select(['statement', 'report', 'outlet']).where('state', '=', 'matched').execute()
    const right = taken.filter((row) => truth.statementOf.get(row.report) === row.statement)
    expect(right.length / taken.length).toBeGreaterThanOrEqual(0.97)
    for (const { name } of OUTLETS) {
      const own = [...truth.pairs].filter((pair) => pair.endsWith(` ${name}`))
      const found = new Set(right.map((row) => pairKey(row.statement, row.outlet)))
      expect([name, own.filter((pair) => found.has(pair)).length / own.length >= 0.95]).toEqual([name, true])
    }
  })

  it('covers the true share of statements that an outlet did not report', () => {
    for (const { outlet, statements, outsideArchive, notCovered } of audit.coverage) {
      const reported = [...truth.pairs].filter((pair) => pair.endsWith(` ${outlet}`)).length
      const missed = 1 - reported / (statements + outsideArchive)
      expect([outlet, notCovered.low! <= missed && missed <= notCovered.high!]).toEqual([outlet, true])
    }
  })

  it('counts what its lists would hold, wherever they stop', () => {
    const { listed, matches, matching } = audit
    expect(matches).toHaveLength(5)
    expect(listed.matches).toBe(matching.taken)
    expect(listed.matches).toBeGreaterThan(50)
    expect(audit.ambiguous.length).toBe(Math.min(5, listed.ambiguous))
    expect(audit.notCovered.length).toBe(Math.min(5, listed.notCovered))
  })

  it('puts wrong matches before right ones on the list of matches to check', async () => {
    const { matches } = await summarise(store, DEFAULT_SETTINGS, { ...DEFAULT_SUMMARY, resamples: 2, listed: Infinity })
    const wrong = matches.flatMap((one, place) => (truth.statementOf.get(one.report!) === one.statement ? [] : [place]))
    for (const place of wrong) expect(place).toBeLessThan(matches.length / 4)
  })

  it('says how sure the matches are, and first of all where many are not', () => {
    expect(matchingWords(audit)).toContain(`${audit.matching.taken} pairs were matched by the program`)
    const many = { matching: { ...audit.matching, ambiguous: audit.matching.taken } }
    expect(unsettledWords(many)).toContain('50 %')
    expect(unsettledWords({ matching: { ...audit.matching, ambiguous: 0 } })).toBe('')
  })
})
