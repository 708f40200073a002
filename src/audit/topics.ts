// What a text is about, by the words of `seeds/topics.json`.
import { z } from 'zod'
import { seedJson } from '../seeds.ts'
import { phraseHits, phraseTable, type PhraseTable } from '../text/phrases.ts'
import type { Word } from '../text/words.ts'

const topicsSchema = z.array(z.object({ id: z.string().min(1), words: z.record(z.string(), z.array(z.string().min(1))) }))

let topics: z.infer<typeof topicsSchema> | undefined
const tables = new Map<string, PhraseTable>()

function tableOf(language: string): PhraseTable {
  topics ??= topicsSchema.parse(seedJson('topics.json'))
  let table = tables.get(language)
  if (!table) {
    const entries = topics.flatMap((topic, index) => (topic.words[language] ?? []).map((form) => [form, index] as const))
    table = phraseTable(language, entries)
    tables.set(language, table)
  }
  return table
}

/** Name of a claim or passage that no topic's words stand in. */
export const NO_TOPIC = 'other'

/** Topics of a text part with the number of their words in it, the most first. */
export function topicCounts(text: string, language: string, textWords: readonly Word[], start = 0, end = text.length): [string, number][] {
  const counts = new Map<string, number>()
  for (const hit of phraseHits(tableOf(language), text, textWords, start, end))
    for (const id of hit.ids) {
      const name = topics![id]!.id
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
