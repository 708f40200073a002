// Packed web archives (WACZ): a ZIP with WARC files in it.
import { UserError } from '../../model/user-error.ts'
import { openReceived } from '../open.ts'
import type { Received, SourceItem } from '../received.ts'
import { readZip } from '../zip.ts'

export async function waczItems(received: Received): Promise<SourceItem[]> {
  const archives = (await readZip(received.bytes, received.name)).filter((entry) => /^archive\/[^/]+\.warc(?:\.gz)?$/i.test(entry.name))
  if (archives.length === 0)
    throw new UserError(`${received.name}: holds no web archive (archive/*.warc.gz); make it anew, or give the page itself`)
  const found: SourceItem[] = []
  for (const entry of archives) found.push(...(await openReceived({ name: received.name, bytes: await entry.read(), file: entry.name })))
  return found
}
