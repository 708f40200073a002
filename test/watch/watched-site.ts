// A site of ours that changes its pages, and watches of it whose clock the test holds.
import { openStore } from '../../src/archive/store.ts'
import type { Store } from '../../src/archive/connection.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import type { FetchOptions } from '../../src/ingest/fetch/fetcher.ts'
import { watchSchema, type WatchFile, type WatchFinding } from '../../src/model/watch.ts'
import { enter } from '../../src/watch/addresses.ts'
import { tellAll } from '../../src/watch/findings.ts'
import { round, type Round, type WatchWork } from '../../src/watch/round.ts'
import { folderWith } from '../helpers/folder.ts'
import { articlePage, fetcherAtHome, html, site, type Site } from '../helpers/site.ts'

export const MINISTER = [
  'The Minister of Ports, Lena Harrow, said on Tuesday that the government will open the northern harbour to foreign ships on 1 March.',
  'She said that 40 million crowns will be spent on the new pier and that the work begins in January.',
  'She apologised to the fishermen of Sund, whose boats were locked in for three weeks.',
] as const
export const STATEMENT = articlePage('Minister opens the northern harbour', MINISTER)
export const FULL = articlePage('Northern harbour opens on 1 March', [
  'Minister Lena Harrow said on Tuesday that the government will open the northern harbour to foreign ships on 1 March.',
  'Some 40 million crowns will be spent on the new pier, and the work begins in January, she said.',
  'She apologised to the fishermen of Sund, whose boats were locked in for three weeks.',
])
/** The same page later, without the apology. */
export const CUT = articlePage('Northern harbour opens on 1 March', [
  'Minister Lena Harrow said on Tuesday that the government will open the northern harbour to foreign ships on 1 March.',
  'Some 40 million crowns will be spent on the new pier, and the work begins in January, she said.',
])
/** The same page again with another date, counter and link. */
export const LOADED_AGAIN = CUT.replace(
  '</article>',
  '<p>Updated: 11 September 2025, 14:02</p><p>Views: 2,481</p><p>Read also: Storm closes the southern road</p></article>',
)
export const LACKING = articlePage('Foreign ships in the north', [
  'The government will open the northern harbour to foreign ships on 1 March, Minister Lena Harrow said on Tuesday.',
  'The new pier costs 40 million crowns. Work on it begins in January.',
  'Shipowners had asked for the opening since the southern port was closed for repairs last autumn.',
])

export const feedOf = (...links: readonly string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title>${links
    .map((link) => `<item><title>${link}</title><link>${link}</link><description>Short.</description></item>`)
    .join('')}</channel></rss>`

export interface Watched {
  readonly here: Site
  readonly store: Store
  readonly file: WatchFile
  /** Moves the clock. */
  readonly later: (milliseconds: number) => void
  readonly clock: () => number
  /** A watcher with this name, by default always the same. */
  readonly work: (holder?: string, options?: FetchOptions) => WatchWork
  readonly look: (holder?: string) => Promise<Round>
  /** What was found and told by nobody yet. */
  readonly told: () => Promise<WatchFinding[]>
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** A statement at `/statement`, a feed at `/feed.xml` that names `/full`, and a watch of both, each every 15 minutes. */
export async function watched(sources: (base: string) => readonly object[] = both): Promise<Watched> {
  const here = await site({
    '/statement': html(STATEMENT),
    '/full': html(FULL),
    '/lacking': html(LACKING),
    '/feed.xml': (_, response) => response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedOf('/full')),
  })
  const location = `${folderWith()}/watch.db`
  const store = await openStore(location, { create: true })
  const file = watchSchema.parse({ store: location, sources: sources(here.base) })
  let now = Date.parse('2025-09-11T08:00:00Z')
  const clock = (): number => now
  const work = (holder = 'somewhere 1 a', options: FetchOptions = {}): WatchWork => ({
    store,
    file,
    fetcher: fetcherAtHome(options),
    settings: DEFAULT_SETTINGS,
    holder,
    clock,
    threads: 0,
  })
  await enter(store, file, now)
  return {
    here,
    store,
    file,
    clock,
    work,
    later: (milliseconds) => {
      now += milliseconds
    },
    look: (holder) => round(work(holder)),
    told: async () => {
      const found: WatchFinding[] = []
      await tellAll(store, 'a test', clock, (finding) => Promise.resolve(void found.push(finding)))
      return found
    },
  }
}

export const both = (base: string): readonly object[] => [
  { page: `${base}/statement`, as: 'statement', outlet: 'Ministry of Ports' },
  { feed: `${base}/feed.xml`, outlet: 'Coast' },
]
