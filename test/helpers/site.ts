// A site on this machine that counts what it is asked, and its pages under any host name.
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { createFetcher, type FetchOptions, type Watcher } from '../../src/ingest/fetch/fetcher.ts'

export interface Site {
  readonly port: number
  /** `http://127.0.0.1:PORT`. */
  readonly base: string
  /** How often each path was asked for. */
  readonly asked: Map<string, number>
  /** Paths in the order in which they were asked for, with the host. */
  readonly log: string[]
  /** Path → answer; more may be put in. */
  readonly routes: Record<string, RequestListener>
}

const servers: Server[] = []

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

/** Starts a site; paths without a route are not there (404). */
export async function site(given: Readonly<Record<string, RequestListener>>): Promise<Site> {
  const routes = { ...given }
  const asked = new Map<string, number>()
  const log: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.set(path, (asked.get(path) ?? 0) + 1)
    log.push(`${request.headers.host ?? ''}${path}`)
    const route = routes[path]
    if (route) route(request, response)
    else response.writeHead(404).end()
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, base: `http://127.0.0.1:${port}`, asked, log, routes }
}

/** A fetcher for which every host is this machine. */
export const fetcherAtHome = (options: FetchOptions = {}): Watcher =>
  createFetcher({
    mayConnect: (address) => address === '127.0.0.1',
    lookup: (_, found) => found(null, [{ address: '127.0.0.1', family: 4 }]),
    gap: 0,
    backOff: 1,
    retries: 0,
    timeout: 10_000,
    ...options,
  })

/** An article's page. */
export function articlePage(title: string, paragraphs: readonly string[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta property="article:published_time" content="2025-09-10T08:00:00Z"></head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<main><article><h1>${title}</h1>${paragraphs.map((one) => `<p>${one}</p>`).join('\n')}</article></main><footer>All rights reserved</footer></body></html>`
}

/** Answers with a page. */
export const html =
  (page: string): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)

export const SAID = articlePage('Harbour to open in March', [
  'The Minister of Ports, Lena Harrow, said on Tuesday that the government will open the northern harbour to foreign ships on 1 March.',
  'She said that 40 million crowns will be spent on the new pier and that the work begins in January.',
  'She is ready to meet the fishermen at any time that suits them, she said, and thanked the harbour authority for its patience.',
])
export const COAST = articlePage('Harbour opens on 1 March', [
  'Minister Lena Harrow said on Tuesday that the northern harbour will be open to foreign ships from 1 March.',
  'Some 40 million crowns will be spent on a new pier, and the work is to begin in January, the minister told reporters.',
  'The harbour authority welcomed the decision, which ends two years of talks between the ministry and the port.',
])
export const GAZETTE = articlePage('Foreign ships in spring', [
  'The northern harbour will receive foreign ships from spring, the Ministry of Ports announced in the capital.',
  'Minister Harrow is ready to meet the fishermen at any time that suits them, the announcement says.',
  'Shipowners had asked for the opening since the southern port was closed for repairs last autumn.',
])
