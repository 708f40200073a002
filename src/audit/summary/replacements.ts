// What stands in the place of what was left out: the passages that a report adds.
import type { Replacement } from '../../model/audit.ts'
import { percentileInterval } from '../../statistics/interval.ts'
import { leanings } from '../../statistics/log-odds.ts'
import type { Random } from '../../statistics/random.ts'
import type { StatementCells } from './cells.ts'
import { estimate } from './rates.ts'

interface Held {
  readonly shares: [at: number, share: number][]
  readonly words: Map<string, number>
  /** Words written for a stem, with their counts. */
  readonly forms: Map<string, Map<string, number>>
  readonly topics: Map<string, number>
  readonly omittedTopics: Map<string, number>
  readonly names: Map<string, number>
  readonly examples: {
    readonly statement: number
    readonly report: number
    readonly hash: string
    readonly span: readonly [number, number]
    readonly omitted: number
  }[]
  reports: number
}

/** A passage that is found in a store's text when asked for. */
export type PassageOf = (hash: string, span: readonly [number, number]) => Promise<string>

export interface Replacements {
  readonly add: (statement: StatementCells, at: number) => void
  readonly list: (resamples: number, level: number, from: Random, passageOf: PassageOf) => Promise<Replacement[]>
}

const EXAMPLES = 3
const WORDS = 12
/** Standard deviations from which a word is called typical. */
const TYPICAL = 1.96

const count = (counts: Map<string, number>, key: string, by: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

/** The word that is written most often for a stem: readers are shown words. */
const written = (forms: ReadonlyMap<string, number> | undefined): string | undefined =>
  [...(forms ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]

function keepExample(held: Held, example: Held['examples'][number]): void {
  held.examples.push(example)
  held.examples.sort((a, b) => b.omitted - a.omitted || b.span[1] - b.span[0] - (a.span[1] - a.span[0]))
  held.examples.length = Math.min(EXAMPLES, held.examples.length)
}

/** Collects additions of reports that left something out, while statements stream by. */
export function replacements(): Replacements {
  const found = new Map<string, Held>()
  const heldOf = (outlet: string): Held => {
    let held = found.get(outlet)
    if (!held) {
      held = {
        shares: [],
        words: new Map(),
        forms: new Map(),
        topics: new Map(),
        omittedTopics: new Map(),
        names: new Map(),
        examples: [],
        reports: 0,
      }
      found.set(outlet, held)
    }
    return held
  }
  return {
    add: (statement, at) => {
      for (const column of statement.columns) {
        const omitted = column.cells.filter((cell) => cell.verdict === 'omitted').length
        const held = heldOf(column.outlet)
        for (const report of column.reports) held.shares.push([at, report.additions.share])
        if (omitted === 0) continue
        column.cells.forEach((cell, index) => {
          if (cell.verdict === 'omitted')
            count(held.omittedTopics, statement.topic === '' ? (statement.claims[index]?.topic ?? '') : statement.topic, 1)
        })
        for (const { id, hash, additions } of column.reports) {
          held.reports += 1
          for (const [stem, times] of Object.entries(additions.words)) {
            count(held.words, stem, times)
            const written = held.forms.get(stem) ?? new Map<string, number>()
            held.forms.set(stem, written)
            count(written, additions.forms[stem] ?? stem, times)
          }
          for (const [topic, times] of Object.entries(additions.topics)) count(held.topics, topic, times)
          for (const [name, times] of Object.entries(additions.names)) count(held.names, name, times)
          const longest = [...additions.spans].sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0]
          if (longest) keepExample(held, { statement: statement.id, report: id, hash, span: longest, omitted })
        }
      }
    },
    list: async (resamples, level, from, passageOf) => {
      const out: Replacement[] = []
      for (const [outlet, held] of [...found].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
        const others = new Map<string, number>()
        for (const [name, other] of found) if (name !== outlet) for (const [word, times] of other.words) count(others, word, times)
        const examples = []
        for (const { statement, report, hash, span } of held.examples)
          examples.push({ statement, report, passage: await passageOf(hash, span) })
        out.push({
          outlet,
          reports: held.reports,
          share: meanShare(held.shares, resamples, level, from),
          words: leanings(held.words, others)
            .filter((one) => one.z >= TYPICAL && one.left > 1)
            .slice(0, WORDS)
            .map(({ word, z, left }) => ({ word: written(held.forms.get(word)) ?? word, z, count: left })),
          topics: [...new Set([...held.topics.keys(), ...held.omittedTopics.keys()])]
            .map((topic) => ({ topic, added: held.topics.get(topic) ?? 0, omitted: held.omittedTopics.get(topic) ?? 0 }))
            .sort((a, b) => b.added - a.added || b.omitted - a.omitted),
          names: [...held.names]
            .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
            .slice(0, WORDS)
            .map(([name, times]) => ({ name, count: times })),
          examples,
        })
      }
      return out
    },
  }
}

function meanShare(shares: readonly (readonly [number, number])[], resamples: number, level: number, from: Random): Replacement['share'] {
  const byStatement = new Map<number, { sum: number; of: number }>()
  for (const [at, share] of shares) {
    const held = byStatement.get(at) ?? { sum: 0, of: 0 }
    byStatement.set(at, { sum: held.sum + share, of: held.of + 1 })
  }
  const parts = [...byStatement.values()]
  const mean = (list: readonly { sum: number; of: number }[]): number =>
    list.reduce((total, part) => total + part.sum, 0) / list.reduce((total, part) => total + part.of, 0)
  // Only statements with a report of the outlet have a share: these are drawn anew.
  const drawn = Array.from({ length: Math.min(resamples, 500) }, () => mean(parts.map(() => parts[from.integer(parts.length)]!)))
  const { low, high } = percentileInterval(drawn, level)
  return estimate(mean(parts), low, high)
}
