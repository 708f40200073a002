// A very long Markdown file is read in parts, and says the same.
import { expect, it } from 'vitest'
import { markdownParts } from '../../src/ingest/formats/markdown-parts.ts'
import { paragraphsAs } from '../helpers/extracted.ts'

const filler = (count: number): string =>
  Array.from({ length: count }, (_, index) => `The envoy of district ${index} was received.`).join('\n\n')

it('keeps a text of ordinary length whole, and every line of a longer one', () => {
  const short = filler(200)
  expect(markdownParts(short)).toEqual([short])
  const long = filler(4000)
  const parts = markdownParts(long)
  expect(parts.length).toBeGreaterThan(5)
  expect(parts.join('\n')).toBe(long)
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(16_000)
})

it('resolves links and footnotes whose definitions are in another part', async () => {
  const found = await paragraphsAs(
    'a.md',
    `She [spoke][there] of it[^n] at length.\n\n${filler(1500)}\n\n[there]: https://example.org\n\n[^n]: It was in May.`,
  )
  expect(found).toContain('She spoke of it at length.')
  expect(found).toContain('It was in May.')
  expect(found).toContain('The envoy of district 1499 was received.')
})

it('never lets out what a comment hides, however long it is', async () => {
  const found = await paragraphsAs('a.md', `Said aloud.\n\n<!-- ${filler(1500)}\n\nhidden words -->\n\nSaid again.`)
  expect(found).toContain('Said aloud.')
  expect(found).toContain('Said again.')
  expect(found).not.toContain('hidden words')
})
