import { describe, expect, it } from 'vitest'
import { beginComparison, compare, sentencesToRead } from '../../../src/engine/compare.ts'
import { compareByMeaning, readMeaning, type Report, type Statement } from '../../../src/index.ts'
import type { ClaimAndPassage, PairReading } from '../../../src/model/meaning.ts'
import { rejudgeBy } from '../../../src/review/rejudge.ts'
import { openCache } from '../../../src/semantic/encoder/cache.ts'
import { openPairEncoder, pairKey } from '../../../src/semantic/encoder/pairs.ts'
import { projectionPath, readProjection } from '../../../src/semantic/encoder/projection.ts'
import { meaningReader, readerWith } from '../../../src/semantic/encoder/read.ts'
import { meaningFolder } from '../../../src/semantic/encoder/session.ts'
import { ownCache } from '../../helpers/own-cache.ts'

ownCache()

const CLAIM = 'The minister said on Tuesday that the bridge will open in May.'
const PAIRS: readonly ClaimAndPassage[] = [
  { claim: CLAIM, passage: 'The bridge is to be opened in May, according to the minister.' },
  { claim: CLAIM, passage: 'According to the minister, the bridge will stay closed in May.' },
  { claim: CLAIM, passage: 'Министр заявил, что мост откроют в мае.' },
  { claim: CLAIM, passage: 'Fishermen thanked the crews of all the ships that had waited in the harbour since the storm.' },
  { claim: 'x'.repeat(3), passage: `${'word '.repeat(400)}end` },
]

describe('a claim and a passage', () => {
  it('are read the same alone and among others', async () => {
    const encoder = await openPairEncoder()
    const all = await encoder.read(PAIRS)
    for (const [index, pair] of PAIRS.entries()) {
      const [alone] = await encoder.read([pair])
      for (const answer of ['reported', 'altered', 'partial', 'omitted'] as const)
        expect(alone![answer]).toBeCloseTo(all[index]![answer], 3)
    }
  })

  it('say what the passage makes of the claim', async () => {
    const [told, denied, across, other] = (await (await openPairEncoder()).read(PAIRS)) as [
      PairReading,
      PairReading,
      PairReading,
      PairReading,
    ]
    const altered = ({ altered, reported }: PairReading): number => altered - reported
    const there = ({ reported, omitted }: PairReading): number => reported - omitted
    expect(altered(denied)).toBeGreaterThan(altered(told) + 0.5)
    expect(there(other)).toBeLessThan(there(across) - 2)
    expect(there(told)).toBeGreaterThan(0)
  })

  it('come out of the cache as they went in, each pair under a key of its own', async () => {
    const reader = readerWith(readProjection(projectionPath(meaningFolder())), 'pairs')
    const together = await reader.readPairs([...PAIRS, ...PAIRS])
    const kept = openCache('pairs').readings.get(PAIRS.map(pairKey))
    for (const pair of PAIRS) expect(kept.get(pairKey(pair))).toEqual(together(pair))
    expect(together({ claim: 'a', passage: 'b' })).toBeUndefined()
    expect(pairKey({ claim: 'a b', passage: 'c' })).not.toBe(pairKey({ claim: 'a', passage: ' bc' }))
  })
})

const statement: Statement = {
  text: `${CLAIM} He thanked the crews. The toll will not rise before 2027.`,
  language: 'en',
  provenance: {},
}
const reports: readonly Report[] = [
  {
    text: 'According to the minister, the bridge opens in May. Its toll is to stay as it is until 2027.',
    language: 'en',
    provenance: {},
    outlet: 'Paper',
    role: 'subject',
  },
]

describe('a comparison', () => {
  it('is the same whether its pairs are read on the way or beforehand', async () => {
    const beforehand = compare(statement, reports, { meaning: (await readMeaning(statement, reports))! })
    expect(await compareByMeaning(statement, reports)).toEqual(beforehand)
  })

  it('heeds what pairs say, and does without where they were not read', async () => {
    const meaning = await meaningReader().read(sentencesToRead(statement, reports))
    const begun = beginComparison(statement, reports, { meaning })
    expect(begun.pairs.map((pair) => pair.claim)).toContain(CLAIM)
    const say = (altered: number) => begun.finish(() => ({ reported: 0, altered, partial: -2, omitted: -4 }))
    const most = ({ verdicts }: ReturnType<typeof say>): number => Math.max(...verdicts[0]![0]!.alterations.map((one) => one.strength), 0)
    expect(most(say(3))).toBeGreaterThan(most(say(-3)))
    expect(begun.finish(() => undefined)).toEqual(begun.finish())
  })

  it('reads a claim with a second passage where that is nearly as near, and with no far one', async () => {
    const told = ['The bridge opens in May, the minister said on Tuesday.', 'The minister said that the bridge will be opened in May.']
    const [far, report] = ['Fishermen mended their nets in the harbour.', reports[0]!]
    const passagesIn = async (text: string): Promise<string[]> => {
      const twice = [{ ...report, text }]
      const meaning = await meaningReader().read(sentencesToRead(statement, twice))
      return beginComparison(statement, twice, { meaning }).pairs.flatMap(({ claim, passage }) => (claim === CLAIM ? [passage] : []))
    }
    expect((await passagesIn(`${told.join(' ')} ${far}`)).sort()).toEqual([...told].sort())
    expect(await passagesIn(`${far} ${told[0]!}`)).toEqual([told[0]])
  })

  it('judges claims that a reviewer cuts anew, although nothing of them was read', async () => {
    const meaning = (await readMeaning(statement, reports))!
    const comparison = compare(statement, reports, { meaning })
    const { start } = comparison.claims[0]!.span
    const cut = rejudgeBy(meaning)(comparison, [{ start, end: start + CLAIM.indexOf(' on Tuesday') }])
    expect(cut.verdicts[0]![0]!.coverage).toBeGreaterThan(0)
  })
})
