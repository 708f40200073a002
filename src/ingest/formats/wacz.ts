// Packed web archives (WACZ): a ZIP with WARC files in it, and a list of the pages that were meant.
import { UserError } from '../../model/user-error.ts'
import type { OpenPage } from '../opening.ts'
import type { Received, SourceItem } from '../received.ts'
import { warcItems } from './warc.ts'
import { readZip, type ZipEntry } from '../zip.ts'

/** Bytes of a list of pages that are looked at. */
const LONGEST_LIST = 16 * 1024 * 1024

/** Address → title of the pages that the archive was made for; its frames and advertisements are captured too, and are none. */
async function listedPages(entries: readonly ZipEntry[]): Promise<ReadonlyMap<string, string | undefined>> {
  const found = new Map<string, string | undefined>()
  for (const entry of entries.filter(({ name, size }) => /^pages\/[^/]+\.jsonl$/i.test(name) && size <= LONGEST_LIST)) {
    for (const line of (await entry.read()).toString('utf8').split('\n')) {
      let page: unknown
      try {
        page = JSON.parse(line)
      } catch {
        // The list only narrows down: a broken line of it leaves its page to be read like all others.
        continue
      }
      const { url, title } = (page ?? {}) as { readonly url?: unknown; readonly title?: unknown }
      if (typeof url === 'string') found.set(url, typeof title === 'string' && title !== '' ? title : undefined)
    }
  }
  return found
}

/** Documents of a packed archive: the pages that it lists where it holds any of them, else all that were captured. */
export async function waczItems(received: Received, open: OpenPage): Promise<SourceItem[]> {
  const entries = await readZip(received.bytes, received.name)
  const archives = entries.filter((entry) => /^archive\/[^/]+\.warc(?:\.gz)?$/i.test(entry.name))
  if (archives.length === 0)
    throw new UserError(`${received.name}: holds no web archive (archive/*.warc.gz); make it anew, or give the page itself`)
  const found: SourceItem[] = []
  const faults: UserError[] = []
  for (const entry of archives)
    try {
      found.push(...(await warcItems({ name: received.name, bytes: await entry.read() }, open)))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      faults.push(error)
    }
  if (found.length === 0 && faults[0]) throw faults[0]
  found.push(...faults.map((fault) => ({ label: received.name, read: () => Promise.reject(fault) })))
  const listed = await listedPages(entries)
  const meant = found.filter((item) => listed.has(item.label)).map((item) => ({ ...item, title: item.title ?? listed.get(item.label) }))
  // What is wrong with an archive has no address, and may be a page that was meant.
  return meant.length > 0 ? [...meant, ...found.filter((item) => item.label === received.name)] : found
}
