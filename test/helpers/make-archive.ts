// Web archives as crawlers write them, and ZIPs of any content.
import { zipSync } from 'fflate'
import { WARCRecord, WARCSerializer } from 'warcio'

export interface Capture {
  readonly url: string
  readonly body: string | Uint8Array
  readonly type?: string
  readonly status?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly date?: string
  readonly kind?: 'response' | 'resource' | 'request' | 'revisit'
}

async function* once(body: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(typeof body === 'string' ? new TextEncoder().encode(body) : body)
}

/** A WARC of these captures; packed record by record, as `.warc.gz` is, where told. */
export async function makeWarc(captures: readonly Capture[], options: { readonly gzip?: boolean } = {}): Promise<Buffer> {
  const records = [WARCRecord.createWARCInfo({ filename: 'test.warc', warcVersion: 'WARC/1.1' }, { software: 'a test' })]
  for (const { url, body, type = 'text/html', status = '200 OK', headers = {}, date = '2025-03-04T12:00:00Z', kind } of captures) {
    const isHttp = kind !== 'resource'
    records.push(
      WARCRecord.create(
        {
          url,
          date,
          type: kind ?? 'response',
          warcVersion: 'WARC/1.1',
          ...(isHttp
            ? {
                statusline: kind === 'request' ? 'GET / HTTP/1.1' : `HTTP/1.1 ${status}`,
                httpHeaders: { 'Content-Type': type, ...headers },
              }
            : { warcHeaders: { 'Content-Type': type } }),
        },
        once(body),
      ),
    )
  }
  const parts: Uint8Array[] = []
  for (const record of records) parts.push(await WARCSerializer.serialize(record, { gzip: options.gzip ?? false }))
  return Buffer.concat(parts)
}

/** A ZIP with these entries, packed as well as can be. */
export const makeZip = (entries: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(entries).map(([name, content]) => [name, typeof content === 'string' ? new TextEncoder().encode(content) : content]),
      ),
      { level: 9 },
    ),
  )
