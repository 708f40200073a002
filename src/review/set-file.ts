// The set of a case on disk, beside its reviews.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { reviewSetSchema, type ReviewSet } from '../model/review-set.ts'
import { readJson } from '../ingest/json-file.ts'

/** Where the set of a folder of reviews is. */
export const setPath = (reviews: string): string => join(reviews, 'set.json')

/** The set, `undefined` where none was drawn. Throws `UserError` for a file that is none. */
export async function readSet(reviews: string): Promise<ReviewSet | undefined> {
  const path = setPath(reviews)
  return existsSync(path) ? readJson(path, reviewSetSchema) : undefined
}
