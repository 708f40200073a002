import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareClaims } from '../../../src/index.ts'
import type { Verdict } from '../../../src/model/verdict.ts'

/** Sentences around the one that matters, so that the report reads as one. */
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
  en: ['The transport ministry held talks with the heads of four regions.', 'Minister Anna Sokol expressed gratitude to the governors.'],
  ru: ['Ведомство подвело итоги проверки.', 'Министр поблагодарил врачей за работу.'],
  be: ['Міністэрства культуры паведаміла пра свае планы.', 'Міністр выказаў падзяку будаўнікам.'],
}

/** Strength below which a suspicion is no more than that. */
const FAINT = 0.25

const CHANGED = readFileSync(new URL('plain-changes.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [language = '', kind = '', was = '', became = '', claim = '', sentence = ''] = line.split('\t')
    const [before = '', after = ''] = AROUND[language] ?? []
    return { language, kind, was, became, claim, sentence, before, after }
  })
type Change = (typeof CHANGED)[number]

const verdictOn = ({ language, claim, before, after }: Change, sentence: string): Verdict =>
  compareClaims([claim], [before, sentence, after].join('\n'), { claims: language, report: language }).verdicts[0]!

describe('a changed value or a lost denial in nearly the same words', () => {
  it.each(CHANGED)('is altered, of its kind and no other, in the words that were changed ($language): $claim', (change) => {
    const { kind, alterations, evidence } = verdictOn(change, change.sentence)
    expect([kind, alterations.map((one) => one.kind)]).toEqual(['altered', [change.kind]])
    expect(evidence[0]?.text).toBe(change.sentence)
    const [found] = alterations
    const report = [change.before, change.sentence, change.after].join('\n')
    expect(change.claim.slice(found!.claim.start, found!.claim.end)).toContain(change.was)
    expect(report.slice(found!.report.start, found!.report.end)).toContain(change.became)
    expect(found!.reason).toContain(change.became === '' ? `“${change.was}” is gone` : change.became)
  })

  it.each(CHANGED)('is reported, with no more than a faint suspicion, where nothing was changed ($language): $claim', (change) => {
    const { kind, alterations } = verdictOn(change, change.claim)
    expect(kind).toBe('reported')
    expect(alterations.filter((one) => one.strength >= FAINT)).toEqual([])
  })
})
