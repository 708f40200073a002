// Fits src/audit/matching/match-model.json and measures how well reports are found: recall@1, recall@5, precision.
// Run: npm run bench:matching -- ../shared/data/benchmarks [distractors] [--fit]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { addDocuments } from '../../archive/add.ts'
import { siftedFor, textsOf } from '../../audit/matching/candidates.ts'
import { fullRow, matchModel, matchProbability, type MatchModel } from '../../audit/matching/match.ts'
import { comparePairs } from '../../audit/pair.ts'
import { DEFAULT_SETTINGS } from '../../audit/settings.ts'
import { openStore } from '../../archive/store.ts'
import { packageRoot } from '../../seeds.ts'
import { storedForm } from '../../text/normalise.ts'
import { type Example, fitLogistic } from '../../statistics/logistic.ts'
import { foldOf } from './folds.ts'
import { documentOf, formulaicBed, testBed, type Planted } from '../bench/test-bed.ts'
import { textHash } from '../../text/text-hash.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('give the folder of the benchmarks')
const distractors = Number(process.argv[3] ?? 3000)
const settings = { ...DEFAULT_SETTINGS, window: [-DEFAULT_SETTINGS.window[1], DEFAULT_SETTINGS.window[1]] as const }
/** Candidates of each outlet that the engine reads for the fit. */
const READ = 4
const FOLDS = 5

interface Seen {
  readonly statement: string
  readonly outlet: string
  readonly kind: string
  readonly cross: boolean
  readonly right: boolean
  readonly quick: readonly number[]
  readonly full: readonly number[] | undefined
  readonly fold: number
}

interface BedResult {
  readonly seen: readonly Seen[]
  /** Statement and outlet for which there is a report, with its kind. */
  readonly wanted: ReadonlyMap<string, string>
}

const slot = (statement: string, outlet: string): string => `${statement}\u0000${outlet}`

async function observe(bed: readonly Planted[]): Promise<BedResult> {
  const scratch = mkdtempSync(join(tmpdir(), 'unsaid-bed-'))
  const store = await openStore(join(scratch, 'bed.db'), { create: true })
  for (let from = 0; from < bed.length; from += 500)
    await addDocuments(
      store,
      bed.slice(from, from + 500).map((one) => one.incoming),
    )
  const rows = await store.db.selectFrom('documents').select(['id', 'role', 'text', 'outlet']).execute()
  const idOf = new Map(rows.map((row) => [`${row.role}${row.text}${row.outlet}`, row.id]))
  const planted = (one: Planted): number =>
    idOf.get(`${one.incoming.role}${textHash(storedForm(one.incoming.text))}${one.incoming.outlet}`)!
  const truth = new Map<number, Set<string>>()
  const wanted = new Map<string, string>()
  for (const one of bed)
    if (one.of !== undefined) {
      truth.set(planted(one), (truth.get(planted(one)) ?? new Set()).add(documentOf(one.of)))
      wanted.set(slot(one.of, one.incoming.outlet), one.kind)
    }
  const reports = rows.filter((row) => row.role === 'report').length
  const statements = bed.filter((one) => one.incoming.role === 'statement')
  console.log(`${statements.length} statements, ${reports} reports, ${wanted.size} pairs to find`)
  const seen: Seen[] = []
  for (const one of statements) {
    const [statement] = await textsOf(store, [planted(one)])
    const sifted = await siftedFor(store, statement!, settings, reports)
    const read = new Map<string, number>()
    const chosen = sifted.map((candidate) => {
      const count = (read.get(candidate.report.outlet) ?? 0) + 1
      read.set(candidate.report.outlet, count)
      return count <= READ
    })
    const { results } = await comparePairs(
      statement!,
      sifted.filter((_, at) => chosen[at]).map(({ report }) => report),
    )
    let next = 0
    sifted.forEach(({ report, quick }, at) => {
      const right = truth.get(report.id)?.has(documentOf(one.key)) ?? false
      const full = chosen[at] ? fullRow(quick, results[next++]!) : undefined
      seen.push({
        statement: one.key,
        outlet: report.outlet,
        kind: one.kind,
        cross: report.language !== statement!.language,
        right,
        quick,
        full,
        fold: foldOf(documentOf(one.key), FOLDS),
      })
    })
  }
  await store.close()
  rmSync(scratch, { recursive: true, force: true })
  return { seen, wanted }
}

function fitted(seen: readonly Seen[]): MatchModel {
  const model = (cross: boolean, step: 'quick' | 'full'): MatchModel['quick']['same'] => {
    const examples: Example[] = seen.flatMap((one) => {
      const row = step === 'quick' ? one.quick : one.full
      return one.cross === cross && row !== undefined ? [{ row, label: one.right ? 1 : 0, weight: 1 }] : []
    })
    const { bias, weights } = fitLogistic(examples, 1e-4)
    return { bias, weights: [...weights] }
  }
  const both = (step: 'quick' | 'full'): MatchModel['quick'] => ({ same: model(false, step), cross: model(true, step) })
  return { about: matchModel.about, quick: both('quick'), full: both('full'), accept: matchModel.accept, ask: matchModel.ask }
}

interface Scores {
  wanted: number
  index: number
  first: number
  five: number
  taken: number
  right: number
  found: number
  asked: number
}

function scores(result: BedResult, modelOf: (fold: number) => MatchModel): Map<string, Scores> {
  const out = new Map<string, Scores>()
  const of = (kind: string): Scores => {
    const held = out.get(kind) ?? { wanted: 0, index: 0, first: 0, five: 0, taken: 0, right: 0, found: 0, asked: 0 }
    out.set(kind, held)
    return held
  }
  const bySlot = new Map<string, Seen[]>()
  for (const one of result.seen) bySlot.set(slot(one.statement, one.outlet), [...(bySlot.get(slot(one.statement, one.outlet)) ?? []), one])
  for (const kind of result.wanted.values()) for (const held of [of(kind), of('all')]) held.wanted += 1
  for (const list of bySlot.values()) {
    const model = modelOf(list[0]!.fold)
    const quick = [...list].sort(
      (a, b) => matchProbability(b.quick, b.cross, 'quick', model) - matchProbability(a.quick, a.cross, 'quick', model),
    )
    const read = quick.filter((one) => one.full !== undefined).slice(0, settings.candidates)
    const ranked = read
      .map((one) => ({ one, probability: matchProbability(one.full!, one.cross, 'full', model) }))
      .sort((a, b) => b.probability - a.probability)
    for (const held of [of(list[0]!.kind), of('all')]) {
      const asked = result.wanted.has(slot(list[0]!.statement, list[0]!.outlet))
      if (asked && list.some((one) => one.right)) held.index += 1
      if (asked && quick.slice(0, 5).some((one) => one.right)) held.five += 1
      if (asked && ranked[0]?.one.right) held.first += 1
      if (asked && ranked.some(({ one, probability }) => one.right && probability >= model.accept)) held.found += 1
      held.taken += ranked.filter(({ probability }) => probability >= model.accept).length
      held.right += ranked.filter(({ one, probability }) => one.right && probability >= model.accept).length
      held.asked += ranked.filter(({ probability }) => probability >= model.ask && probability < model.accept).length
    }
  }
  return out
}

function print(title: string, table: Map<string, Scores>): void {
  console.log(`\n${title}\n${'kind'.padEnd(14)} pairs  index  recall@1  recall@5  taken: recall  precision  ambiguous`)
  const share = (part: number, of: number): string => (of === 0 ? '–' : (part / of).toFixed(3))
  for (const [kind, held] of table)
    console.log(
      `${kind.padEnd(14)} ${String(held.wanted).padStart(5)}  ${share(held.index, held.wanted)}  ${share(held.first, held.wanted).padStart(8)}  ${share(held.five, held.wanted).padStart(8)}  ${share(held.found, held.wanted).padStart(13)}  ${share(held.right, held.taken).padStart(9)}  ${String(held.asked).padStart(9)}`,
    )
}

const beds = { benchmarks: await observe(testBed(folder, distractors)), formulaic: await observe(formulaicBed(120)) }
const all = [...beds.benchmarks.seen, ...beds.formulaic.seen]
// A document in several languages is one: no model has seen it in another.
const apart = Array.from({ length: FOLDS }, (_, fold) => fitted(all.filter((one) => one.fold !== fold)))
for (const [name, bed] of Object.entries(beds)) {
  print(
    `Cross-validated, ${FOLDS} folds by document: ${name}`,
    scores(bed, (fold) => apart[fold]!),
  )
  print(
    `The model as it is, which was fitted on these: ${name}`,
    scores(bed, () => matchModel),
  )
}
if (process.argv.includes('--fit')) {
  const about = `Logistic regressions fitted by npm run bench:matching on the dev halves of the benchmarks (documents as statements; summaries, translations and rewritings as reports; ${distractors} mixed distractors) and on the invented example archive.`
  await writeFileAtomic(
    join(packageRoot(), 'src/audit/matching/match-model.json'),
    `${JSON.stringify({ ...fitted(all), about }, null, 2)}\n`,
  )
}
