// Signals of every labelled cell of cases and sets, with vectors of a projection that has not seen its statement.
// Run: npx tsx src/tools/train/meaning-rows.ts OUT.jsonl PROJECTIONS BENCHMARKS CASES.jsonl ...
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { alignClaims, presenceRow, prepareClaims, type AlignedClaim, type PreparedClaims } from '../../engine/align/align.ts'
import { indexText } from '../../engine/align/indexed-text.ts'
import { readStatement, wordsOfClaim } from '../../engine/claims/extract.ts'
import { claimsAt, givenToRead, meaningOfClaims, meaningOfGiven, sentencesToRead } from '../../engine/compare.ts'
import { cutStatement } from '../../engine/cut.ts'
import { changeRow } from '../../engine/judge/changes.ts'
import type { Claim } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import type { IndexedText } from '../../engine/align/indexed-text.ts'
import { resolveLanguage } from '../../text/language.ts'
import type { Word } from '../../text/words.ts'
import { readProjection } from '../../semantic/encoder/projection.ts'
import { readerWith, type MeaningReader } from '../../semantic/encoder/read.ts'
import { goldCases } from './case-data.ts'
import { contrastLines, labelledPairs } from './data.ts'
import { CONTRASTS, CROSS, foldOf, SAME } from './folds.ts'

export const FOLDS = 4

const [out, projections, benchmarks, ...cases] = process.argv.slice(2)
if (out === undefined || projections === undefined || benchmarks === undefined) throw new Error('give OUT PROJECTIONS BENCHMARKS CASES...')
const sink = createWriteStream(out)
/** Sets to read, of all where absent: `SETS=ntrex-ru,klue-sts`. */
const wanted = process.env['SETS']?.split(',')
const isWanted = (set: string): boolean => wanted === undefined || wanted.includes(set)

const readers = Array.from({ length: FOLDS }, (_, fold): MeaningReader => {
  const path = join(projections, `fold${fold}.f32`)
  return readerWith(readProjection(path), `${path} ${process.env['TAG'] ?? ''}`)
})

interface About {
  /** Of a claim as the engine cuts it, not of a labelled quote. */
  readonly asCut?: true
  readonly set: string
  readonly id: string
  readonly fold: number
  readonly pair: string
}

function write(about: About, aligned: AlignedClaim, report: IndexedText, label: string, kind: string | null): void {
  const { meaning } = aligned
  if (!meaning) return
  const byWords = aligned.byWords
  const passage = meaning.passages[0]!.passage
  sink.write(
    `${JSON.stringify({
      ...about,
      label,
      kind,
      words: byWords,
      row: presenceRow(byWords, aligned.row, aligned, meaning),
      change: changeRow(aligned, report, passage),
    })}\n`,
  )
}

/** Share of the shorter of two spans from which a claim is taken to be about a labelled quote. */
const LEAST_OVERLAP = 0.3

/** Labelled quotes that a claim of the engine's own cut is about. */
function quotesOf(claim: Span, quotes: readonly Span[]): readonly number[] {
  const length = (span: Span): number => span.end - span.start
  const shared = quotes.map((quote) => Math.min(claim.end, quote.end) - Math.max(claim.start, quote.start))
  return quotes.flatMap((quote, index) => (shared[index]! >= LEAST_OVERLAP * Math.min(length(claim), length(quote)) ? [index] : []))
}

/** What a report made of a claim, from what it made of the quotes in it: altered where one is, partial where they differ. */
function labelOver(labels: readonly string[]): string {
  if (labels.includes('altered')) return 'altered'
  return new Set(labels).size === 1 ? labels[0]! : 'partial'
}

for (const one of goldCases(cases)) {
  const fold = foldOf(one.id, FOLDS)
  const statement = { text: one.statement, language: one.lang, provenance: {} }
  const reports = one.reports.map(({ text, lang }, index) => ({
    text,
    language: lang,
    provenance: {},
    outlet: String(index),
    role: 'subject' as const,
  }))
  const meaning = await readers[fold]!.read(sentencesToRead(statement, reports))
  const quotes = one.gold.map(({ quote }) => {
    const start = one.statement.indexOf(quote)
    return { start, end: start + quote.length }
  })
  const { language, sentences } = cutStatement(statement)
  const own = readStatement(one.statement, language, sentences).claims.flatMap((claim) => {
    const about = quotesOf(claim.span, quotes)
    return about.length === 0 ? [] : [{ claim, about }]
  })
  const asCut = own.map(({ claim }) => claim)
  const prepare = (claims: readonly Claim[], wordsOf?: (index: number) => readonly Word[]): PreparedClaims =>
    prepareClaims(
      claims.map((claim) => claim.text),
      language,
      undefined,
      meaningOfClaims(one.statement, sentences, claims, meaning),
      wordsOf,
    )
  const prepared = prepare(claimsAt(statement, quotes))
  const preparedOwn = prepare(asCut, (index) => wordsOfClaim(asCut[index]!, language))
  reports.forEach((report, column) => {
    const indexed = indexText(report.text, resolveLanguage(report.language, report.text), undefined, meaning)
    const about = { set: one.set, id: one.id, fold, pair: `${one.lang}-${report.language}` }
    alignClaims(prepared, indexed).forEach((aligned, index) => {
      const gold = one.gold[index]!
      write(about, aligned, indexed, gold.verdicts[column]!, gold.kinds[column] ?? null)
    })
    alignClaims(preparedOwn, indexed).forEach((aligned, index) => {
      const gold = own[index]!.about.map((quote) => one.gold[quote]!)
      const label = labelOver(gold.map((quote) => quote.verdicts[column]!))
      const kind = label === 'altered' ? (gold.map((quote) => quote.kinds[column]).find(Boolean) ?? null) : null
      write({ ...about, asCut: true }, aligned, indexed, label, kind)
    })
  })
}

/** Pairs taken of a set: enough to keep its habits in the fit; long reports cost most of the time. */
const MOST: Readonly<Record<string, number>> = { realsumm: 300, wice: 100 }
const MOST_ELSEWHERE = 400
const MOST_CONTRASTS = 600

/** At most so many of a list, evenly spread over it. */
const evenly = <T>(list: readonly T[], most: number): T[] =>
  list.filter((_, index) => Math.floor((index * most) / list.length) !== Math.floor(((index - 1) * most) / list.length))

const PAIRS = ['propsegment', 'korsts-news', 'klue-sts', 'stsb-ru', 'stsb-zh']
for (const name of [...SAME, ...CROSS, ...PAIRS].filter(isWanted))
  for (const pair of evenly(labelledPairs(benchmarks, name), MOST[name] ?? (CROSS.includes(name) ? 25 : MOST_ELSEWHERE))) {
    const fold = foldOf(pair.document, FOLDS)
    const context = {
      ...(pair.claimLanguage ? { claims: pair.claimLanguage } : {}),
      ...(pair.reportLanguage ? { report: pair.reportLanguage } : {}),
    }
    const meaning = await readers[fold]!.read(givenToRead(pair.claims, pair.report, context))
    const language = resolveLanguage(pair.claimLanguage, pair.claims.join('\n'))
    const prepared = prepareClaims(pair.claims, language, undefined, meaningOfGiven(pair.claims, meaning))
    const indexed = indexText(pair.report, resolveLanguage(pair.reportLanguage, pair.report), undefined, meaning)
    alignClaims(prepared, indexed).forEach((aligned, index) => {
      const label = pair.labels[index] === 1 ? 'reported' : 'omitted'
      write({ set: name, id: pair.document, fold, pair: `${language}-${indexed.language}` }, aligned, indexed, label, null)
    })
  }

for (const name of CONTRASTS.filter(isWanted))
  for (const line of evenly(contrastLines(benchmarks, name), MOST_CONTRASTS)) {
    if (line.label === 'unrelated') continue
    const fold = foldOf(line.group ?? line.id, FOLDS)
    const evidenceLanguage = line.evidenceLang ?? line.lang
    const context = { ...(line.lang ? { claims: line.lang } : {}), ...(evidenceLanguage ? { report: evidenceLanguage } : {}) }
    const meaning = await readers[fold]!.read(givenToRead([line.claim], line.evidence, context))
    const language = resolveLanguage(line.lang, line.claim)
    const prepared = prepareClaims([line.claim], language, undefined, meaningOfGiven([line.claim], meaning))
    const indexed = indexText(line.evidence, resolveLanguage(evidenceLanguage, line.evidence), undefined, meaning)
    const label = line.label === 'supported' ? 'reported' : 'altered'
    write(
      { set: name, id: line.group ?? line.id, fold, pair: `${language}-${indexed.language}` },
      alignClaims(prepared, indexed)[0]!,
      indexed,
      label,
      null,
    )
  }
sink.end()
