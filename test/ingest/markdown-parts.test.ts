// A very long Markdown file is read in parts, and says the same.
import { describe, expect, it } from 'vitest'
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

describe('hundreds of lines without a blank one, that begin with a mark', () => {
  const lines = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n')

  it.each([
    ['a quotation', '> So it begins,'],
    ['a list', '- So it begins,'],
    ['a footnote', '[^a]: So it begins,'],
    ['a quotation in a list', '- > So it begins,'],
  ])('after %s lose no word, and go on as paragraphs', async (_name, first) => {
    const found = await paragraphsAs('a.md', `${first}\n${lines(1200, (index) => `line ${index}`)}\n\nThe end.`)
    expect(found.join(' ')).toBe(`So it begins, ${lines(1200, (index) => `line ${index}`).replaceAll('\n', ' ')} The end.`)
    expect(found.length).toBeLessThan(5)
    expect(found.at(-1)).toBe('The end.')
  })

  it('are one item or line each as ever, deeper ones too', async () => {
    const items = await paragraphsAs(
      'a.md',
      lines(1200, (index) => (index % 3 === 0 ? `- Town ${index}` : `    - Street ${index}`)),
    )
    expect(items).toEqual(Array.from({ length: 1200 }, (_, index) => `${index % 3 === 0 ? 'Town' : 'Street'} ${index}`))
  })

  it('are no reason to cut a table, a list of 400, or lines without marks', () => {
    const table = `| a | b |\n| --- | --- |\n${lines(1500, (index) => `| ${index} | b |`)}`
    const list = lines(400, (index) => `- Town ${index}`)
    const plain = lines(1500, (index) => `line ${index}`)
    expect([table, list, plain].map(markdownParts)).toEqual([[table], [list], [plain]])
  })

  it('are taken as they stand in code', async () => {
    const code = `- a\n\n\`\`\`\n${lines(1200, (index) => `- ${index}`)}\n\`\`\``
    expect(markdownParts(code)).toEqual([code])
    expect(await paragraphsAs('a.md', code)).toHaveLength(2)
  })
})
