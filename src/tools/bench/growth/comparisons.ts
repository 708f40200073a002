// Comparisons of growing texts: on the statement's side, on the report's, on both; by words and by meaning; and what is written of them.
import { LOOKED_AT, TOKENS_LOOKED_AT } from '../../../engine/align/shortlist.ts'
import { beginClaims, compare, type CompareOptions } from '../../../engine/compare.ts'
import { cutReport, sentenceTexts } from '../../../engine/cut.ts'
import { MEANING_UNIT, MEANING_WIDTH, type Meaning, type TokenVectors } from '../../../model/meaning.ts'
import type { Report, Statement } from '../../../model/document.ts'
import { csvReport } from '../../../present/csv/report.ts'
import { htmlReport } from '../../../present/html/report.tsx'
import { jsonReport } from '../../../present/json/report.ts'
import { markdownReport } from '../../../present/markdown/report.ts'
import { terminalReport } from '../../../present/terminal/report.ts'
import { openEncoder } from '../../../semantic/encoder/session.ts'
import { words } from '../../../text/words.ts'
import { coined, grown, type Series } from './series.ts'
import { BOTH_SIDES, LATIN, TEXTS, type GrowingText } from './texts.ts'

/** Begins a text, so that it has something of the other side, and its passage is read by the judge. */
const SHARED: Readonly<Record<string, string>> = {
  en: 'Kim Jong Un and Pyongyang 12 percent ',
  ru: 'Ким Чен Ын и Пхеньян 12 процентов ',
  be: 'Кім Чэн Ын і Пхеньян 12 працэнтаў ',
  ko: '김정은 평양 12퍼센트 ',
  zh: '金正恩在平壤12%',
}

const statement = (text: string, language: string): Statement => ({ text, language, provenance: { published: '2025-09-09' } })
const report = (text: string, language: string): Report => ({ ...statement(text, language), outlet: 'A', role: 'subject' })

/** The other side, which stays as it is; in the text's language, and in another one. */
const ENGLISH =
  'The president of Belarus thanked Kim Jong Un for the invitation. He said that he is ready to visit Pyongyang in October. Trade grew by 12 percent in 2024.'
const KOREAN =
  '대통령은 김정은의 초청에 감사를 표했다. 그는 10월에 평양을 방문할 준비가 되여있다고 말했다. 2024년에 무역이 12퍼센트 늘었다.'

interface Side {
  readonly text: string
  readonly language: string
}
const IN_ENGLISH: Side = { text: ENGLISH, language: 'en' }
const IN_KOREAN: Side = { text: KOREAN, language: 'ko' }
/** What a growing text is compared with: English, but one in its own language too where there is one. */
const SHORT_REPORT: Readonly<Record<string, Side>> = { ko: IN_KOREAN }
const SHORT_STATEMENT: Readonly<Record<string, Side>> = { en: IN_ENGLISH, fr: IN_ENGLISH }

/** Vectors without an encoder: each word's are drawn from its stem, so that equal words are near and others are not. */
function drawnMeaning(language: string): Meaning {
  const known = new Map<string, TokenVectors>()
  const read = (sentence: string): TokenVectors => {
    const tokens = words(sentence.slice(0, 0xffff), language)
    const vectors = new Int8Array(tokens.length * MEANING_WIDTH)
    tokens.forEach(({ form }, row) => {
      let state = form.hash || 1
      let square = 0
      const values = Array.from({ length: MEANING_WIDTH }, () => {
        state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
        const value = ((state >>> 8) & 0xffff) / 0xffff - 0.4
        square += value * value
        return value
      })
      vectors.set(
        values.map((value) => Math.round((value * MEANING_UNIT) / Math.sqrt(square))),
        row * MEANING_WIDTH,
      )
    })
    return {
      count: tokens.length,
      starts: Uint16Array.from(tokens, (token) => token.start),
      ends: Uint16Array.from(tokens, (token) => token.end),
      weights: Float32Array.from(tokens, (token) => Math.max(0.1, token.form.weight / 3)),
      vectors,
    }
  }
  return {
    model: 'drawn',
    of: (sentence) => {
      let found = known.get(sentence)
      if (!found) known.set(sentence, (found = read(sentence)))
      return found
    },
  }
}

const sides = ({ name, language, piece }: GrowingText): Series[] => [
  {
    name: `statement: ${name}`,
    prepare: (size) => {
      const long = statement((SHARED[language] ?? '') + grown(piece, size), language)
      const other = SHORT_REPORT[language] ?? IN_ENGLISH
      const short = report(other.text, other.language)
      return () => compare(long, [short])
    },
  },
  {
    name: `report: ${name}`,
    prepare: (size) => {
      const other = SHORT_STATEMENT[language] ?? IN_KOREAN
      const short = statement(other.text, other.language)
      const long = report((SHARED[language] ?? '') + grown(piece, size), language)
      return () => compare(short, [long])
    },
  },
]

/** Size by which it is looked for. */
const STEP = 4_000

/** Size from which a report has more than is looked at for one claim by meaning. */
function beyondShortlist({ language, piece }: GrowingText): number {
  for (let size = STEP; ; size += STEP) {
    const text = grown(piece, size)
    const passages = sentenceTexts(text, cutReport(report(text, language)))
    const tokens = passages.reduce((sum, passage) => sum + words(passage, language).length, 0)
    if (passages.length > LOOKED_AT || tokens > TOKENS_LOOKED_AT) return size
  }
}

const byMeaning = (language: string) => (): CompareOptions => ({ meaning: drawnMeaning(language) })

/** A text against another one of its kind. */
const both = ({ name, language, piece }: GrowingText, options: () => CompareOptions, label: string): Series => ({
  name: `${label}: ${name}`,
  prepare: (size) => {
    const long = statement(grown(piece, size), language)
    const other = report(
      grown((index) => piece(index * 3 + 1), size),
      language,
    )
    const same = options()
    return () => compare(long, [other], same)
  },
})

const across = (from: GrowingText, to: GrowingText, options: () => CompareOptions, label: string): Series => ({
  name: `${label}: ${from.name} against ${to.name}`,
  prepare: (size) => {
    const long = statement(grown(from.piece, size), from.language)
    const other = report(grown(to.piece, size), to.language)
    const same = options()
    return () => compare(long, [other], same)
  },
})

const named = (name: string): GrowingText => TEXTS.find((one) => one.name === name)!
const PAIRS: readonly (readonly [string, string])[] = [
  ['English prose', 'Korean prose'],
  ['Korean prose', 'Russian prose'],
  ['Russian prose', 'Chinese prose'],
  ['Chinese prose', 'English prose'],
  ['Latin names', 'Korean prose'],
  ['Cyrillic names', 'Latin names'],
  ['Latin names', 'Hangul words'],
  ['Latin names', 'Chinese names'],
  ['numbers', 'numbers of Russian thousands'],
  ['short lines', 'short lines of Chinese'],
]

/** Claims asked about so far: each is remembered, and one that was seen would be found, not read. */
let asked = 0

/** One ready-made claim, as lines of `batch` have them: it is not cut. */
const claim = ({ name, language, piece }: GrowingText): Series => ({
  name: `one claim: ${name}`,
  prepare: (size) => {
    const text = SHARED[language]! + grown(piece, size)
    return () => beginClaims([`${(asked += 1)} ${text}`], ENGLISH, { claims: language, report: 'en' }).finish()
  },
})

const CLAIMS = [
  'English prose',
  'one line without a stop',
  'one word of Hangul',
  'jamo',
  'numbers',
  'dates',
  'Korean prose',
  'Chinese of commas',
  'who said it',
  'who said it, in Russian',
]

/** Characters of the texts that are written about, over and over. */
const WRITTEN_BLOCK = 4_000
const told = (index: number, hospitals: number): string =>
  `On day ${index} the minister of ${coined(2 * index, LATIN)} said that ${coined(2 * index + 1, LATIN)} will sign an agreement with Oslo on ${hospitals} hospitals. `
/** A third is left out, a third changed. */
const retold = (index: number): string => {
  if (index % 3 === 0) return `In ${coined(3_000 + index, LATIN)} the harvest was brought in and the markets were full of pears. `
  return told(index, index % 3 === 1 ? index : index + 7)
}

/** A value with all spans in it moved on. */
function moved<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((one: unknown) => moved(one, by)) as T
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([key, one]: [string, unknown]) => [
    key,
    typeof one === 'number' && (key === 'start' || key === 'end') ? one + by : moved(one, by),
  ])
  return Object.fromEntries(fields) as T
}

/**
 * A comparison as long as asked for, of a short one over and over: what is to be written grows just as it does. Of a long text ever more is
 * called changed, the more names and days there are to hold a claim against.
 */
function comparisonOf(size: number): ReturnType<typeof compare> {
  const blank = (text: string): string => text.padEnd(2 * WRITTEN_BLOCK)
  const one = compare(statement(blank(grown((index) => told(index, index), WRITTEN_BLOCK)), 'en'), [
    report(blank(grown(retold, WRITTEN_BLOCK)), 'en'),
  ])
  const times = Array.from({ length: size / WRITTEN_BLOCK }, (_, index) => index * 2 * WRITTEN_BLOCK)
  return {
    ...one,
    statement: { ...one.statement, text: one.statement.text.repeat(times.length) },
    reports: one.reports.map((each) => ({ ...each, text: each.text.repeat(times.length) })),
    claims: times.flatMap((by) => moved(one.claims, by)).map((claim, index) => ({ ...claim, id: `c${index + 1}` })),
    verdicts: times.flatMap((by) => moved(one.verdicts, by)),
    additions: one.additions.map((each) => times.flatMap((by) => moved(each, by))),
    unclaimed: times.flatMap((by) => moved(one.unclaimed ?? [], by)),
  }
}

const writing = (name: string, write: (comparison: ReturnType<typeof compare>) => unknown): Series => ({
  name: `written: ${name}`,
  prepare: (size) => {
    const comparison = comparisonOf(size)
    return () => write(comparison)
  },
})

const WRITTEN: readonly Series[] = [
  writing('terminal', (comparison) => terminalReport(comparison, { width: 80, colour: false })),
  writing('Markdown', (comparison) => markdownReport(comparison, {})),
  writing('HTML', (comparison) => htmlReport(comparison, {})),
  writing('CSV', (comparison) => csvReport(comparison)),
  writing('JSON', (comparison) => jsonReport(comparison)),
]

/** Texts whose pieces for the encoder are asked for. */
const TOKENISED = [
  'English prose',
  'one word of Latin letters',
  'one word of Hangul',
  'jamo',
  'conjoining jamo',
  'combining marks',
  'surrogates',
  'spaces',
]

const tokenised = ({ name, piece }: GrowingText): Series => ({
  name: `pieces: ${name}`,
  prepare: async (size) => {
    const { tokenize } = await openEncoder()
    const text = grown(piece, size)
    return () => tokenize(text)
  },
})

export const COMPARISONS: readonly Series[] = [
  ...TEXTS.flatMap(sides),
  ...BOTH_SIDES.flatMap((name) => [
    both(named(name), () => ({}), 'both by words'),
    {
      ...both(named(name), byMeaning(named(name).language), 'both by meaning'),

      least: () => beyondShortlist(named(name)),
    },
  ]),
  ...PAIRS.map(([from, to]) => across(named(from), named(to), () => ({}), 'two languages by words')),
  ...PAIRS.slice(0, 4).map(([from, to]) => ({
    ...across(named(from), named(to), byMeaning('en'), 'two languages by meaning'),
    least: () => beyondShortlist(named(to)),
  })),
  ...CLAIMS.map((name) => claim(named(name))),
  ...WRITTEN,
  ...TOKENISED.map((name) => tokenised(named(name))),
]
