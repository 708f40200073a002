// What a PDF would unpack to, counted before it is built: a small file may hold gigabytes.
import { constants, inflateSync } from 'node:zlib'
import { UserError } from '../../model/user-error.ts'

/** Bytes of one stream that is no picture: pages have some thousand, fonts of Han letters some millions. */
const LARGEST_STREAM = 32 * 1024 * 1024
/** Bytes of all such streams together. */
const LARGEST_TOTAL = 256 * 1024 * 1024
/** Packings over one another that are taken off; writers use one. */
const MOST_LAYERS = 3
/** Characters before a stream in which its dictionary stands. */
const DICTIONARY = 1024

const isPacked = (bytes: Uint8Array): boolean => bytes.length > 2 && (bytes[0]! & 0x0f) === 8 && (bytes[0]! * 256 + bytes[1]!) % 31 === 0

const tooMuch = (name: string): UserError =>
  new UserError(`${name}: would unpack to more than it should (a bomb?); save it anew, or save its text`)

/** Bytes that a stream unpacks to; 0 where it is not packed, or broken, which its reader says. Throws `UserError`. */
function unpackedSize(stream: Uint8Array, name: string): number {
  let bytes = stream
  for (let layer = 0; layer < MOST_LAYERS && isPacked(bytes); layer += 1)
    try {
      bytes = inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LARGEST_STREAM })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooMuch(name)
      break
    }
  return bytes === stream ? 0 : bytes.length
}

/** Refuses a PDF whose streams would unpack to more than they should. Pictures are not unpacked by its reader. Throws `UserError`. */
export function countStreams(given: Uint8Array, name: string): void {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  let total = 0
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.subarray(Math.max(0, at - 3), at).toString('latin1') === 'end') continue
    const before = bytes.subarray(Math.max(0, at - DICTIONARY), at).toString('latin1')
    if (/\/Subtype\s*\/Image/.test(before.slice(before.lastIndexOf('obj')))) continue
    const from = at + 6 + (bytes[at + 6] === 0x0d ? 1 : 0) + 1
    if (!isPacked(bytes.subarray(from, from + 3))) continue
    const end = bytes.indexOf('endstream', from)
    total += unpackedSize(bytes.subarray(from, end < 0 ? bytes.length : end), name)
    if (total > LARGEST_TOTAL) throw tooMuch(name)
  }
}
