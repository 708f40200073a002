import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, compareClaims, type Comparison, type Report, type Span, type Statement } from '../../src/index.ts'
import { storedForm } from '../../src/text/normalise.ts'
import { sentences } from '../../src/text/sentences.ts'
import { unicodeText } from '../helpers/arbitrary-texts.ts'

const text = (path: string): string => storedForm(readFileSync(new URL(`../../cases/${path}`, import.meta.url), 'utf8'))
const founding = 'lukashenko-visit-2025'
const original = 'lukashenko-visit-2025-original'

const statementOf = (said: string, language = ''): Statement => ({ text: said, language, provenance: {} })
const reportOf = (made: string, outlet: string, language = ''): Report => ({ ...statementOf(made, language), outlet, role: 'subject' })
const kindsOf = (comparison: Comparison, report = 0): string[] => comparison.verdicts.map((row) => row[report]?.kind ?? '')

const STATEMENTS: readonly (readonly [string, string])[] = [
  ['en', text(`${founding}/statement.txt`)],
  ['ru', text(`${original}/statement.txt`)],
  ['be', 'Прэзідэнт узгадаў сустрэчу ў Пекіне.\nЁн гатовы наведаць Пхеньян у бліжэйшы час.\nЭкспарт трактароў вырас на 12 працэнтаў.'],
  ['ko', text(`${original}/yonhap.txt`)],
  ['zh', '总统愿意在近期访问平壤。\n双方同意扩大贸易合作，决定建设拖拉机工厂。\n去年出口增长了12%。'],
]

describe('a text compared with itself', () => {
  it.each(STATEMENTS)('has nothing omitted, altered or carried in part (%s)', (language, said) => {
    const comparison = compare(statementOf(said, language), [reportOf(said, 'itself', language)])
    expect(comparison.claims.length).toBeGreaterThan(1)
    for (const kind of kindsOf(comparison)) expect(['reported', 'unsure']).toContain(kind)
    expect(kindsOf(comparison).filter((kind) => kind === 'reported').length).toBeGreaterThan(comparison.claims.length / 2)
  })

  it('has nothing omitted whatever sentences it is made of', () => {
    const pool = STATEMENTS.flatMap(([language, said]) => sentences(said, language).map((span) => said.slice(span.start, span.end)))
    fc.assert(
      fc.property(fc.subarray(pool, { minLength: 1, maxLength: 12 }), (chosen) => {
        const said = chosen.join('\n')
        expect(kindsOf(compare(statementOf(said), [reportOf(said, 'itself')]))).not.toContain('omitted')
      }),
      { numRuns: 40 },
    )
  })
})

describe('columns', () => {
  const reports = [
    reportOf(text(`${founding}/kcna.txt`), 'a'),
    reportOf(text(`${founding}/belta.txt`), 'b'),
    reportOf(text(`${founding}/rodong-sinmun.txt`), 'c'),
  ]
  const said = statementOf(text(`${founding}/statement.txt`))

  it('are judged each for itself: shuffling reports shuffles columns', () => {
    const whole = compare(said, reports)
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 1 }), (order) => {
        const some = compare(
          said,
          order.map((index) => reports[index] as Report),
        )
        expect(some.claims).toEqual(whole.claims)
        order.forEach((index, column) => {
          expect(some.verdicts.map((row) => row[column])).toEqual(whole.verdicts.map((row) => row[index]))
          expect(some.additions[column]).toEqual(whole.additions[index])
        })
      }),
      { numRuns: 12 },
    )
  })

  it('must be told apart', () => {
    expect(() => compare(said, [reportOf('One.', 'a'), reportOf('Two.', 'a')])).toThrow(RangeError)
  })
})

describe('a sentence taken out of a report', () => {
  /** Whole sentences of the report without the one at `index`. */
  const without = (made: string, index: number): string =>
    sentences(made, 'en')
      .filter((_, at) => at !== index)
      .map((span) => made.slice(span.start, span.end))
      .join('\n')

  it('takes the claim that stood in it alone out of the report', () => {
    const said = text(`${founding}/statement.txt`)
    const made = text(`${founding}/belta.txt`)
    const full = compare(statementOf(said), [reportOf(made, 'whole')])
    const claim = full.claims.findIndex((one) => one.text.includes('ready to visit Pyongyang'))
    const at = sentences(made, 'en').findIndex((span) => made.slice(span.start, span.end).includes('ready to visit Pyongyang'))
    const less = compare(statementOf(said), [reportOf(without(made, at), 'less')])
    expect(full.verdicts[claim]?.[0]?.kind).toBe('reported')
    expect(less.verdicts[claim]?.[0]?.kind).not.toBe('reported')
    expect(less.verdicts[claim]?.[0]?.coverage ?? 1).toBeLessThan(full.verdicts[claim]?.[0]?.coverage ?? 0)
  })

  it('never turns a claim that was omitted into a reported one', () => {
    const said = text(`${founding}/statement.txt`)
    for (const outlet of ['kcna', 'rodong-sinmun', 'belta']) {
      const made = text(`${founding}/${outlet}.txt`)
      const whole = kindsOf(compare(statementOf(said), [reportOf(made, outlet)]))
      sentences(made, 'en').forEach((_, index) => {
        const less = kindsOf(compare(statementOf(said), [reportOf(without(made, index), outlet)]))
        whole.forEach((kind, claim) => {
          if (kind === 'omitted') expect([outlet, index, claim, less[claim]]).not.toEqual([outlet, index, claim, 'reported'])
        })
      })
    }
  })
})

function expectInside({ start, end }: Span, whole: string): void {
  expect(start).toBeGreaterThanOrEqual(0)
  expect(end).toBeGreaterThanOrEqual(start)
  expect(end).toBeLessThanOrEqual(whole.length)
}

function expectSound(comparison: Comparison): void {
  const said = comparison.statement.text
  expect(comparison.verdicts).toHaveLength(comparison.claims.length)
  expect(comparison.additions).toHaveLength(comparison.reports.length)
  comparison.verdicts.forEach((row, at) => {
    const claim = comparison.claims[at]
    expect(row).toHaveLength(comparison.reports.length)
    row.forEach((verdict, column) => {
      const made = comparison.reports[column]?.text ?? ''
      for (const value of [verdict.coverage, verdict.confidence, ...verdict.evidence.map((one) => one.strength)]) {
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
      }
      expect(verdict.reasons.length).toBeGreaterThan(0)
      for (const { span, text: quoted } of verdict.evidence) {
        expectInside(span, made)
        expect(quoted).toBe(made.slice(span.start, span.end))
      }
      for (const span of verdict.missing) {
        expectInside(span, said)
        expect(span.start).toBeGreaterThanOrEqual(claim?.span.start ?? Infinity)
        expect(span.end).toBeLessThanOrEqual(claim?.span.end ?? -1)
      }
      for (const alteration of verdict.alterations) {
        expectInside(alteration.claim, said)
        expectInside(alteration.report, made)
      }
    })
  })
  comparison.additions.forEach((list, column) => {
    const made = comparison.reports[column]?.text ?? ''
    for (const { span, text: quoted } of list) expect(quoted).toBe(made.slice(span.start, span.end))
  })
}

describe('whatever the texts', () => {
  const language = fc.constantFrom('', 'en', 'ru', 'be', 'ko', 'zh', 'ko-KP', 'fr', 'no language')

  it('all spans lie in their texts and nothing throws', () => {
    fc.assert(
      fc.property(unicodeText, unicodeText, language, language, (said, made, one, other) => {
        expectSound(compare(statementOf(said, one), [reportOf(made, 'a', other), reportOf(said, 'b', one)]))
      }),
      { numRuns: 150 },
    )
  })

  it('the same texts give the same answer', () => {
    fc.assert(
      fc.property(unicodeText, unicodeText, (said, made) => {
        const once = compare(statementOf(said), [reportOf(made, 'a')])
        expect(compare(statementOf(said), [reportOf(made, 'a')])).toEqual(once)
      }),
      { numRuns: 40 },
    )
  })

  it('claims that were handed over come back in order, each with a verdict, their spans on their own text', () => {
    fc.assert(
      fc.property(fc.array(unicodeText, { maxLength: 4 }), unicodeText, language, (texts, made, told) => {
        const { claims, verdicts } = compareClaims(texts, made, { claims: told })
        expect(claims.map((claim) => claim.text)).toEqual(texts)
        expect(verdicts).toHaveLength(texts.length)
        verdicts.forEach((verdict, index) => {
          for (const span of verdict.missing) expectInside(span, texts[index] ?? '')
          for (const { span, text: quoted } of verdict.evidence) expect(quoted).toBe(made.slice(span.start, span.end))
        })
      }),
      { numRuns: 60 },
    )
  })
})

it('says omitted, not reported, of a claim in a report about something else', () => {
  const said = 'The minister is ready to visit Minsk in May. Exports of tractors grew by 12 percent last year.'
  const made = 'The weather stayed warm in the south. Two cats were found in a garden, the local paper wrote.'
  expect(kindsOf(compare(statementOf(said, 'en'), [reportOf(made, 'paper', 'en')]))).toEqual(['omitted', 'omitted'])
})
