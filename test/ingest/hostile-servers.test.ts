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

  it.each([
    ['names without end over rules without end', `${'User-agent: a\n'.repeat(18_000)}${'Disallow: /x\n'.repeat(18_000)}`, true],
    [
      'other names without end',
      `${Array.from({ length: 9000 }, (_, index) => `User-agent: bot${index}\n`).join('junk\n')}Disallow: /\n`,
      true,
    ],
    ['stars without end', `User-agent: *\nDisallow: /${'*a'.repeat(100_000)}$\n`, true],
    ['lines without end', `User-agent: *\nDisallow: /page\n${'x'.repeat(2_000_000)}`, false],
    ['a waiting time below nothing', 'User-agent: *\nCrawl-delay: -1\n', true],
    ['a waiting time that is no number', 'User-agent: *\nCrawl-delay: NaN\n', true],
    ['names of what all objects have', 'User-agent: __proto__\nDisallow: /\nUser-agent: constructor\nDisallow: /\n', true],
    ['bytes of no text', Buffer.alloc(50_000, 0xff), true],
    ['rules for this program alone', 'User-agent: other\nUser-agent: Unsaid/2.0\nDisallow: /page\n', false],
  ])('may send any rules: %s', async (_, rules, allowed) => {
    robots = (__, response) => response.end(rules)
    const asked = get('/page')
    await (allowed ? expect(asked).resolves.toBe('words') : expect(asked).rejects.toThrow(/asks programs not to fetch it/))
  })

  it('may send rules that never end', async () => {
    robots = trickle(Buffer.alloc(1_000_000, 'a'), 1)
    await expect(get('/page')).rejects.toThrow(/\/page: its site's rules \(robots\.txt\) are without end; .*--ignore-robots$/)
  })

  it('cannot lead elsewhere by a name that changes what it means, or by one that means two things', async () => {
    robots = (_, response) => response.writeHead(404).end()
    const { port } = new URL(base)
    for (const answers of [[['127.0.0.1'], ['10.0.0.1']], [['127.0.0.1', '10.0.0.1']], [['127.0.0.1'], ['::127.0.0.1']]]) {
      let count = 0
      const fetcher = createFetcher({
        gap: 0,
        retries: 0,
        mayConnect: (address) => address === '127.0.0.1',
        lookup: (__, found) => {
          const now = answers[Math.min(count, answers.length - 1)]!
          count += 1
          found(
            null,
            now.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
          )
        },
      })
      await expect(fetcher.fetch(`http://changing.example:${port}/page`)).rejects.toThrow(/which is not fetched/)
    }
  })

  it('is left alone while its rules cannot be read', async () => {
    robots = (_, response) => response.writeHead(503).end()
    await expect(get('/page')).rejects.toThrow(/robots\.txt\) cannot be read now \(status 503\); try later, or fetch it all the same/)
    robots = () => undefined
    await expect(get('/page', { timeout: 300 })).rejects.toThrow(/\/page: was not there within 0\.3 s/)
    expect(await get('/page', { ignoreRobots: true })).toBe('words')
  })

  it.each([
    '0177.0.0.1',
    '0x7f000001',
    '127.1',
    '[::ffff:7f00:1]',
    '[fe80::1]',
    '100.64.0.1',
    '[::127.0.0.1]',
    '[::7f00:1]',
    '[::ffff:0:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::1]',
    '[fec0::1]',
    '[2002:7f00:1::]',
  ])('is not looked for at %s', async (host) => {
    await expect(createFetcher({ retries: 0 }).fetch(`http://${host}/`)).rejects.toThrow(
      /which is not fetched; allow it with --allow-private/,
    )
  })
})
