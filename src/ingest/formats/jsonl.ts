// JSON lines: an article a line.
import { lines } from '../lines.ts'
import type { Received, SourceItem } from '../received.ts'
import { failingItem, PART, rowItem, type Columns, type FieldRow } from './columns.ts'

/** A list's part: a string, or an object with its words or its name in it. */
function partText(part: unknown): string | undefined {
  if (typeof part === 'string') return part
  if (typeof part !== 'object' || part === null) return undefined
  const fields = part as Readonly<Record<string, unknown>>
  return [fields['text'], fields['content'], fields['name']].find((field) => typeof field === 'string')
}

/** Fields as strings; one level of nesting is reached by a dot. */
export function rowOf(value: object): FieldRow {
  const row = new Map<string, string>()
  const put = (key: string, field: unknown): void => {
    if (typeof field === 'string') row.set(key, field)
    else if (typeof field === 'number' || typeof field === 'boolean') row.set(key, String(field))
    else if (Array.isArray(field)) {
      const parts = field.map(partText).filter((part) => part !== undefined)
      if (parts.length > 0) row.set(key, parts.join(PART))
    }
  }
  for (const [key, field] of Object.entries(value)) {
    put(key, field)
    if (typeof field === 'object' && field !== null && !Array.isArray(field))
      for (const [inner, deep] of Object.entries(field as Readonly<Record<string, unknown>>)) put(`${key}.${inner}`, deep)
  }
  // Usual names are looked up in lower case; the spelling that was given stays as well.
  for (const [key, field] of [...row]) if (!row.has(key.toLowerCase())) row.set(key.toLowerCase(), field)
  return row
}

/** Documents of JSON lines; a broken line is a document that fails when it is read, so that the others go on. */
export async function jsonLines(received: Received, columns?: Columns): Promise<SourceItem[]> {
  const found: SourceItem[] = []
  const bytes = Buffer.from(received.bytes.buffer, received.bytes.byteOffset, received.bytes.byteLength)
  for await (const line of lines(one(bytes))) {
    const where = `${received.name}, line ${line.number}`
    if ('error' in line) {
      found.push(failingItem(where, line.error))
      continue
    }
    let value: unknown
    try {
      value = JSON.parse(line.number === 1 ? line.text.replace(/^\ufeff/, '') : line.text)
    } catch (error) {
      found.push(failingItem(where, `is not valid JSON (${(error as Error).message.replace(/\s+/g, ' ')}); mend the line`))
      continue
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      found.push(failingItem(where, 'is no JSON object; write an object with the article’s fields'))
    else found.push(rowItem(rowOf(value), where, Buffer.from(line.text), received, columns))
  }
  return found
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of one chunk
async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
