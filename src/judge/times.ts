// Words of time ("Monday", "next month"), of which only one of a group can be meant.
import type { Span } from '../model/span.ts'
import { seedJson } from '../seeds/load.ts'

type Groups = readonly (readonly RegExp[])[]
const compiled = new Map<string, Groups>()

/** Groups of words of time of which only one can be meant, from `seeds/times.json`. */
function groupsOf(language: string): Groups {
  let groups = compiled.get(language)
  if (!groups) {
    const seeds = seedJson('times.json') as Readonly<Record<string, readonly (readonly string[])[]>>
    const edge = language === 'ko' || language === 'zh' ? '' : String.raw`(?<!\p{L})`
    groups = (seeds[language] ?? []).map((group) => group.map((words) => new RegExp(`${edge}(?:${words})`, 'u')))
    compiled.set(language, groups)
  }
  return groups
}

export type TimeWords = ReadonlyMap<number, readonly (readonly [member: number, span: Span])[]>

/** Members of each group that a lowered text has, with where they stand. */
export function timeWords(text: string, language: string): TimeWords {
  const found = new Map<number, (readonly [number, Span])[]>()
  groupsOf(language).forEach((group, index) => {
    const members = group.flatMap((pattern, member) => {
      const match = pattern.exec(text)
      return match ? [[member, { start: match.index, end: match.index + match[0].length }] as const] : []
    })
    if (members.length > 0) found.set(index, members)
  })
  return found
}
