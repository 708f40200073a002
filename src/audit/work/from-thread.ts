// An error of a worker thread as the main thread knows it: on the way its class is lost, its name is not.
import { UserError } from '../../model/user-error.ts'

/** What a user can mend stays that; all else as it came. */
export const fromThread = (error: unknown): Error => {
  if (!(error instanceof Error)) return new Error(String(error))
  return error.name === 'UserError' && !(error instanceof UserError) ? new UserError(error.message) : error
}
