import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphsAs, readAs } from '../helpers/extracted.ts'
import { makeDocx, makeRelease } from '../helpers/make-docx.ts'
import { linesAt, makePdf } from '../helpers/make-pdf.ts'

describe('a Word file', () => {
  it('gives its words in order, and nothing of heads, feet, comments, marks of notes and struck text', async () => {
    const { text, provenance } = await readAs('release.docx', await makeRelease())
    expect(text.split('\n\n')).toEqual([
      'Harbour works to end in May',
      '4 March 2025',
      'The works end in May.',
      'She thanked the crews.',
      'Two cranes were repaired.',
      'A third arrives in April.',
      '2024',
      '1,377 ships',
      'The port is open.',
      'The last page.',
      'The note says so.',
    ])
    expect(provenance).toMatchObject({ title: 'Harbour works to end in May', published: '2025-03-04' })
    expect(provenance.extraction).toMatch(/^Word file, mammoth \d/)
  })

  it('is stored in NFC, however it was typed', async () => {
    const typed = '그는 방문할 준비가 되어 있다. Café résumé.'
    expect(await paragraphsAs('a.docx', await makeDocx([typed.normalize('NFD')]))).toEqual([typed])
  })
})

describe('Markdown', () => {
  it('gives its words without the marks, and what its front matter tells', async () => {
    const source = [
      '---\ntitle: "Harbour works to end in May"\nauthor: Press office\ndate: 2025-03-04\nlang: en\nsource: Port Authority\n---\n',
      '# Harbour works to end in May\n',
      'The works *end* in **May**, the [minister](https://port.example) said.\nThe line goes on.\n',
      '> We are ready to receive ships\n> of every size.\n',
      '- Two cranes were repaired.\n- A third arrives.[^1]\n',
      '| Year | Ships |\n|---|---|\n| 2024 | 1,377 |\n',
      '<div><p>Words in markup.</p><p hidden>Unseen.</p><script>alert(1)</script></div>\n',
      '```\ncode = 1\n```\n',
      '[^1]: The note says so.\n',
    ].join('\n')
    const { text, language, provenance } = await readAs('a.md', source)
    expect(text.split('\n\n')).toEqual([
      'Harbour works to end in May',
      'The works end in May, the minister said. The line goes on.',
      'We are ready to receive ships of every size.',
      'Two cranes were repaired.',
      'A third arrives.',
      'Year | Ships',
      '2024 | 1,377',
      'Words in markup.',
      'code = 1',
      'The note says so.',
    ])
    expect(language).toBe('en')
    expect(provenance).toMatchObject({ title: 'Harbour works to end in May', byline: 'Press office', published: '2025-03-04' })
    expect(provenance.outlet).toBe('Port Authority')
  })

  it('reads front matter between plus signs, and takes a first heading for the title where there is none', async () => {
    expect((await readAs('a.md', '+++\ntitle = "The works end"\n+++\nIn May.')).provenance.title).toBe('The works end')
    expect((await readAs('a.md', '# The works end\n\nIn May.')).provenance.title).toBe('The works end')
  })
})

/** Words that no reader takes for marks, numbers of pages or markup. */
const word = fc.constantFrom('harbour', 'ship', 'minister', 'crane', 'Korea', 'визит', 'министр', '방문', '会见', 'café')
const sentence = fc.array(word, { minLength: 3, maxLength: 9 }).map((words) => `${words.join(' ')}.`)
const article = fc.array(sentence, { minLength: 1, maxLength: 6 })

/** How paragraphs are written in each format. */
const WRITERS: Readonly<Record<string, (paragraphs: readonly string[]) => Promise<Uint8Array> | Uint8Array | string>> = {
  'a.txt': (paragraphs) => paragraphs.join('\n\n'),
  'a.md': (paragraphs) => paragraphs.join('\n\n'),
  'a.docx': (paragraphs) => makeDocx(paragraphs),
  'a.pdf': (paragraphs) => makePdf([paragraphs.flatMap((text, index) => linesAt(760 - index * 40, [text], 40, 9))]),
  'a.eml': (paragraphs) => `From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${paragraphs.join('\r\n\r\n')}\r\n`,
  'a.html': (paragraphs) => `<html><body><article>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</article></body></html>`,
  'a.csv': (paragraphs) => `id,text\n1,"${paragraphs.join('\n\n')}"\n`,
  'a.jsonl': (paragraphs) => `${JSON.stringify({ text: paragraphs })}\n`,
}

describe('paragraphs written in any format', () => {
  it.each(Object.keys(WRITERS))('%s come back one by one, none glued and none lost', async (name) => {
    await fc.assert(
      fc.asyncProperty(article, async (paragraphs) => {
        expect(await paragraphsAs(name, await WRITERS[name]!(paragraphs))).toEqual(paragraphs)
      }),
      { numRuns: 20, examples: [[['방문 방문 방문.']], [['会见 会见 会见.']]] },
    )
  })
})
