// A JSON file → a value of a schema, or one line that says where it is wrong.
import type { z } from 'zod'
import { firstProblem } from '../model/problem.ts'
import { readRegular } from './regular-file.ts'
import { UserError } from '../model/user-error.ts'

/** Reads and checks a JSON file. Throws `UserError` naming the file and the mend. */
export async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  let value: unknown
  const source = (await readRegular(path)).toString('utf8')
  try {
    value = JSON.parse(source.charCodeAt(0) === 0xfeff ? source.slice(1) : source)
  } catch (error) {
    throw new UserError(`${path}: is not valid JSON (${(error as Error).message.replace(/\s+/g, ' ')}); mend it there`)
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new UserError(`${path}: ${firstProblem(parsed.error)}`)
  return parsed.data
}
