// What a verdict says it rests on can be read in the texts: words named as shared or as others stand there, and what is missing is whole.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compare, type Comparison } from '../../../src/index.ts'
import { matchForm } from '../../../src/text/normalise.ts'
import { root } from '../../helpers/run.ts'

interface Line {
  readonly lang: string
  readonly statement: string
  readonly reports: readonly { readonly lang: string; readonly text: string }[]
}

const SETS = ['en12', 'ko7', 'ru8', 'zh7', 'x7'] as const
const CASES = 2
const lines = (set: string): Line[] =>
  readFileSync(join(root, 'cases', 'bench', `${set}.jsonl`), 'utf8')
    .split('\n')
    .slice(0, CASES)
    .map((line) => JSON.parse(line) as Line)

const compared = ({ lang: language, statement, reports }: Line): Comparison =>
  compare(
    { text: statement, language, provenance: {} },
    reports.map(({ text, lang: other }, index) => ({
      text,
      language: other,
      provenance: {},
      outlet: `Paper ${index + 1}`,
      role: 'subject',
    })),
  )

interface Named {
  readonly claim: string
  readonly passage: string
  readonly shared: readonly string[]
  readonly pairs: readonly (readonly [said: string, made: string])[]
}

function namedIn({ claims, verdicts }: Comparison): Named[] {
  return verdicts.flatMap((row, index) =>
    row.flatMap((verdict) =>
      verdict.evidence.map(({ text, reasons }) => ({
        claim: claims[index]!.text,
        passage: text,
        shared: reasons.flatMap((reason) => /^shared: (.*)$/su.exec(reason)?.[1]?.split(', ') ?? []),
        pairs: reasons.flatMap((reason) =>
          /^(?:in other words|translated): /u.test(reason)
            ? [...reason.matchAll(/“([^“”]*)” as “([^“”]*)”/gu)].map((match) => [match[1]!, match[2]!] as const)
            : [],
        ),
      })),
    ),
  )
}

const LETTER = /[\p{L}\p{N}]/u
const HAN = /\p{Script=Han}/u

describe.each(SETS)('what a verdict names (cases/bench/%s.jsonl)', (set) => {
  const comparisons = lines(set).map(compared)

  it('stands in the passage where it is called shared, and in both texts where it is told in other words', () => {
    const named = comparisons.flatMap(namedIn)
    expect(named.some(({ shared, pairs }) => shared.length + pairs.length > 0)).toBe(true)
    for (const { claim, passage, shared, pairs } of named) {
      // Another case of the same word is shared too: its beginning stands there.
      for (const word of shared) expect([word, matchForm(passage).includes(matchForm(word).slice(0, 2))]).toEqual([word, true])
      for (const [said, made] of pairs) {
        expect([said, claim.includes(said)]).toEqual([said, true])
        expect([made, passage.includes(made)]).toEqual([made, true])
        expect(matchForm(said)).not.toBe(matchForm(made))
      }
    }
  })

  it('has a passage to show wherever it is called reported or told in part', () => {
    for (const verdict of comparisons.flatMap(({ verdicts }) => verdicts.flat()))
      if (verdict.kind === 'reported' || verdict.kind === 'partial') expect(verdict.evidence.length).toBeGreaterThan(0)
  })

  it('is missing by whole words and numbers, none of them twice', () => {
    for (const { statement, verdicts } of comparisons)
      for (const { missing } of verdicts.flat())
        missing.forEach(({ start, end }, index) => {
          const { text } = statement
          expect(end).toBeGreaterThan(start)
          expect(start).toBeGreaterThanOrEqual(missing[index - 1]?.end ?? 0)
          const cutsWord = (at: number): boolean =>
            LETTER.test(text[at - 1] ?? ' ') && LETTER.test(text[at] ?? ' ') && !HAN.test(text[at - 1]!) && !HAN.test(text[at]!)
          const cutsNumber = (at: number): boolean => /\d[.,]?$/u.test(text.slice(0, at)) && /^[.,]?\d/u.test(text.slice(at))
          expect([text.slice(start, end), cutsNumber(start) || cutsNumber(end)]).toEqual([text.slice(start, end), false])
          // Where scripts meet, a word of one may end inside a run of letters: 3억원, NATO는.
          if (!/\d/.test(text.slice(Math.max(0, start - 1), end + 1)))
            expect([text.slice(start, end), cutsWord(start) || cutsWord(end)]).toEqual([text.slice(start, end), false])
        })
  })
})
