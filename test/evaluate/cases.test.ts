import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { evaluateCases, type JudgedCase } from '../../src/evaluate/case-figures.ts'
import { isOver, isRight, placeOf, saidOf, type Cell } from '../../src/evaluate/cells.ts'
import { evaluationSchema, type EvaluatedCases } from '../../src/model/evaluation.ts'
import type { GoldVerdict } from '../../src/model/gold-case.ts'
import type { VerdictKind } from '../../src/model/verdict.ts'
import { run } from '../helpers/run.ts'
import { lines } from './fixture.ts'

const span = (start: number, end: number): { start: number; end: number } => ({ start, end })

describe('claims over a quote', () => {
  it('share at least three tenths of the shorter one', () => {
    expect(isOver(span(0, 100), span(90, 200))).toBe(false)
    expect(isOver(span(0, 100), span(70, 200))).toBe(true)
    expect(isOver(span(0, 100), span(71, 200))).toBe(false)
    expect(isOver(span(40, 50), span(0, 200))).toBe(true)
    expect(isOver(span(0, 10), span(10, 20))).toBe(false)
  })

  it.each<[VerdictKind[], ReturnType<typeof saidOf>]>([
    [[], 'missing'],
    [['reported', 'altered'], 'altered'],
    [['omitted', 'omitted'], 'omitted'],
    [['omitted', 'altered'], 'altered'],
    [['omitted', 'reported'], 'partial'],
    [['partial', 'unsure'], 'partial'],
    [['reported', 'unsure'], 'unsure'],
    [['reported', 'reported'], 'reported'],
  ])('%j say together %s', (kinds, said) => {
    expect(saidOf(kinds)).toBe(said)
  })

  it.each<[GoldVerdict, VerdictKind[], boolean]>([
    ['reported', ['reported'], true],
    ['reported', ['partial', 'reported'], true],
    ['reported', ['omitted', 'reported'], false],
    ['reported', ['unsure'], false],
    ['partial', ['partial'], true],
    ['partial', ['omitted', 'reported'], true],
    ['partial', ['reported'], false],
    ['partial', ['reported', 'reported'], true],
    ['partial', ['omitted'], false],
    ['altered', ['altered', 'reported'], true],
    ['omitted', ['omitted', 'omitted'], true],
    ['omitted', ['omitted', 'unsure'], false],
    ['omitted', [], false],
  ])('where it is %s, %j is right: %s', (label, kinds, right) => {
    expect(isRight(label, kinds)).toBe(right)
  })

  it('find the gap that matters most among the gaps, the most important first', () => {
    const gaps = [span(50, 80), span(0, 20), span(100, 130)]
    expect([placeOf(gaps, span(52, 60)), placeOf(gaps, span(95, 130)), placeOf(gaps, span(30, 45))]).toEqual([0, 2, Infinity])
  })
})

const cell = (pair: string, label: GoldVerdict, kinds: VerdictKind[], coverage: number): Cell => ({
  pair,
  label,
  said: saidOf(kinds),
  right: isRight(label, kinds),
  coverage,
})

/** Two statements, three reports, ten cells; every figure below is counted by hand. */
const judged: JudgedCase[] = [
  {
    statement: 'first',
    reports: 2,
    topPlace: 0,
    cells: [
      cell('en>en', 'reported', ['reported'], 0.9),
      cell('en>en', 'omitted', ['omitted'], 0.1),
      cell('en>en', 'partial', ['omitted'], 0.05),
      cell('en>en', 'altered', ['altered'], 0.6),
      cell('en>ru', 'reported', ['omitted'], 0.2),
      cell('en>ru', 'omitted', ['unsure'], 0.3),
    ],
  },
  {
    statement: 'second',
    reports: 1,
    topPlace: 2,
    cells: [
      cell('en>en', 'omitted', ['reported'], 0.7),
      cell('en>en', 'reported', ['altered'], 0.8),
      cell('en>en', 'altered', ['reported', 'reported'], 0.7),
      cell('en>en', 'omitted', [], 0.2),
    ],
  },
]

describe('figures of judged cases', () => {
  const set = evaluateCases(judged, { name: 'by hand', broken: 0 }, { resamples: 50, seed: 1 })
  const value = ({ value: found }: { value: number | null }): number | null => found

  it('counts a claim that is told in part and called omitted as half right', () => {
    expect(set).toMatchObject({ statements: 2, cases: 2, reports: 3, cells: 10, ranked: 9 })
    expect(value(set.right)).toBeCloseTo(3 / 10)
    expect(value(set.omitted.precision)).toBeCloseTo((1 + 0.5) / 3)
    expect(value(set.omitted.recall)).toBeCloseTo(1 / 4)
    expect(value(set.altered.precision)).toBeCloseTo(1 / 2)
    expect(value(set.altered.recall)).toBeCloseTo(1 / 2)
    expect(value(set.unsure)).toBeCloseTo(1 / 10)
  })

  it('ranks carried against omitted in each pair of languages, without what is told in part', () => {
    const [same, cross] = set.pairs
    // Carried .9 .6 .8 .7 against omitted .1 .7 .2: of twelve pairs .6 against .7 is wrong and .7 against .7 half so.
    expect(same).toMatchObject({ pair: 'en>en', cells: 8, ranked: 7 })
    expect(value(same!.auc)).toBeCloseTo(10.5 / 12)
    expect(cross).toMatchObject({ pair: 'en>ru', cells: 2, ranked: 2 })
    expect(value(cross!.auc)).toBe(0)
    expect(value(cross!.altered.precision)).toBeNull()
  })

  it('measures how far coverage is from the share that is carried, bin by bin', () => {
    const gaps = [0.1, 2 * Math.abs(0.2 - 1 / 2), 0.3, Math.abs(0.6 - 1), 2 * Math.abs(0.7 - 1 / 2), Math.abs(0.8 - 1), Math.abs(0.9 - 1)]
    expect(value(set.calibrationError)).toBeCloseTo(gaps.reduce((a, b) => a + b) / 9)
  })

  it('tells how often the most important gap is first, and among three', () => {
    expect(set.top.cases).toBe(2)
    expect([value(set.top.first), value(set.top.amongThree)]).toEqual([0.5, 1])
  })

  it('tabulates labels beside what was said, also where no claim has the quote', () => {
    const { gold, said, counts } = set.confusion
    expect(counts[gold.indexOf('omitted')]![said.indexOf('missing')]).toBe(1)
    expect(counts.flat().reduce((a, b) => a + b)).toBe(10)
  })
})

const folder = mkdtempSync(join(tmpdir(), 'unsaid-cases-'))
afterAll(() => rmSync(folder, { recursive: true }))
const written = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const bridge = {
  id: 'bridge',
  domain: 'roads',
  lang: 'en',
  statement: 'The council will repair the old bridge in May. Cyclists may use the new path along the river until October.',
  reports: [
    { outlet: 'Courier', lang: 'en', text: 'The council will repair the old bridge in May. Traders fear for their custom.' },
    { outlet: 'Courier', lang: 'en', text: 'Cyclists may use the new path along the river until October. A band played.' },
  ],
  gold: [
    { quote: 'The council will repair the old bridge in May', verdicts: ['reported', 'omitted'], kinds: [null, null], note: 'plain' },
    { quote: 'Cyclists may use the new path along the river until October', verdicts: ['omitted', 'reported'], kinds: [null, null] },
  ],
  top: 'The council will repair the old bridge in May',
}
const words = { env: { UNSAID_WORDS_ONLY: '1' } }
const casesOf = (stdout: string): readonly EvaluatedCases[] => evaluationSchema.parse(JSON.parse(stdout)).cases ?? []

describe('unsaid evaluate on labelled cases', () => {
  it('judges every quote in every report as unsaid batch does', () => {
    const { id, statement, reports, gold, lang } = bridge
    const input = lines([
      { id, statement, reports: reports.map(({ text }) => ({ text })) },
      ...reports.map(({ text }) => ({ claims: gold.map(({ quote }) => quote), report: text, lang, reportLang: lang })),
    ])
    const [whole, ...given] = run(['batch'], { input, ...words })
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { results: { claims: { verdict: string; coverage: number }[] }[] })
    const { code, stdout, stderr } = run(['evaluate', written('bridge.jsonl', lines([bridge])), '--format', 'json'], words)
    expect([code, stderr]).toEqual([0, ''])
    const [set, ...others] = casesOf(stdout)
    expect(others).toEqual([])
    expect(set).toMatchObject({ cells: 4, ranked: 4, reports: 2, statements: 1, broken: 0, top: { cases: 1 } })
    const said = whole!.results.flatMap(({ claims }) => claims.map(({ verdict }) => verdict)).sort()
    const counted = set!.confusion.said.flatMap((one, column) =>
      set!.confusion.counts.flatMap((row) => new Array<string>(row[column]!).fill(one)),
    )
    expect(counted.sort()).toEqual(said)
    const scores = given.flatMap(({ results }) => results[0]!.claims.map(({ coverage }) => coverage))
    const stated = set!.calibrationBins.reduce((sum, { claims, stated: mean }) => sum + claims * (mean ?? 0), 0)
    expect(stated).toBeCloseTo(scores.reduce((a, b) => a + b))
  })

  it('shows each file, all of them together, and pairs of languages within 80 columns', () => {
    const path = written('one.jsonl', lines([bridge]))
    const other = written('two.jsonl', lines([{ ...bridge, statement: `${bridge.statement} The mayor smiled.`, top: null }]))
    const { code, stdout } = run(['evaluate', path, other], words)
    expect(code).toBe(0)
    expect(stdout.split('\n').filter((line) => line.length > 80 && !line.includes(folder))).toEqual([])
    expect(stdout).toMatch(/^ +“omitted” +“altered”\n +cells +right +right +found +right +found +unsure +AUC +ECE\none\.jsonl +4 /)
    expect(stdout).toMatch(/\nall 2 files\n8 cells: the labelled claims of 2 statements/)
    expect(stdout).toMatch(/most important gap first +\d\.\d{3}/)
    expect(stdout).toMatch(/\nen>en +8 /)
  })

  it('names a broken line, its file and the mend, evaluates the others and exits with 3', () => {
    const [first, second] = bridge.gold as [(typeof bridge.gold)[0], (typeof bridge.gold)[1]]
    const broken = [
      { ...bridge, gold: [{ ...first, quote: 'repair the tunnel' }] },
      { ...bridge, gold: [{ ...first, quote: 'the' }], top: null },
      { ...bridge, gold: [first, { ...second, quote: 'in May. Cyclists' }], top: null },
      { ...bridge, gold: [{ ...first, verdicts: ['reported'] }] },
      { ...bridge, gold: [{ ...first, verdicts: ['reported', 'unsure'] }] },
      { ...bridge, gold: [{ ...first, kinds: [null, 'tone'] }] },
      { ...bridge, top: 'the new path' },
      { ...bridge, reports: [] },
      { claims: ['a'], report: 'b', labels: [1] },
    ]
    const path = written('broken.jsonl', lines([bridge, ...broken]))
    const { code, stdout, stderr } = run(['evaluate', path, '--format', 'json'], words)
    expect(code).toBe(3)
    expect(casesOf(stdout)[0]).toMatchObject({ cells: 4, broken: 9 })
    expect(stderr.trim().split('\n')).toEqual(
      [
        'line 2: gold.0.quote: is not in the statement; copy its words exactly',
        'line 3: gold.0.quote: is in the statement more than once; take in a word before or after it',
        'line 4: gold.1.quote: shares words with gold.0.quote; end one where the other begins',
        'line 5: gold.0.verdicts: must be as many as the reports, 2, in their order',
        'line 6: gold.0.verdicts.1: must be reported, partial, altered or omitted',
        'line 7: gold.0.kinds.1: must be null or one of number, date, name, negation, modality, attribution, scope, purpose',
        'line 8: top: must be one of the quotes, word for word, or null',
        'line 9: reports: is empty; give at least one report',
        'line 10: asks for presence, the lines before it for cells; part the two kinds',
      ].map((problem) => `unsaid: ${path}: ${problem}`),
    )
  })
})
