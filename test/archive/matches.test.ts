// What people say about matches, kept in one archive and taken over by another. The texts are invented here.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addDocuments } from '../../src/archive/add.ts'
import type { Store } from '../../src/archive/connection.ts'
import { addMatchLines, keepMatch, matchLines } from '../../src/archive/match-decisions.ts'
import { openStore } from '../../src/archive/store.ts'
import { folderWith } from '../helpers/folder.ts'

const said = 'The minister said that the harbour opens in March.'
const made = 'The harbour opens in March, the minister told reporters.'

async function archive(): Promise<Store> {
  const store = await openStore(join(folderWith(), 'a.db'), { create: true })
  const about = { outlet: 'Port', control: false, provenance: { published: '2025-03-01' }, language: 'en' }
  await addDocuments(store, [
    { ...about, role: 'statement', text: said },
    { ...about, role: 'report', text: made },
  ])
  return store
}

describe('what is said of a match last', () => {
  it('counts here and in other archives, though the clock was set back before it was said', async () => {
    const store = await archive()
    const other = await archive()
    const answer = { statement: 1, report: 2, reviewer: 'anna' }
    await keepMatch(store, { ...answer, answer: 'no', time: '2030-01-01T10:00:00.000Z' })
    await other.write(async (db) => addMatchLines(db, await matchLines(store.db)))
    await keepMatch(store, { ...answer, answer: 'yes', time: '2025-03-02T10:00:00.000Z' })
    const lines = await matchLines(store.db)
    expect(lines).toMatchObject([{ belongs: 'yes', reviewer: 'anna' }])
    expect(await other.write((db) => addMatchLines(db, lines))).toBe(1)
    expect(await matchLines(other.db)).toEqual(lines)
    expect(await other.write((db) => addMatchLines(db, lines))).toBe(0)
    await store.close()
    await other.close()
  })
})
