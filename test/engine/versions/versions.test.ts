import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { inOrder } from '../../../src/engine/versions/order.ts'
import { changedPassages } from '../../../src/engine/versions/passages.ts'
import type { Document } from '../../../src/model/document.ts'
import type { VersionHistory } from '../../../src/model/versions.ts'
import { versionHistory } from '../../../src/semantic/versions.ts'

const document = (text: string, language = 'en', retrieved?: string): Document => ({
  text,
  language,
  provenance: retrieved === undefined ? {} : { retrieved },
})

/** What changed in a text's own words, as kind, version and the words before and after. */
async function changes(language: string, ...texts: readonly string[]): Promise<string[]> {
  const history = await versionHistory(
    { of: 'statement', name: 'Paper', versions: texts.map((text) => document(text, language)) },
    undefined,
  )
  return told(history?.own.changes ?? [])
}

const told = (list: VersionHistory['own']['changes']): string[] => list.map(({ kind, version }) => `${kind} in ${version + 1}`)

describe('a claim that stood in the first version', () => {
  it.each([
    ['en', 'The minister opened the northern bridge on Tuesday.', 'She apologised to the fishermen of Sund for the long winter closure.'],
    ['ru', 'Министр открыл северный мост во вторник.', 'Она извинилась перед рыбаками Сунда за долгое зимнее закрытие.'],
    ['be', 'Міністр адкрыў паўночны мост у аўторак.', 'Яна папрасіла прабачэння ў рыбакоў Сунда за доўгае зімовае закрыццё.'],
    ['ko', '장관은 화요일에 북쪽 다리를 개통하였다.', '그는 긴 겨울 폐쇄에 대하여 순드의 어부들에게 사과하였다.'],
    ['zh', '部长星期二为北部大桥揭幕。', '她就漫长的冬季封闭向松德的渔民道歉。'],
  ])('is gone, or may have gone, once its sentence is, and added once it comes (%s)', async (language, stays, goes) => {
    const [whole, cut] = [`${stays}\n\n${goes}`, stays]
    const [change, ...rest] = await changes(language, whole, cut)
    expect(rest).toEqual([])
    expect(change).toMatch(/^(?:gone|unsure) in 2$/)
    const back = await changes(language, cut, whole)
    expect(back).toEqual(['added in 2'])
  })

  it.each([
    ['en', 'The new ships will cost 40 million crowns in all.', '40', '60'],
    ['en', 'The line to the islands opens on 1 May.', '1 May', '9 June'],
    ['ru', 'Новые корабли обойдутся в 40 миллионов крон.', '40', '60'],
    ['be', 'Новыя караблі будуць каштаваць 40 мільёнаў крон.', '40', '60'],
    ['ko', '새 배에는 4000만 크로네가 든다.', '4000만', '6000만'],
    ['zh', '新船将耗资4000万克朗。', '4000万', '6000万'],
  ])('is altered once its number or date is another (%s: %s)', async (language, sentence, from, to) => {
    const kept = {
      en: 'The harbour stays open.',
      ru: 'Гавань остаётся открытой.',
      be: 'Гавань застаецца адкрытай.',
      ko: '항구는 계속 열려 있다.',
      zh: '港口继续开放。',
    }[language]
    expect(await changes(language, `${kept}\n\n${sentence}`, `${kept}\n\n${sentence.replace(from, to)}`)).toEqual(['altered in 2'])
  })

  it('is followed through all versions: gone, and back', async () => {
    const [stays, goes] = ['The minister opened the northern bridge on Tuesday.', 'She apologised to the fishermen of Sund.']
    const found = await changes('en', `${stays}\n\n${goes}`, stays, `${stays}\n\n${goes}`)
    expect(found).toHaveLength(2)
    expect(found[0]).toMatch(/^(?:gone|unsure) in 2$/)
    expect(found[1]).toBe('added in 3')
  })
})

describe('a statement’s claims in the versions of a report', () => {
  const said = document('I apologise to the fishermen of Sund for the long closure. The northern bridge will open on 1 May.')
  const bridge = 'The northern bridge will open on 1 May, the minister said.'
  const sorry = 'The minister apologised to the fishermen of Sund for the long closure.'
  const history = (...texts: readonly string[]): Promise<VersionHistory | undefined> =>
    versionHistory({ of: 0, name: 'Paper', versions: texts.map((text) => document(text)) }, said)

  it('are gone with the passage that carried them, and only then', async () => {
    const found = await history(`${bridge} ${sorry}`, bridge)
    expect(told(found?.statement?.changes ?? [])).toEqual(['gone in 2'])
    const [change] = found!.statement!.changes
    expect(found!.versions[0]!.text.slice(change!.before!.start, change!.before!.end)).toBe(sorry)
    // What the statement's claims show is not told a second time of the text's own.
    expect(found?.own.changes).toEqual([])
  })

  it('are as they were where other sentences are added or moved', async () => {
    const found = await history(`${bridge} ${sorry}`, `${sorry} ${bridge} Snow is expected at the weekend in the hills.`)
    expect(found?.statement?.changes).toEqual([])
    expect(found?.passages).toHaveLength(1)
  })

  it('have no history where all versions say the same', async () => {
    expect(await history(`${bridge}\n\nViews: 12`, `${bridge}\n\nViews: 13`)).toBeUndefined()
  })
})

describe('the order of versions', () => {
  it('is that of time, whatever the order in which they are named; a copy counts from when it was made', () => {
    const copy: Document = {
      ...document('One.'),
      provenance: { retrieved: '2026-09-01T00:00:00Z', archived: { url: 'x', captured: '2026-01-01', used: true } },
    }
    const [two, three] = [document('Two.', 'en', '2026-02-01T00:00:00Z'), document('Three.', 'en', '2026-03-01T00:00:00Z')]
    expect(inOrder([three, copy, two]).map((one) => one.text)).toEqual(['One.', 'Two.', 'Three.'])
  })

  it('is the given one where a time is not known', () => {
    expect(inOrder([document('Two.', 'en', '2026-02-01T00:00:00Z'), document('One.')]).map((one) => one.text)).toEqual(['Two.', 'One.'])
  })
})

const word = fc.constantFrom('harbour', 'bridge', 'minister', 'winter', 'opens', 'closes', 'fishermen', 'ferry')
const text = fc.array(
  fc.array(word, { minLength: 3, maxLength: 8 }).map((words) => `The ${words.join(' ')}.`),
  { minLength: 1, maxLength: 6 },
)

describe('changed passages', () => {
  it('are none between a text and itself, and slice to sentences that the other has not', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(' '), other.join(' ')]
        expect(changedPassages(before, before, 'en')).toEqual([])
        for (const change of changedPassages(before, after, 'en')) {
          if (change.before) expect(after).not.toContain(before.slice(change.before.start, change.before.end))
          if (change.after) expect(before).not.toContain(after.slice(change.after.start, change.after.end))
        }
      }),
      { numRuns: 60 },
    )
  })
})
