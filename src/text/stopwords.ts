// Words that carry no news: never counted when a claim's words are looked for.
import { seedJson } from '../seeds.ts'
import { matchForm } from './normalise.ts'

let tables: Map<string, ReadonlySet<string>> | undefined

/** Function words of a language in match form; empty for languages that seeds do not list. */
export function functionWords(language: string): ReadonlySet<string> {
  tables ??= new Map(
    Object.entries(seedJson('stopwords.json') as Record<string, string>).map(([code, words]) => [
      code,
      new Set(words.split(' ').map(matchForm)),
    ]),
  )
  return tables.get(language) ?? new Set()
}
