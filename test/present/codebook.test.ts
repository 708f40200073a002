import { describe, expect, it } from 'vitest'
import { CLAIM_KINDS } from '../../src/model/claim.ts'
import { codebookSchema } from '../../src/model/codebook.ts'
import { ALTERATION_KINDS, VERDICT_KINDS } from '../../src/model/verdict.ts'
import { codebook, codebookName } from '../../src/present/codebook/codebook.ts'
import { codebookPage } from '../../src/present/codebook/html.ts'
import { codebookMarkdown } from '../../src/present/codebook/markdown.ts'
import { markdownReport } from '../../src/present/markdown/report.ts'
import { handMade, reviewed, type Cell } from './fixture.ts'

describe('the codebook', () => {
  const book = codebook()

  it('defines every verdict, kind of alteration and kind of claim that the program knows, each once', () => {
    expect(book.verdicts.map((one) => one.verdict)).toEqual(VERDICT_KINDS)
    expect(book.alterations.map((one) => one.kind)).toEqual(ALTERATION_KINDS)
    expect(book.claims.map((one) => one.kind)).toEqual(CLAIM_KINDS)
  })

  it('has a rule and an example for every verdict', () => {
    for (const { rules, examples } of book.verdicts) {
      expect(rules.length).toBeGreaterThan(1)
      expect(examples.length).toBeGreaterThan(0)
    }
  })

  it('leads through its questions to a verdict, whatever the answers', () => {
    const verdicts: readonly string[] = VERDICT_KINDS
    book.questions.forEach(({ yes, no }, index) => {
      const last = index === book.questions.length - 1
      for (const answer of [yes, no]) expect(verdicts.includes(answer) || (!last && answer === 'next question')).toBe(true)
    })
  })

  it('changes its name with any of its words', () => {
    const other = codebookSchema.parse({ ...book, work: [...book.work, 'More.'] })
    expect(codebookName(other)).not.toBe(codebookName(book))
    expect(codebookName(codebookSchema.parse(structuredClone(book)))).toBe(codebookName(book))
  })

  it('is whole in Markdown and in HTML', () => {
    const page = codebookPage(book).replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    const texts = [...book.task, ...book.work, ...book.verdicts.flatMap(({ definition, rules }) => [definition, ...rules])]
    for (const text of texts) {
      expect(codebookMarkdown(book)).toContain(text)
      expect(page).toContain(text)
    }
  })
})

describe('a report', () => {
  const of = (cell: Cell | 'omitted') => markdownReport(handMade([{ outlet: 'North', cells: [cell, 'reported', 'reported'] }]))

  it('says what its reviewers judged by, where there are any', () => {
    expect(of({ kind: 'omitted', review: reviewed('anna', 'omitted', 'unsure') })).toContain('What the reviewers judged by')
    expect(of({ kind: 'omitted', review: reviewed('anna', 'omitted', 'unsure') })).toContain(codebook().verdicts[3]!.definition)
    expect(of('omitted')).not.toContain('What the reviewers judged by')
  })
})
