// Fits src/audit/matching/match-model.json and measures how well reports are found: recall@1, recall@5, precision.
// Run: npm run bench:matching -- ../shared/data/benchmarks [distractors] [--fit]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { addDocuments } from '../../archive/add.ts'
import { siftedFor, textsOf } from '../../audit/matching/candidates.ts'
import { matchModel, matchProbability, pairOdds, rivalryRow, stateOf, type MatchModel } from '../../audit/matching/match.ts'
import { DEFAULT_SETTINGS } from '../../audit/settings.ts'
import { openStore } from '../../archive/store.ts'
import { packageRoot } from '../../seeds.ts'
import { storedForm } from '../../text/normalise.ts'
import { type Example, fitLogistic } from '../../statistics/logistic.ts'
import { foldOf } from './folds.ts'
import { simulatedArchive } from '../bench/simulation/archive.ts'
import { documentOf, formulaicBed, testBed, type Planted } from '../bench/test-bed.ts'
import { textHash } from '../../text/text-hash.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('give the folder of the benchmarks')
const distractors = Number(process.argv[3] ?? 3000)
const settings = { ...DEFAULT_SETTINGS, window: [-DEFAULT_SETTINGS.window[1], DEFAULT_SETTINGS.window[1]] as const }
const FOLDS = 5
/** Sizes, in reports, and seeds of the simulated archives of the fitting half. */
const SIMULATED = [
  [1000, 101],
  [4000, 102],
] as const

interface Seen {
  readonly bed: string
  readonly statement: string
  readonly outlet: string
  readonly report: number
  readonly kind: string
  readonly cross: boolean
  readonly right: boolean
  readonly row: readonly number[]
  readonly fold: number
}

/** A pair with what it is among its rivals. */
interface Judged extends Seen {
  readonly rivalry: readonly number[]
}

interface BedResult {
  readonly seen: readonly Seen[]
  /** Statement and outlet for which there is a report, with its kind. */
  readonly wanted: ReadonlyMap<string, string>
}

const slot = (statement: string, outlet: string): string => `${statement}\u0000${outlet}`

async function observe(name: string, bed: readonly Planted[]): Promise<BedResult> {
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
    for (const { report, row } of await siftedFor(store, statement!, settings, reports))
      seen.push({
        bed: name,
        statement: one.key,
        outlet: report.outlet,
        report: report.id,
        kind: one.kind,
        cross: report.language !== statement!.language,
        right: truth.get(report.id)?.has(documentOf(one.key)) ?? false,
        row,
        fold: foldOf(documentOf(one.key), FOLDS),
      })
  }
  await store.close()
  rmSync(scratch, { recursive: true, force: true })
  return { seen, wanted }
}

/** Rivals are the other statements for which the index found the report too; what it did not find is behind these. */
function judged(seen: readonly Seen[], model: MatchModel): Judged[] {
  const odds = seen.map((one) => pairOdds(one.row, one.cross, model))
  const grouped = (key: (one: Seen) => string): Map<string, number[]> => {
    const groups = new Map<string, number[]>()
    seen.forEach((one, at) => {
      const own = groups.get(key(one))
      if (own) own.push(at)
      else groups.set(key(one), [at])
    })
    return groups
  }
  const byReport = grouped((one) => `${one.bed} ${one.report}`)
  const bySlot = grouped((one) => `${one.bed} ${slot(one.statement, one.outlet)}`)
  const most = (places: readonly number[]): number => places.reduce((best, at) => Math.max(best, odds[at]!), -Infinity)
  return seen.map((one, at) => {
    const rivals = byReport.get(`${one.bed} ${one.report}`)!
    const rival = most(rivals.filter((other) => documentOf(seen[other]!.statement) !== documentOf(one.statement)))
    const sibling = most(bySlot.get(`${one.bed} ${slot(one.statement, one.outlet)}`)!.filter((other) => other !== at))
    return { ...one, rivalry: rivalryRow(odds[at]!, rival, sibling) }
  })
}

function fitted(seen: readonly Seen[]): MatchModel {
  const fit = <T extends Seen>(of: readonly T[], cross: boolean, rowOf: (one: T) => readonly number[]): MatchModel['pair']['same'] => {
    const examples = of.flatMap((one): Example[] => (one.cross === cross ? [{ row: rowOf(one), label: one.right ? 1 : 0, weight: 1 }] : []))
    const { bias, weights } = fitLogistic(examples, 1e-4)
    return { bias, weights: [...weights] }
  }
  const pair = { same: fit(seen, false, (one) => one.row), cross: fit(seen, true, (one) => one.row) }
  const among = judged(seen, { ...matchModel, pair })
  return {
    about: matchModel.about,
    pair,
    rivalry: { same: fit(among, false, (one) => one.rivalry), cross: fit(among, true, (one) => one.rivalry) },
    accept: matchModel.accept,
    ask: matchModel.ask,
  }
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
  for (const kind of result.wanted.values()) for (const held of [of(kind), of('all')]) held.wanted += 1
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = modelOf(fold)
    const bySlot = new Map<string, { one: Judged; probability: number }[]>()
    for (const one of judged(result.seen, model)) {
      if (one.fold !== fold) continue
      const key = slot(one.statement, one.outlet)
      const own = bySlot.get(key) ?? []
      own.push({ one, probability: matchProbability(one.rivalry, one.cross, model) })
      bySlot.set(key, own)
    }
    for (const [key, list] of bySlot) {
      const ranked = list.sort((a, b) => b.probability - a.probability)
      const read = ranked.slice(0, settings.candidates)
      const states = (state: 'matched' | 'ambiguous') => read.filter(({ probability }) => stateOf(probability, model) === state)
      const asked = result.wanted.has(key)
      for (const held of [of(list[0]!.one.kind), of('all')]) {
        if (asked && list.some(({ one }) => one.right)) held.index += 1
        if (asked && ranked.slice(0, 5).some(({ one }) => one.right)) held.five += 1
        if (asked && ranked[0]?.one.right) held.first += 1
        if (asked && states('matched').some(({ one }) => one.right)) held.found += 1
        held.taken += states('matched').length
        held.right += states('matched').filter(({ one }) => one.right).length
        held.asked += states('ambiguous').length
      }
    }
  }
  return out
}

/** Stated and observed shares in tenths of the stated probability. */
function printCalibration(result: BedResult, modelOf: (fold: number) => MatchModel): void {
  const bins = Array.from({ length: 10 }, () => ({ of: 0, right: 0, stated: 0 }))
  for (let fold = 0; fold < FOLDS; fold++)
    for (const one of judged(result.seen, modelOf(fold))) {
      if (one.fold !== fold) continue
      const probability = matchProbability(one.rivalry, one.cross, modelOf(fold))
      const bin = bins[Math.min(9, Math.floor(probability * 10))]!
      bin.of += 1
      bin.right += one.right ? 1 : 0
      bin.stated += probability
    }
  const shown = bins
    .filter((bin) => bin.of > 0)
    .map((bin) => `${(bin.stated / bin.of).toFixed(2)}→${(bin.right / bin.of).toFixed(2)} (${bin.of})`)
  console.log(`calibration, stated→observed (pairs): ${shown.join('  ')}`)
}

function print(title: string, table: Map<string, Scores>): void {
  console.log(`\n${title}\n${'kind'.padEnd(14)} pairs  index  recall@1  recall@5  taken: recall  precision  ambiguous`)
  const share = (part: number, of: number): string => (of === 0 ? '–' : (part / of).toFixed(3))
  for (const [kind, held] of table)
    console.log(
      `${kind.padEnd(14)} ${String(held.wanted).padStart(5)}  ${share(held.index, held.wanted)}  ${share(held.first, held.wanted).padStart(8)}  ${share(held.five, held.wanted).padStart(8)}  ${share(held.found, held.wanted).padStart(13)}  ${share(held.right, held.taken).padStart(9)}  ${String(held.asked).padStart(9)}`,
    )
}

function simulatedBed(reports: number, seed: number): Planted[] {
  const key = (number: number): string => `simulated-${seed}/${number}`
  let stories = 0
  return [...simulatedArchive(reports, seed, 'fit')].map(({ incoming, of }) => ({
    incoming,
    key: of === undefined ? `simulated-${seed}/story-${stories++}` : key(of),
    kind: 'simulated',
    ...(of === undefined || incoming.role === 'statement' ? {} : { of: key(of) }),
  }))
}

const beds: Record<string, BedResult> = {
  benchmarks: await observe('benchmarks', testBed(folder, distractors)),
  formulaic: await observe('formulaic', formulaicBed(120)),
}
for (const [reports, seed] of SIMULATED)
  beds[`simulated, ${reports} reports`] = await observe(`simulated ${seed}`, simulatedBed(reports, seed))
const all = Object.values(beds).flatMap((bed) => bed.seen)
// A document in several languages is one: no model has seen it in another.
const apart = Array.from({ length: FOLDS }, (_, fold) => fitted(all.filter((one) => one.fold !== fold)))
for (const [name, bed] of Object.entries(beds)) {
  print(
    `Cross-validated, ${FOLDS} folds by document: ${name}`,
    scores(bed, (fold) => apart[fold]!),
  )
  printCalibration(bed, (fold) => apart[fold]!)
}
if (process.argv.includes('--fit')) {
  const about = `Logistic regressions fitted by npm run bench:matching on the dev halves of the benchmarks (documents as statements; summaries, translations and rewritings as reports; ${distractors} mixed distractors), on the invented example archive and on the fitting half of the simulated archives. No signal depends on which claims a report carries.`
  await writeFileAtomic(
    join(packageRoot(), 'src/audit/matching/match-model.json'),
    `${JSON.stringify({ ...fitted(all), about }, null, 2)}\n`,
  )
}
