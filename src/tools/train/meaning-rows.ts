// Signals of every labelled cell of cases and sets, with a projection and a pair reader that have not seen its statement.
// Run: npx tsx src/tools/train/meaning-rows.ts OUT.jsonl FITTED BENCHMARKS CASES.jsonl ...
// FITTED holds fold0.f32 to fold3.f32 of `fit_projection.py`, pair0.json to pair3.json of `fit_pairs.py`, and pairs01.onnx and
// pairs23.onnx of `fit_pair_encoder.py --without`, by which natural cases of those folds are read together. Public sets are by the
// pair encoder of seeds/meaning; of what its first fit was on, nothing is read together.
import { createHash } from 'node:crypto'
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { matchReport, prepareClaims, presenceRow, weighMatch, type AlignedClaim, type PreparedClaims } from '../../engine/align/align.ts'
import { indexText } from '../../engine/align/indexed-text.ts'
import { engineModel, type EngineModel } from '../../engine/align/model.ts'
import { pairWeights, type PairModel } from '../../engine/align/pair-weights.ts'
import { partsOf } from '../../engine/claims/parts.ts'
import { givenToRead, meaningOfGiven, sentencesToRead } from '../../engine/compare.ts'
import { changeRow } from '../../engine/judge/changes.ts'
import type { IndexedText } from '../../engine/align/indexed-text.ts'
import { resolveLanguage } from '../../text/language.ts'
import { openCache } from '../../semantic/encoder/cache.ts'
import { pairEncoderAt } from '../../semantic/encoder/pairs.ts'
import { readProjection } from '../../semantic/encoder/projection.ts'
import { meaningReader, pairsRead, readerWith, type MeaningReader } from '../../semantic/encoder/read.ts'
import { once } from '../../text/once.ts'
import { cutCase, preparedOwn, preparedQuotes, toldOver } from './as-cut.ts'
import { goldCases } from './case-data.ts'
import { contrastParts } from './contrast-parts.ts'
import { labelledPairs } from './data.ts'
import { CONTRASTS, CROSS, foldOf, SAME } from './folds.ts'
import { FOLDS, isNatural, isSeen, type Row } from './meaning-cells.ts'

const [out, fitted, benchmarks, ...cases] = process.argv.slice(2)
if (out === undefined || fitted === undefined || benchmarks === undefined) throw new Error('give OUT FITTED BENCHMARKS CASES...')
const sink = createWriteStream(out)
/** Sets to read, of all where absent: `SETS=ntrex-ru,klue-sts`. */
const wanted = process.env['SETS']?.split(',')
const isWanted = (set: string): boolean => wanted === undefined || wanted.includes(set)

const readers = Array.from({ length: FOLDS }, (_, fold): MeaningReader => {
  const path = join(fitted, `fold${fold}.f32`)
  return readerWith(readProjection(path), `${path} ${process.env['TAG'] ?? ''}`)
})

/** What reads natural pairs, by the half of the folds left out; kept under the bytes of its file, so that nothing is taken for its word that another said. */
const halves = ['01', '23'].map((half) =>
  once(() => {
    const path = join(fitted, `pairs${half}.onnx`)
    const name = createHash('sha256').update(readFileSync(path)).digest('hex')
    return pairsRead(
      openCache(name).readings,
      once(() => pairEncoderAt(path)),
    )
  }),
)

const models = Array.from({ length: FOLDS }, (_, fold): EngineModel => {
  const weights = pairWeights(JSON.parse(readFileSync(join(fitted, `pair${fold}.json`), 'utf8')) as PairModel)
  return { ...engineModel, pair: () => weights }
})

/** Claims aligned with a report, each read together with its nearest passage where a pair encoder has not seen the statement. */
async function aligned(claims: PreparedClaims, report: IndexedText, { set, fold }: Pick<About, 'set' | 'fold'>): Promise<AlignedClaim[]> {
  const match = matchReport(claims, report, models[fold])
  if (isSeen(set)) return weighMatch(match)
  const readPairs = isNatural(set) ? halves[fold < FOLDS / 2 ? 0 : 1]!() : meaningReader().readPairs
  return weighMatch(match, await readPairs(match.pairs.flat()))
}

/** What a row is of, beside its label and signals. */
type About = Omit<Row, 'label' | 'kind' | 'words' | 'row' | 'change'>

function write(about: About, claim: AlignedClaim, report: IndexedText, label: string, kind: string | null): void {
  const { meaning, byWords } = claim
  if (!meaning) return
  const passage = meaning.passages[0]!.passage
  sink.write(
    `${JSON.stringify({
      ...about,
      label,
      kind,
      words: byWords,
      row: presenceRow(byWords, claim.row, claim, meaning),
      change: changeRow(claim, report, passage),
    })}\n`,
  )
}

for (const one of goldCases(cases)) {
  const fold = foldOf(one.id, FOLDS)
  const cut = cutCase(one)
  const { statement, reports, own } = cut
  const meaning = await readers[fold]!.read(sentencesToRead(statement, reports))
  const labelled = preparedQuotes(cut, meaning)
  const asCut = preparedOwn(cut, own, meaning)
  for (const [column, report] of reports.entries()) {
    const indexed = indexText(report.text, resolveLanguage(report.language, report.text), undefined, meaning)
    const about = { set: one.set, id: one.id, report: column, fold, pair: `${one.lang}-${report.language}` }
    ;(await aligned(labelled, indexed, about)).forEach((claim, index) => {
      const { label, kind } = toldOver(one, [index], column)
      write({ ...about, quotes: [index] }, claim, indexed, label, kind)
    })
    ;(await aligned(asCut, indexed, about)).forEach((claim, index) => {
      const { label, kind } = toldOver(one, own[index]!.about, column)
      write({ ...about, asCut: true, quotes: own[index]!.about }, claim, indexed, label, kind)
    })
  }
}

/** Pairs taken of a set: enough to keep its habits in the fit; long reports cost most of the time. */
const MOST: Readonly<Record<string, number>> = { realsumm: 300, wice: 100 }
const MOST_ELSEWHERE = 400
const MOST_CONTRASTS = 700

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
    const parts = partsOf(pair.claims, language)
    const texts = parts.map(({ text }) => text)
    const prepared = prepareClaims(texts, language, undefined, meaningOfGiven(texts, meaning))
    const indexed = indexText(pair.report, resolveLanguage(pair.reportLanguage, pair.report), undefined, meaning)
    const about = { set: name, id: pair.document, fold, pair: `${language}-${indexed.language}` }
    ;(await aligned(prepared, indexed, about)).forEach((claim, index) => {
      write(about, claim, indexed, pair.labels[parts[index]!.claim] === 1 ? 'reported' : 'omitted', null)
    })
  }

for (const name of CONTRASTS.filter(isWanted))
  for (const { line, group, language, text, altered, label } of evenly(contrastParts(benchmarks, name), MOST_CONTRASTS)) {
    const fold = foldOf(group, FOLDS)
    const evidenceLanguage = line.evidenceLang ?? line.lang
    const context = { claims: language, ...(evidenceLanguage ? { report: evidenceLanguage } : {}) }
    const meaning = await readers[fold]!.read(givenToRead([text], line.evidence, context))
    const prepared = prepareClaims([text], language, undefined, meaningOfGiven([text], meaning))
    const indexed = indexText(line.evidence, resolveLanguage(evidenceLanguage, line.evidence), undefined, meaning)
    const about = { set: name, id: group, fold, pair: `${language}-${indexed.language}`, line: line.id, altered }
    write(about, (await aligned(prepared, indexed, about))[0]!, indexed, label, null)
  }
sink.end()
