// Where `-o` may write: never over what was read, a file of a case, or what is no file.
import { constants, fstatSync, type Stats } from 'node:fs'
import { access, lstat, readdir, readlink, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { caseOf, filesOfCase } from '../ingest/case/own-files.ts'
import { isAddress } from '../ingest/source.ts'
import { UserError } from '../model/user-error.ts'
import { unwritable } from './whole-file.ts'

/** Links that lead from one to the next; the system follows as many. */
const MOST_LINKS = 40

/** Files that SQLite keeps beside an archive. */
const BESIDE_ARCHIVE = ['-wal', '-shm', '-journal']

const found = (path: string): Promise<Stats | undefined> => stat(path).catch(() => undefined)

/** The path that a file would have with no link in it, whether it is there or not. Throws `UserError`. */
export async function outputTarget(path: string): Promise<string> {
  let target = resolve(path)
  for (let count = 0; count < MOST_LINKS; count += 1) {
    const folder = dirname(target)
    if (!(await found(folder))?.isDirectory())
      throw new UserError(`${path}: the folder ${folder === dirname(resolve(path)) ? dirname(path) : folder} does not exist; make it first`)
    target = join(await realpath(folder), basename(target))
    const link = await readlink(target).catch(() => undefined)
    if (link === undefined) return target
    target = resolve(dirname(target), link)
  }
  throw unwritable(path, { code: 'ELOOP' })
}

/** The files that an input names: a file, a folder's, an archive with what lies beside it, what standard input is read from. */
async function filesOf(input: string): Promise<{ readonly paths: readonly string[]; readonly stats: readonly Stats[] }> {
  if (input === '-') {
    const stats = fstatSync(0, { bigint: false })
    return { paths: [], stats: stats.isFile() ? [stats] : [] }
  }
  if (isAddress(input)) return { paths: [], stats: [] }
  // `table.csv#2` is read from `table.csv`.
  const place = (await found(input)) || !input.includes('#') ? input : input.replace(/#[^#]*$/, '')
  const whole = await realpath(place).catch(() => resolve(place))
  const isFolder = (await found(whole))?.isDirectory() === true
  const named = isFolder ? [...(await filesOfCase(whole))] : [whole, ...BESIDE_ARCHIVE.map((ending) => `${whole}${ending}`)]
  const stats = await Promise.all(named.map(found))
  return { paths: named, stats: stats.filter((one) => one?.isFile()) as Stats[] }
}

/** All files of a folder that is read as a whole, such as a model's. */
export const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(() => [])).map((name) => join(folder, name))

/**
 * Refuses what cannot or must not be written, before any work is done. `inputs` are the files, case folders, archives and `-` that
 * the command reads; another name of one of them, a link or a hard link, is it too. Throws `UserError`.
 */
export async function checkOutput(path: string, inputs: readonly string[]): Promise<void> {
  if (path === '-') throw new UserError('-o -: is no name of a file; leave -o out for standard output')
  if (path.trim() === '') throw new UserError('-o: names no file; give a name, or leave -o out for standard output')
  const target = await outputTarget(path)
  const there = await lstat(target).catch(() => undefined)
  if (there?.isDirectory() || /[/\\]$/.test(path)) throw new UserError(`${path}: is a folder; name a file to write to`)
  if (there && !there.isFile())
    throw new UserError(`${path}: is no regular file; name a file to write to, or leave -o out for standard output`)
  for (const input of inputs) {
    const { paths, stats } = await filesOf(input)
    if (paths.includes(target) || (there && stats.some((one) => one.dev === there.dev && one.ino === there.ino)))
      throw new UserError(
        `${path}: is read by the same command (${input === '-' ? 'standard input' : input}); name another file to write to`,
      )
  }
  const folder = await caseOf(target)
  if (folder !== undefined) throw new UserError(`${path}: is a file of the case ${folder}; name another file to write to`)
  await access(dirname(target), constants.W_OK).catch((error: unknown) => {
    throw unwritable(path, error)
  })
}
