// The formats of an answer; each is loaded only when it is asked for.
import { extname } from 'node:path'
import { REPORT_FORMATS, type ReportFormat } from '../model/colophon.ts'
import type { Comparison } from '../model/comparison.ts'
import { UserError } from '../model/user-error.ts'
import type { EditionOptions } from '../present/edition/edition.ts'
import { colophonOf, withColophon, type Made } from './colophon.ts'
import { terminalOptions } from './terminal-options.ts'

const FORMATS = REPORT_FORMATS
export type Format = ReportFormat

const OF_EXTENSION: Readonly<Record<string, Format>> = {
  '.txt': 'text',
  '.md': 'md',
  '.html': 'html',
  '.htm': 'html',
  '.json': 'json',
  '.csv': 'csv',
  '.docx': 'docx',
  '.jsonld': 'annotations',
}

/** The format asked for, or the one that the file's ending names, or `otherwise`. Throws `UserError` for an unknown one. */
export function chosenFormat(asked: string | undefined, output: string | undefined, otherwise: Format): Format {
  if (asked === undefined) return (output === undefined ? undefined : OF_EXTENSION[extname(output).toLowerCase()]) ?? otherwise
  const format = FORMATS.find((one) => one === asked)
  if (format === undefined) throw new UserError(`--format ${asked}: unknown format; choose ${FORMATS.join(', ')}`)
  if (format === 'docx' && output === undefined && process.stdout.isTTY)
    throw new UserError('--format docx: is no text for a terminal; name a file with -o FILE.docx')
  return format
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
  if (format === 'csv' || (format === 'text' && !toFile)) return page
  const making = format === 'text' ? { ...made.making, width: terminalOptions(toFile).width } : made.making
  return withColophon(page, colophonOf(comparison, format, { ...made, making }))
}
