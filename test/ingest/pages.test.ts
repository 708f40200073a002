import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/index.ts'
import { root } from '../helpers/run.ts'

const folder = join(root, 'test/ingest/pages')
const fixtures = readdirSync(folder).flatMap((name) => /^(.*)\.expected\.txt$/.exec(name)?.[1] ?? [])

interface Expected {
  readonly title: string
  readonly published: string
  readonly language: string
  readonly outlet?: string
  readonly byline?: string
  readonly dateline?: string
  readonly url?: string
  readonly captions?: readonly string[]
  readonly encoding?: string
}

const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const pageOf = (name: string): string => join(folder, name === 'kcna' ? 'kcna/index.html' : `${name}.html`)

describe('a page as published', () => {
  it('is there in the manner of at least twelve outlets', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(13)
  })

  it.each(fixtures)('%s gives its article, paragraph by paragraph, and nothing else', async (name) => {
    const document = await readDocument(pageOf(name))
    expect(document.text.trim().split('\n\n')).toEqual(read(`${name}.expected.txt`).trim().split('\n\n'))
  })

  it.each(fixtures)('%s tells headline, date, language, byline and captions', async (name) => {
    const expected = JSON.parse(read(`${name}.expected.json`)) as Expected
    const { language, provenance } = await readDocument(pageOf(name))
    expect(language).toBe(expected.language)
    expect(provenance.title).toBe(expected.title)
    expect(provenance.published).toBe(expected.published)
    expect(provenance.byline).toBe(expected.byline)
    expect(provenance.captions).toEqual(expected.captions)
    if (expected.dateline !== undefined) expect(provenance.dateline).toBe(expected.dateline)
    if (expected.url !== undefined) expect(provenance.url).toBe(expected.url)
    if (expected.encoding !== undefined) expect(provenance.extraction).toContain(expected.encoding)
  })

  it('says that a stub of a paid article is one', async () => {
    await expect(readDocument(join(folder, 'paywall-stub.html'))).rejects.toThrow(
      /is the free beginning of a paid article .*Subscribe to continue/,
    )
  })

  it('says what was wrong with the charset that a page declares', async () => {
    const { provenance } = await readDocument(join(folder, 'gb18030-lying.html'))
    expect(provenance.warnings).toEqual(['the declared encoding utf-8 (meta) is wrong; the bytes are gb18030'])
  })
})
