// The worked examples of versions, of both sides' statements and of editions: judged as a person meets them, by meaning.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readCase } from '../../src/ingest/case-folder.ts'
import type { Comparison } from '../../src/model/comparison.ts'
import { comparisonSchema } from '../../src/model/comparison-schema.ts'
import { htmlReport } from '../../src/present/html/report.tsx'
import { jsonReport } from '../../src/present/json/report.ts'
import { markdownReport } from '../../src/present/markdown/report.ts'
import { terminalReport } from '../../src/present/terminal/report.ts'
import { compareByMeaning } from '../../src/semantic/by-meaning.ts'
import { withCounterpart, withEditions } from '../../src/semantic/mutual.ts'
import { withVersions } from '../../src/semantic/versions.ts'
import { root } from '../helpers/run.ts'

delete process.env['UNSAID_WORDS_ONLY']

async function compared(name: string): Promise<Comparison> {
  const { file, statement, counterpart, reports, versions } = await readCase(join(root, 'cases', name))
  const comparison = await compareByMeaning(statement, reports, { title: file.title })
  return withVersions(await withEditions(await withCounterpart(comparison, counterpart)), versions)
}

it('tells the ferry line’s apology gone, its fare altered, its fees added, and the fourth copy no version', async () => {
  const comparison = await compared('ferry-line-versions')
  const [history] = comparison.versions!
  expect(history?.versions.map((one) => one.provenance.retrieved)).toEqual(['2026-03-03T09:30:00Z', '2026-03-03T18:00:00Z', '2026-03-05T09:00:00Z'])
  const told = history?.statement?.changes.map(({ kind, claim, version }) => [kind, version + 1, history.statement!.claims[claim]!.text])
  expect(told).toEqual([
    ['gone', 2, expect.stringMatching(/^I apologise to the families/)],
    ['altered', 3, expect.stringMatching(/12 crowns/)],
    ['added', 3, expect.stringMatching(/harbour fees/)],
  ])
  expect(history?.own.changes).toEqual([])
  const text = terminalReport(comparison, { width: 100, colour: false })
  expect(text).toMatch(/Coast Courier \(invented\): 3 versions; 1 claim is gone, 1 was altered and 1 was added later\./)
  expect(text).toMatch(/no more than \[-12-\]\{\+21\+\} crowns/)
  expect(markdownReport(comparison)).toMatch(/What was changed after publication[\s\S]*Gone since version 2 \(2026-03-03 18:00 UTC\)/)
  expect(htmlReport(comparison)).toMatch(/<del>12<\/del><ins>21<\/ins>/)
  expect(comparisonSchema.parse(JSON.parse(jsonReport(comparison)))).toEqual(comparison)
})

it('tells what each side of the strait call says that the other does not, and what one edition keeps from its readers', async () => {
  const comparison = await compared('strait-call')
  const [sides, editions] = comparison.mutual!
  const omitted = ({ claims, verdicts }: NonNullable<typeof sides>['directions'][number]): string[] =>
    claims.flatMap((claim, index) => (verdicts[index]![0]!.kind === 'omitted' ? [claim.text] : []))
  expect(sides?.kind).toBe('statements')
  expect(omitted(sides!.directions[1]!)).toEqual([expect.stringMatching(/300 thousand tonnes of grain/)])
  expect(omitted(sides!.directions[0]!).filter((claim) => /reopen the ferry|meet in Karsund/.test(claim))).toEqual([])
  expect(editions).toMatchObject({ kind: 'editions', columns: [0, 1], names: ["People's Herald (invented) (ko)", "People's Herald (invented) (en)"] })
  const text = terminalReport(comparison, { width: 200, colour: false })
  expect(text).toMatch(/\(ko\) carries 2 claims of the statement that People's Herald \(invented\) \(en\) leaves out/)
  expect(text).toMatch(/\(en\) carries 1 claim of the statement that People's Herald \(invented\) \(ko\) leaves out: “Both presidents expressed regret/)
  expect(text).toMatch(/President Brandt \(invented\) tells it otherwise than Office of President Aster[\s\S]*1 June[\s\S]*became “1 July/)
  for (const page of [htmlReport(comparison), markdownReport(comparison)]) expect(page).toMatch(/Editions of People/)
  expect(comparisonSchema.parse(JSON.parse(jsonReport(comparison)))).toEqual(comparison)
})
