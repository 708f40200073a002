// A coding sheet as CSV, and its rows read back.
import { SHEET_COLUMNS, type CodedRow, type CodingItem, type SheetColumn } from '../../model/coding.ts'
import { ALTERATION_KINDS, VERDICT_KINDS } from '../../model/verdict.ts'
import { csvLine, type CsvValue } from '../csv/cell.ts'

/** Name of a pair: `12`, or `12b` where an outlet has a second report of the statement. */
export const pairName = ({ place, part }: Pick<CodingItem, 'place' | 'part'>): string =>
  part === 1 ? String(place) : `${place}${String.fromCharCode('a'.charCodeAt(0) + part - 1)}`

/** Fragment of the page of texts. */
export const pairAnchor = (of: Pick<CodingItem, 'place' | 'part'>): string => `pair-${pairName(of)}`

/** Spreadsheets take a byte order mark to know that a file is UTF-8. */
export const sheetHead = (): string => `\ufeff${csvLine(SHEET_COLUMNS)}`

/** One row, with what the coder fills in left empty. `texts` is the file of the texts, beside the sheet. */
export function sheetLine(item: CodingItem, texts: string): string {
  const values: Readonly<Record<SheetColumn, CsvValue>> = {
    pair: pairName(item),
    claim_number: item.claimNumber,
    outlet: item.outlet,
    published: item.published,
    title: item.title,
    claim: item.claim,
    verdict: '',
    altered_kind: '',
    note: '',
    read: `${texts}#${pairAnchor(item)}`,
    sample: item.sample,
    claim_start: item.start,
    claim_end: item.end,
    statement_sha256: item.statement,
    report_sha256: item.report,
  }
  return csvLine(SHEET_COLUMNS.map((column) => values[column]))
}

/** Columns without which a row finds no cell. */
const NEEDED: readonly SheetColumn[] = ['verdict', 'claim_start', 'claim_end', 'statement_sha256', 'report_sha256']

/** Columns that a sheet lacks. */
export const missingColumns = (has: (column: string) => boolean): SheetColumn[] => NEEDED.filter((column) => !has(column))

const HASH = /^[0-9a-f]{64}$/
const LONGEST_NOTE = 5000

/** A row, what is wrong with it, or `undefined` where it was not coded. A verdict may be its word in any case, or the word's first letter. */
export function codedRow(
  cell: (column: SheetColumn) => string | undefined,
  where: string,
): CodedRow | { readonly problem: string } | undefined {
  const said = (column: SheetColumn): string => (cell(column) ?? '').trim()
  const word = said('verdict').toLowerCase()
  if (word === '') return undefined
  const verdict = VERDICT_KINDS.find((kind) => kind === word || kind[0] === word)
  if (!verdict) return { problem: `${where}: verdict: “${word.slice(0, 40)}” is unknown; write ${VERDICT_KINDS.join(', ')}` }
  const kind = said('altered_kind').toLowerCase()
  if (kind !== '' && !ALTERATION_KINDS.some((one) => one === kind))
    return { problem: `${where}: altered_kind: “${kind.slice(0, 40)}” is unknown; write ${ALTERATION_KINDS.join(', ')}, or nothing` }
  const [statement, report] = [said('statement_sha256'), said('report_sha256')]
  const [start, end] = [Number(said('claim_start')), Number(said('claim_end'))]
  const whole = HASH.test(statement) && HASH.test(report) && Number.isInteger(start) && Number.isInteger(end) && start < end
  if (!whole) return { problem: `${where}: its last columns do not name a claim any more; copy them from the sheet as it was written` }
  const note = [kind === '' ? '' : `altered: ${kind}`, said('note').slice(0, LONGEST_NOTE)].filter((part) => part !== '').join('; ')
  return { where, statement, report, start, end, verdict, note }
}
