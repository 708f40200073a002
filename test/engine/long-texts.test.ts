// Very long reports and statements: what is shortened for them loses nothing that a reader would find.
import { describe, expect, it } from 'vitest'
import { matchMeaning } from '../../src/engine/align/meaning-signals.ts'
import { LOOKED_AT, TOKENS_LOOKED_AT } from '../../src/engine/align/shortlist.ts'
import { claimTokens } from '../../src/engine/align/token-matches.ts'
import { compare, compareClaims, wordStrength } from '../../src/engine/compare.ts'
import { MEANING_WIDTH, type Meaning, type TokenVectors } from '../../src/model/meaning.ts'
import type { Report, Statement } from '../../src/model/document.ts'
import { words } from '../../src/text/words.ts'

/** Vectors drawn from the stems of words: equal words are near, others are not. No encoder is needed to see which passages are looked at. */
function vectorsOf(sentence: string): TokenVectors {
  const tokens = words(sentence, 'en')
  const vectors = new Int8Array(tokens.length * MEANING_WIDTH)
  tokens.forEach(({ form }, row) => {
    let state = form.hash || 1
    for (let place = 0; place < MEANING_WIDTH; place++) {
      state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
      vectors[row * MEANING_WIDTH + place] = ((state >>> 9) & 1) * 22 - 11
    }
  })
  return {
    count: tokens.length,
    starts: Uint16Array.from(tokens, (token) => token.start),
    ends: Uint16Array.from(tokens, (token) => token.end),
    weights: Float32Array.from(tokens, (token) => Math.max(0.1, token.form.weight / 3)),
    vectors,
  }
}
const drawn: Meaning = { model: 'drawn', of: vectorsOf }

const THINGS = ['harbour', 'school', 'orchard', 'museum', 'railway', 'library', 'bakery', 'theatre', 'glacier', 'vineyard']
const ACTS = ['opened', 'closed', 'painted', 'sold', 'repaired', 'measured', 'flooded', 'praised', 'moved', 'rented']
const filler = (index: number): string =>
  `The ${THINGS[index % 10]!} of district ${index} was ${ACTS[Math.floor(index / 10) % 10]!} before the ${THINGS[(index * 7 + 3) % 10]!}.`
const SAID = 'The minister promised to send forty nurses to the northern islands.'
const statement: Statement = { text: `${SAID} He thanked the fishermen for their patience.`, language: 'en', provenance: {} }

/** A report of `count` sentences that tells what was said at one place. */
function reportWith(count: number, place: number, told: string, fill = filler, language = 'en'): Report {
  const text = Array.from({ length: count }, (_, index) => (index === place ? told : fill(index))).join('\n')
  return { text, language, provenance: {}, outlet: 'A', role: 'subject' }
}

describe('a report of hundreds of passages', () => {
  it.each([0, 1, 150, 298, 299])('by meaning, is found to tell a claim in passage %i', (place) => {
    const { verdicts } = compare(statement, [reportWith(300, place, SAID)], { meaning: drawn })
    expect(verdicts[0]![0]!.evidence[0]!.text).toBe(SAID)
  })

  it('by meaning, is found to tell a claim however many passages there are', () => {
    const { verdicts } = compare(statement, [reportWith(9000, 7001, SAID)], { meaning: drawn })
    expect(verdicts[0]![0]!.evidence[0]!.text).toBe(SAID)
  })

  it('has as many passages looked at as a bound allows, and all of a shorter one', () => {
    const claims = ['one claim about harbours', SAID].map((text) => claimTokens([{ vectors: vectorsOf(text), offset: 0 }], text.length))
    const looked = (count: number): number[] =>
      matchMeaning(
        claims,
        Array.from({ length: count }, (_, index) => vectorsOf(filler(index))),
      ).map((one) => one.passages.length)
    expect(looked(LOOKED_AT)).toEqual([LOOKED_AT, LOOKED_AT])
    for (const count of looked(LOOKED_AT * 5)) expect(count).toBeLessThanOrEqual(LOOKED_AT)
  })

  it('of long lines has fewer of them looked at, and the whole of a report that has no more tokens than that', () => {
    const claims = [claimTokens([{ vectors: vectorsOf(SAID), offset: 0 }], SAID.length)]
    const long = (index: number): string => Array.from({ length: 40 }, (_, at) => filler(index * 40 + at)).join(' ')
    const tokens = (passages: readonly TokenVectors[]): number => passages.reduce((sum, one) => sum + one.count, 0)
    const made = Array.from({ length: 60 }, (_, index) => vectorsOf(long(index)))
    const looked = (passages: readonly TokenVectors[]): readonly number[] =>
      matchMeaning(claims, passages)[0]!.passages.map((one) => one.passage)
    const few = made.slice(0, Math.floor((TOKENS_LOOKED_AT * made.length) / tokens(made)))
    expect(looked(few)).toHaveLength(few.length)
    for (const count of [few.length + 2, 30, 60]) {
      const some = looked(made.slice(0, count))
      expect(some.length).toBeGreaterThan(few.length / 2)
      expect(tokens(some.map((index) => made[index]!))).toBeLessThanOrEqual(TOKENS_LOOKED_AT * 1.1)
    }
  })

  it('most of them short has no more tokens looked at where the long ones are the nearest', () => {
    const claims = [claimTokens([{ vectors: vectorsOf(SAID), offset: 0 }], SAID.length)]
    const near = vectorsOf(Array.from({ length: 50 }, () => SAID).join(' '))
    const passages = Array.from({ length: 2000 }, (_, index) => (index % 40 === 7 ? near : vectorsOf(filler(index))))
    const [match] = matchMeaning(claims, passages)
    const tokens = match!.passages.reduce((sum, { passage }) => sum + passages[passage]!.count, 0)
    expect(passages[match!.passages[0]!.passage]).toBe(near)
    expect(tokens).toBeLessThanOrEqual(3 * TOKENS_LOOKED_AT)
  })

  it.each([0, 11, 29])('of long lines, by meaning, is found to tell a claim in line %i', (place) => {
    const lines = Array.from({ length: 30 }, (_, index) =>
      Array.from({ length: 40 }, (_unused, at) => filler(index * 40 + at).replace('.', ' and')).join(' '),
    )
    const told = `${SAID.replace('.', ' and')} ${lines[place]!.slice(0, 200)}`
    const text = lines.map((one, index) => (index === place ? told : one)).join('\n')
    const { verdicts } = compare(statement, [{ text, language: 'en', provenance: {}, outlet: 'A', role: 'subject' }], { meaning: drawn })
    expect(verdicts[0]![0]!.evidence[0]!.text).toContain('forty nurses')
  })

  it.each([3, 140, 399])('in another language, is found to tell a claim in passage %i', (place) => {
    const korean = reportWith(
      400,
      place,
      '김정은은 루카셴코에게 평양 방문을 초청하였다.',
      (index) => `${index}번째 과수원에서 사과를 땄다.`,
      'ko',
    )
    const said: Statement = { text: 'Kim Jong Un invited Lukashenko to visit Pyongyang.', language: 'en', provenance: {} }
    const { verdicts } = compare(said, [korean])
    expect(verdicts[0]![0]!.evidence[0]!.text).toContain('김정은')
  })
})

describe('a statement that is one line without a stop', () => {
  it.each([
    ['en', 'he is ready to visit Oslo and thanked the staff ', 400],
    ['zh', '主席表示愿意访问平壤并感谢代表团', 900],
    ['ko', '대한민국', 4000],
    ['ru', 'он готов посетить Минск и благодарит всех ', 400],
    ['be', 'ён гатовы наведаць Мінск і дзякуе ўсім ', 400],
  ])('is compared in parts that lie in the text one after the other (%s)', (language, piece, times) => {
    const text = piece.repeat(times)
    const { claims } = compare({ text, language, provenance: {} }, [reportWith(3, 1, SAID)])
    expect(claims.length).toBeGreaterThan(1)
    let at = 0
    for (const { span } of claims) {
      expect(span.start).toBeGreaterThanOrEqual(at)
      expect(span.end - span.start).toBeLessThanOrEqual(4000)
      at = span.end
    }
  })
})

it('the strength of a passage by words is that of the evidence that a comparison of the two shows', () => {
  const pieces = [SAID, filler(3), `${filler(4)} ${SAID}`, 'Министр обещал послать медсестёр.']
  const strength = wordStrength({ claims: 'en' })
  for (const claim of [SAID, filler(4), 'He thanked them.'])
    for (const piece of pieces) {
      const [verdict] = compareClaims([claim], piece, { claims: 'en' }).verdicts
      expect(strength(claim, piece)).toBe(Math.max(0, ...verdict!.evidence.map((one) => one.strength)))
    }
})
