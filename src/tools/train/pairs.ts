// Labelled claims, each with the passage nearest to it: what the pair encoder is fitted on.
// Run: npx tsx src/tools/train/pairs.ts OUT.jsonl BENCHMARKS CASES.jsonl ...
import { createWriteStream } from 'node:fs'
import { matchReport, prepareClaims, type PreparedClaims } from '../../engine/align/align.ts'
import { indexText, type IndexedText } from '../../engine/align/indexed-text.ts'
import { claimsAt, givenToRead, meaningOfClaims, meaningOfGiven, sentencesToRead } from '../../engine/compare.ts'
import { meaningReader } from '../../semantic/encoder/read.ts'
import { resolveLanguage } from '../../text/language.ts'
import { cutCase } from './as-cut.ts'
import { goldCases } from './case-data.ts'
import { contrastLines } from './data.ts'
import { CONTRASTS } from './folds.ts'
import { isReading, isSeen } from './meaning-cells.ts'

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

for (const one of goldCases(cases)) {
  if (isReading(one.set)) {
    // A reading is told as a whole, of however many sentences it is.
    one.reports.forEach(({ text }, column) => {
      const { quote, verdicts, kinds } = one.gold[0]!
      const told = { set: one.set, id: one.id, natural: false, contrast: false, label: verdicts[column], kind: kinds[column] }
      sink.write(`${JSON.stringify({ ...told, claim: quote, passage: text })}\n`)
    })
    continue
  }
  const { statement, reports, language, sentences, quotes } = cutCase(one)
  const meaning = await meaningReader().read(sentencesToRead(statement, reports))
  const claims = claimsAt(statement, quotes)
  const texts = claims.map((claim) => claim.text)
  const prepared = prepareClaims(texts, language, undefined, meaningOfClaims(one.statement, sentences, claims, meaning))
  reports.forEach((report, column) => {
    const indexed = indexText(report.text, resolveLanguage(report.language, report.text), undefined, meaning)
    write(prepared, indexed, (index) => {
      const { verdicts, kinds } = one.gold[index]!
      return { set: one.set, id: one.id, natural: !isSeen(one.set), contrast: false, label: verdicts[column], kind: kinds[column] }
    })
  })
}

for (const name of CONTRASTS)
  for (const line of contrastLines(benchmarks, name)) {
    if (line.label === 'unrelated') continue
    const meaning = await meaningReader().read(givenToRead([line.claim], line.evidence, {}))
    const language = resolveLanguage(line.lang, line.claim)
    const prepared = prepareClaims([line.claim], language, undefined, meaningOfGiven([line.claim], meaning))
    const indexed = indexText(line.evidence, resolveLanguage(line.evidenceLang ?? line.lang, line.evidence), undefined, meaning)
    const label = line.label === 'supported' ? 'reported' : 'altered'
    write(prepared, indexed, () => ({ set: name, id: line.group ?? line.id, natural: false, contrast: true, label, kind: null }))
  }
sink.end()
