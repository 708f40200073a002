// A comparison in JSON beside one that was recomputed: every value that differs, told by what it is of.
import type { Comparison } from '../../model/comparison.ts'
import type { VerifiedPart } from '../../model/verification.ts'
import { compareJson, type Difference } from './compare.ts'

export interface ValueDifference {
  readonly part: VerifiedPart
  readonly message: string
}

/** Probabilities, which hang on what a model of meaning computes. */
const PROBABILITY = /\.(?:coverage|confidence|strength|coverageBefore)$/
/** Processors multiply a model's whole numbers in their own ways; a probability that moves by less is the same to every reader. */
const DRIFT = 0.005

const drifted = ({ path, was, is }: Difference): boolean =>
  PROBABILITY.test(path) && typeof was === 'number' && typeof is === 'number' && Math.abs(was - is) <= DRIFT

const AROUND = 30
const LONGEST = 120

function firstDifference(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}

const cut = (text: string, from: number): string => {
  const start = Math.max(0, from - AROUND)
  const part = text.slice(start, start + LONGEST).toWellFormed()
  return JSON.stringify(`${start > 0 ? '… ' : ''}${part}${start + LONGEST < text.length ? ' …' : ''}`)
}

/** A pair of values, cut to where they part. */
export function shownPair(was: unknown, is: unknown): string {
  const say = (value: unknown, from: number): string => {
    if (value === undefined) return 'nothing'
    if (typeof value === 'string') return cut(value, from)
    // Lists and objects are not written out: what stands in one that was made to harm may be as deep as memory.
    if (Array.isArray(value)) return `a list of ${value.length}`
    return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value)
  }
  const from = typeof was === 'string' && typeof is === 'string' ? firstDifference(was, is) : 0
  return `${say(was, from)} in the report, ${say(is, from)} when recomputed`
}

/** What a path is of: `verdicts.5.0.kind` is the verdict of claim 6 in the first report. */
function placeOf(
  path: readonly string[],
  comparison: Comparison,
): { readonly part: VerifiedPart; readonly place: string; readonly key: string } {
  const [first, second, third, ...rest] = path
  const outlet = (index: string | undefined): string => comparison.reports[Number(index)]?.outlet ?? `report ${Number(index) + 1}`
  const inner = (parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined).join('.')
  const named = (key: string, part: VerifiedPart, place: string, within: string): ReturnType<typeof placeOf> => ({
    part,
    place: within === '' ? place : `${place}: ${within}`,
    key,
  })
  switch (first ?? '') {
    case 'verdicts': {
      const within = inner(rest)
      const part = rest[0] === 'review' ? 'review' : 'verdict'
      const what = within === 'kind' ? '' : within
      return named(`${first}.${second}.${third}`, part, `claim ${Number(second) + 1} in ${outlet(third)}`, what)
    }
    case 'claims':
      return named(`${first}.${second}`, 'verdict', `claim ${Number(second) + 1}`, inner([third, ...rest]))
    case 'statement':
      return named(path.join('.'), 'text', 'the statement', inner([second, third, ...rest]))
    case 'reports':
      return named(path.join('.'), 'text', outlet(second), inner([third, ...rest]))
    case 'engine':
      return named(path.join('.'), 'engine', 'engine', inner([second, third, ...rest]))
    default:
      return named(path.slice(0, 5).join('.'), 'page', inner(path), '')
  }
}

export interface ComparedValues {
  /** Values that were held against each other. */
  readonly values: number
  /** A line for each cell, claim or value that differs. */
  readonly differences: readonly ValueDifference[]
  /** Probabilities that differ by less than anybody can see. */
  readonly drifted: number
}

/** Holds a comparison in JSON against one that was recomputed, as it is `written`. */
export function differentValues(was: unknown, is: Comparison, written: string = JSON.stringify(is)): ComparedValues {
  const { leaves, differences: all } = compareJson(was, JSON.parse(written))
  const differences = all.filter((one) => !drifted(one))
  const first = new Map<string, { readonly part: VerifiedPart; readonly place: string; readonly difference: Difference; more: number }>()
  for (const difference of differences) {
    const { part, place, key } = placeOf(difference.path.split('.'), is)
    const known = first.get(key)
    if (known) known.more += 1
    else first.set(key, { part, place, difference, more: 0 })
  }
  return {
    values: leaves,
    drifted: all.length - differences.length,
    differences: [...first.values()].map(({ part, place, difference, more }) => ({
      part,
      message: `${place}: ${shownPair(difference.was, difference.is)}${more > 0 ? ` (and ${more} more there)` : ''}`,
    })),
  }
}
