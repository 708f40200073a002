import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it, vi } from 'vitest'
import { compare } from '../../src/engine/compare.ts'
import { renderedFiles } from '../../src/tools/examples/render.ts'
import { readCase } from '../../src/ingest/case-folder.ts'
import { comparisonJsonSchema, comparisonSchema } from '../../src/model/comparison-schema.ts'
import { docxReport } from '../../src/present/docx/report.ts'
import { htmlReport } from '../../src/present/html/report.tsx'
import { jsonReport } from '../../src/present/json/report.ts'
import { markdownReport } from '../../src/present/markdown/report.ts'
import { wordChanges } from '../../src/present/why-not.ts'
import { root } from '../helpers/run.ts'
import { handMade, reviewed } from './fixture.ts'

const reviewedCase = handMade([
  {
    outlet: 'Paper',
    cells: [{ kind: 'omitted', review: reviewed('Anna', 'omitted', 'unsure') }, { kind: 'altered', change: { strength: 0.3 } }, 'reported'],
  },
])

describe('files that the program itself writes into the repository', async () => {
  const words = process.env['UNSAID_WORDS_ONLY']
  delete process.env['UNSAID_WORDS_ONLY']
  const files = await renderedFiles()
  process.env['UNSAID_WORDS_ONLY'] = words
  it.each([...files.keys()])('%s is up to date (else: npm run examples)', (path) => {
    expect(readFileSync(join(root, path), 'utf8') === files.get(path)).toBe(true)
  })
})

describe('JSON', () => {
  const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(comparisonJsonSchema())

  it('fits the published schema, as another program reads it', async () => {
    const { statement, reports } = await readCase(join(root, 'cases/lukashenko-visit-2025-original'))
    for (const comparison of [reviewedCase, compare(statement, reports)]) {
      const written: unknown = JSON.parse(jsonReport(comparison))
      expect(valid(written)).toBe(true)
      expect(comparisonSchema.parse(written)).toEqual(comparison)
    }
    expect(valid({ ...reviewedCase, verdicts: 'none' })).toBe(false)
  })

  it('is refused where its parts contradict each other', () => {
    const reasons = (change: object): string | undefined =>
      comparisonSchema.safeParse({ ...reviewedCase, ...change }).error?.issues[0]?.message
    expect(reasons({ verdicts: [] })).toBe('verdicts has 0 rows for 3 claims')
    expect(reasons({ additions: [] })).toMatch(/^additions has 0 lists/)
    expect(reasons({ statement: { ...reviewedCase.statement, text: 'Something else.' } })).toBe('claim c1 is not what its span slices')
  })
})

describe('the same comparison gives the same bytes', () => {
  it('as a Word document, a year later', async () => {
    const at = async (time: string): Promise<Buffer> => {
      vi.setSystemTime(time)
      return Buffer.from(await docxReport(reviewedCase))
    }
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const first = await at('2025-06-02T10:00:00Z')
      expect((await at('2026-07-03T11:01:01Z')).equals(first)).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })

  it('dated by its texts and reviews, or as told, never by the clock', () => {
    expect(markdownReport(reviewedCase)).toContain('*Omission report · 2025-06-01 ·')
    expect(markdownReport(reviewedCase, { date: '2024-02-29' })).toContain('*Omission report · 2024-02-29 ·')
  })
})

it('lists weak suspicions only where the verdict is that the claim was altered', () => {
  const suspicion = { change: { strength: 0.3, reason: 'a weak suspicion' }, evidence: 'Trade grew' } as const
  const shown = (kind: 'partial' | 'altered'): string =>
    markdownReport(handMade([{ outlet: 'Paper', cells: ['reported', { kind, ...suspicion }, 'reported'] }]))
  expect(shown('partial')).not.toContain('a weak suspicion')
  expect(shown('altered')).toContain('a weak suspicion')
})

it('names the reviewer and what the engine had said', () => {
  for (const shown of [markdownReport(reviewedCase), htmlReport(reviewedCase).replace(/<[^>]*>/g, '')]) {
    expect(shown).toContain('by the word of Anna. The engine had said: unsure.')
    expect(shown).toContain('1 of 3 cells decided by Anna. None of these overrules the engine. On 1 the engine was unsure.')
  }
})

it('shows changes word by word, neighbours together', () => {
  const parts = wordChanges('The bank will not sell any of its gold.', 'The bank will sell its gold.', 'en')
  const kept = (side: 'added' | 'removed'): string =>
    parts
      .filter((part) => !part[side])
      .map((part) => part.value)
      .join('')
  expect(kept('removed').replace(/\s+/g, ' ')).toBe('The bank will sell its gold.')
  expect(kept('added').replace(/\s+/g, ' ')).toBe('The bank will not sell any of its gold.')
  expect(parts.filter((part) => part.removed).map((part) => part.value.trim())).toEqual(['not', 'any of'])
})
