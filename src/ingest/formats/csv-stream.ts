// A table of any size → its rows, one at a time.
import { Readable } from 'node:stream'
import { UserError } from '../../model/user-error.ts'
import { decodeBytes } from '../encoding.ts'
import type { FieldRow } from './columns.ts'
import { separator } from './csv.ts'

export interface TableRow {
  /** From 1; the row that names the columns is not counted. */
  readonly number: number
  readonly row: FieldRow
  /** What stood in the file for it, as UTF-8. */
  readonly bytes: Uint8Array
  /** Cells without a name: most often the rest of a text with a separator in it. */
  readonly surplus: number
}

const LONGEST_RECORD = 16 * 1024 * 1024

async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

function rowOf(head: readonly string[], record: readonly string[]): FieldRow {
  const row = new Map<string, string>()
  head.forEach((name, column) => {
    const value = record[column] ?? ''
    row.set(name, value)
    // Usual names are looked up in lower case; the spelling that was given stays as well.
    if (!row.has(name.toLowerCase())) row.set(name.toLowerCase(), value)
  })
  return row
}

/**
 * Rows of a table. `front` is its beginning, some thousand bytes at least: the encoding and the separator are told from it.
 * Throws `UserError` where it is no table, or breaks off being one.
 */
export async function* tableRows(chunks: AsyncIterable<Uint8Array>, front: Uint8Array, name: string): AsyncGenerator<TableRow> {
  // A character must not be cut in two, or the encoding would not be told.
  const end = front.lastIndexOf(10)
  const { text, encoding } = await decodeBytes(end > 0 ? front.subarray(0, end) : front)
  const { parse } = await import('csv-parse')
  const parser = parse({
    bom: true,
    delimiter: separator(text.replace(/^\ufeff/, '')),
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  })
  const source = Readable.from(decoded(chunks, encoding))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let head: readonly string[] | undefined
  let number = 0
  try {
    for await (const { record, raw } of parser as AsyncIterable<{ readonly record: readonly string[]; readonly raw: string }>) {
      if (head === undefined) {
        head = record.map((column) => column.replace(/^\ufeff/, '').trim())
        continue
      }
      number += 1
      const surplus = record.slice(head.length).some((cell) => cell.trim() !== '') ? record.length - head.length : 0
      yield { number, row: rowOf(head, record), bytes: Buffer.from(raw), surplus }
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${name}: is no readable CSV after row ${number} (${(error as Error).message.replace(/\s+/g, ' ')}); mend it there`)
  } finally {
    source.destroy()
  }
  if (number === 0) throw new UserError(`${name}: has no rows; its first row must name the columns, an article in each after it`)
}
