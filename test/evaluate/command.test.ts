import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { evaluationSchema, type EvaluatedSet } from '../../src/model/evaluation.ts'
import { run } from '../helpers/run.ts'
import { lines, presence } from './fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'unsaid-evaluate-'))
afterAll(() => rmSync(folder, { recursive: true }))
const written = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const setsOf = (stdout: string): EvaluatedSet[] => evaluationSchema.parse(JSON.parse(stdout)).sets

interface BatchClaim {
  readonly verdict: string
  readonly coverage: number
  readonly alterations: readonly { readonly strength: number }[]
}
const batchClaims = (input: string): BatchClaim[] =>
  run(['batch'], { input })
    .stdout.trim()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as { results: [{ claims: BatchClaim[] }] }).results[0].claims)

const pairwiseArea = (scores: readonly number[], labels: readonly number[]): number => {
  let won = 0
  let pairs = 0
  scores.forEach((a, i) =>
    scores.forEach((b, j) => {
      if (labels[i] !== 1 || labels[j] !== 0) return
      pairs += 1
      won += a > b ? 1 : a === b ? 0.5 : 0
    }),
  )
  return won / pairs
}

describe('unsaid evaluate', () => {
  it('scores presence as unsaid batch does on the same lines', () => {
    const input = lines(presence)
    const claims = batchClaims(input)
    const labels = presence.flatMap((line) => line.labels)
    const { code, stdout } = run(['evaluate', written('presence.jsonl', input), '--format', 'json'])
    expect(code).toBe(0)
    const [set] = setsOf(stdout)
    expect(set?.auc.value).toBeCloseTo(
      pairwiseArea(
        claims.map((claim) => claim.coverage),
        labels,
      ),
      12,
    )
    const omitted = claims.map((claim) => claim.verdict === 'omitted')
    const right = omitted.filter((said, index) => said && labels[index] === 0).length
    expect(set?.found.recall.value).toBeCloseTo(right / labels.filter((label) => label === 0).length, 12)
    const column = set?.confusion.verdicts.indexOf('reported') ?? -1
    expect(set?.confusion.counts.map((row) => row[column]).reduce((a = 0, b = 0) => a + b)).toBe(
      claims.filter((claim) => claim.verdict === 'reported').length,
    )
  })

  it('scores contrast as 1 minus the strongest alteration that unsaid batch lists', () => {
    const rows = [
      { group: 'a', claim: 'The minister agreed to meet the miners.', evidence: 'The minister agreed to a meeting with the miners.' },
      { group: 'a', claim: 'The minister agreed to meet the miners.', evidence: 'The minister refused to meet the miners.' },
      { group: 'b', claim: 'Exports rose by 12 percent in March.', evidence: 'Exports rose by 20 percent in March.' },
      { group: 'b', claim: 'Exports rose by 12 percent in March.', evidence: 'In March exports rose by 12 percent.' },
    ]
    const gold = ['supported', 'altered', 'altered', 'supported']
    const scores = batchClaims(lines(rows.map((row) => ({ claims: [row.claim], report: row.evidence, lang: 'en' })))).map(
      (claim) => 1 - Math.max(0, ...claim.alterations.map((alteration) => alteration.strength)),
    )
    const input = lines([
      ...rows.map((row, index) => ({ ...row, lang: 'en', label: gold[index] })),
      { claim: 'x', evidence: 'y', label: 'unrelated' },
    ])
    const { code, stdout } = run(['evaluate', '-', '--format', 'json'], { input })
    expect(code).toBe(0)
    const [set] = setsOf(stdout)
    expect(set).toMatchObject({ name: 'standard input', task: 'contrast', claims: 4, documents: 2, unlabelled: 1 })
    expect(set?.auc.value).toBeCloseTo(
      pairwiseArea(
        scores,
        gold.map((label) => Number(label === 'supported')),
      ),
      12,
    )
  })

  it('takes case folders with gold together as one set, a document each', () => {
    const { code, stdout, stderr } = run([
      'evaluate',
      'cases/lukashenko-visit-2025',
      'cases/lukashenko-visit-2025-original',
      '--format',
      'json',
    ])
    expect([code, stderr]).toEqual([0, ''])
    const [set, ...others] = setsOf(stdout)
    expect(others).toEqual([])
    expect(set).toMatchObject({ task: 'case', documents: 2, pairs: 5, claims: 31 })
    expect(set?.confusion.counts.flat().reduce((a, b) => a + b)).toBe(31)
  })

  it('correlates systems where lines name them', () => {
    const sets = setsOf(run(['evaluate', written('systems.jsonl', lines(presence)), '--format', 'json']).stdout)
    expect(sets[0]?.shareCorrelation?.value).toBeGreaterThan(0)
    const without = lines(presence.map(({ system: _system, ...line }) => line))
    expect(setsOf(run(['evaluate', '-', '--format', 'json'], { input: without }).stdout)[0]).not.toHaveProperty('shareCorrelation')
  })

  it('shows figures, confusion, a reliability diagram and risk within 80 columns, and a table of several sets first', () => {
    const path = written('text.jsonl', lines(presence))
    const { code, stdout } = run(['evaluate', path, 'cases/lukashenko-visit-2025'])
    expect(code).toBe(0)
    expect(stdout.split('\n').filter((line) => line.length > 80 && !line.includes(folder))).toEqual([])
    expect(stdout).toMatch(/^ +claims +AUC +precision +found +wrong +ECE\ntext\.jsonl +15 /)
    expect(stdout).toMatch(/AUC of coverage +\d\.\d{3} {3}\d\.\d{3} to \d\.\d{3}/)
    expect(stdout).toMatch(/0\.9–1\.0 +\d+ +0\.9\d +\d\.\d\d {2}█+┃/)
    expect(stdout).toMatch(/100 % +\d+\.\d %/)
  })
})

describe('unsaid evaluate on input that is wrong', () => {
  it('names each broken line, evaluates the others and exits with 3', () => {
    const input = `${lines(presence)}nope\n\n${lines([{ claims: ['a'], report: 'b', labels: [] }, { claims: ['a'], report: 'b', labels: [2] }, { claim: 'a', evidence: 'b', label: 'altered' }, []])}`
    const { code, stdout, stderr } = run(['evaluate', '-', '--format', 'json'], { input })
    expect(code).toBe(3)
    expect(setsOf(stdout)[0]).toMatchObject({ pairs: 5, broken: 5 })
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^unsaid: standard input: line 6: is not valid JSON/) as string,
      'unsaid: standard input: line 8: labels: must be as many as the claims, one label for each',
      'unsaid: standard input: line 9: labels.0: must be 1 (present) or 0 (left out)',
      'unsaid: standard input: line 10: asks for contrast, the lines before it for presence; part the two kinds',
      'unsaid: standard input: line 11: needs "claims", "report" and "labels"; or "claim", "evidence" and "label"; or "statement", "reports" and "gold"',
    ])
  })

  it.each([
    ['nothing is named', [], /nothing to evaluate on/],
    ['a file is missing', ['none.jsonl'], /^unsaid: none\.jsonl: no such file/],
    ['no line has gold', ['package.json'], /package\.json: has no line with claims and gold labels/],
    ['a format is unknown', ['cases/lukashenko-visit-2025', '--format', 'xml'], /--format xml: unknown format; choose text, json/],
    ['a count is no count', ['cases/lukashenko-visit-2025', '--resamples', '1e3'], /--resamples 1e3: give a whole number/],
  ])('exits with 2 where %s', (_, args, message) => {
    const { code, stdout, stderr } = run(['evaluate', ...args])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n').at(-1)).toMatch(message)
  })

  it('names gold that the statement or the case does not have', () => {
    const statement = 'The council will repair the old bridge in May. Cyclists may use the new path.'
    const gold = [
      { claim: 'repair the old bridge', verdicts: { 'report.txt': 'reported', 'other.txt': 'omitted' } },
      { claim: 'repair the tunnel', verdicts: { 'report.txt': 'omitted' } },
    ]
    const path = mkdtempSync(join(folder, 'case-'))
    writeFileSync(join(path, 'statement.txt'), statement)
    writeFileSync(join(path, 'report.txt'), 'In May the council is to repair the old bridge.')
    writeFileSync(
      join(path, 'case.json'),
      JSON.stringify({ schema: 1, title: 'Bridge', statement: { file: 'statement.txt' }, reports: [{ file: 'report.txt' }], gold }),
    )
    const { code, stdout, stderr } = run(['evaluate', path, '--format', 'json'])
    expect(code).toBe(3)
    expect(stderr).toMatch(/names "other\.txt", which is no report of the case/)
    expect(stderr).toMatch(/gold claim "repair the tunnel" is not in the statement/)
    expect(setsOf(stdout)[0]).toMatchObject({ claims: 1, broken: 2 })
  })
})
