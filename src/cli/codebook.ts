// `unsaid codebook`: what coders judge by.
import type { Codebook } from '../model/codebook.ts'
import { codebook } from '../present/codebook/codebook.ts'
import { codebookPage } from '../present/codebook/html.ts'
import { codebookMarkdown } from '../present/codebook/markdown.ts'
import { safeJson } from '../present/json/safe-json.ts'
import { formatAmong } from './endings.ts'
import { EXIT } from './exit-codes.ts'
import { checkOutput } from './output-target.ts'
import { writeAnswer } from './output.ts'

const FORMATS = ['md', 'html', 'json'] as const
const WRITERS: Readonly<Record<(typeof FORMATS)[number], (book: Codebook) => string>> = {
  md: codebookMarkdown,
  html: codebookPage,
  json: (book) => `${safeJson(book, 2)}\n`,
}

export interface CodebookFlags {
  readonly format?: string
  readonly output?: string
}

/** Runs the command. Throws `UserError`. */
export async function runCodebook(flags: CodebookFlags): Promise<number> {
  if (flags.output !== undefined) await checkOutput(flags.output, [])
  const writer = WRITERS[formatAmong(FORMATS, flags.format, flags.output, 'md')]
  await writeAnswer(writer(codebook()), flags.output)
  return EXIT.done
}
