// Labelled claims, each with the passage nearest to it: what the pair encoder is fitted on.
// Run: npx tsx src/tools/train/pairs.ts OUT.jsonl BENCHMARKS CASES.jsonl ...
import { createWriteStream } from 'node:fs'
import { matchReport, prepareClaims, type PreparedClaims } from '../../engine/align/align.ts'
import { indexText, type IndexedText } from '../../engine/align/indexed-text.ts'
import { givenToRead, meaningOfGiven, sentencesToRead } from '../../engine/compare.ts'
import type { GoldCase } from '../../model/gold-case.ts'
import type { Span } from '../../model/span.ts'
import { meaningReader } from '../../semantic/encoder/read.ts'
import { resolveLanguage } from '../../text/language.ts'
import { cutCase, preparedOwn, preparedQuotes, toldOver } from './as-cut.ts'
import { goldCases } from './case-data.ts'
import { knownParts } from './contrast-parts.ts'
import { CONTRASTS, foldOf } from './folds.ts'
import { FOLDS, isNatural, isReading } from './meaning-cells.ts'

const [out, benchmarks, ...cases] = process.argv.slice(2)
if (out === undefined || benchmarks === undefined) throw new Error('give OUT BENCHMARKS CASES...')
const sink = createWriteStream(out)

/** A line for each claim that has a nearest passage. `told`: what is known of the claim by its index. */
function write(claims: PreparedClaims, report: IndexedText, told: (claim: number) => object): void {
  matchReport(claims, report).meanings?.forEach(({ tokens, passages }, index) => {
    const nearest = passages[0]
    if (tokens.count === 0 || nearest === undefined) return
    const { start, end } = report.passages[nearest.passage]!
    sink.write(`${JSON.stringify({ ...told(index), claim: claims.texts[index], passage: report.text.slice(start, end) })}\n`)
  })
}

/** The words of a claim, whatever stands around them. */
const bare = (text: string): string => text.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')

const DIGITS = /(?<![\d.,])\d{1,3}(?![\d.,:])/u
/** Another number of as many digits, the same on every machine. */
const another = (digits: string): string => `${(Number(digits[0]) % 9) + 1}${digits.slice(1)}`

/**
 * Claims beside the sentences that they were taken from: told word for word, told with another number, and told by half. Reports quote
 * too, and who has only seen rewordings takes what is quoted for a trap.
 */
function verbatim({ statement, gold }: GoldCase, sentences: readonly Span[], quotes: readonly Span[]): object[] {
  return sentences.flatMap(({ start, end }) => {
    const sentence = statement.slice(start, end)
    const inside = quotes.flatMap((quote, index) =>
      quote.start >= start && quote.end <= end ? [{ ...quote, claim: gold[index]!.quote }] : [],
    )
    const told = inside.map(({ claim }) => ({ label: 'reported', kind: null, claim, passage: sentence }))
    const half = inside.length < 2 ? [] : [{ label: 'partial', kind: null, claim: sentence, passage: inside[0]!.claim }]
    const other = inside.flatMap((quote) => {
      const digits = DIGITS.exec(quote.claim)
      if (!digits) return []
      const at = quote.start - start + digits.index
      const passage = `${sentence.slice(0, at)}${another(digits[0])}${sentence.slice(at + digits[0].length)}`
      return [{ label: 'altered', kind: 'number', claim: quote.claim, passage }]
    })
    return [...told, ...half, ...other]
  })
}

for (const one of goldCases(cases)) {
  const shared = { set: one.set, id: one.id, fold: foldOf(one.id, FOLDS), natural: isNatural(one.set), contrast: false }
  if (isReading(one.set)) {
    // A reading is told as a whole, of however many sentences it is.
    one.reports.forEach(({ text }, column) => {
      sink.write(`${JSON.stringify({ ...shared, ...toldOver(one, [0], column), claim: one.gold[0]!.quote, passage: text })}\n`)
    })
    continue
  }
  const cut = cutCase(one)
  const { statement, reports, sentences, quotes } = cut
  const meaning = await meaningReader().read(sentencesToRead(statement, reports))
  const labelled = preparedQuotes(cut, meaning)
  // Claims as the engine cuts them, but for those that say a labelled quote again.
  const own = cut.own.filter(({ claim, about }) => about.length > 1 || bare(claim.text) !== bare(one.gold[about[0]!]!.quote))
  const asCut = preparedOwn(cut, own, meaning)
  if (!shared.natural) for (const pair of verbatim(one, sentences, quotes)) sink.write(`${JSON.stringify({ ...shared, ...pair })}\n`)
  reports.forEach((report, column) => {
    const indexed = indexText(report.text, resolveLanguage(report.language, report.text), undefined, meaning)
    write(labelled, indexed, (index) => ({ ...shared, ...toldOver(one, [index], column) }))
    write(asCut, indexed, (index) => ({ ...shared, ...toldOver(one, own[index]!.about, column) }))
  })
}

for (const name of CONTRASTS)
  for (const { line, group, language, text, label } of knownParts(benchmarks, name)) {
    const meaning = await meaningReader().read(givenToRead([text], line.evidence, {}))
    const prepared = prepareClaims([text], language, undefined, meaningOfGiven([text], meaning))
    const indexed = indexText(line.evidence, resolveLanguage(line.evidenceLang ?? line.lang, line.evidence), undefined, meaning)
    write(prepared, indexed, () => ({ set: name, id: group, natural: false, contrast: true, label, kind: null }))
  }
sink.end()
