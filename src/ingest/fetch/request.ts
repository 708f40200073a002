// One request to one address: checked after the name is looked up, within time and size, no redirect followed.
import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { isIP, type LookupFunction } from 'node:net'
import { rangeInWords, refusedRange } from './address.ts'
import { readBody } from './body.ts'
import { asFailure, FetchFailure } from './failure.ts'

export interface RequestLimits {
  /** Milliseconds for connection, headers and body together. */
  readonly timeout: number
  /** Bytes on the wire, and after unpacking. */
  readonly largest: number
  /** Whether an address may be connected to; by default only public ones. */
  readonly mayConnect: (address: string) => boolean
  /** Looks names up; the system's resolver unless told. */
  readonly lookup?: ((host: string, found: (error: Error | null, addresses?: readonly LookupAddress[]) => void) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** Whether nothing shows that the body is all: see `Body`. */
  readonly endless: boolean
}

/** Public addresses only. */
export const publicOnly = (address: string): boolean => refusedRange(address) === undefined

function refusal(address: string): FetchFailure {
  return new FetchFailure(
    `leads to ${rangeInWords(refusedRange(address) ?? 'refused')} (${address}), which is not fetched; allow it with --allow-private if you trust the list`,
  )
}

/** A lookup that gives an address on only when all addresses of the name may be connected to: what was checked is what is used. */
function checkedLookup(limits: RequestLimits): LookupFunction {
  const resolve = limits.lookup ?? ((host, found) => systemLookup(host, { all: true }, found))
  return (host, options, callback) => {
    resolve(host, (error, addresses) => {
      const refused = addresses?.find(({ address }) => !limits.mayConnect(address))
      const first = addresses?.[0]
      if (error) callback(error, '')
      else if (refused) callback(refusal(refused.address), '')
      else if (!first) callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '')
      else if (options.all) callback(null, [...addresses])
      else callback(null, first.address, first.family)
    })
  }
}

/** Sends a GET. Throws `FetchFailure`. */
export async function request(url: URL, headers: Readonly<Record<string, string>>, limits: RequestLimits): Promise<Reply> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !limits.mayConnect(host)) throw refusal(host)
  const { request: send } = url.protocol === 'https:' ? await import('node:https') : await import('node:http')
  const deadline = AbortSignal.timeout(limits.timeout)
  const signal = limits.signal ? AbortSignal.any([deadline, limits.signal]) : deadline
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = send(url, { method: 'GET', headers, lookup: checkedLookup(limits), signal, agent: false }, resolve)
      outgoing.on('error', reject)
      // Nobody asked for another protocol; without a listener the request would end without a word.
      outgoing.on('upgrade', ({ statusCode = 101 }, socket) => {
        socket.destroy()
        reject(new FetchFailure(`answered with status ${statusCode}, as if it were no page; save it in a browser and give the file`))
      })
      // After a response this changes nothing any more; before one it is the last that is heard.
      outgoing.on('close', () => reject(new FetchFailure('the server broke the connection off; try later', true)))
      outgoing.on('socket', (socket) =>
        // The last word: whatever way led here, this is where the bytes would come from.
        socket.on('connect', () => {
          if (socket.remoteAddress !== undefined && !limits.mayConnect(socket.remoteAddress))
            outgoing.destroy(refusal(socket.remoteAddress))
        }),
      )
      outgoing.end()
    })
    const status = response.statusCode ?? 0
    if (status >= 300 && status < 400) {
      response.destroy()
      return { status, headers: response.headers, body: Buffer.alloc(0), endless: false }
    }
    try {
      const { bytes, endless } = await readBody(response, limits.largest)
      // What is stopped while it comes without a length looks to the parser as if it had ended.
      signal.throwIfAborted()
      return { status, headers: response.headers, body: bytes, endless }
    } finally {
      response.destroy()
    }
  } catch (error) {
    if (limits.signal?.aborted) throw limits.signal.reason
    if (deadline.aborted)
      throw new FetchFailure(`was not there within ${limits.timeout / 1000} s; try later, or give more time with --fetch-timeout`, true)
    throw asFailure(error)
  }
}
