// CSV and TSV: an article a row, the first row names the columns.
import { UserError } from '../../model/user-error.ts'
import type { Decoded } from '../encoding.ts'
import type { Received, SourceItem } from '../received.ts'
import { failingItem, rowItem, type Columns } from './columns.ts'
import { decodeText } from './text.ts'
import { encodingWarnings } from './warnings.ts'

/** The separator that parts the first line most often. */
export function separator(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const counts = [',', ';', '\t', '|'].map((mark) => [mark, first.split(mark).length] as const)
  return counts.reduce((most, one) => (one[1] > most[1] ? one : most))[0]
}

/** A row with what must be known about how it was decoded. */
function decodedItem(item: SourceItem, decoded: Decoded, raw: string): SourceItem {
  const undecodable = decoded.undecodable > 0 ? (raw.match(/\ufffd/g)?.length ?? 0) : 0
  return {
    ...item,
    read: async () => {
      const { received, extracted } = await item.read()
      const warnings = [...(extracted.warnings ?? []), ...encodingWarnings({ ...decoded, undecodable })]
      return { received, extracted: { ...extracted, encoding: decoded.encoding, undecodable, warnings } }
    },
  }
}

/** Rows of a table as items, each read when it is asked for. Throws `UserError` where it is no readable CSV or has no rows. */
export async function csvRows(received: Received, columns?: Columns): Promise<SourceItem[]> {
  const decoded = await decodeText(received)
  const source = decoded.text.replace(/^\ufeff/, '')
  const { parse } = await import('csv-parse/sync')
  let rows: { readonly record: readonly string[]; readonly raw: string }[]
  try {
    rows = parse(source, {
      delimiter: separator(source),
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 16 * 1024 * 1024,
    }) as unknown as typeof rows
  } catch (error) {
    throw new UserError(`${received.name}: is no readable CSV (${(error as Error).message.replace(/\s+/g, ' ')}); mend it there`)
  }
  const head = rows[0]?.record.map((name) => name.trim())
  if (!head || rows.length < 2)
    throw new UserError(`${received.name}: has no rows; its first row must name the columns, an article in each after it`)
  return rows.slice(1).map(({ record, raw }, index) => {
    const where = `${received.name}, row ${index + 1}`
    // Cells without a name are most often the rest of a text with a separator in it: to leave them out would cut it short.
    if (record.slice(head.length).some((cell) => cell.trim() !== ''))
      return failingItem(where, `has ${record.length} cells, but the first row names ${head.length}; put quotes around the text`)
    const row = new Map<string, string>()
    head.forEach((name, column) => {
      const value = record[column] ?? ''
      row.set(name, value)
      if (!row.has(name.toLowerCase())) row.set(name.toLowerCase(), value)
    })
    return decodedItem(rowItem(row, where, Buffer.from(raw), received, columns), decoded, raw)
  })
}
