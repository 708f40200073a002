// The one kind of error that a user can mend.

/** Shown as a single line on stderr, exit code 2. The message names the thing and the mend. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** An error that another thread ended with, as what it was there: crossing over makes plain errors of all. */
export function fromThread(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  return error.name === 'UserError' ? new UserError(error.message) : error
}

/** What to say of an error: the line of one that a user can mend, the whole of a fault of ours. */
export function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
