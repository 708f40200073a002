import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compareByMeaning, headline, readCase } from '../../src/index.ts'

// The cases are what the product is for: judged as a person meets them, by meaning.
delete process.env['UNSAID_WORDS_ONLY']

const folder = fileURLToPath(new URL('../../cases', import.meta.url))
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'case.json')))
  .map((entry) => entry.name)

describe.each(names)('case %s', (name) => {
  const load = async () => {
    const { file, statement, reports } = await readCase(join(folder, name))
    const comparison = await compareByMeaning(statement, reports, { title: file.title })
    const cells = (file.gold ?? []).flatMap(({ claim: words, verdicts }) => {
      const claims = comparison.claims.flatMap((claim, index) => (claim.text.includes(words) ? [index] : []))
      return Object.entries(verdicts).map(([reportFile, gold]) => {
        const report = file.reports.findIndex((one) => one.file === reportFile)
        return { words, claims, gold, report, reportFile, said: comparison.verdicts[claims[0] ?? -1]?.[report]?.kind }
      })
    })
    return { file, comparison, cells }
  }

  it('is honest about where its texts are from', async () => {
    const { file } = await load()
    expect(file.about).toMatch(/written for this project|public domain|licen[cs]e/i)
    for (const document of [file.statement, ...file.reports]) expect(document.note ?? file.about).toBeTruthy()
  })

  it('makes exactly one claim of each gold label', async () => {
    for (const { words, claims, report, reportFile } of (await load()).cells) {
      expect([words, claims.length]).toEqual([words, 1])
      expect([reportFile, report >= 0]).toEqual([reportFile, true])
    }
  })

  it('calls nothing omitted that was reported, and nothing reported that was omitted', async () => {
    for (const { words, reportFile, gold, said } of (await load()).cells) {
      if (gold === 'reported') expect([words, reportFile, said]).not.toEqual([words, reportFile, 'omitted'])
      if (gold === 'omitted') expect([words, reportFile, said]).not.toEqual([words, reportFile, 'reported'])
    }
  })

  it('has claims that slice to the statement', async () => {
    const { file, comparison } = await load()
    const raw = readFileSync(join(folder, name, file.statement.file), 'utf8').normalize('NFC')
    for (const claim of comparison.claims) expect(raw).toContain(claim.text)
  })
})

describe('the founding case', () => {
  it.each([
    ['lukashenko-visit-2025', /^KCNA and Rodong Sinmun do not mention: “.*ready to visit Pyongyang.*”; BelTA does\.$/],
    ['lukashenko-visit-2025-original', /^KCNA does not mention: “.*готов посетить Пхеньян.*”; Yonhap News Agency does\.$/],
  ])('names the wish to visit in %s', async (name, finding) => {
    const { statement, reports } = await readCase(join(folder, name))
    expect(headline(await compareByMeaning(statement, reports))).toMatch(finding)
  })
})
