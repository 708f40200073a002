// A published report held against its case: made anew as it says it was made, and compared part by part.
import { engineKey, writerKey } from '../audit/engine-key.ts'
import { countCells, differentCells } from '../audit/replication/cells.ts'
import { readCase, type LoadedCase } from '../ingest/case-folder.ts'
import type { Colophon } from '../model/colophon.ts'
import type { Comparison } from '../model/comparison.ts'
import { UserError } from '../model/user-error.ts'
import type { Remark, Verification } from '../model/verification.ts'
import { meaningName } from '../semantic/by-meaning.ts'
import { version } from '../version.ts'
import { textRecords } from './colophon.ts'
import { guesses, type Guess } from './guessed.ts'
import type { PublishedReport } from './published-report.ts'
import { reportedCase, type Reported } from './reported.ts'
import { asOf, differentTexts, reviewsOf, type Findings } from './verified-inputs.ts'
import { comparedPage } from './verified-page.ts'
import { readingAs } from './reading-as.ts'

/** Whether this engine made it and this program wrote it; says where not. */
function sameMaker(told: Colophon, found: Findings): boolean {
  const key = engineKey()
  const sameEngine = told.engine.key === undefined ? told.engine.version === version : told.engine.key === key
  if (sameEngine) return told.writer === writerKey()
  const message = `the report is by engine ${told.engine.key ?? told.engine.version}, and this is ${key}; what differs may differ for that alone (install unsaid ${told.engine.version} to recompute it as it was)`
  found.notes.push({ part: 'engine', message })
  return false
}

/** The comparison under the engine's name and the title that the report has, so that only what was found can differ. */
function asNamed(comparison: Comparison, { engine, title }: Pick<Colophon, 'engine' | 'title'>): Comparison {
  const { title: _title, ...rest } = comparison
  const { version: made, meaning } = engine
  return {
    ...rest,
    engine: { name: 'unsaid', version: made, ...(meaning === undefined ? {} : { meaning }) },
    ...(title === undefined ? {} : { title }),
  }
}

/** Controls of the report that the case still has; the others are told of with their texts. */
function making(told: Colophon, loaded: LoadedCase): Colophon['making'] {
  const there = new Set(loaded.reports.map(({ outlet }) => outlet))
  return { ...told.making, controls: told.making.controls.filter((outlet) => there.has(outlet)) }
}

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** Holds the page against one made anew. What follows from a difference that is told already is told in a line. */
async function holdPage(report: PublishedReport, told: Colophon, reported: Reported, isSameMaker: boolean, found: Findings): Promise<void> {
  const known = found.differences.length > 0
  const { same, differences, notes } = await comparedPage(report, reported, told.making)
  found.notes.push(...notes)
  const intact = told.page === undefined || !('hash' in report) || report.hash === told.page
  if (!intact)
    found.differences.push({ part: 'page', message: 'was changed after unsaid had written it: it is not what its own checksum is of' })
  if (differences.length === 0) found.same.push(same)
  else if (intact && known && report.format !== 'json')
    found.notes.push({ part: 'page', message: `${many(differences.length, 'line')} of it differ as well; they may follow from the above` })
  else if (intact && !known && !isSameMaker && report.format !== 'json') {
    const written = `was written by another version of the program, unsaid ${told.engine.version}, and differs from what this one writes in ${many(differences.length, 'place')}, which may be for that alone:`
    found.open.push({ part: 'page', message: written }, ...differences)
  } else found.differences.push(...differences)
}

/** A report that says how it was made. */
async function verifiedAsTold(report: PublishedReport, folder: string, told: Colophon): Promise<Findings> {
  const found: Findings = { same: [], differences: [], open: [], notes: [] }
  const isSameMaker = sameMaker(told, found)
  const loaded = asOf(
    await readCase(folder, (path, field) => {
      found.differences.push({ part: 'text', message: `${path}: is not what ${field} in case.json was recorded of` })
    }),
    told.texts,
    found,
  )
  if (told.title !== undefined && told.title !== loaded.file.title)
    found.differences.push({
      part: 'page',
      message: `its title is ${JSON.stringify(told.title)}, and the case's ${JSON.stringify(loaded.file.title)}`,
    })
  const laid = await reviewsOf(folder, told, found)
  const reported = await reportedCase(loaded, making(told, loaded), laid.reviews)
  const comparison = asNamed(reported.comparison, told)
  const texts = differentTexts(told.texts, textRecords(comparison))
  found.differences.push(...texts)
  if (texts.length === 0) found.same.push(many(told.texts.length, 'text'))
  if (told.models !== undefined) {
    const message = `the verdicts were made with ${told.models.join(', ')}, which is not asked again; only the texts were held against the case`
    found.open.push({ part: 'verdict', message })
    return found
  }
  if (laid.count > 0 && !found.differences.some(({ part }) => part === 'review')) found.same.push(many(laid.count, 'review'))
  const cells = differentCells(told.cells, comparison)
  const isJson = report.format === 'json'
  // JSON has the verdicts themselves, with more to say of them than their record has.
  if (cells.length === 0 && !isJson) found.same.push(`${many(countCells(told.cells), 'verdict')} on its record`)
  else if (!isJson) found.differences.push(...cells.map((message): Remark => ({ part: 'verdict', message })))
  await holdPage(report, told, { ...reported, comparison }, isSameMaker, found)
  if (isJson && cells.length > 0 && found.differences.length === 0)
    found.differences.push(...cells.map((message): Remark => ({ part: 'record', message })))
  return found
}

/** A report that says nothing of its making, made in one of the usual ways. */
async function verifiedAsGuessed(report: PublishedReport, folder: string, guess: Guess): Promise<Findings> {
  const { making: asked, engine, reviews, words, outlets } = guess
  const loaded = await readCase(folder, () => undefined)
  const names = outlets ?? loaded.reports.map(({ outlet }) => outlet)
  const texts = [
    { name: 'the statement', role: 'statement' as const, sha256: '', versions: [] },
    { name: 'the other side', role: 'counterpart' as const, sha256: '' },
    ...names.map((name) => ({ name, role: 'subject' as const, sha256: '', versions: [] })),
  ]
  const meaning = engine.meaning ?? (words ? undefined : meaningName())
  const told: Colophon = {
    schema: 1,
    engine: { version: engine.version, ...(meaning === undefined ? {} : { meaning }) },
    writer: writerKey(),
    format: report.format,
    title: loaded.file.title,
    making: asked,
    texts,
    ...(reviews ? { reviews: [...reviews] } : {}),
    cells: [],
  }
  const found: Findings = { same: [], differences: [], open: [], notes: [] }
  const kept = asOf(loaded, texts, found)
  const reported = await reportedCase(kept, making(told, kept), (await reviewsOf(folder, told, found)).reviews)
  await holdPage(report, told, { ...reported, comparison: asNamed(reported.comparison, told) }, sameMaker(told, found), found)
  return found
}

/** Tries the usual ways until one gives the report; else what differs from the first. */
async function verifiedWithoutRecord(report: PublishedReport, folder: string): Promise<Findings> {
  const ways = guesses(report)
  if (ways.length === 0) throw new UserError(`${report.path}: is not a whole report of unsaid; restore it as it was published`)
  const tried: Findings[] = []
  for (const guess of ways) {
    const found = await readingAs(guess.words, () => verifiedAsGuessed(report, folder, guess))
    tried.push(found)
    if (found.differences.length + found.open.length === 0) break
  }
  const best = tried.find(({ differences, open }) => differences.length + open.length === 0)
  const fewest = best ?? tried.reduce((one, other) => (other.differences.length < one.differences.length ? other : one))
  const message =
    report.broken === undefined
      ? 'the report does not say how it was made; it was recomputed as unsaid usually makes one'
      : `what the report says of its making cannot be read (${report.broken}); it was recomputed as unsaid usually makes one`
  const remark: Remark = { part: 'record', message }
  return report.broken === undefined
    ? { ...fewest, notes: [remark, ...fewest.notes] }
    : { ...fewest, differences: [remark, ...fewest.differences] }
}

/** Recomputes a report from its case. Throws `UserError` where the case cannot be read or the report is none. */
export async function verified(report: PublishedReport, folder: string): Promise<Verification> {
  const told = report.colophon
  const isWords = told !== undefined && told.engine.meaning === undefined
  const found = await (told ? readingAs(isWords, () => verifiedAsTold(report, folder, told)) : verifiedWithoutRecord(report, folder))
  const engine = await readingAs(isWords, () => Promise.resolve(engineKey()))
  return {
    schema: 1,
    version,
    engine,
    report: report.path,
    case: folder,
    format: report.format,
    result: found.differences.length > 0 ? 'differs' : found.open.length > 0 ? 'open' : 'holds',
    ...(told ? { madeBy: told.engine } : {}),
    ...found,
  }
}
