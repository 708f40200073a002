import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFetcher, type FetchOptions } from '../../src/ingest/fetch/fetcher.ts'

let server: Server
let base = ''
let asked = 0
let robots: RequestListener = (_, response) => response.writeHead(404).end()

/** Sends a piece now and then, for as long as somebody listens. */
const trickle =
  (piece: Buffer, every: number): RequestListener =>
  (_, response) => {
    const timer = setInterval(() => response.write(piece), every)
    response.on('close', () => {
      clearInterval(timer)
    })
  }

const routes: Readonly<Record<string, RequestListener>> = {
  '/robots.txt': (request, response) => robots(request, response),
  '/slow': trickle(Buffer.from('a'), 20),
  '/endless': trickle(Buffer.alloc(100_000, 'a'), 1),
  '/says-more': (_, response) => {
    response.writeHead(200, { 'content-length': '500' }).write('short')
    setTimeout(() => response.destroy(), 20)
  },
  '/busy': (_, response) => {
    asked += 1
    response.writeHead(asked < 2 ? 503 : 200, { 'retry-after': '1' }).end('at last')
  },
  '/later': (_, response) => response.writeHead(503, { 'retry-after': '86400' }).end(),
  '/page': (_, response) => response.end('words'),
}

beforeAll(async () => {
  server = createServer((request, response) => routes[request.url ?? '']?.(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const get = async (path: string, options: FetchOptions = {}): Promise<string> => {
  const fetcher = createFetcher({ allowPrivate: true, gap: 0, backOff: 1, largest: 1_000_000, timeout: 5000, retries: 0, ...options })
  return Buffer.from((await fetcher.fetch(base + path)).bytes).toString()
}

describe('a server that means harm or is in trouble', () => {
  it('does not hold the reader: drop by drop, without end, or less than it promised', async () => {
    await expect(get('/slow', { timeout: 400 })).rejects.toThrow(/\/slow: was not there within 0\.4 s; try later/)
    await expect(get('/endless')).rejects.toThrow(/\/endless: is larger than 1 MB; save the article alone/)
    await expect(get('/says-more')).rejects.toThrow(/\/says-more: .*; try later$/)
  })

  it('is asked again when it says so, and not at all where it asks for a day', async () => {
    asked = 0
    expect(await get('/busy', { retries: 1 })).toBe('at last')
    expect(asked).toBe(2)
    await expect(get('/later', { retries: 3 })).rejects.toThrow(/\/later: answered with status 503; try later/)
  })

  it('is left alone while its rules cannot be read', async () => {
    robots = (_, response) => response.writeHead(503).end()
    await expect(get('/page')).rejects.toThrow(/robots\.txt\) cannot be read now \(status 503\); try later, or fetch it all the same/)
    robots = () => undefined
    await expect(get('/page', { timeout: 300 })).rejects.toThrow(/\/page: was not there within 0\.3 s/)
    expect(await get('/page', { ignoreRobots: true })).toBe('words')
  })

  it.each(['0177.0.0.1', '0x7f000001', '127.1', '[::ffff:7f00:1]', '[fe80::1]', '100.64.0.1'])('is not looked for at %s', async (host) => {
    await expect(createFetcher({ retries: 0 }).fetch(`http://${host}/`)).rejects.toThrow(
      /which is not fetched; allow it with --allow-private/,
    )
  })
})
