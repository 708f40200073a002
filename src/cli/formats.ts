// The formats of an answer; each is loaded only when it is asked for.
import type { ReportFormat } from '../model/colophon.ts'
import type { Comparison } from '../model/comparison.ts'
import { UserError } from '../model/user-error.ts'
import type { EditionOptions } from '../present/edition/edition.ts'
import { colophonOf, withColophon, type Made } from './colophon.ts'
import { formatAmong } from './endings.ts'
import { browserAtHand, noBrowser, printedPdf } from './pdf.ts'
import { terminalOptions } from './terminal-options.ts'

/** A PDF has no place for the record that `unsaid verify` reads. */
export type Format = ReportFormat | 'pdf'
const FORMATS: readonly Format[] = ['text', 'md', 'html', 'json', 'csv', 'docx', 'pdf', 'annotations']

/** Formats that are no text. */
const BINARY: ReadonlySet<Format> = new Set(['docx', 'pdf'])

/**
 * The format among `choices` that was asked for, or that the file's ending names, or `otherwise`. `searched` is where a browser
 * that prints a PDF is looked for, the environment's PATH where absent.
 * Throws `UserError` for an unknown one, and for one that cannot be made here.
 */
export function chosenFormat<F extends Format = Format>(
  asked: string | undefined,
  output: string | undefined,
  otherwise: F,
  choices: readonly F[] = FORMATS as readonly F[],
  searched?: string,
): F {
  const format = formatAmong<F>(choices, asked, output, otherwise)
  if (BINARY.has(format) && output === undefined && process.stdout.isTTY)
    throw new UserError(`--format ${format}: is no text for a terminal; name a file with -o FILE.${format}`)
  if (format === 'pdf' && browserAtHand(searched) === undefined) throw noBrowser(output === undefined ? '--format pdf' : `-o ${output}`)
  return format
}

/** A page as PDF. Throws `UserError` where there is no browser, or it fails. */
export async function pdfOf(html: string, date: string | undefined): Promise<Uint8Array> {
  const browser = browserAtHand()
  if (browser === undefined) throw noBrowser('--format pdf')
  return printedPdf(html, browser, date)
}

/** The comparison in a format. */
export async function rendered(
  comparison: Comparison,
  format: Format,
  toFile: boolean,
  options: EditionOptions,
): Promise<string | Uint8Array> {
  const withRates = async (): Promise<EditionOptions> => {
    const { knownRates } = await import('../evaluate/known-rates.ts')
    return { ...options, rates: knownRates(comparison.engine.version, comparison.engine.meaning === undefined ? 'words' : 'meaning') }
  }
  switch (format) {
    case 'text':
      return (await import('../present/terminal/report.ts')).terminalReport(comparison, terminalOptions(toFile))
    case 'md':
      return (await import('../present/markdown/report.ts')).markdownReport(comparison, await withRates())
    case 'html':
      return (await import('../present/html/report.tsx')).htmlReport(comparison, await withRates())
    case 'json':
      return (await import('../present/json/report.ts')).jsonReport(comparison)
    case 'csv':
      return (await import('../present/csv/report.ts')).csvReport(comparison)
    case 'docx':
      return (await import('../present/docx/report.ts')).docxReport(comparison, await withRates())
    case 'pdf': {
      const edition = (await import('../present/edition/edition.ts')).editionOf(comparison, await withRates())
      return pdfOf((await import('../present/html/report.tsx')).htmlEdition(edition), edition.date)
    }
    case 'annotations':
      return (await import('../present/annotations/report.ts')).annotationReport(comparison, options)
  }
}

/** The comparison in a format, with the record by which others make it again; a terminal's text has none. */
export async function published(
  comparison: Comparison,
  format: Format,
  toFile: boolean,
  options: EditionOptions,
  made: Made,
): Promise<string | Uint8Array> {
  const page = await rendered(comparison, format, toFile, options)
  if (format === 'csv' || format === 'pdf' || (format === 'text' && !toFile)) return page
  const making = format === 'text' ? { ...made.making, width: terminalOptions(toFile).width } : made.making
  return withColophon(page, colophonOf(comparison, format, { ...made, making }))
}
