import { expect, it } from 'vitest'
import { standings } from '../../src/watch/addresses.ts'
import { versionsOf } from '../../src/watch/keep.ts'
import { round } from '../../src/watch/round.ts'
import { html } from '../helpers/site.ts'
import { FULL, HOUR, watched, type Watched } from './watched-site.ts'

const AMBIGUOUS = FULL.replace('2025-09-10T08:00:00Z', '05/03/2025')
const entry =
  '<item><title>Ferry</title><pubDate>05/03/2025</pubDate><description>The ferry to Sund sails twice a day from Monday on, the company said.</description></item>'
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title>${entry}</channel></rss>`
const ASKED = 'its date "05/03/2025" is 2025-03-05 or 2025-05-03; say which with --date-order day-first or month-first'

async function dated(): Promise<Watched> {
  const watch = await watched((base) => [
    { page: `${base}/full`, outlet: 'Coast' },
    { feed: `${base}/feed.xml`, outlet: 'Gazette' },
  ])
  watch.here.routes['/full'] = html(AMBIGUOUS)
  watch.here.routes['/feed.xml'] = (_, response) =>
    response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"1"' }).end(FEED)
  return watch
}

const days = async ({ store }: Watched): Promise<string[]> =>
  (await store.db.selectFrom('documents').select('published').orderBy('outlet').execute()).map(({ published }) => published.slice(0, 10))

it.each([
  ['day-first', '2025-03-05'],
  ['month-first', '2025-05-03'],
] as const)('reads dates of pages and of entries in feeds %s', async (dateOrder, day) => {
  const watch = await dated()
  await round({ ...watch.work(), dateOrder })
  expect(await days(watch)).toEqual([day, day])
  await watch.store.close()
})

it('keeps no text whose day it would have to guess, says what to do, and takes it once it is told', async () => {
  const watch = await dated()
  expect(await watch.look()).toMatchObject({ new: 0, failed: 2 })
  expect(await days(watch)).toEqual([])
  expect(await versionsOf(watch.store.db, `${watch.here.base}/full`)).toEqual([])
  const { addresses } = await standings(watch.store, watch.file)
  expect(addresses.map(({ problem }) => problem)).toEqual([ASKED, ASKED])
  watch.later(24 * HOUR)
  await round({ ...watch.work(), dateOrder: 'day-first' })
  expect(await days(watch)).toEqual(['2025-03-05', '2025-03-05'])
  await watch.store.close()
})
