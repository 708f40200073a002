// `unsaid import`: statements and reports into an archive, each once.
import { addDocuments, type Incoming } from '../corpus/add.ts'
import { archiveFiles, type Told } from '../corpus/incoming-files.ts'
import { addMatchLines, type MatchLine } from '../corpus/match-decisions.ts'
import { addReviewLines, type ReviewLine } from '../corpus/reviews.ts'
import { openStore } from '../corpus/store.ts'
import { UserError } from '../model/user-error.ts'
import { safeLine } from '../present/safe-text.ts'
import { EXIT } from './exit-codes.ts'
import { progressLine } from './progress.ts'

export interface ImportFlags {
  readonly store: string
  readonly as?: string
  readonly outlet?: string
  readonly published?: string
  readonly topic?: string
  readonly event?: string
  readonly control?: boolean
}

/** Documents that go in as one change: large enough to be fast, small enough that other writers get their turn. */
const AT_ONCE = 200

function toldBy(flags: ImportFlags): Told {
  const { as: role, outlet, published, topic, event } = flags
  if (role !== undefined && role !== 'statement' && role !== 'report')
    throw new UserError(`--as ${role}: unknown; choose statement or report`)
  if (published !== undefined && !/^\d{4}-\d{2}-\d{2}/.test(published))
    throw new UserError(`--published ${published}: is no date; write it as 2025-09-09`)
  return {
    control: flags.control ?? false,
    ...(role === undefined ? {} : { role }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(published === undefined ? {} : { published }),
    ...(topic === undefined ? {} : { topic }),
    ...(event === undefined ? {} : { event }),
  }
}

/** Runs the command; returns 3 where a document was broken. Throws `UserError`. */
export async function runImport(paths: readonly string[], flags: ImportFlags): Promise<number> {
  const told = toldBy(flags)
  if (paths.length === 0) throw new UserError('nothing to import; give files of JSON lines, case folders, or texts with --as')
  const store = await openStore(flags.store, { create: true })
  const progress = progressLine('importing')
  let batch: Incoming[] = []
  let [added, known, near, broken] = [0, 0, 0, 0]
  // Answers about matches name documents, so they wait until all are in.
  let reviews: ReviewLine[] = []
  const matches: MatchLine[] = []
  let decisions = 0
  const putReviews = async (): Promise<void> => {
    decisions += await store.write((db) => addReviewLines(db, reviews))
    reviews = []
  }
  const put = async (): Promise<void> => {
    const result = await addDocuments(store, batch)
    added += result.documents
    known += result.known
    near += result.near
    batch = []
    progress.show(added + known, undefined)
  }
  try {
    for (const path of paths) {
      for await (const read of archiveFiles(path, told)) {
        if ('problem' in read) {
          broken += 1
          process.stderr.write(`unsaid: ${safeLine(read.problem)}\n`)
        } else if ('review' in read) reviews.push(read.review)
        else if ('match' in read) matches.push(read.match)
        else batch.push(read.incoming)
        if (reviews.length >= AT_ONCE) await putReviews()
        if (batch.length >= AT_ONCE) await put()
      }
    }
    if (batch.length > 0) await put()
    if (reviews.length > 0) await putReviews()
    if (matches.length > 0) decisions += await store.write((db) => addMatchLines(db, matches))
  } finally {
    progress.end()
    await store.close()
  }
  const parts = [`${added} documents added`, `${known} were there already`, `${near} texts nearly repeat another`]
  if (decisions > 0) parts.push(`${decisions} lines of reviews and answers about matches`)
  if (broken > 0) parts.push(`${broken} could not be read`)
  process.stdout.write(`${parts.join(', ')}.\n`)
  return broken > 0 ? EXIT.some : EXIT.done
}
