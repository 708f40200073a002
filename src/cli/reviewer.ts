// Who a reviewer is.
import { userInfo } from 'node:os'
import { UserError } from '../model/user-error.ts'

/** The name that decisions carry. Throws `UserError` for one that cannot be shown. */
export function reviewerName(given: string | undefined): string {
  const name = (given ?? process.env['USER'] ?? userInfo().username).trim().normalize('NFC')
  if (name === '' || name.length > 100 || /[\p{Cc}\p{Cf}]/u.test(name))
    throw new UserError('--as: a reviewer needs a name of 1 to 100 visible characters, for example --as anna')
  return name
}
