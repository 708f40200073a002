// Pages from addresses, politely: rules of the site, a pause between requests, redirects checked one by one, tries with back-off.
import { setTimeout as pause } from 'node:timers/promises'
import { version } from '../../version.ts'
import { asTaken } from '../archived-address.ts'
import { charsetOf } from '../encoding.ts'
import type { Received } from '../received.ts'
import { asFailure, FetchFailure, TooLarge, userError } from './failure.ts'
import { publicOnly, request, type Reply, type RequestLimits } from './request.ts'
import { LARGEST_ROBOTS, PRODUCT, rulesFrom, unreadable, type Rules } from './robots.ts'

export interface FetchOptions {
  /** Also fetch from private, loopback and link-local addresses. */
  readonly allowPrivate?: boolean | undefined
  /** Fetch what a site's robots.txt asks programs to leave alone. */
  readonly ignoreRobots?: boolean | undefined
  readonly userAgent?: string | undefined
  /** Milliseconds for one request; 30 s unless told. */
  readonly timeout?: number | undefined
  /** Bytes; 32 MB unless told. */
  readonly largest?: number | undefined
  /** Redirects of one page; 10 unless told. */
  readonly redirects?: number | undefined
  /** Tries after the first; 2 unless told. */
  readonly retries?: number | undefined
  /** Milliseconds before the first further try, doubled for each after it; 1 s unless told. */
  readonly backOff?: number | undefined
  /** Milliseconds between two requests to one host; 500 unless told. */
  readonly gap?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** In place of `allowPrivate`: whether an address may be connected to. */
  readonly mayConnect?: ((address: string) => boolean) | undefined
  readonly lookup?: RequestLimits['lookup']
}

/** What a server said of a page when it was last fetched, so that it need not send it again. */
export interface Validators {
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
}

/** What became of a look at a page. */
export type Look =
  | { readonly is: 'page'; readonly received: Received }
  /** The server says that it is as it was. */
  | { readonly is: 'unchanged' }
  /** It is not there any more (404, 410), or withheld (451). */
  | { readonly is: 'gone'; readonly status: number }
  /** `wait`: milliseconds that the server asks for. `message` names neither the address nor a second line. */
  | { readonly is: 'failed'; readonly message: string; readonly status?: number; readonly wait?: number }

export interface Fetcher {
  /** Throws `UserError` naming the address, what happened and the mend. */
  readonly fetch: (url: string) => Promise<Received>
}

/** A fetcher that can also ask whether a page has changed. */
export interface Watcher extends Fetcher {
  /** Fetches a page that was fetched before, where it has changed since. Throws only where it was stopped. */
  readonly look: (url: string, known?: Validators) => Promise<Look>
}

/** Headers that tell what was served, from when and in which form. */
const KEPT_HEADERS = [
  'content-type',
  'content-language',
  'content-encoding',
  'content-length',
  'date',
  'last-modified',
  'etag',
  'age',
  'server',
  'memento-datetime',
  'x-archive-orig-last-modified',
]

const MORE_TRIES = new Set([408, 425, 429, 500, 502, 503, 504])
/** A server that asks for a longer wait is taken up on it by a person, later. */
const LONGEST_WAIT = 60_000

function retryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined
}

const ENDLESS = 'the server did not say how long the text is, so that a text cut off would not be seen; look whether its end is there'

const STATUS: Readonly<Record<number, string>> = {
  401: 'asks for a password (401); save the page in a browser that may read it and give the file',
  402: 'asks for payment (402); save the page in a browser that may read it and give the file',
  403: 'forbids programs or this network (403); save the page in a browser and give the file',
  404: 'is not there (404); check the address, or give that of an archived copy',
  410: 'has been taken down (410); give the address of an archived copy',
  451: 'is withheld for legal reasons (451); give the address of an archived copy',
}

function refuseStatus(reply: Reply): void {
  const { status } = reply
  if (status >= 200 && status < 300) return
  throw new FetchFailure(
    STATUS[status] ?? `answered with status ${status}; ${status >= 500 || status === 429 ? 'try later' : 'check the address'}`,
    MORE_TRIES.has(status),
    retryAfter(reply.headers['retry-after']),
    status,
  )
}

/** Characters; servers and browsers take few more, and each rule of a site is held against all of them. */
const LONGEST_ADDRESS = 4096

/** Address as a checked URL. Throws `FetchFailure` for other schemes and for passwords. */
function checkedUrl(address: string, base?: URL): URL {
  if (address.length > LONGEST_ADDRESS) throw new FetchFailure('leads to an address that is too long; check it in a browser')
  if (!URL.canParse(address, base?.href)) throw new FetchFailure('is not an address; check its spelling')
  const url = new URL(address, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchFailure(`leads to ${url.protocol}, and only http and https are fetched; save the page and give the file`)
  if (url.username !== '' || url.password !== '') throw new FetchFailure('carries a user name or password; leave it out of the address')
  url.hash = ''
  return url
}

/** Milliseconds for which a site's rules are remembered: RFC 9309 asks for a day at most. */
const RULES_LAST = 24 * 3600 * 1000
const GONE = new Set([404, 410, 451])

/** Makes a fetcher; rules of sites are remembered for a day. */
export function createFetcher(options: FetchOptions = {}): Watcher {
  const limits: RequestLimits = {
    timeout: options.timeout ?? 30_000,
    largest: options.largest ?? 32 * 1024 * 1024,
    mayConnect: options.mayConnect ?? (options.allowPrivate ? () => true : publicOnly),
    lookup: options.lookup,
    signal: options.signal,
  }
  const headers = {
    'user-agent': options.userAgent ?? `${PRODUCT}/${version} (compares news reports with statements; one page at a time)`,
    accept: 'text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.8',
    'accept-encoding': 'gzip, deflate, br',
  }
  const origins = new Map<string, { readonly rules: Promise<Rules>; readonly asked: number }>()
  const lastRequest = new Map<string, number>()
  const busy = new Map<string, Promise<unknown>>()

  /** One request at a time to one host, however many pages are asked for at once. */
  function alone<T>(host: string, work: () => Promise<T>): Promise<T> {
    const mine = (busy.get(host) ?? Promise.resolve()).then(work)
    busy.set(
      host,
      mine.catch(() => undefined),
    )
    return mine
  }

  async function turn(host: string, delay: number): Promise<void> {
    const gap = Math.max(options.gap ?? 500, delay)
    const due = (lastRequest.get(host) ?? -Infinity) + gap
    // Time that passes, and not the clock: a clock that is set back would make it wait for as long.
    const now = performance.now()
    lastRequest.set(host, Math.max(now, due))
    if (due > now) await pause(due - now, undefined, { signal: options.signal })
  }

  async function follow(
    start: URL,
    within: RequestLimits,
    check: (url: URL) => Promise<number>,
    more: Readonly<Record<string, string>> = {},
  ): Promise<{ reply: Reply; url: URL }> {
    const most = options.redirects ?? 10
    let url = start
    for (let count = 0; count <= most; count += 1) {
      const delay = await check(url)
      const at = url
      const send = (): Promise<Reply> => request(at, { ...headers, ...more }, within)
      const reply = await (delay < 0
        ? send()
        : alone(at.host, async () => {
            await turn(at.host, delay)
            return send()
          }))
      const { location } = reply.headers
      if (reply.status < 300 || reply.status >= 400 || location === undefined) return { reply, url }
      url = checkedUrl(location, url)
    }
    throw new FetchFailure(`is redirected more than ${most} times; check the address in a browser`)
  }

  async function tried<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await work()
      } catch (error) {
        if (options.signal?.aborted) throw error
        const failure = asFailure(error)
        const wait = failure.wait ?? (options.backOff ?? 1000) * 2 ** attempt * (0.75 + Math.random() / 2)
        if (!failure.again || attempt >= (options.retries ?? 2) || wait > LONGEST_WAIT) throw failure
        await pause(wait, undefined, { signal: options.signal })
      }
    }
  }

  function rulesOf(url: URL): Promise<Rules> {
    const known = origins.get(url.origin)
    if (known && performance.now() - known.asked < RULES_LAST) return known.rules
    const address = new URL('/robots.txt', url)
    const asked = follow(address, { ...limits, largest: LARGEST_ROBOTS }, () => Promise.resolve(-1)).then(
      ({ reply }) => rulesFrom(address.href, reply),
      (error: unknown) => {
        throw error instanceof TooLarge ? new FetchFailure(unreadable('are without end')) : error
      },
    )
    origins.set(url.origin, { rules: asked, asked: performance.now() })
    // A failure is not remembered: another try asks anew.
    asked.catch(() => origins.delete(url.origin))
    return asked
  }

  async function permitted(url: URL): Promise<number> {
    if (options.ignoreRobots) return 0
    const rules = await rulesOf(url)
    if (!rules.allows(url.href))
      throw new FetchFailure(
        `its site asks programs not to fetch it (robots.txt of ${url.host}); save the page in a browser, or use --ignore-robots if you may`,
      )
    return rules.delay
  }

  const receivedOf = (address: string, reply: Reply, url: URL): Received => {
    const type = reply.headers['content-type']
    const kept = KEPT_HEADERS.flatMap((name) => (typeof reply.headers[name] === 'string' ? [[name, reply.headers[name]] as const] : []))
    return {
      name: address,
      bytes: reply.body,
      ...(reply.endless ? { warnings: [ENDLESS] } : {}),
      mediaType: type?.split(';')[0]?.trim().toLowerCase(),
      charset: charsetOf(type),
      url: url.href,
      requested: address === url.href ? undefined : address,
      retrieved: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
      http: { status: reply.status, headers: Object.fromEntries(kept) },
    }
  }

  return {
    async fetch(address) {
      try {
        const start = checkedUrl(asTaken(address))
        const { reply, url } = await tried(async () => {
          const answer = await follow(start, limits, permitted)
          refuseStatus(answer.reply)
          return answer
        })
        return receivedOf(address, reply, url)
      } catch (error) {
        if (error instanceof FetchFailure) throw userError(address, error)
        throw error
      }
    },
    async look(address, { etag, lastModified } = {}) {
      const conditions = {
        ...(etag === undefined ? {} : { 'if-none-match': etag }),
        ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
      }
      try {
        const start = checkedUrl(asTaken(address))
        return await tried(async (): Promise<Look> => {
          const { reply, url } = await follow(start, limits, permitted, conditions)
          if (reply.status === 304) return { is: 'unchanged' }
          if (GONE.has(reply.status)) return { is: 'gone', status: reply.status }
          refuseStatus(reply)
          return { is: 'page', received: receivedOf(address, reply, url) }
        })
      } catch (error) {
        if (options.signal?.aborted) throw error
        const { message, status, wait } = asFailure(error)
        return { is: 'failed', message, ...(status === undefined ? {} : { status }), ...(wait === undefined ? {} : { wait }) }
      }
    },
  }
}
