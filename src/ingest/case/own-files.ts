// Which files belong to a case: what must not be written over.
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { CASE, DRAFT } from './draft.ts'
import { RAW } from './files.ts'
import { LOCK } from './lock.ts'

/** Folder of the decisions of a case, within it. */
const REVIEWS = 'reviews'
/** How deep below its folder a file of a case may lie. */
const DEEPEST = 4

interface Named {
  readonly file?: unknown
  readonly raw?: unknown
  readonly versions?: unknown
}

const listed = (value: unknown): (Named | null)[] => (Array.isArray(value) ? (value as (Named | null)[]) : [])

/** Names in `case.json`, whatever else is wrong with it: a broken case is protected too. */
async function namedIn(folder: string, file: string): Promise<string[]> {
  const source = (await stat(join(folder, file)).catch(() => undefined))?.isFile() ? await readFile(join(folder, file), 'utf8') : '{}'
  let value: { readonly statement?: Named | null; readonly counterpart?: Named | null; readonly reports?: unknown } | null
  try {
    value = JSON.parse(source.replace(/^\ufeff/, '')) as typeof value
  } catch {
    return []
  }
  return [value?.statement, value?.counterpart, ...listed(value?.reports)]
    .flatMap((entry) => [entry, ...listed(entry?.versions)])
    .flatMap((entry) => [entry?.file, entry?.raw])
    .filter((name) => typeof name === 'string')
    .map((name) => normalize(name))
}

const namesOf = async (folder: string): Promise<string[]> => [...(await namedIn(folder, CASE)), ...(await namedIn(folder, DRAFT))]

/** Paths of all files of a case that are there, and of those that it names; of another folder, its own files. */
export async function filesOfCase(folder: string): Promise<readonly string[]> {
  const beside = await readdir(join(folder, REVIEWS)).catch(() => [])
  return [CASE, DRAFT, ...(await namesOf(folder)), ...beside.map((name) => join(REVIEWS, name))].map((name) => join(folder, name))
}

/** The folder of the case that a path is a file of, or `undefined`. A file beside a case, such as its report, is none of it. */
export async function caseOf(path: string): Promise<string | undefined> {
  let folder = dirname(path)
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const isCase = (await stat(join(folder, CASE)).catch(() => undefined)) ?? (await stat(join(folder, DRAFT)).catch(() => undefined))
    const within = relative(folder, path)
    if (isCase) {
      const isOwn = [CASE, DRAFT, LOCK].includes(within) || [RAW, REVIEWS].some((name) => within.startsWith(`${name}${sep}`))
      if (isOwn || (await namesOf(folder)).includes(within)) return folder
    }
    if (dirname(folder) === folder) return undefined
    folder = dirname(folder)
  }
  return undefined
}
