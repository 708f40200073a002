// `unsaid codebook`: what coders judge by.
import type { Codebook } from '../model/codebook.ts'
import { UserError } from '../model/user-error.ts'
import { codebook } from '../present/codebook/codebook.ts'
import { codebookPage } from '../present/codebook/html.ts'
import { codebookMarkdown } from '../present/codebook/markdown.ts'
import { safeJson } from '../present/json/safe-json.ts'
import { EXIT } from './exit-codes.ts'
import { checkOutput } from './output-target.ts'
import { writeAnswer } from './output.ts'

const WRITERS: Readonly<Record<string, (book: Codebook) => string>> = {
  md: codebookMarkdown,
  html: codebookPage,
  json: (book) => `${safeJson(book, 2)}\n`,
}

export interface CodebookFlags {
  readonly format: string
  readonly output?: string
}

/** Runs the command. Throws `UserError`. */
export async function runCodebook(flags: CodebookFlags): Promise<number> {
  const writer = WRITERS[flags.format]
  if (!writer) throw new UserError(`--format ${flags.format}: unknown format; choose ${Object.keys(WRITERS).join(', ')}`)
  if (flags.output !== undefined) await checkOutput(flags.output, [])
  await writeAnswer(writer(codebook()), flags.output)
  return EXIT.done
}
