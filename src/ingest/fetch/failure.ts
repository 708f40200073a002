// What can go wrong on the way to a page, and whether another try may help.
import { UserError } from '../../model/user-error.ts'

/** Raised inside fetching; becomes one line for the user at its edge. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure'
  constructor(
    /** Says what happened and how to mend it, without naming the address. */
    message: string,
    /** Whether trying again may help. */
    readonly again = false,
    /** Milliseconds that the server asks to wait before another try. */
    readonly wait?: number,
    /** Status of the answer, where there was one. */
    readonly status?: number,
  ) {
    super(message)
  }
}

/** More than is read of one page. */
export class TooLarge extends FetchFailure {}

/** Names of network failures → what to say. */
const NETWORK: Readonly<Record<string, readonly [message: string, again: boolean]>> = {
  ENOTFOUND: ['no such host; check the address', false],
  ENODATA: ['no such host; check the address', false],
  EAI_AGAIN: ['the name could not be looked up; check the network connection', true],
  ECONNREFUSED: ['the server refuses connections; check the address or try later', true],
  ECONNRESET: ['the server broke the connection off; try later', true],
  EPIPE: ['the server broke the connection off; try later', true],
  ETIMEDOUT: ['the server did not answer; try later', true],
  EHOSTUNREACH: ['the server cannot be reached; check the network connection', true],
  ENETUNREACH: ['the server cannot be reached; check the network connection', true],
  HPE_HEADER_OVERFLOW: ['the server sent headers without end; save the page in a browser and give the file', false],
}

/** Any error on the way → a failure. */
export function asFailure(error: unknown): FetchFailure {
  if (error instanceof FetchFailure) return error
  const { code, message } = error as NodeJS.ErrnoException
  const known = NETWORK[code ?? '']
  if (known) return new FetchFailure(...known)
  if (code !== undefined && /^(?:CERT_|ERR_TLS|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED)/.test(code))
    return new FetchFailure(`its certificate is not valid (${code}); save the page in a browser and give the file`)
  if (code?.startsWith('HPE_')) return new FetchFailure(`does not speak HTTP (${code}); check the address`)
  if (code !== undefined && /^(?:Z_|ERR__ERROR_FORMAT|ERR_PADDING)/.test(code))
    return new FetchFailure('sent compressed data that is broken; try later', true)
  return new FetchFailure(`could not be fetched (${code ?? message})`)
}

/** A failure as the one line that a user sees. */
export const userError = (url: string, failure: FetchFailure): UserError => new UserError(`${url}: ${failure.message}`)
