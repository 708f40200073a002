// A PDF or Word file that costs more than it may is named in one line, and everything else goes on.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { folderWith } from '../helpers/folder.ts'
import { readAs } from '../helpers/extracted.ts'
import { makeZip } from '../helpers/make-archive.ts'
import { makeDocx } from '../helpers/make-docx.ts'
import { linesAt, makePdf } from '../helpers/make-pdf.ts'
import { built, run } from '../helpers/run.ts'

const words = 'The works end in May, the minister said on Tuesday at the harbour.'

/** A Word file with this many attributes on one paragraph, each another; its text lies in a part of this name. */
function attributesDocx(many: number, part = 'document.xml'): Buffer {
  const attributes = Array.from({ length: many }, (_, index) => ` a${index.toString(36)}="1"`).join('')
  return makeZip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/${part}"/></Relationships>`,
    [`word/${part}`]: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p${attributes}><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
  })
}

const costly = attributesDocx(400_000)

/** Every page with words of its own. */
const longPdf = (pages: number): Buffer =>
  makePdf(
    Array.from({ length: pages }, (_, page) =>
      linesAt(
        800,
        Array.from({ length: 50 }, () => `${words} ${'abcdefghij'[page % 10]}`),
      ),
    ),
  )

/** What each costs more than, and the line that says so. */
const COSTLY = [
  ['attributes by memory', 'a.docx', () => costly, 'UNSAID_READ_MB', '40', /takes more than 40 MB of memory to be read/],
  // No part is called what it is, so that none is counted. With a little more memory the engine aborts its process instead.
  ['uncounted parts', 'a.docx', () => attributesDocx(1_100_000, 'document.bin'), 'UNSAID_READ_MB', '100', /takes more than 100 MB/],
  ['attributes by time', 'a.docx', () => costly, 'UNSAID_READ_SECONDS', '1', /takes more than 1 s of computing to be read/],
  ['pages by memory', 'a.pdf', () => longPdf(300), 'UNSAID_READ_MB', '16', /takes more than 16 MB of memory to be read/],
] as const

function forget(): void {
  delete process.env['UNSAID_READ_MB']
  delete process.env['UNSAID_READ_SECONDS']
}
afterEach(forget)

describe('a file that costs more than it may', () => {
  it.each(COSTLY)('is refused in one line, and the next is read: %s', async (_, name, make, variable, bound, line) => {
    process.env[variable] = bound
    const refused = await readAs(name, make()).catch((error: unknown) => error as Error)
    expect(refused).toMatchObject({ name: 'UserError', message: expect.stringMatching(line) as string })
    expect((refused as Error).message).toMatch(
      new RegExp(`^\\S+${name}: [^\\n]+; save its text and give that, or allow more \\(${variable}\\)$`),
    )
    forget()
    expect((await readAs('b.docx', await makeDocx([words]))).text).toContain(words)
    expect((await readAs('b.pdf', makePdf([linesAt(700, [words])]))).text).toContain(words)
  })

  it('costs an import only itself: exit 3, and the others are kept', async () => {
    const folder = folderWith({
      'in/1.pdf': makePdf([linesAt(700, [words])]),
      'in/2.docx': costly,
      'in/3.docx': await makeDocx(['The harbour was closed on Monday.', words]),
      'in/4.txt': 'The ships went to another port, the crews said.',
    })
    const { code, stdout, stderr } = run(
      ['import', 'in', '--as', 'report', '--outlet', 'Port', '--published', '2025-03-05', '--store', 'a.db'],
      {
        cwd: folder,
        env: { UNSAID_READ_MB: '40' },
      },
    )
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringMatching(/in\/2\.docx: takes more than 40 MB of memory to be read/) as string,
    })
    expect(stderr).not.toMatch(/FATAL|heap|stack/i)
    const kept = run(['store', 'export', '--store', join(folder, 'a.db')])
      .stdout.trim()
      .split('\n')
    expect({ stdout, kept: kept.length }).toMatchObject({ kept: 3 })
  })

  it('is an input that is wrong where it is the only one: exit 2, one line', () => {
    const folder = folderWith({ 's.txt': words, 'a.docx': costly })
    const { code, stdout, stderr } = run(['compare', 's.txt', 'a.docx'], { cwd: folder, env: { UNSAID_READ_MB: '40' } })
    expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 })
  })
})

describe('reading within bounds', () => {
  it('is the library’s too, and lets its program end', async () => {
    const folder = folderWith({ 'a.docx': await makeDocx([words]), 'b.pdf': makePdf([linesAt(700, [words])]) })
    writeFileSync(
      join(folder, 'try.mjs'),
      `import { readDocument } from ${JSON.stringify(join(built, 'index.js'))}
       const texts = await Promise.all(['a.docx', 'b.pdf'].map(async (name) => (await readDocument(name)).text.trim()))
       console.log(JSON.stringify(texts))`,
    )
    const { status, stdout } = spawnSync(process.execPath, ['try.mjs'], { cwd: folder, encoding: 'utf8' })
    expect({ status, texts: JSON.parse(stdout) as unknown }).toEqual({ status: 0, texts: [words, words] })
  })

  it('takes no bound that is no number', () => {
    const folder = folderWith({ 's.txt': words, 'a.pdf': makePdf([linesAt(700, [words])]) })
    const { code, stderr } = run(['compare', 's.txt', 'a.pdf'], { cwd: folder, env: { UNSAID_READ_MB: '1 GB' } })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/UNSAID_READ_MB=1 GB: is no whole number from 1/) as string })
  })
})

it('a PDF of one paragraph over very many lines is read line by line', async () => {
  const { text } = await readAs('a.pdf', longPdf(60))
  expect(text.match(/harbour\./g)).toHaveLength(3000)
})
