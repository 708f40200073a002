import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDocuments, type Incoming } from '../../src/archive/add.ts'
import { openStore } from '../../src/archive/store.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import { DEFAULT_SUMMARY, summarise } from '../../src/audit/summary/audit.ts'
import { runAudit } from '../../src/audit/work/run.ts'
import { compare } from '../../src/engine/compare.ts'
import type { Audit } from '../../src/model/audit.ts'
import { countSentence, headline } from '../../src/present/finding.ts'
import { terminalReport } from '../../src/present/terminal/report.ts'
import { terminalAudit } from '../../src/present/audit/terminal.ts'

// Written for these tests.
const STATEMENT = 'I congratulate Mayor Ines Dalvar on her election. We will deliver 40 trams to Lindfield in May.'
const FOREIGN = {
  es: 'La presidencia felicitó a la alcaldesa Ines Dalvar por su elección y prometió cuarenta tranvías a Lindfield en mayo.',
  vi: 'Văn phòng đã chúc mừng thị trưởng Ines Dalvar đắc cử và hứa giao 40 xe điện cho Lindfield vào tháng Năm.',
  ar: 'هنأ المكتب رئيسة البلدية إينيس دالفار بانتخابها ووعد بتسليم أربعين ترامًا إلى ليندفيلد في مايو.',
} as const

describe('a report in a language that is not supported', () => {
  it.each(Object.entries(FOREIGN))('is accused of nothing by compare: %s', (language, text) => {
    const found = compare({ text: STATEMENT, language: 'en', provenance: {} }, [
      { text, language, provenance: {}, outlet: 'Diario', role: 'subject' },
    ])
    expect(found.verdicts.flat().map((verdict) => verdict.kind)).toEqual(found.claims.map(() => 'unsure'))
    expect(headline(found)).toContain('Language not supported')
    expect(countSentence(found, 0)).toContain('language not supported')
    expect(terminalReport(found, { width: 80, colour: false })).not.toContain('For a person to decide')
  })

  it('leaves a supported report beside it as it is', () => {
    const other = {
      text: 'Ines Dalvar was congratulated. Lindfield gets 40 trams in May.',
      language: 'en',
      provenance: {},
      outlet: 'Post',
      role: 'subject',
    } as const
    const statement = { text: STATEMENT, language: 'en', provenance: {} }
    const foreign = { text: FOREIGN.es, language: 'es', provenance: {}, outlet: 'Diario', role: 'subject' } as const
    const together = compare(statement, [other, foreign])
    expect(together.verdicts.map((row) => row[0])).toEqual(compare(statement, [other]).verdicts.map((row) => row[0]))
    expect(countSentence(together, 0)).not.toContain('not supported')
  })
})

describe('an audit with texts in languages that are not supported', () => {
  let folder: string
  let audit: Audit
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unsaid-foreign-'))
    const store = await openStore(join(folder, 'archive.db'), { create: true })
    const one = (role: Incoming['role'], outlet: string, text: string, language: string, event?: string): Incoming => ({
      role,
      outlet,
      control: false,
      text,
      language,
      provenance: { published: '2025-05-01' },
      ...(event === undefined ? {} : { event }),
    })
    await addDocuments(store, [
      one('statement', 'Office', STATEMENT, 'en', 'trams'),
      one('report', 'Told', FOREIGN.es, 'es', 'trams'),
      one('report', 'Searched', FOREIGN.vi, 'vi'),
      one('report', 'Silent', 'A bakery in Greyford won a prize for its rye bread, and the choir of Tolland sang.', 'en'),
    ])
    await runAudit(store, DEFAULT_SETTINGS, { threads: 0 })
    audit = await summarise(store, DEFAULT_SETTINGS, { ...DEFAULT_SUMMARY, resamples: 10 })
    await store.close()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('counts them apart, in no rate, and names them', () => {
    const of = (outlet: string): Audit['coverage'][number] => audit.coverage.find((row) => row.outlet === outlet)!
    for (const outlet of ['Told', 'Searched']) {
      expect(of(outlet)).toMatchObject({ statements: 0, unsupported: 1, notCovered: { value: null } })
      expect(audit.rates.filter((row) => row.outlet === outlet)).toEqual([])
    }
    expect(of('Silent')).toMatchObject({ statements: 1, unsupported: 0, notCovered: { value: 1 } })
    expect(audit.unsupported.map((row) => row.outlet).sort()).toEqual(['Searched', 'Told'])
    expect(terminalAudit(audit, { width: 100, colour: false })).toContain('Language not supported: Searched 1 statement, Told 1 statement')
  })
})
