import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareByMeaning, type Report, type Statement } from '../../../src/index.ts'
import type { Settings } from '../../../src/model/comparison.ts'
import { MEANING_WIDTH } from '../../../src/model/meaning.ts'
import { openCache } from '../../../src/semantic/encoder/cache.ts'
import { projectionPath, readProjection } from '../../../src/semantic/encoder/projection.ts'
import { readerWith } from '../../../src/semantic/encoder/read.ts'
import { meaningFolder, openEncoder } from '../../../src/semantic/encoder/session.ts'
import { ownCache } from '../../helpers/own-cache.ts'

const folder = ownCache()

const SENTENCES = [
  'The minister said on Tuesday that the bridge will open in May.',
  'Министр заявил, что мост откроют в мае.',
  '장관은 다리가 5월에 개통된다고 밝혔다.',
  '部长表示，大桥将于五月通车。',
  'Ｆｕｌｌ width, e\u0301 and 👩‍👩‍👧 in one',
]

describe('the tokenizer', () => {
  it('gives every token its place in the text as it was given, whatever the text', async () => {
    const { tokenize } = await openEncoder()
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom(...SENTENCES, '!\u02d8', 'a\u00a8b\u2017')),
        (text) => {
          const { ids, starts, ends } = tokenize(text)
          expect(starts).toHaveLength(ids.length)
          starts.forEach((start, token) => {
            expect(start).toBeGreaterThanOrEqual(token === 0 ? 0 : starts[token - 1]!)
            expect(ends[token]).toBeGreaterThanOrEqual(start)
            expect(ends[token]).toBeLessThanOrEqual(text.length)
          })
        },
      ),
    )
  })

  it.each(SENTENCES)('leaves no letter of “%s” out', async (text) => {
    const { tokenize } = await openEncoder()
    const { starts, ends } = tokenize(text)
    const covered = new Set(starts.flatMap((start, token) => Array.from({ length: ends[token]! - start }, (_, at) => start + at)))
    const letters = [...text.matchAll(/\p{L}|\p{N}/gu)].map((match) => match.index)
    expect(letters.filter((at) => !covered.has(at))).toEqual([])
  })
})

describe('the encoder', () => {
  it('gives a sentence the same states alone and among others', async () => {
    const encoder = await openEncoder()
    const all = await encoder.encode(SENTENCES.map(encoder.tokenize))
    const [alone] = await encoder.encode([encoder.tokenize(SENTENCES[2]!)])
    expect([...alone!.hidden]).toEqual([...all[2]!.hidden])
  })
})

describe('vectors', () => {
  const projection = readProjection(projectionPath(meaningFolder()))

  it('come out of the cache as they went in', async () => {
    const made = await readerWith(projection, 'test').read(SENTENCES)
    const kept = openCache('test').vectors.get(SENTENCES)
    for (const sentence of SENTENCES) {
      expect(kept.get(sentence)).toEqual(made.of(sentence))
      expect(made.of(sentence)!.vectors).toHaveLength(made.of(sentence)!.count * MEANING_WIDTH)
    }
  })

  it('are made all the same where the cache is broken', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'unsaid-broken-'))
    writeFileSync(join(broken, 'meaning.sqlite'), 'this is no database, whatever its name says'.repeat(40))
    process.env['UNSAID_CACHE'] = broken
    const meaning = await readerWith(projection, 'other').read([SENTENCES[0]!])
    process.env['UNSAID_CACHE'] = folder
    rmSync(broken, { recursive: true })
    expect(meaning.of(SENTENCES[0]!)!.count).toBeGreaterThan(5)
  })

  it('are of all of a sentence that is longer than the model sees', async () => {
    const long = Array.from({ length: 700 }, (_, index) => `word${index}`).join(' ')
    const meaning = await readerWith(projection, 'long').read([long])
    expect(meaning.of(long)!.ends.at(-1)).toBe(long.length)
  })
})

const statement = (text: string, language: string): Statement => ({ text, language, provenance: {} })
const report = (text: string, language: string): Report => ({ text, language, provenance: {}, outlet: 'Paper', role: 'subject' })

const presentFrom = ({ present }: Settings): number => present

describe('a claim told in other words', () => {
  it.each([
    [
      'I am ready to visit your capital at the earliest convenient time.',
      'The president greeted his colleague on the holiday. He signalled willingness to make the trip there as soon as a date suits both sides. Farmers were praised.',
      'en',
      'en',
      presentFrom,
    ],
    [
      'Центральный банк повысил ключевую ставку до 9 процентов.',
      'Регулятор ужесточил политику: стоимость денег теперь составляет 9 % годовых. Рынки отреагировали спокойно.',
      'ru',
      'ru',
      ({ omitted }: Settings) => omitted + 0.1,
    ],
    [
      '나는 다음 달 평양을 방문할 용의가 있다.',
      'The minister is willing to travel to Pyongyang next month, he said. Talks on trade continue.',
      'ko',
      'en',
      presentFrom,
    ],
  ] as const)('is not called omitted: %s', async (said, told, from, to, least) => {
    const { verdicts, settings } = await compareByMeaning(statement(said, from), [report(told, to)])
    expect(verdicts[0]![0]!.kind).not.toBe('omitted')
    expect(verdicts[0]![0]!.coverage).toBeGreaterThan(least(settings))
  })
})

describe('what a report by meaning shows', () => {
  const said = statement(
    'The ministry will reopen the northern bridge on 4 May. It thanks the crews for their work. The toll stays at 3 euros.',
    'en',
  )
  const ADDED = 'Swimmers had complained about the cold water of the public pool last winter.'
  const told = report(`Lorries can use the span in the north again from May 4, officials announced. ${ADDED}`, 'en')

  it('is what it adds: a passage that is near to no claim', async () => {
    const { additions } = await compareByMeaning(said, [told])
    expect(additions[0]!.map(({ text }) => text)).toEqual([ADDED])
  })

  it('is in other words only where the claim is told, and never what is missing or changed', async () => {
    const { claims, verdicts } = await compareByMeaning(said, [told])
    const omitted = verdicts.flat().filter(({ kind }) => kind === 'omitted')
    expect(omitted.length).toBeGreaterThan(0)
    for (const { evidence } of omitted) for (const { reasons } of evidence) expect(reasons.join()).not.toContain('in other words')
    verdicts.forEach(([verdict], index) => {
      const { text, span } = claims[index]!
      const lacking = verdict!.missing.map(({ start, end }) => text.slice(start - span.start, end - span.start))
      for (const one of lacking) expect(verdict!.evidence[0]?.reasons.join() ?? '').not.toContain(`“${one}” as`)
    })
  })
})
