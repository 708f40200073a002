// Which format an answer is written in: the one that `--format` names, or the one that the file's ending names.
import { extname } from 'node:path'
import { UserError } from '../model/user-error.ts'

/** What endings of names stand for, whichever commands write it. */
const OF_ENDING = {
  '.txt': 'text',
  '.md': 'md',
  '.html': 'html',
  '.htm': 'html',
  '.json': 'json',
  '.csv': 'csv',
  '.docx': 'docx',
  '.pdf': 'pdf',
  '.jsonld': 'annotations',
} as const

/** Endings that name another kind of file than lines or objects of JSON. */
const NO_JSON: ReadonlySet<string> = new Set([
  ...['.md', '.html', '.htm', '.csv', '.docx', '.pdf', '.jsonld'],
  ...['.doc', '.odt', '.rtf', '.tex', '.xlsx', '.xls', '.ods', '.tsv', '.xml', '.db', '.zip', '.png', '.svg'],
])

const endingOf = (output: string): string => extname(output).toLowerCase()

/** How a page is printed where nothing here can do it. */
export const PRINT_IT = 'write -o FILE.html and print it to PDF from a browser (chromium --headless --print-to-pdf=FILE.pdf FILE.html)'

function refused(output: string, choices: readonly string[]): UserError {
  const ending = endingOf(output)
  const endings = Object.entries(OF_ENDING).flatMap(([one, format]) => (choices.includes(format) && one !== '.htm' ? [one] : []))
  const mend = ending === '.pdf' ? PRINT_IT : `end the name with ${endings.join(', ')}`
  return new UserError(
    `-o ${output}: this command writes no ${ending === '' ? 'such file' : ending}; ${mend}, or choose a format with --format (${choices.join(', ')})`,
  )
}

/**
 * The format asked for; else the one that the ending of `output` names; else, where there is no file or its name has no ending,
 * `otherwise`. Throws `UserError` for a format that is not among `choices`, and for an ending that names none of them: a file must
 * not hold something else than its name says.
 */
export function formatAmong<F extends string>(
  choices: readonly F[],
  asked: string | undefined,
  output: string | undefined,
  otherwise: F,
): F {
  if (asked !== undefined) {
    const format = choices.find((one) => one === asked)
    if (format === undefined) throw new UserError(`--format ${asked}: unknown format; choose ${choices.join(', ')}`)
    return format
  }
  if (output === undefined || endingOf(output) === '') return otherwise
  const named: string | undefined = Object.hasOwn(OF_ENDING, endingOf(output))
    ? OF_ENDING[endingOf(output) as keyof typeof OF_ENDING]
    : undefined
  const format = choices.find((one) => one === named)
  if (format === undefined) throw refused(output, choices)
  return format
}

/**
 * For commands that write JSON and nothing else: refuses a name that says something else. Endings that say nothing, such as `.out`,
 * pass. `what` names what is written, `ending` how it is usually called. Throws `UserError`.
 */
export function checkJsonEnding(output: string | undefined, what: string, ending: string): void {
  if (output !== undefined && NO_JSON.has(endingOf(output)))
    throw new UserError(`-o ${output}: this command writes ${what}, not ${endingOf(output)}; end the name with ${ending}`)
}
