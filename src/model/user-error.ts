// The one kind of error that a user can mend.

/** Shown as a single line on stderr, exit code 2. The message names the thing and the mend. */
export class UserError extends Error {
  override readonly name = 'UserError'
}
