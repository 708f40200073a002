import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDocuments, type Incoming } from '../../src/archive/add.ts'
import { canonicalAddress } from '../../src/archive/identity/canonical-address.ts'
import { foldedStatements } from '../../src/audit/matching/folded.ts'
import { openStore } from '../../src/archive/store.ts'
import { run } from '../helpers/run.ts'

let folder: string
let count = 0
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'unsaid-identity-'))))
afterAll(() => rmSync(folder, { recursive: true }))

async function added(documents: readonly Incoming[]): Promise<{ readonly documents: number; readonly folded: number }> {
  const store = await openStore(join(folder, `${(count += 1)}.db`), { create: true })
  try {
    const done = await addDocuments(store, documents)
    return { documents: done.documents, folded: (await foldedStatements(store, 1000)).size }
  } finally {
    await store.close()
  }
}

const text = 'The harbour of Greyford opens on Monday. The minister promised forty new cranes by the end of May.'
const report = (provenance: Incoming['provenance'], body = text): Incoming => ({
  role: 'report',
  outlet: 'Alpha',
  control: false,
  text: body,
  provenance,
})

describe('one publication is known again', () => {
  it.each([
    ['with its title in the text and without', { title: 'Harbour opens', published: '2025-05-01' }, `Harbour opens\n\n${text}`],
    ['with a time of day and without', { published: '2025-05-01T10:00:00Z' }, text],
    [
      'at the same address, whatever its day is said to be',
      { url: 'http://www.alpha.example/a/?utm_source=x#top', published: '2025-05-02' },
      text,
    ],
    ['set in other lines', { published: '2025-05-01' }, text.replaceAll('. ', '.\n')],
  ])('%s', async (_, provenance, body) => {
    const first = report({ url: 'https://alpha.example/a', published: '2025-05-01' })
    expect((await added([first, report(provenance, body)])).documents).toBe(1)
  })

  it('and others are not: another day elsewhere, another outlet, other words at the same address', async () => {
    const first = report({ url: 'https://alpha.example/a', published: '2025-05-01' })
    const others = [
      report({ url: 'https://alpha.example/b', published: '2025-06-01' }),
      { ...first, outlet: 'Beta' },
      report(first.provenance, text.replace('forty', 'fifty')),
    ]
    expect((await added([first, ...others])).documents).toBe(4)
  })

  it('from JSON lines and from a table: one archive', () => {
    const store = join(folder, 'wrapped.db')
    writeFileSync(
      join(folder, 'a.jsonl'),
      JSON.stringify({ role: 'report', outlet: 'Alpha', title: 'Harbour opens', published: '2025-05-01', text }),
    )
    writeFileSync(join(folder, 'a.csv'), `role,outlet,title,published,text\nreport,Alpha,Harbour opens,2025-05-01,"${text}"\n`)
    expect(run(['import', '--store', store, join(folder, 'a.jsonl')]).stdout).toContain('1 document added')
    expect(run(['import', '--store', store, join(folder, 'a.csv')]).stdout).toContain('0 documents added, 1 were there already')
  })

  it('by its address without what tells only how a reader came', () => {
    expect(canonicalAddress('HTTPS://www.Alpha.example:443/news/5/?utm_medium=mail&id=7&fbclid=x#c')).toBe('alpha.example/news/5?id=7')
    expect(canonicalAddress('http://m.alpha.example/news/5/amp?id=7')).toBe('alpha.example/news/5?id=7')
    expect(canonicalAddress('file:///tmp/a.html')).toBe('')
  })
})

describe('a statement that was published once more', () => {
  const said = (body: string, published: string): Incoming => ({
    role: 'statement',
    outlet: 'Office',
    control: false,
    text: body,
    provenance: { published },
  })
  const words = Array.from(
    { length: 60 },
    (_, index) => `promise${String.fromCharCode(97 + (index % 26))}${index > 25 ? 'x' : ''}${index > 51 ? 'y' : ''}`,
  )
  const whole = `We told Mr Dalvar this: ${words.join(' ')}.`

  it('counts once, also where it is nearly the same', async () => {
    const again = said(`${whole} Thank you.`, '2025-05-02')
    expect((await added([said(whole, '2025-05-01'), again])).folded).toBe(1)
  })

  it('counts twice on another day, or where a name or a number differs', async () => {
    expect((await added([said(whole, '2025-05-01'), said(`${whole} Thank you.`, '2025-07-02')])).folded).toBe(0)
    expect((await added([said(whole, '2025-05-01'), said(whole.replace('Dalvar', 'Krein'), '2025-05-01')])).folded).toBe(0)
    expect((await added([said(whole, '2025-05-01'), said(`${whole} It costs 450 dollars.`, '2025-05-01')])).folded).toBe(0)
  })
})
