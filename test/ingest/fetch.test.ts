import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createFetcher, type FetchOptions } from '../../src/ingest/fetch/fetcher.ts'

let server: Server
let base = ''
let flaky = 0

const routes: Readonly<Record<string, RequestListener>> = {
  '/robots.txt': (_, response) => response.end('User-agent: *\nDisallow: /private/\n'),
  '/page': (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=euc-kr' }).end('<p>hello</p>'),
  '/private/page': (_, response) => response.end('secret'),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to-page': (_, response) => response.writeHead(301, { location: '/page' }).end(),
  '/to-inside': (_, response) => response.writeHead(302, { location: 'http://127.0.0.2:1/inside' }).end(),
  '/to-metadata': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
  '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/bomb': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(4_000_000))),
  '/large': (_, response) => response.end(Buffer.alloc(2_000_000, 'a')),
  '/silent': () => undefined,
  '/missing': (_, response) => response.writeHead(404).end(),
  '/flaky': (_, response) => response.writeHead((flaky += 1) < 2 ? 503 : 200, { 'retry-after': '0' }).end('back again'),
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

const get = (path: string, options: FetchOptions = {}): ReturnType<ReturnType<typeof createFetcher>['fetch']> =>
  createFetcher({
    mayConnect: (address) => address === '127.0.0.1',
    gap: 0,
    backOff: 1,
    largest: 1_000_000,
    timeout: 5000,
    ...options,
  }).fetch(path.startsWith('/') ? base + path : path)

describe('fetching a list of addresses that may be hostile', () => {
  it('tells where a page came from, how it was answered, and its charset', async () => {
    const page = await get('/to-page')
    expect(page).toMatchObject({
      url: `${base}/page`,
      requested: `${base}/to-page`,
      mediaType: 'text/html',
      charset: 'euc-kr',
      http: { status: 200 },
    })
  })

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://10.0.0.1/',
    'http://169.254.169.254/',
  ])('refuses %s unless it is told to fetch from private addresses', async (address) => {
    await expect(createFetcher({ retries: 0, timeout: 5000 }).fetch(address)).rejects.toThrow(
      /which is not fetched; allow it with --allow-private/,
    )
  })

  it('checks each redirect, and where a name leads', async () => {
    await expect(get('/to-inside')).rejects.toThrow(/127\.0\.0\.2.*--allow-private/)
    await expect(get('/to-metadata')).rejects.toThrow(/link-local address/)
    await expect(get('/to-file')).rejects.toThrow(/only http and https/)
    const lookup: FetchOptions['lookup'] = (_, found) => found(null, [{ address: '192.168.0.9', family: 4 }])
    await expect(get('http://news.example/', { lookup })).rejects.toThrow(/a private network \(192\.168\.0\.9\)/)
  })

  it('stops at its limits of redirects, size, unpacked size and time', async () => {
    await expect(get('/loop')).rejects.toThrow(/redirected more than 10 times/)
    await expect(get('/large')).rejects.toThrow(/is larger than/)
    await expect(get('/bomb')).rejects.toThrow(/unpacks to more than/)
    await expect(get('/silent', { timeout: 300, retries: 0 })).rejects.toThrow(/was not there within 0.3 s/)
  })

  it('keeps to robots.txt unless told', async () => {
    await expect(get('/private/page')).rejects.toThrow(/robots\.txt/)
    expect(Buffer.from((await get('/private/page', { ignoreRobots: true })).bytes).toString()).toBe('secret')
  })

  it('does not wait for a clock that was set back', async () => {
    const fetcher = createFetcher({ mayConnect: (address) => address === '127.0.0.1', gap: 50, retries: 0 })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2030, 0, 1) })
    try {
      await fetcher.fetch(`${base}/page`)
      vi.setSystemTime(Date.UTC(2020, 0, 1))
      expect((await fetcher.fetch(`${base}/page`)).bytes.length).toBeGreaterThan(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('tries again after a passing fault, and not after a lasting one', async () => {
    expect(Buffer.from((await get('/flaky')).bytes).toString()).toBe('back again')
    await expect(get('/missing')).rejects.toThrow(/is not there \(404\); check the address/)
  })
})
