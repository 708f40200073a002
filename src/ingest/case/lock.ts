// One builder at a time in a case folder: two would take the same names and count each other's files as strays.
import { randomUUID } from 'node:crypto'
import { link, lstat, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { UserError } from '../../model/user-error.ts'

/** Name of the file that says who is at work. */
export const LOCK = '.case.lock'
/** Tries at a lock that others take and leave meanwhile. */
const TRIES = 20

interface Holder {
  readonly pid: number
  readonly host: string
}

function holderOf(content: string): Holder | undefined {
  const [, pid, host] = /^(\d{1,10}) (\S{1,300})\n$/.exec(content) ?? []
  return pid === undefined || host === undefined ? undefined : { pid: Number(pid), host }
}

/** Whether a holder is known to be gone; one on another machine may be at work. */
function isGone(holder: Holder | undefined): boolean {
  if (holder?.host !== hostname()) return holder === undefined
  try {
    process.kill(holder.pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)

/**
 * Takes a case folder for this process; gives what frees it. What a killed process left is taken over. Throws `UserError` where
 * another is at work in it, or the folder may not be written.
 */
export async function lockCase(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK)
  // Written whole before it takes its name, so that nobody reads half a lock.
  const own = join(folder, `${LOCK}.${randomUUID()}`)
  try {
    await writeFile(own, `${process.pid} ${hostname()}\n`, { flag: 'wx' })
    for (let tries = 0; tries < TRIES; tries += 1) {
      const taken = await link(own, path).then(
        () => true,
        (error: unknown) => {
          if (reasonOf(error) === 'EEXIST') return false
          throw error
        },
      )
      if (taken) return () => rm(path, { force: true })
      // Opening a pipe would wait for ever; nothing else than a file is a lock of this program.
      const found = await lstat(path).catch(() => undefined)
      if (found && !found.isFile()) throw new UserError(`${path}: is no regular file; take it away`)
      const content = await readFile(path, 'utf8').catch(() => undefined)
      if (content === undefined) continue
      const holder = holderOf(content)
      if (!isGone(holder))
        throw new UserError(
          `${folder}: another unsaid is at work in it (process ${holder?.pid ?? '?'}); wait until it is done, or take ${path} away if there is none`,
        )
      // Moved before it is taken away: of two that find it, one gets the file, and sees whose it was.
      const left = `${own}.left`
      const moved = await rename(path, left).then(
        () => true,
        () => false,
      )
      if (!moved) continue
      if ((await readFile(left, 'utf8').catch(() => '')) !== content) await link(left, path).catch(() => undefined)
      await rm(left, { force: true })
    }
    throw new UserError(`${folder}: others are at work in it; wait until they are done`)
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${folder}: could not be written (${reasonOf(error)}); check its permissions, or name another folder with --dir`)
  } finally {
    await rm(own, { force: true }).catch(() => undefined)
  }
}
