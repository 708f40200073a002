// What a feed or a page of links names: addresses of articles, without what is no page.
import type { DateOrder } from '../ingest/dates-written.ts'
import { openReceived } from '../ingest/open-source.ts'
import { parseHtml } from '../ingest/html/dom.ts'
import { charsetInside, decodeBytes } from '../ingest/encoding.ts'
import type { Received, SourceItem } from '../ingest/received.ts'
import { UserError } from '../model/user-error.ts'
import { plainAddress } from './addresses.ts'

/** Articles of one look at a source; of more the first are taken, which feeds and indexes have the newest. */
const MOST_ARTICLES = 200

export interface Named {
  readonly addresses: readonly string[]
  /** Entries of a feed that have no page of their own. */
  readonly items: readonly SourceItem[]
}

const isPage = (address: string): boolean => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)

/** Articles of a feed; `order` is how its dates are meant that may be of two months. Throws `UserError` where it is none. */
export async function feedArticles(received: Received, order?: DateOrder): Promise<Named> {
  const items = await openReceived(received, { dateOrder: order })
  if (items.length === 1 && items[0]?.label === received.name) throw new UserError('is no feed; give it as page, or as index with links')
  const some = items.slice(0, MOST_ARTICLES)
  return {
    addresses: [...new Set(some.filter(({ label }) => isPage(label)).map(({ label }) => plainAddress(label)))],
    items: some.filter(({ label }) => !isPage(label)),
  }
}

/** Articles that a page of links names: those whose address holds `links`. Throws `UserError` where there is none. */
export async function indexArticles(received: Received, links: string): Promise<Named> {
  const { text } = await decodeBytes(received.bytes, { header: received.charset, meta: charsetInside(received.bytes) })
  const document = await parseHtml(text, received.name)
  const base = received.url
  const found = [...document.querySelectorAll('a[href]')].flatMap((link) => {
    const href = link.getAttribute('href') ?? ''
    return URL.canParse(href, base) ? [new URL(href, base).href] : []
  })
  const addresses = [...new Set(found.filter((one) => isPage(one) && one.includes(links)).map(plainAddress))].filter((one) => one !== base)
  if (addresses.length === 0)
    throw new UserError(`names no page whose address holds ${JSON.stringify(links)}; check links in the watch's file`)
  return { addresses: addresses.slice(0, MOST_ARTICLES), items: [] }
}
