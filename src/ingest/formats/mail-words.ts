// Words of a message's head: in ASCII with encoded words (RFC 2047), or as bytes that some programs write against the rules.
import { decodeBytes, encodingName, strictText } from '../encoding.ts'
import { sevenBit } from './seven-bit.ts'

const WORD = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi

function bytesOf(coding: string, coded: string): Buffer {
  if (coding.toLowerCase() === 'b') return Buffer.from(coded, 'base64')
  const plain = coded.replaceAll('_', ' ').replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1')
}

/**
 * A line of a head in characters. What a word says of its encoding is believed as a page's word is; where it is unknown or cannot
 * be, the words are read in `body`, the encoding of the message's text.
 */
export async function headWords(raw: Buffer, body: string | undefined): Promise<string> {
  const decoded = async (bytes: Buffer, charset: string | undefined): Promise<string> => {
    const old = sevenBit(bytes, charset)
    if (old !== undefined) return old
    const own = encodingName(charset)
    const isOwn = own !== undefined && !/ascii/i.test(charset ?? '') && strictText(bytes, own) !== undefined
    return (await decodeBytes(bytes, { header: isOwn ? charset : body })).text
  }
  const line = raw.toString('latin1').replace(/\r?\n(?=[ \t])/g, '')
  let found = ''
  let last = 0
  let pending: { readonly charset: string; readonly bytes: Buffer[] } | undefined
  const flush = async (): Promise<void> => {
    if (pending) found += await decoded(Buffer.concat(pending.bytes), pending.charset)
    pending = undefined
  }
  for (const match of line.matchAll(WORD)) {
    const [whole, charset = '', coding = '', coded = ''] = match
    const between = line.slice(last, match.index)
    const isNext = pending !== undefined && between.trim() === ''
    // A letter may be cut in two between words of one encoding.
    if (!isNext || pending?.charset.toLowerCase() !== charset.toLowerCase()) await flush()
    if (!isNext && between !== '') found += await decoded(Buffer.from(between, 'latin1'), undefined)
    pending ??= { charset, bytes: [] }
    pending.bytes.push(bytesOf(coding, coded))
    last = match.index + whole.length
  }
  await flush()
  if (last < line.length) found += await decoded(Buffer.from(line.slice(last), 'latin1'), undefined)
  return found
}
