// A file that appears under its name when all of it is written, and leaves nothing behind where it is not.
import { closeSync, fchmodSync, fchownSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../model/user-error.ts'

export interface WholeFile {
  readonly write: (bytes: Uint8Array) => void
  /** Makes the file appear under its name, on the disk. */
  readonly finish: () => void
  /** Leaves nothing behind. */
  readonly discard: () => void
}

/** Faults of writing, and the mend. */
const MENDS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room and run the same command again',
  EDQUOT: 'your share of the disk is used up; make room and run the same command again',
  EFBIG: 'files may not be as large as that here; raise the limit, or name another place',
  EROFS: 'the disk may only be read; name another place',
  EACCES: 'permission is denied; check those of its folder, or name another place',
  EPERM: 'permission is denied; check those of its folder, or name another place',
  ENAMETOOLONG: 'the name is too long; give a shorter one',
  ELOOP: 'its links lead in a circle; name the file itself',
  ENOENT: 'its folder is gone; make it and run the same command again',
}

/** What to say of a file that cannot be written. */
export function unwritable(path: string, error: unknown): UserError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error)
  return new UserError(`${path}: could not be written (${code}): ${MENDS[code] ?? 'name another place'}`)
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** What killed runs left beside a file: `NAME.PID.part` of processes that are no more. */
function sweep(target: string): void {
  const stem = `${basename(target)}.`
  for (const name of readdirSync(dirname(target))) {
    const pid = name.startsWith(stem) ? /^(\d{1,10})\.part$/.exec(name.slice(stem.length))?.[1] : undefined
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)))) rmSync(join(dirname(target), name), { force: true })
  }
}

/** Who owns a file and may read it stays as it was. */
function likeBefore(file: number, target: string): void {
  const before = statSync(target, { throwIfNoEntry: false })
  if (!before) return
  fchmodSync(file, before.mode & 0o7777)
  try {
    fchownSync(file, before.uid, before.gid)
  } catch {
    // Only root may give a file away; then it is the writer's own, as any new file.
  }
}

/**
 * Opens a file beside `target`, which follows no link (see `outputTarget`). `shown` is what errors call it. Throws `UserError`, and
 * so do all that it gives.
 */
export function wholeFile(target: string, shown: string): WholeFile {
  const temporary = `${target}.${process.pid}.part`
  const guarded = <T>(act: () => T): T => {
    try {
      return act()
    } catch (error) {
      discard()
      throw unwritable(shown, error)
    }
  }
  let file: number | undefined
  const gone = (): void => rmSync(temporary, { force: true })
  const onSignal = (signal: NodeJS.Signals): void => {
    discard()
    // With nobody else listening this ends the process as it would have ended.
    process.kill(process.pid, signal)
  }
  const release = (): void => {
    process.off('exit', gone)
    for (const signal of SIGNALS) process.off(signal, onSignal)
  }
  const discard = (): void => {
    if (file !== undefined) closeSync(file)
    file = undefined
    release()
    gone()
  }
  process.on('exit', gone)
  for (const signal of SIGNALS) process.once(signal, onSignal)
  guarded(() => {
    sweep(target)
    file = openSync(temporary, 'wx')
    likeBefore(file, target)
  })
  return {
    write: (bytes) =>
      guarded(() => {
        for (let written = 0; written < bytes.length;) written += writeSync(file!, bytes, written)
      }),
    finish: () =>
      guarded(() => {
        fsyncSync(file!)
        closeSync(file!)
        file = undefined
        renameSync(temporary, target)
        release()
      }),
    discard,
  }
}
