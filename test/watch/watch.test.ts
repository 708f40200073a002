import { describe, expect, it } from 'vitest'
import { bytesOf, versionsOf } from '../../src/watch/keep.ts'
import { round } from '../../src/watch/round.ts'
import { sha256 } from '../../src/ingest/provenance.ts'
import { articlePage, html } from '../helpers/site.ts'
import { both, CUT, feedOf, FULL, HOUR, LACKING, LOADED_AGAIN, MINUTE, watched, type Watched } from './watched-site.ts'

const kinds = (found: readonly { readonly kind: string }[]): string[] => found.map((one) => one.kind)
const asked = ({ here }: Watched, path: string): number => here.asked.get(path) ?? 0

describe('what is watched', () => {
  it('is fetched, kept with its bytes, matched, and said to be left out', async () => {
    const watch = await watched()
    watch.here.routes['/feed.xml'] = (_, response) =>
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedOf('/lacking'))
    expect(await watch.look()).toMatchObject({ new: 2, failed: 0 })
    const found = await watch.told()
    expect(found).toContainEqual(
      expect.objectContaining({
        kind: 'omitted',
        outlet: 'Coast',
        url: `${watch.here.base}/lacking`,
        claim: expect.stringContaining('apologised to the fishermen') as string,
        statement: expect.objectContaining({ office: 'Ministry of Ports', url: `${watch.here.base}/statement` }) as object,
      }),
    )
    const [version] = await versionsOf(watch.store.db, `${watch.here.base}/lacking`)
    expect(version?.provenance.sha256).toBe(sha256(LACKING))
    expect(Buffer.from((await bytesOf(watch.store.db, sha256(LACKING)))!).toString()).toBe(LACKING)
    await watch.store.close()
  })

  it('is told once, however often it is looked at', async () => {
    const watch = await watched()
    await watch.look()
    await watch.told()
    for (let count = 0; count < 3; count += 1) {
      watch.later(HOUR)
      await watch.look()
    }
    expect(await watch.told()).toEqual([])
    await watch.store.close()
  })

  it('is said to be gone when a page is published without it later, with both passages', async () => {
    const watch = await watched()
    await watch.look()
    await watch.told()
    watch.here.routes['/full'] = html(CUT)
    watch.later(HOUR)
    expect(await watch.look()).toMatchObject({ changed: 1 })
    const [gone, ...rest] = await watch.told()
    expect(rest).toEqual([])
    expect(gone).toMatchObject({
      kind: 'gone',
      outlet: 'Coast',
      url: `${watch.here.base}/full`,
      claim: expect.stringContaining('apologised to the fishermen') as string,
      before: 'She apologised to the fishermen of Sund, whose boats were locked in for three weeks.',
      sha256: { before: sha256(FULL), after: sha256(CUT) },
      statement: expect.objectContaining({ office: 'Ministry of Ports' }) as object,
    })
    await watch.store.close()
  })

  it('is no other version where only dates, counters and links changed', async () => {
    const watch = await watched()
    watch.here.routes['/full'] = html(CUT)
    await watch.look()
    await watch.told()
    watch.here.routes['/full'] = html(LOADED_AGAIN)
    watch.later(HOUR)
    expect(await watch.look()).toMatchObject({ changed: 0, failed: 0 })
    expect(await watch.told()).toEqual([])
    expect(await versionsOf(watch.store.db, `${watch.here.base}/full`)).toHaveLength(1)
    await watch.store.close()
  })

  it('has three versions after it was changed and changed back', async () => {
    const watch = await watched()
    for (const page of [FULL, CUT, FULL]) {
      watch.here.routes['/full'] = html(page)
      await watch.look()
      watch.later(3 * HOUR)
    }
    expect(kinds(await watch.told())).toEqual(expect.arrayContaining(['gone', 'added']))
    expect((await versionsOf(watch.store.db, `${watch.here.base}/full`)).map((one) => one.provenance.sha256)).toEqual(
      [FULL, CUT, FULL].map(sha256),
    )
    await watch.store.close()
  })

  it('is taken down only when it is gone twice, and put back when it is there again', async () => {
    const watch = await watched()
    await watch.look()
    await watch.told()
    delete watch.here.routes['/full']
    watch.later(HOUR)
    await watch.look()
    expect(await watch.told()).toEqual([])
    watch.later(HOUR)
    await watch.look()
    expect(await watch.told()).toMatchObject([{ kind: 'taken-down', outlet: 'Coast', url: `${watch.here.base}/full` }])
    watch.here.routes['/full'] = html(FULL)
    watch.later(48 * HOUR)
    await watch.look()
    expect(kinds(await watch.told())).toEqual(['back'])
    await watch.store.close()
  })

  it('is not taken for changed where it leads to the front page', async () => {
    const watch = await watched()
    await watch.look()
    await watch.told()
    const front = articlePage('Coast', [
      'Choir wins the national prize in a close final.',
      'Snow is expected in the hills at the weekend, forecasters say.',
    ])
    watch.here.routes['/'] = html(front)
    watch.here.routes['/full'] = (_, response) => response.writeHead(302, { location: '/' }).end()
    for (let count = 0; count < 2; count += 1) {
      watch.later(HOUR)
      await watch.look()
    }
    expect(kinds(await watch.told())).toEqual(['taken-down'])
    await watch.store.close()
  })

  it('is found on a page of links', async () => {
    const watch = await watched((base) => [{ index: `${base}/news`, links: '/full', outlet: 'Coast' }])
    watch.here.routes['/news'] = html(articlePage('News', ['<a href="/full#top">One</a> <a href="/about">About us</a>']))
    expect(await watch.look()).toMatchObject({ new: 1 })
    expect(asked(watch, '/about')).toBe(0)
    await watch.store.close()
  })

  it('may be a statement that its office changes', async () => {
    const watch = await watched((base) => [{ page: `${base}/full`, as: 'statement', outlet: 'Ministry of Ports' }])
    await watch.look()
    watch.here.routes['/full'] = html(CUT)
    watch.later(HOUR)
    await watch.look()
    expect(await watch.told()).toMatchObject([
      { kind: 'gone', outlet: 'Ministry of Ports', claim: expect.stringContaining('fishermen') as string },
    ])
    await watch.store.close()
  })
})

describe('manners', () => {
  it('asks whether a page has changed instead of fetching it again', async () => {
    const watch = await watched((base) => [{ page: `${base}/full`, outlet: 'Coast' }])
    const conditions: (string | undefined)[] = []
    let answered = 0
    watch.here.routes['/full'] = (request, response) => {
      conditions.push(request.headers['if-none-match'])
      if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end()
      else response.writeHead(200, { 'content-type': 'text/html', etag: '"one"', 'x-answer': String((answered += 1)) }).end(FULL)
    }
    await watch.look()
    watch.later(HOUR)
    await watch.look()
    expect(conditions).toEqual([undefined, '"one"'])
    expect(answered).toBe(1)
    await watch.store.close()
  })

  it('leaves alone what robots.txt asks programs not to fetch, and says so', async () => {
    const watch = await watched()
    watch.here.routes['/robots.txt'] = (_, response) => response.writeHead(200).end('User-agent: *\nDisallow: /full')
    expect(await watch.look()).toMatchObject({ failed: 1 })
    expect(asked(watch, '/full')).toBe(0)
    const row = await watch.store.db
      .selectFrom('watched')
      .select(['problem', 'state'])
      .where('address', 'like', '%/full')
      .executeTakeFirst()
    expect(row).toMatchObject({ state: 'failing', problem: expect.stringMatching(/robots\.txt/) as string })
    await watch.store.close()
  })

  it('asks a broken server less and less often, and goes on when it is well', async () => {
    const watch = await watched((base) => [{ page: `${base}/full`, outlet: 'Coast', every: '15m' }])
    watch.here.routes['/full'] = (_, response) => response.writeHead(500).end()
    for (let minute = 0; minute < 8 * 60; minute += 15) {
      await watch.look()
      watch.later(15 * MINUTE)
    }
    // At 0, 15, 45, 105, 225 and 465 minutes.
    expect(asked(watch, '/full')).toBe(6)
    watch.here.routes['/full'] = html(FULL)
    watch.later(24 * HOUR)
    expect(await watch.look()).toMatchObject({ new: 1 })
    await watch.store.close()
  })

  it('waits as long as a server asks', async () => {
    const watch = await watched((base) => [{ page: `${base}/full`, outlet: 'Coast' }])
    watch.here.routes['/full'] = (_, response) => response.writeHead(503, { 'retry-after': '7200' }).end()
    await watch.look()
    watch.later(HOUR)
    await watch.look()
    expect(asked(watch, '/full')).toBe(1)
    watch.later(2 * HOUR)
    await watch.look()
    expect(asked(watch, '/full')).toBe(2)
    await watch.store.close()
  })

  it.each([
    [
      'that breaks off',
      (_: unknown, response: { writeHead: (...a: unknown[]) => { write: (s: string) => void }; destroy: () => void }) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '9000' }).write('<p>He')
        setImmediate(() => response.destroy())
      },
    ],
    [
      'of bytes that are no page',
      (_: unknown, response: { writeHead: (...a: unknown[]) => { end: (s: string) => void } }) =>
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('\u0000\u0001\u0002'),
    ],
  ])('goes on past a page %s', async (_, route) => {
    const watch = await watched()
    watch.here.routes['/full'] = route as never
    expect(await watch.look()).toMatchObject({ new: 1, failed: 1 })
    await watch.store.close()
  })

  it('looks at an old article less often than at a new one, and one day no more', async () => {
    const watch = await watched()
    await watch.look()
    for (let day = 0; day < 90; day += 1) {
      watch.later(24 * HOUR)
      await watch.look()
    }
    const before = asked(watch, '/full')
    expect(before).toBeLessThan(20)
    watch.later(365 * 24 * HOUR)
    await watch.look()
    expect(asked(watch, '/full')).toBe(before)
    expect(asked(watch, '/feed.xml')).toBe(92)
    await watch.store.close()
  })
})

describe('several watchers of one archive', () => {
  it('never fetch the same page twice', async () => {
    const watch = await watched()
    const pages = Array.from({ length: 12 }, (_, index) => `/page-${index}`)
    for (const page of pages)
      watch.here.routes[page] = html(
        articlePage(page, [
          `${FULL.length} words about ${page} and nothing that matters else.`,
          'The harbour is open to all ships of all flags, it is said.',
        ]),
      )
    watch.here.routes['/feed.xml'] = (_, response) =>
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedOf(...pages))
    for (let count = 0; count < 3; count += 1)
      await Promise.all([watch.look('elsewhere 1 a'), watch.look('elsewhere 2 b'), watch.look('elsewhere 3 c')])
    expect([...watch.here.asked].filter(([path, count]) => path !== '/robots.txt' && count > 1)).toEqual([])
    expect(pages.filter((page) => asked(watch, page) === 1)).toEqual(pages)
    await watch.store.close()
  })

  it('take over the site of one that was killed, once its time has run out', async () => {
    const watch = await watched((base) => [{ page: `${base}/full`, outlet: 'Coast' }])
    await watch.store.write((db) =>
      db
        .insertInto('watch_hosts')
        .values({ host: new URL(watch.here.base).host, holder: 'elsewhere 1 a', held_until: watch.clock() + 3 * MINUTE })
        .execute(),
    )
    await watch.look('elsewhere 2 b')
    expect(asked(watch, '/full')).toBe(0)
    watch.later(4 * MINUTE)
    await watch.look('elsewhere 2 b')
    expect(asked(watch, '/full')).toBe(1)
    await watch.store.close()
  })

  it('wait for no time that a clock which ran ahead has set: a site that was held then, a page that was looked at, a finding', async () => {
    const watch = await watched()
    watch.here.routes['/full'] = html(LACKING)
    watch.later(90 * 24 * HOUR)
    await watch.look('elsewhere 1 a')
    // A watcher that was killed while it told its findings, and held the site.
    const { tellAll } = await import('../../src/watch/findings.ts')
    await expect(tellAll(watch.store, 'elsewhere 1 a', watch.clock, () => Promise.reject(new Error('killed')))).rejects.toThrow('killed')
    await watch.store.write((db) =>
      db
        .updateTable('watch_hosts')
        .set({ holder: 'elsewhere 1 a', held_until: watch.clock() + 3 * MINUTE })
        .execute(),
    )
    watch.later(-90 * 24 * HOUR)
    const before = asked(watch, '/full')
    await watch.look('elsewhere 2 b')
    expect(asked(watch, '/full')).toBe(before + 1)
    expect((await watch.told()).length).toBeGreaterThan(0)
    // Looked at once by the clock that holds now, it is due as ever.
    await watch.look('elsewhere 2 b')
    expect(asked(watch, '/full')).toBe(before + 1)
    watch.later(15 * MINUTE)
    await watch.look('elsewhere 2 b')
    expect(asked(watch, '/full')).toBe(before + 2)
    await watch.store.close()
  })

  it('keep nothing that came after their site was taken over: the machine slept meanwhile', async () => {
    const watch = await watched((base) => [{ page: `${base}/full`, outlet: 'Coast' }])
    const host = new URL(watch.here.base).host
    watch.here.routes['/full'] = (_, response) => {
      void watch.store
        .write((db) => db.updateTable('watch_hosts').set({ holder: 'elsewhere 2 b' }).where('host', '=', host).execute())
        .then(() => html(FULL)(_, response))
    }
    expect(await watch.look('elsewhere 1 a')).toMatchObject({ new: 0 })
    expect(await watch.store.db.selectFrom('documents').select('id').execute()).toEqual([])
    await watch.store.close()
  })

  it('lose no finding where one is killed while it tells: another tells it again', async () => {
    const watch = await watched()
    watch.here.routes['/full'] = html(LACKING)
    await watch.look()
    const { tellAll } = await import('../../src/watch/findings.ts')
    await expect(tellAll(watch.store, 'elsewhere 1 a', watch.clock, () => Promise.reject(new Error('killed')))).rejects.toThrow('killed')
    expect(await watch.told()).toEqual([])
    watch.later(MINUTE)
    expect((await watch.told()).length).toBeGreaterThan(0)
    await watch.store.close()
  })

  it('stop between two pages, and the same call goes on', async () => {
    const watch = await watched()
    const controller = new AbortController()
    watch.here.routes['/statement'] = (request, response) => {
      controller.abort()
      html(FULL)(request, response)
    }
    await round({ ...watch.work('elsewhere 1 a', { signal: controller.signal }), signal: controller.signal })
    expect(asked(watch, '/full')).toBe(0)
    watch.later(MINUTE)
    expect(await watch.look('elsewhere 1 a')).toMatchObject({ new: 2 })
    await watch.store.close()
  })
})

it('names every mistake of a file of sources', async () => {
  const { watchSchema } = await import('../../src/model/watch.ts')
  const problem = (value: object): string => JSON.stringify(watchSchema.safeParse(value).error?.issues[0]?.message)
  expect(problem({ sources: [] })).toMatch(/is empty/)
  expect(problem({ sources: both('ftp://x.example') })).toMatch(/http or https/)
  expect(problem({ sources: [{ index: 'https://x.example' }] })).toMatch(/one of feed, page, or index/)
  expect(problem({ sources: both('https://x.example'), every: 'often' })).toMatch(/such as 15m/)
})
