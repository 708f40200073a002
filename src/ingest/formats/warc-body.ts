// The bytes of a captured page as a browser would see them: chunks put together, packing taken off.
import { UserError } from '../../model/user-error.ts'
import { unpackCodings } from '../fetch/body.ts'
import { FetchFailure } from '../fetch/failure.ts'

/** Body of a message in chunks (RFC 9112), or the body as it is where it is in none: some crawlers keep the header and not the chunks. */
function dechunked(body: Buffer): Buffer {
  const found: Buffer[] = []
  let at = 0
  while (at < body.length) {
    const end = body.indexOf('\r\n', at)
    const size = /^([0-9a-f]{1,8})\s*(?:;|$)/i.exec(end < 0 ? '' : body.subarray(at, Math.min(end, at + 200)).toString('latin1'))
    if (!size) return body
    const length = parseInt(size[1]!, 16)
    if (length === 0) return Buffer.concat(found)
    found.push(body.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
  return Buffer.concat(found)
}

/** Takes chunks and packing off a captured body. `most` bounds what it unpacks to. Throws `UserError`. */
export async function capturedBody(body: Buffer, headers: Headers | undefined, most: number, name: string): Promise<Buffer> {
  const whole = /chunked/i.test(headers?.get('transfer-encoding') ?? '') ? dechunked(body) : body
  try {
    return await unpackCodings(whole, headers?.get('content-encoding') ?? undefined, most)
  } catch (error) {
    if (error instanceof FetchFailure) throw new UserError(`${name}: ${error.message}`)
    // Some crawlers unpack what they keep, and leave the header.
    return whole
  }
}
