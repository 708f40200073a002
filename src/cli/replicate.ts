// `unsaid replicate`: an audit packed so that a third party recomputes it with one command, offline.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { archiveLines } from '../archive/export.ts'
import { type Store, shownLocation } from '../archive/connection.ts'
import { openStore } from '../archive/store.ts'
import { compareJson } from '../audit/replication/compare.ts'
import { audited, copyResults, fill } from '../audit/replication/rebuild.ts'
import { stripTexts } from '../audit/replication/strip.ts'
import { engineKey } from '../audit/engine-key.ts'
import { summarise } from '../audit/summary/audit.ts'
import { readJson } from '../ingest/json-file.ts'
import { auditSchema, type Audit } from '../model/audit.ts'
import { replicationSchema, type Replication } from '../model/replication.ts'
import { UserError } from '../model/user-error.ts'
import { auditCsv } from '../present/audit/csv.ts'
import { htmlAudit } from '../present/audit/html.ts'
import { methodsParagraph } from '../present/audit/methods.ts'
import { packageReadme } from '../present/audit/package-readme.ts'
import { codebook } from '../present/codebook/codebook.ts'
import { codebookMarkdown } from '../present/codebook/markdown.ts'
import { safeJson } from '../present/json/safe-json.ts'
import { isWordsOnly } from '../semantic/by-meaning.ts'
import { version } from '../version.ts'
import { settingsOf, summaryOf, writeTable, type AuditQuestion } from './audit.ts'
import { EXIT } from './exit-codes.ts'
import { checkOutput } from './output-target.ts'
import { lineSink, writeAnswer } from './output.ts'
import { progressLine } from './progress.ts'
import { say } from './say.ts'
import { wholeNumber } from './whole-number.ts'

export interface PackFlags extends AuditQuestion {
  readonly withoutTexts?: boolean
  readonly output: string
}
export interface RecomputeFlags {
  readonly threads?: string
}

const LINES = 'archive.jsonl'
const STRIPPED = 'archive.db'
const AUDIT = 'audit.json'
const SETTINGS = 'replication.json'
const SUMS = 'SHA256SUMS'
/** Differences that are named. */
const NAMED = 20

const threadsOf = (value: string | undefined): number =>
  value === undefined ? availableParallelism() : wholeNumber('--threads', value, 0, 256)

async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}

/** Works in a folder that is gone afterwards. */
async function aside<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'unsaid-replicate-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function opened<T>(location: string, create: boolean, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(location, { create })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function auditing(store: Store, { settings }: Pick<Replication, 'settings'>, threads: number): Promise<void> {
  const progress = progressLine('auditing statements')
  try {
    await audited(store, settings, threads, (done, of) => {
      progress.show(done, of)
    })
  } finally {
    progress.end()
  }
}

async function writeLines(store: Store, path: string): Promise<void> {
  const sink = await lineSink(path)
  try {
    for await (const line of archiveLines(store.db)) await sink.write(`${safeJson(line)}\n`)
    await sink.finish()
  } catch (error) {
    await sink.discard()
    throw error
  }
}

/** Everything that is said about an archive, as files. */
async function writeFigures(store: Store, told: Replication, folder: string): Promise<Audit> {
  const audit = await summarise(store, told.settings, told.summary)
  if (audit.archive.statements === 0) throw new UserError(`${shownLocation(store.location)}: holds no statement; import some first`)
  const at = (name: string): string => join(folder, name)
  await writeAnswer(`${safeJson(audit, 2)}\n`, at(AUDIT))
  await writeAnswer(auditCsv(audit), at('estimates.csv'))
  await writeTable(store, 'cells', told.settings, told.summary.controls, at('cells.csv'))
  await writeTable(store, 'matches', told.settings, told.summary.controls, at('matches.csv'))
  await writeAnswer(methodsParagraph(audit), at('methods.txt'))
  await writeAnswer(htmlAudit(audit), at('audit.html'))
  await writeAnswer(codebookMarkdown(codebook()), at('codebook.md'))
  await writeAnswer(`${safeJson(told, 2)}\n`, at(SETTINGS))
  return audit
}

async function writeSums(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== SUMS).sort()
  const lines: string[] = []
  for (const name of names) lines.push(`${await checksum(join(folder, name))}  ${name}\n`)
  await writeAnswer(lines.join(''), join(folder, SUMS))
}

/** Runs `replicate pack`: the folder appears whole, or not at all. Throws `UserError`. */
export async function runPack(flags: PackFlags): Promise<number> {
  const target = resolve(flags.output)
  if (existsSync(target)) throw new UserError(`${flags.output}: is there already; name a folder that is not`)
  await checkOutput(target, [flags.store])
  const threads = threadsOf(flags.threads)
  const { controls, level, resamples, permutations, correction, seed } = summaryOf(flags)
  const settings = settingsOf(flags)
  const told: Replication = {
    schema: 1,
    version,
    engine: engineKey(),
    reading: isWordsOnly() ? 'words' : 'meaning',
    texts: flags.withoutTexts !== true,
    settings: { window: [settings.window[0], settings.window[1]], outlets: [...settings.outlets], candidates: settings.candidates },
    summary: { controls: [...controls], level, resamples, permutations, correction, seed },
  }
  const part = join(dirname(target), `.${basename(target)}.${process.pid}.part`)
  try {
    await mkdir(part)
    const audit = await opened(flags.store, false, (source) =>
      aside(async (scratch) => {
        const lines = told.texts ? join(part, LINES) : join(scratch, LINES)
        await writeLines(source, lines)
        const copy = join(scratch, STRIPPED)
        const made = await opened(copy, true, async (store) => {
          await fill(store, lines)
          await copyResults(source, store)
          await auditing(store, told, threads)
          if (!told.texts) await stripTexts(store)
          return writeFigures(store, told, part)
        })
        if (!told.texts) await copyFile(copy, join(part, STRIPPED))
        return made
      }),
    )
    await writeAnswer(packageReadme(audit, told), join(part, 'README.md'))
    await writeSums(part)
    await rename(part, target)
  } finally {
    await rm(part, { recursive: true, force: true })
  }
  process.stdout.write(`${flags.output}: packed. Anybody recomputes it with: unsaid replicate run ${flags.output}\n`)
  return EXIT.done
}

/** Files that are not as they were packed. Throws `UserError` where the folder is no package. */
async function changedFiles(folder: string): Promise<string[]> {
  const sums = await readFile(join(folder, SUMS), 'utf8').catch(() => {
    throw new UserError(`${folder}: is no replication package (no ${SUMS}); make one with: unsaid replicate pack -o FOLDER`)
  })
  const changed: string[] = []
  for (const line of sums.split('\n')) {
    const [, wanted, name] = /^([0-9a-f]{64}) {2}([^/\\]+)$/.exec(line) ?? []
    if (wanted === undefined || name === undefined) continue
    const is = await checksum(join(folder, name)).catch(() => 'missing')
    if (is !== wanted) changed.push(`${name}: ${is === 'missing' ? 'is missing' : 'has changed since it was packed'}`)
  }
  return changed
}

async function recomputed(folder: string, told: Replication, threads: number): Promise<Audit> {
  return aside(async (scratch) => {
    const copy = join(scratch, STRIPPED)
    if (!told.texts) await copyFile(join(folder, STRIPPED), copy)
    return opened(copy, true, async (store) => {
      if (told.texts) {
        await fill(store, join(folder, LINES))
        await auditing(store, told, threads)
      }
      return summarise(store, told.settings, told.summary)
    })
  })
}

/** Runs `replicate run`; 3 where a file has changed or a figure differs, each named. Throws `UserError`. */
export async function runRecompute(folder: string, flags: RecomputeFlags): Promise<number> {
  const changed = await changedFiles(folder)
  for (const one of changed) say(`${folder}: ${one}`)
  const told = await readJson(join(folder, SETTINGS), replicationSchema)
  if (told.reading === 'words') process.env['UNSAID_WORDS_ONLY'] = '1'
  if (engineKey() !== told.engine) {
    const mend = `install unsaid ${told.version} to recompute it as it was`
    if (!told.texts) throw new UserError(`${folder}: its verdicts are of engine ${told.engine}, and this is ${engineKey()}; ${mend}`)
    say(`${folder}: is of engine ${told.engine}, and this is ${engineKey()}; figures may differ for that alone (${mend})`)
  }
  const was = await readJson(join(folder, AUDIT), auditSchema)
  const is = await recomputed(folder, told, threadsOf(flags.threads))
  const { leaves, differences } = compareJson(was, JSON.parse(safeJson(is)))
  for (const one of differences.slice(0, NAMED)) say(`${one.path}: was ${JSON.stringify(one.was)}, is ${JSON.stringify(one.is)}`)
  if (differences.length > NAMED) say(`… and ${differences.length - NAMED} more`)
  const from = told.texts ? 'the texts' : 'the verdicts'
  process.stdout.write(
    differences.length === 0
      ? `${folder}: recomputed from ${from}; all ${leaves} figures and words are the same.\n`
      : `${folder}: recomputed from ${from}; ${differences.length} of ${leaves} figures and words differ.\n`,
  )
  return differences.length > 0 || changed.length > 0 ? EXIT.some : EXIT.done
}
