import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDocuments, type Incoming } from '../../src/archive/add.ts'
import { openStore } from '../../src/archive/store.ts'
import { textHash } from '../../src/text/text-hash.ts'
import { describeOnPostgres, emptyDatabase } from '../helpers/postgres-archive.ts'

/** Invented for this test. Each is republished with little changed, more often than near repeats are held against one another. */
const TEXTS: Readonly<Record<string, string>> = {
  en: 'The minister opened the new grain terminal in Port Ostra on Monday and promised that forty berths would be ready by the spring of next year for ships of every neighbouring country.',
  ru: 'Губернатор сообщил, что новый мост через реку откроют в октябре, а проезд по нему первые три года останется бесплатным для жителей обоих берегов и для городских автобусов.',
  be: 'Губернатар паведаміў, што новы мост праз раку адкрыюць у кастрычніку, а праезд па ім першыя тры гады застанецца бясплатным для жыхароў абодвух берагоў і для гарадскіх аўтобусаў.',
  ko: '주지사는 강을 가로지르는 새 다리가 시월에 개통되며 처음 세 해 동안 양쪽 강변 주민과 시내 버스는 통행료를 내지 않아도 된다고 밝히고 공사를 마친 노동자들에게 감사를 전했다.',
  zh: '省长宣布跨河新桥将于十月通车，头三年两岸居民和公共汽车免费通行，并感谢完成施工的工人们在洪水期间坚守岗位。',
}
const EDITIONS = 30
const edition = (language: string, text: string, index: number): Incoming => ({
  role: 'report',
  outlet: 'Repeater',
  control: false,
  language,
  text,
  provenance: { published: `2019-01-${String(index + 1).padStart(2, '0')}` },
})
const VARIANTS = 80
/** Variants share most of a boilerplate and differ in some words running: which are one depends on which are held against one another. */
function variants(language: string, text: string): Incoming[] {
  const boilerplate = `${text} ${text.split(' ').reverse().join(' ')}`.split(' ')
  return Array.from({ length: VARIANTS }, (_, index) => {
    const from = (index * 13) % boilerplate.length
    const words = boilerplate.map((word, at) => (at >= from && at < from + 1 + (index % 5) ? `${word}${index % 16}` : word))
    return edition(language, words.join(' '), index % 28)
  })
}
const documents: readonly Incoming[] = [
  ...Object.entries(TEXTS).flatMap(([language, text]) =>
    Array.from({ length: EDITIONS }, (_, index) => edition(language, `${text}\n\n${100 + index}`, index)),
  ),
  ...['en', 'ru'].flatMap((language) => variants(language, TEXTS[language]!)),
]

interface Folded {
  readonly hash: string
  readonly cluster: string
  readonly language: string
}

/** What is folded in a new archive into which the documents come so many at a time. */
async function folded(location: string, atOnce: number): Promise<Folded[]> {
  const store = await openStore(location, { create: true })
  try {
    for (let from = 0; from < documents.length; from += atOnce) await addDocuments(store, documents.slice(from, from + atOnce))
    return await store.db.selectFrom('texts').select(['hash', 'cluster', 'language']).orderBy('hash').execute()
  } finally {
    await store.close()
  }
}

let folder: string
let whole: Folded[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unsaid-near-'))
  whole = await folded(join(folder, 'whole.db'), documents.length)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('texts that nearly repeat one another, more than are held against one another', () => {
  it.each(Object.keys(TEXTS))('are one in %s', (language) => {
    const hashes = new Set(
      documents
        .filter((one) => one.language === language && one.text.startsWith(`${TEXTS[language]!}\n\n`))
        .map((one) => textHash(one.text)),
    )
    const texts = whole.filter((text) => hashes.has(text.hash))
    expect(texts.length).toBe(EDITIONS)
    expect(new Set(texts.map((text) => text.cluster)).size).toBe(1)
  })

  it('make several clusters where they differ enough', () => {
    const clusters = new Set(whole.map((text) => text.cluster)).size
    expect(clusters).toBeGreaterThan(Object.keys(TEXTS).length + 2)
    expect(clusters).toBeLessThan(whole.length - VARIANTS)
  })

  it.each([1, 7, 40])('are folded the same when %i come in at a time', async (atOnce) => {
    expect(await folded(join(folder, `${atOnce}.db`), atOnce)).toEqual(whole)
  })
})

describeOnPostgres('near repeats on PostgreSQL', [], (archive) => {
  it.each([7, documents.length])('are folded as on SQLite when %i come in at a time', async (atOnce) => {
    expect(await folded(await emptyDatabase(archive.server, `near${atOnce}`), atOnce)).toEqual(whole)
  })
})
