// Reads a file that must be one: opening a pipe would wait for a writer for ever, and a device has no end.
import { readFile, stat } from 'node:fs/promises'
import { UserError } from '../model/user-error.ts'

/** Bytes of a file that is read at once. */
const LARGEST = 512 * 1024 * 1024

/** Bytes of a regular file. Throws `UserError` for anything else, for what is not there or may not be read, and for what is too large. */
export async function readRegular(path: string): Promise<Buffer> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new UserError(`${path}: is a folder, not a file; name a file`)
    if (!found.isFile()) throw new UserError(`${path}: is no regular file; put a file in its place`)
    if (found.size > LARGEST) throw new UserError(`${path}: is larger than ${LARGEST / 1024 / 1024} MB; check that it is the right file`)
    return await readFile(path)
  } catch (error) {
    if (error instanceof UserError) throw error
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new UserError(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `${path}: no such file; check the path`
        : `${path}: could not be read (${code}); check its permissions`,
    )
  }
}
