// Which bytes are kept of a document: those from which it can be read again without anything else.
import type { Columns } from '../formats/columns.ts'
import { formatOf } from '../format.ts'
import type { Provenance } from '../../model/document.ts'
import { UserError } from '../../model/user-error.ts'
import type { Received } from '../received.ts'
import { rawEnding } from './files.ts'
import { extractAgain } from './reextract.ts'

export interface Raw {
  readonly bytes: Uint8Array
  readonly ending: string
  /** Which document of the bytes, from 1, where they hold several. */
  readonly item?: number
  readonly columns?: Columns
}

interface Read {
  readonly container: Received
  readonly received: Received
  /** From 1, of the container. */
  readonly number: number
  readonly count: number
  readonly text: string
  readonly provenance: Provenance
  readonly columns?: Columns | undefined
}

/** Whether bytes alone give the text again. */
async function gives(raw: Raw, read: Read): Promise<boolean> {
  try {
    return (await extractAgain({ ...raw, ...read.provenance, raw: `again.${raw.ending}` }, raw.bytes)) === read.text
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

/**
 * The whole of what came in where the document is all of it; else the document's own part of it (a record of a web archive, a
 * line of JSON, a frame, the page that a feed names); else, for a row of a table, the table and the row's number.
 */
export async function rawOf(read: Read): Promise<Raw> {
  const { container, received, number, count } = read
  const format = formatOf(container)
  const columns = read.columns === undefined || received.bytes === container.bytes ? {} : { columns: read.columns }
  const whole: Raw = { bytes: container.bytes, ending: rawEnding(container), ...(count > 1 ? { item: number } : {}), ...columns }
  if (received.bytes === container.bytes) return whole
  if (format === 'gzip' && count === 1 && (await gives(whole, read))) return whole
  const part: Raw = { bytes: received.bytes, ending: rawEnding(received), ...columns }
  return (await gives(part, read)) ? part : whole
}
