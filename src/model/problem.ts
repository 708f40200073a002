// What is wrong with a value that does not fit its schema, in one line.
import type { z } from 'zod'

/** First problem of a failed parse as `path: message`. */
export function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0]
  const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
  return `${where}${issue?.message ?? 'does not fit'}`
}
