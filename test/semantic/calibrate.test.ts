import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calibrate, type LabelledCell } from '../../src/semantic/calibrate.ts'
import { calibrationSchema } from '../../src/model/models.ts'
import { boundedLogOdds } from '../../src/statistics/odds.ts'
import { runCompare } from '../../src/cli/compare.ts'
import { root, run } from '../helpers/run.ts'
import { temporaryFolder } from './fixture.ts'
import { json, serve } from './server.ts'

/** Claims on which the engine is half right and the signal is right in three of four, or says nothing. */
function cells(signal: (label: 0 | 1, index: number) => number): LabelledCell[] {
  return Array.from({ length: 400 }, (_, index) => {
    const label = (index % 2) as 0 | 1
    const coverage = (index % 3 === 0 ? 0.2 : 0.7) + label * 0.1
    return {
      document: `d${index % 20}`,
      coverage,
      label,
      values: { engine: boundedLogOdds(coverage), 'entail.best': signal(label, index) },
    }
  })
}

describe('calibration', () => {
  it('gives weight to a signal that knows, and shows that it helps on documents not seen', () => {
    const { weights, measured } = calibrate(
      cells((label, index) => (index % 8 < 6 ? label * 4 - 2 : 2 - label * 4)),
      { present: 0.6, omitted: 0.14 },
    )
    expect(weights['entail.best']).toBeGreaterThan(0.1)
    expect(measured.combined.auc).toBeGreaterThan(measured.engine.auc ?? 1)
  })

  it('leaves out a signal that speaks against its meaning', () => {
    const { weights, left } = calibrate(
      cells((label) => 2 - label * 4),
      { present: 0.6, omitted: 0.14 },
    )
    expect(left).toContain('entail.best')
    expect(weights).not.toHaveProperty('entail.best')
  })

  it('is refused on too little data, and for other models than it was fitted for', async () => {
    const folder = temporaryFolder()
    const gold = join(folder, 'gold.jsonl')
    const line = (index: number): string =>
      JSON.stringify({
        doc: `d${index % 10}`,
        lang: 'en',
        claims: ['The bridge was opened.', 'Bread became dearer.'],
        report: index % 2 === 0 ? 'The bridge was opened.' : 'Bread became dearer this week.',
        labels: index % 2 === 0 ? [1, 0] : [0, 1],
      })
    writeFileSync(gold, line(0))
    const few = run(['calibrate', gold])
    expect(few.code).toBe(2)
    expect(few.stderr).toContain('too few')
    writeFileSync(gold, Array.from({ length: 40 }, (_, index) => line(index)).join('\n'))
    const file = join(folder, 'calibration.json')
    expect(run(['calibrate', gold, '-o', file])).toMatchObject({ code: 0, stdout: '' })
    expect(calibrationSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).gold).toMatchObject({ claims: 80, present: 40, documents: 10 })
    const server = await serve((_, response) => {
      json(response, {})
    })
    const asked = { calibration: file, model: [`embed=${server.url}#x`] }
    await expect(runCompare([join(root, 'cases/lukashenko-visit-2025')], asked)).rejects.toThrow('was fitted for no model')
    await server.close()
  })
})

describe('unsaid models', () => {
  it('says the exact command where the library for local models is missing, and exits with 1', () => {
    const { code, stdout } = run(['models', 'doctor'], { env: { UNSAID_TRANSFORMERS: temporaryFolder(), UNSAID_API_KEY: 'sk-hidden' } })
    expect(code).toBe(1)
    expect(stdout).toMatch(/missing @huggingface\/transformers.*ONNXRUNTIME_NODE_INSTALL=skip.*npm install --prefix/)
    expect(stdout).toContain('UNSAID_API_KEY')
    expect(stdout).not.toContain('sk-hidden')
  })

  it('refuses what names no model, holds a key, or comes twice', () => {
    for (const [specs, why] of [
      [['embed=nothing'], 'neither local'],
      [['embed=https://user:secret@models.example/v1#m'], 'holds no key'],
      [['judge=local:folder'], 'needs a language model'],
      [['embed=local:a', 'embed=local:b'], 'given twice'],
    ] as const) {
      const { code, stderr } = run(['compare', 'cases/lukashenko-visit-2025', ...specs.flatMap((spec) => ['--model', spec])])
      expect(code).toBe(2)
      expect(stderr).toContain(why)
      expect(stderr).not.toContain('secret')
    }
  })
})
