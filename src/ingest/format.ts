// Which format bytes are in: their first bytes decide, then the transport's media type, then the name's ending.
import type { Received } from './received.ts'

export type Format =
  | 'text'
  | 'markdown'
  | 'html'
  | 'mhtml'
  | 'pdf'
  | 'docx'
  | 'eml'
  | 'feed'
  | 'warc'
  | 'wacz'
  | 'jsonl'
  | 'csv'
  | 'gzip'
  | { readonly refused: string }

const SIGNATURES: readonly (readonly [bytes: string, what: string])[] = [
  ['89504e470d0a', 'a PNG image; save what it shows as plain text'],
  ['ffd8ff', 'a JPEG image; save what it shows as plain text'],
  ['47494638', 'a GIF image; save what it shows as plain text'],
  ['52494646', 'a sound, film or picture; save its words as plain text'],
  ['000000(?:18|1c|20)66747970', 'a film; save its words as plain text'],
  ['4944330', 'a sound; save its words as plain text'],
  ['d0cf11e0a1b11ae1', 'an old Word or Office file; save it as .docx or as text'],
  ['7f454c46', 'a program, not text'],
  ['377abcaf271c', 'a 7-Zip archive; unpack it and name a file in it'],
  ['526172211a07', 'a RAR archive; unpack it and name a file in it'],
  ['425a68', 'a bzip2 file; unpack it first'],
  ['fd377a585a00', 'an xz file; unpack it first'],
  ['28b52ffd', 'a zstd file; unpack it first'],
]

const includes = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text)

/** A ZIP's kind by the names in it. */
function zipFormat(bytes: Uint8Array): Format {
  if (includes(bytes, 'word/document')) return 'docx'
  if (includes(bytes, '.warc')) return 'wacz'
  if (includes(bytes, 'xl/workbook')) return { refused: 'a spreadsheet; save the sheet as CSV' }
  if (includes(bytes, 'application/vnd.oasis.opendocument')) return { refused: 'an OpenDocument file; save it as .docx or as text' }
  return { refused: 'a ZIP archive that is neither a Word file nor WACZ; unpack it and name a file in it' }
}

/** The first characters, whatever the encoding: enough to see markup. */
function front(bytes: Uint8Array): string {
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048))
  return sample
    .toString('latin1')
    .replace(/\u0000/g, '')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .trimStart()
}

const HTML_START =
  /^(?:<!--[^]{0,1500}?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<frameset[\s>]|<\?xml[^>]*>\s*(?:<!--[^]{0,500}?-->\s*)*(?:<!doctype\s+html|<html))/i
const FEED_START =
  /^(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,1000}?-->\s*|<\?[^>]*>\s*|<!DOCTYPE[^>]{0,200}(?:\[[^]{0,1500})?>?\s*)*<(?:rss|feed|rdf:RDF)[\s>]/i
const MAIL_HEADER =
  /^(?:(?:return-path|received|delivered-to|from|to|subject|date|message-id|mime-version|x-[\w-]+|dkim-signature|reply-to|snapshot-content-location)\s*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}/i

const BY_TYPE: Readonly<Record<string, Format>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/rss+xml': 'feed',
  'application/atom+xml': 'feed',
  'text/markdown': 'markdown',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'application/x-ndjson': 'jsonl',
  'application/jsonl': 'jsonl',
  'application/jsonlines': 'jsonl',
  'message/rfc822': 'eml',
  'multipart/related': 'mhtml',
  'application/x-mimearchive': 'mhtml',
  'application/warc': 'warc',
}

const BY_ENDING: Readonly<Record<string, Format>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  md: 'markdown',
  markdown: 'markdown',
  mht: 'mhtml',
  mhtml: 'mhtml',
  eml: 'eml',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'csv',
  rss: 'feed',
  atom: 'feed',
  warc: 'warc',
}

/** Ending of a path or of an address's path, lower case. */
export function endingOf(name: string): string {
  const path = /^https?:/i.test(name) && URL.canParse(name) ? new URL(name).pathname : name
  return /\.([a-z0-9]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** Tells the format of what came in. Never throws; what cannot be read says so and how to mend it. */
export function formatOf(received: Received): Format {
  const { bytes } = received
  const hex = Buffer.from(bytes.subarray(0, 12)).toString('hex')
  const start = front(bytes)
  if (start.startsWith('%PDF-')) return 'pdf'
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return zipFormat(bytes)
  if (hex.startsWith('1f8b')) return 'gzip'
  const known = SIGNATURES.find(([signature]) => new RegExp(`^${signature}`).test(hex))
  if (known) return { refused: known[1] }
  if (start.startsWith('{\\rtf')) return { refused: 'an RTF file; save it as .docx or as text' }
  if (/^WARC\/\d/.test(start)) return 'warc'
  if (FEED_START.test(start)) return 'feed'
  if (HTML_START.test(start)) return 'html'
  const ending = BY_ENDING[endingOf(received.file ?? received.url ?? received.name)]
  const typed = BY_TYPE[received.mediaType ?? '']
  if (MAIL_HEADER.test(start) && typed !== 'html')
    return /^content-type\s*:\s*multipart\/related/im.test(start) || ending === 'mhtml' ? 'mhtml' : 'eml'
  return typed ?? (received.mediaType === 'text/plain' ? 'text' : (ending ?? 'text'))
}
