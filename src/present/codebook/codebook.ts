// The codebook as it is read, named and checked.
import { createHash } from 'node:crypto'
import { codebookSchema, type Codebook } from '../../model/codebook.ts'
import { seedJson } from '../../seeds.ts'

let read: Codebook | undefined

/** The codebook that comes with the program. */
export const codebook = (): Codebook => (read ??= codebookSchema.parse(seedJson('codebook.json')))

/** Its name to be cited by: the version, and a checksum that changes with every word of it. */
export function codebookName(book: Codebook): string {
  const digest = createHash('sha256').update(JSON.stringify(book)).digest('hex').slice(0, 12)
  return `codebook ${book.version} (${digest})`
}
