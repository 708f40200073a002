import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addDocuments } from '../../src/archive/add.ts'
import { archivedVersions } from '../../src/archive/versions.ts'
import { runStoreVersions } from '../../src/cli/store-versions.ts'
import { archivedVersionsSchema } from '../../src/model/archived-versions.ts'
import { terminalVersions } from '../../src/present/terminal/archived-versions.ts'
import { folderWith } from '../helpers/folder.ts'
import { html } from '../helpers/site.ts'
import { CUT, FULL, HOUR, watched, type Watched } from './watched-site.ts'

const gone = (_: unknown, response: { writeHead: (status: number) => { end: () => void } }): void => response.writeHead(404).end()

/** A page that is cut, changed back, taken down and put up again. */
async function changing(): Promise<{ readonly watch: Watched; readonly address: string }> {
  const watch = await watched()
  const address = `${watch.here.base}/full`
  await watch.look()
  for (const route of [html(CUT), html(FULL), gone, gone, html(FULL)]) {
    watch.here.routes['/full'] = route
    watch.later(48 * HOUR)
    await watch.look()
  }
  return { watch, address }
}

describe('the versions of a page in an archive', () => {
  it('are listed in order of time, with what a watch saw of it', async () => {
    const { watch, address } = await changing()
    const found = (await archivedVersions(watch.store.db, address))!
    expect(archivedVersionsSchema.parse(found)).toEqual(found)
    expect(found.versions.map(({ is }) => is)).toEqual(['new', 'changed', 'changed', 'gone', 'back'])
    const [first, cut, again] = found.versions
    expect(again).toMatchObject({ text: first!.text, sha256: first!.sha256, document: first!.document })
    expect(cut!.characters).toBeLessThan(first!.characters)
    expect(found.versions.map(({ time }) => time)).toEqual(found.versions.map(({ time }) => time).toSorted())
    // By its number, and with what does not belong to an address, it is the same page.
    expect(await archivedVersions(watch.store.db, cut!.document)).toEqual({ ...found, address })
    expect((await archivedVersions(watch.store.db, `${address}?utm_source=mail#top`))!.versions).toEqual(found.versions)
    const shown = terminalVersions(found, { width: 80, colour: false })
    expect(shown).toContain(`${address}: 2 texts`)
    expect(shown.match(/text \d/g)).toEqual(['text 1', 'text 2', 'text 1', 'text 1', 'text 1'])
    await watch.store.close()
  })

  it('have those among them that came in otherwise, and none of another page', async () => {
    const { watch, address } = await changing()
    const language = 'en'
    const add = (text: string, url: string, retrieved: string): Promise<unknown> =>
      addDocuments(watch.store, [{ role: 'report', outlet: 'Coast', text, language, control: false, provenance: { url, retrieved } }])
    await add('The northern harbour may open on 1 March.', address.replace('http:', 'https:'), '2025-09-10T08:00:00Z')
    await add('The southern road is closed.', `${address}-road`, '2025-09-10T08:00:00Z')
    const found = (await archivedVersions(watch.store.db, address))!
    expect(found.versions.map(({ is, characters }) => [is, characters]).at(0)).toEqual(['kept', 41])
    expect(found.versions).toHaveLength(6)
    await watch.store.close()
  })

  it('of a document without an address are that document; of nothing, a line that says so', async () => {
    const watch = await watched()
    await addDocuments(watch.store, [
      { role: 'statement', outlet: 'Office', text: 'We \u001b[31mthank you.', language: 'en', control: false, provenance: {} },
    ])
    const { id } = await watch.store.db.selectFrom('documents').select('id').where('outlet', '=', 'Office').executeTakeFirstOrThrow()
    await watch.store.close()
    const output = join(folderWith(), 'versions.json')
    expect(await runStoreVersions(String(id), { store: watch.file.store, output })).toBe(0)
    expect(archivedVersionsSchema.parse(JSON.parse(readFileSync(output, 'utf8')))).toMatchObject({
      versions: [{ is: 'kept', document: id }],
    })
    for (const page of ['4711', 'https://nowhere.example/a', 'no address'])
      await expect(runStoreVersions(page, { store: watch.file.store })).rejects.toThrow(`${page}: ${watch.file.store} has no such document`)
    await expect(runStoreVersions('1', { store: watch.file.store, format: 'xml' })).rejects.toThrow('choose text or json')
  })
})
