// The bytes of a captured page as a browser would see them: chunks put together, packing taken off.
import { UserError } from '../../model/user-error.ts'
import { unpackCodings } from '../fetch/body.ts'
import { FetchFailure } from '../fetch/failure.ts'

const CUT = 'was cut off or damaged when it was captured; capture it anew, or give the page itself'

/** Body of a message in chunks (RFC 9112), or the body as it is where it is in none: some crawlers keep the header and not the chunks. Throws `FetchFailure` where they break off. */
function dechunked(body: Buffer): Buffer {
  const found: Buffer[] = []
  let at = 0
  while (at < body.length) {
    const end = body.indexOf('\r\n', at)
    const size = /^([0-9a-f]{1,8})\s*(?:;|$)/i.exec(end < 0 ? '' : body.subarray(at, Math.min(end, at + 200)).toString('latin1'))
    if (!size) return body
    const length = parseInt(size[1]!, 16)
    if (length === 0) return Buffer.concat(found)
    if (end + 2 + length > body.length) throw new FetchFailure(CUT)
    found.push(body.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
  // The chunk of no length, which ends them, is missing.
  throw new FetchFailure(CUT)
}

/**
 * Takes chunks and packing off a captured body. `most` bounds what it unpacks to. Throws `UserError`, also where the body was cut
 * off when it was captured.
 */
export async function capturedBody(
  body: Buffer,
  headers: ReadonlyMap<string, string> | undefined,
  most: number,
  name: string,
): Promise<Buffer> {
  const coding = headers?.get('content-encoding')
  let whole = body
  try {
    const isChunked = /chunked/i.test(headers?.get('transfer-encoding') ?? '')
    whole = isChunked ? dechunked(body) : body
    const announced = headers?.get('content-length') ?? ''
    if (!isChunked && /^\d{1,15}$/.test(announced) && whole.length < Number(announced) && (coding === undefined || isPacked(whole)))
      throw new FetchFailure(CUT)
    if (whole.length > most) throw new FetchFailure(`is larger than ${Math.round(most / 1024 / 1024)} MB; give the page itself`)
    return await unpackCodings(whole, coding, most)
  } catch (error) {
    if (error instanceof FetchFailure) throw new UserError(`${name}: ${error.message}`)
    if (isPacked(whole)) throw new UserError(`${name}: ${CUT}`)
    // Some crawlers unpack what they keep, and leave the header.
    return whole
  }
}

/** Whether bytes begin as gzip does: no text does. */
const isPacked = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b
