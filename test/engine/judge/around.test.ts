// What else statement and report say, beside a value that the nearest passage does not have.
import { expect, it } from 'vitest'
import { alignClaims, prepareClaims } from '../../../src/engine/align/align.ts'
import { indexText } from '../../../src/engine/align/indexed-text.ts'
import { fatesOf, speakerSignals, type Fates, type Pair } from '../../../src/engine/judge/alterations/index.ts'
import { readClaim, readPassage, valuesAround, valuesOf } from '../../../src/engine/judge/reading.ts'

/** The first claim of a statement beside the first passage of a report, both in English. */
function pairOf(statement: readonly string[], told: string): Pair {
  const report = indexText(told, 'en')
  const aligned = alignClaims(prepareClaims(statement, 'en'), report)[0]!
  const made = readPassage(report, 0)
  return {
    said: readClaim(aligned.units),
    made,
    window: { start: 0, end: made.text.length },
    sameLanguage: true,
    recall: 1,
    around: { statement: valuesAround(aligned.from), report: valuesOf(report) },
  }
}
const fates = (statement: readonly string[], told: string): Fates => fatesOf(pairOf(statement, told))

it('a number is another claim’s where the statement has it there, and new where it has it nowhere', () => {
  const told = 'Some 1,800 people lost their homes in the storm.'
  const claim = 'The storm left 18,000 people without shelter.'
  const of = (other: string): readonly unknown[] =>
    fates([claim, other], told)
      .numbers()
      .map(({ isMet, isNew, isElsewhere, apart }) => [isMet, isNew, isElsewhere, Math.round(apart)])
  expect(of('Boats brought fishermen ashore.')).toEqual([[false, true, false, 1]])
  expect(of('Boats brought 1,800 people ashore.')).toEqual([[false, false, false, 1]])
})

it('a number that stands in another passage of the report is not lost', () => {
  const [fate] = fates(
    ['The storm left 18,000 people without shelter.'],
    'Some 1,800 people lost their homes in the storm. In all, 18 thousand are sheltered in schools.',
  ).numbers()
  expect(fate).toMatchObject({ isMet: false, isElsewhere: true })
})

it('a date and a name fare alike', () => {
  const told = 'The bridge to Latvia will open on 9 May.'
  const claim = 'The bridge to Poland will open on 4 May.'
  const of = (other: string): readonly unknown[] => {
    const found = fates([claim, other], told)
    return [...found.dates(), ...found.names()].map(({ isMet, isNew }) => [isMet, isNew])
  }
  expect(of('The old one stays closed.')).toEqual([
    [false, true],
    [false, true],
  ])
  expect(of('Trains to Latvia run from 9 May.')).toEqual([
    [false, false],
    [false, false],
  ])
})

it('whoever a passage lets speak is spoken of in the statement or not', () => {
  const claim = 'The harbour will stay open.'
  const of = (other: string, told: string): readonly number[] => speakerSignals(pairOf([claim, other], told))
  expect(of('The ministry thanks the crews.', 'The harbour will stay open, the ministry said.')).toEqual([0, 1, 1])
  expect(of('The ministry thanks the crews.', 'The harbour will stay open, analysts said.')).toEqual([0, 1, 0])
  expect(of('The ministry thanks the crews.', 'The harbour will stay open.')).toEqual([0, 0, -1])
})
