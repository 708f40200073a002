import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/model/comparison.ts'
import { editionOf } from '../../src/present/edition/edition.ts'
import { plainOf } from '../../src/present/docx/text.ts'
import { gaps, headline } from '../../src/present/finding.ts'
import { withControls } from '../../src/present/standing.ts'
import { terminalReport } from '../../src/present/terminal/report.ts'
import { handMade, reviewed } from './fixture.ts'

/** The finding's sentences, one for each outlet, without the doubt that ends them. */
function sentences(comparison: Comparison): string[] {
  const [finding] = editionOf(comparison).sections
  return finding!.blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.content[0]?.kind === 'strong' ? [plainOf(block.content)] : [],
  )
}

describe('the finding says no more than the verdicts do', () => {
  it('says "does not mention" only of omissions that are sure', () => {
    const comparison = handMade([
      { outlet: 'Sure', cells: [{ kind: 'omitted', confidence: 0.9 }, 'reported', 'reported'] },
      { outlet: 'Doubtful', cells: [{ kind: 'omitted', confidence: 0.7 }, 'reported', 'reported'] },
    ])
    expect(sentences(comparison)).toEqual([
      'Sure does not mention 1 of 3 claims: We are ready to visit the capital in May.',
      'Doubtful appears not to mention 1 of 3 claims: We are ready to visit the capital in May.',
    ])
  })

  it('counts sure and doubtful omissions apart, and names a sure one', () => {
    const [sentence] = sentences(
      handMade([{ outlet: 'Both', cells: [{ kind: 'omitted', confidence: 0.6 }, { kind: 'omitted', confidence: 0.9 }, 'reported'] }]),
    )
    expect(sentence).toBe('Both does not mention 1 of 3 claims: Trade grew by 12 percent; it appears not to mention 1 more.')
  })

  it('takes a reviewer’s word as sure, whatever the engine’s confidence was', () => {
    const cell = { kind: 'omitted', confidence: 0.3, review: reviewed('Anna', 'omitted', 'unsure') } as const
    expect(sentences(handMade([{ outlet: 'Read', cells: [cell, 'reported', 'reported'] }]))[0]).toContain('Read does not mention 1')
  })

  it('takes a dispute between reviewers as no word at all', () => {
    const review = { ...reviewed('Anna', 'omitted', 'omitted'), settled: 'disputed' } as const
    const comparison = handMade([{ outlet: 'Disputed', cells: [{ kind: 'disputed', review }, 'reported', 'reported'] }])
    expect(sentences(comparison)[0]).toBe(
      'Disputed reports 2 of 3 claims. Reviewers differ on 1 of 3 claims: We are ready to visit the capital in May (Anna: omitted).',
    )
  })

  it.each([
    [0.95, 'Paper changes 1 of 3 claims: Trade grew by 12 percent.'],
    [0.6, 'Paper appears to change 1 of 3 claims: Trade grew by 12 percent.'],
  ])('says of a change with confidence %d: %s', (confidence, sentence) => {
    const cells = ['reported', { kind: 'altered', confidence, change: {} }, 'reported'] as const
    expect(sentences(handMade([{ outlet: 'Paper', cells }]))).toEqual([sentence])
  })

  it('does not say that everything is reported where that is not sure', () => {
    const all = (confidence: number): string[] =>
      sentences(handMade([{ outlet: 'Paper', cells: [{ kind: 'reported', confidence }, 'reported', 'reported'] }]))
    expect(all(0.95)).toEqual(['Paper reports all 3 claims.'])
    expect(all(0.7)).toEqual(['Paper appears to report all 3 claims.'])
  })
})

describe('a report that is called reported with less than even confidence', () => {
  const doubted = { kind: 'reported', confidence: 0.4 } as const

  it('is held against nobody: neither as a control nor as another outlet', () => {
    const comparison = handMade([
      { outlet: 'State', cells: ['omitted', 'reported', 'reported'] },
      { outlet: 'Wire', cells: [doubted, 'reported', 'reported'] },
    ])
    expect(sentences(comparison)[0]).toBe('State does not mention 1 of 3 claims: We are ready to visit the capital in May.')
    expect(sentences(withControls(comparison, ['wire']))[0]).toContain('what the control (Wire) did with it is not certain')
    expect(headline(comparison)).not.toContain('Wire')
  })

  it('is listed for a person to look at, with the passage that comes nearest', () => {
    const comparison = handMade([
      { outlet: 'Wire', text: 'Guests were thanked.', cells: [{ ...doubted, evidence: 'Guests were thanked.' }, 'reported', 'reported'] },
    ])
    const shown = terminalReport(comparison, { width: 120, colour: false })
    expect(shown).toContain('● reported?')
    expect(shown).toContain('Wire, reported with doubt (chance that it is told as it is: 40 %): “Guests were thanked.”')
    const gapsOf = editionOf(comparison).sections.find(({ id }) => id === 'gaps')!
    const items = gapsOf.blocks.flatMap((block) => (block.kind === 'list' ? block.items.map(plainOf) : []))
    expect(items).toEqual([
      'We are ready to visit the capital in May. (claim 1). Wire, reported with doubt (chance that it is told as it is: 40 %): Guests were thanked.',
    ])
  })

  it('is a witness once a reviewer has said so', () => {
    const comparison = handMade([
      { outlet: 'State', cells: ['omitted', 'reported', 'reported'] },
      { outlet: 'Wire', cells: [{ ...doubted, review: reviewed('Anna', 'reported', 'reported') }, 'reported', 'reported'] },
    ])
    expect(headline(comparison)).toContain('; Wire does.')
  })
})

describe('the headline', () => {
  it('says of who tells a changed claim as it is that they do not change it', () => {
    const change = { kind: 'altered', confidence: 0.9, change: {} } as const
    const comparison = handMade([
      { outlet: 'State', cells: ['reported', change, 'reported'] },
      { outlet: 'Wire', cells: ['reported', 'reported', 'reported'] },
    ])
    expect(headline(comparison)).toBe('State changes: “Trade grew by 12 percent.” (“12” became “15”); Wire tells it as it is.')
  })

  it.each([
    ['growth.” he said.', 'growth. he said'],
    ['«Мы не намерены', 'Мы не намерены'],
    ['发言人表示：“中方一贯', '发言人表示：中方一贯'],
    ['He called it “a step” forward.', 'He called it “a step” forward'],
  ])('quotes no lone quotation mark: %s', (text, words) => {
    const comparison = handMade([{ outlet: 'State', cells: ['omitted'] }], [text])
    expect(headline(comparison)).toContain(`“${words}”`)
  })
})

describe('control outlets', () => {
  const cells = ['omitted', 'omitted', 'reported'] as const
  const comparison = handMade([
    { outlet: 'State', cells },
    { outlet: 'Wire', cells: ['reported', 'omitted', 'reported'] },
  ])

  it('tell what only one outlet left out from what everybody shortened away', () => {
    expect(sentences(withControls(comparison, ['wire']))[0]).toBe(
      'State does not mention 2 of 3 claims, above all We are ready to visit the capital in May; the control (Wire) reports 1 of them and appears to leave out 1 too.',
    )
  })

  it('stand in the numbers', () => {
    const numbers = editionOf(withControls(comparison, ['Wire'])).sections.find((one) => one.id === 'numbers')
    const table = numbers?.blocks[0]
    expect(table?.kind === 'table' ? table.rows.map((row) => row.map(plainOf)) : []).toEqual([
      ['State', 'subject', '1', '0', '0', '2', '0', '1', '1', '0'],
      ['Wire', 'control', '2', '0', '0', '1', '0', '–', '–', '–'],
    ])
  })

  it('rank what only one outlet left out before what everybody did, and are not asked themselves', () => {
    const found = gaps(withControls(comparison, ['Wire']))
    expect(found.map((gap) => [gap.index, gap.standing])).toEqual([
      [0, 'only-here'],
      [1, 'shared'],
    ])
    expect(found.flatMap((gap) => gap.cells.map((cell) => cell.outlet))).toEqual(['State', 'State'])
  })

  it('do not make the headline say that a control left nothing out', () => {
    const alone = handMade([
      { outlet: 'State', cells: ['reported', 'reported', 'reported'] },
      { outlet: 'Wire', role: 'control', cells: ['omitted', 'reported', 'reported'] },
    ])
    expect(headline(alone)).toBe('No omission found: State reports every claim.')
  })

  it('must be among the outlets', () => {
    expect(() => withControls(comparison, ['Nobody'])).toThrow(RangeError)
  })
})
