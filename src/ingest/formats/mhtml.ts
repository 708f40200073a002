// Pages saved whole by a browser (MHTML): a multipart message whose parts are the page, its frames and its pictures.
import { UserError } from '../../model/user-error.ts'
import { isoDate } from '../dates-written.ts'
import { charsetOf } from '../encoding.ts'
import type { Extracted, Received } from '../received.ts'
import { extractHtml, type HtmlOptions } from './html.ts'

interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer
}

const MOST_PARTS = 5000

function split(bytes: Buffer): Part {
  const crlf = bytes.indexOf('\r\n\r\n')
  const lf = bytes.indexOf('\n\n')
  const useCrlf = crlf >= 0 && (lf < 0 || crlf < lf)
  const end = useCrlf ? crlf : lf
  const head = bytes.subarray(0, end < 0 ? bytes.length : end).toString('latin1')
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const pair = /^([\w-]+)\s*:\s*(.*)$/.exec(line)
    if (pair && !headers.has(pair[1]!.toLowerCase())) headers.set(pair[1]!.toLowerCase(), pair[2]!.trim())
  }
  return { headers, body: end < 0 ? Buffer.alloc(0) : bytes.subarray(end + (useCrlf ? 4 : 2)) }
}

function decoded(part: Part): Buffer {
  const coding = (part.headers.get('content-transfer-encoding') ?? '').toLowerCase()
  if (coding === 'base64') return Buffer.from(part.body.toString('latin1'), 'base64')
  if (coding !== 'quoted-printable') return part.body
  const text = part.body
    .toString('latin1')
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}

interface Parts {
  readonly parts: readonly Part[]
  /** Whether the mark that ends the message came: without it the last part is cut off. */
  readonly whole: boolean
}

function partsOf(message: Part): Parts {
  const boundary = /boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(message.headers.get('content-type') ?? '')
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) return { parts: [], whole: true }
  const found: Part[] = []
  const delimiter = Buffer.from(`--${mark}`)
  let whole = false
  let at = message.body.indexOf(delimiter)
  while (at >= 0 && found.length < MOST_PARTS) {
    const next = message.body.indexOf(delimiter, at + delimiter.length)
    const from = message.body.indexOf('\n', at) + 1
    whole = message.body.subarray(at + delimiter.length, at + delimiter.length + 2).toString() === '--'
    if (whole || from === 0) break
    found.push(split(message.body.subarray(from, next < 0 ? message.body.length : next)))
    at = next
  }
  return { parts: found, whole: whole || found.length >= MOST_PARTS }
}

const isPage = ({ mediaType }: Received): boolean => mediaType === 'text/html' || mediaType === 'application/xhtml+xml'

/** Article of a page that a browser saved with all that belongs to it. Throws `UserError` where there is none. */
export async function extractMhtml(received: Received, options: Pick<HtmlOptions, 'keepAll'> = {}): Promise<Extracted> {
  const bytes = Buffer.from(received.bytes.buffer, received.bytes.byteOffset, received.bytes.byteLength)
  const message = split(bytes)
  const { parts, whole } = partsOf(message)
  const all = parts.map((part) => {
    const type = part.headers.get('content-type')
    const page: Received = {
      name: received.name,
      bytes: decoded(part),
      mediaType: type?.split(';')[0]?.trim().toLowerCase(),
      charset: charsetOf(type),
      url: part.headers.get('content-location') ?? message.headers.get('snapshot-content-location'),
    }
    return { page, id: part.headers.get('content-id')?.replace(/^<|>$/g, '') }
  })
  const pages = all.filter(({ page }) => isPage(page))
  const first = pages[0]
  if (!first) throw new UserError(`${received.name}: holds no page; save the page anew as one file, or save its text`)
  const last = all.at(-1)
  if (!whole && last && isPage(last.page))
    throw new UserError(`${received.name}: breaks off in the page, so that its end is missing; save the page anew, or save its text`)
  const extracted = await extractHtml(first.page, {
    ...options,
    frameInside: (address) => pages.find(({ page, id }) => page.url === address || (id !== undefined && address === `cid:${id}`))?.page,
  })
  const saved = isoDate(message.headers.get('date'))
  return {
    ...extracted,
    warnings: [
      ...(extracted.warnings ?? []),
      ...(whole ? [] : ['the file breaks off behind the page; what the page shows in frames may be missing']),
    ],
    // A frame's bytes are in the file's: those are what was received, at the time at which the browser saved them.
    from: saved === undefined ? undefined : { ...received, retrieved: saved },
    url: [first.page.url, extracted.url].find((address) => /^https?:/i.test(address ?? '')),
    extraction: `MHTML, ${extracted.extraction.replace(/^HTML, /, '')}`,
  }
}
