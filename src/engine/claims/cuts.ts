// Whether readers count two claims at a place where a sentence can be cut safely: fitted weights.
import weights from './cuts.json' with { type: 'json' }
import { traitsOf } from '../../text/languages.ts'
import type { SafeCut } from './grammar/grammar.ts'

/** A safe place with what its fit looks at: content words to the safe place, or end, before it and after it. */
export interface Candidate extends SafeCut {
  readonly before: number
  readonly after: number
  /** The parts are of different kinds: a memory, and a promise. */
  readonly kindsDiffer: boolean
}

/** Weights of one language, by kind of place; `cuts.json` says how they were fitted. */
export interface CutWeights {
  readonly kinds: Readonly<Record<string, number>>
  readonly before: number
  readonly after: number
  /** Added where the parts are of different kinds. */
  readonly kindsDiffer: number
}

/** Two whole clauses beside each other, or what an office says it will do: two claims, however short, whatever a fit on some statements says. */
const ALWAYS: ReadonlySet<string> = new Set([
  'semicolon',
  'comma-and-clause',
  'comma-but-clause',
  'and-clause',
  'and-that',
  'and-bare',
  'comma-and-bare',
  'infinitive',
  'list',
  'gapped',
  'measured',
  'and-verb',
  'comma-and-verb',
  'go-act',
  'comma-go',
  'comma-myeo',
  'myeo',
])

/** Verbs of one subject: two claims at any length where they are of different kinds ("recalls the meeting and is ready to visit"). */
const SHARED_SUBJECT: ReadonlySet<string> = new Set([
  'and-state',
  'comma-and-state',
  'but-verb',
  'but-state',
  'comma-but-verb',
  'and-soon',
  'go',
  'na',
  'comma-na',
])

const BY_LANGUAGE = weights.languages as Readonly<Record<string, CutWeights>>

/** Parts of more content words than so many times the least that a claim has are long enough, however long. */
const LONG_ENOUGH = 3

/** What the fit sees of a part's length: 0 and more. */
export const sizeSeen = (size: number, language: string): number =>
  Math.log2(1 + Math.min(size, LONG_ENOUGH * traitsOf(language).leastClauseWords))

/** Log odds that readers count two claims here. */
export const cutOdds = ({ kind, before, after, kindsDiffer }: Candidate, fitted: CutWeights, language: string): number =>
  (fitted.kinds[kind] ?? fitted.kinds['other'] ?? 0) +
  fitted.before * sizeSeen(before, language) +
  fitted.after * sizeSeen(after, language) +
  (kindsDiffer ? fitted.kindsDiffer : 0)

/** Places that are cut whatever the fit says, which does not see them. */
export const isAlwaysCut = ({ kind, kindsDiffer }: Candidate): boolean => ALWAYS.has(kind) || (kindsDiffer && SHARED_SUBJECT.has(kind))

/** Whether a sentence of the language is cut here. */
export function isCut(candidate: Candidate, language: string): boolean {
  const fitted = BY_LANGUAGE[language]
  return fitted === undefined || isAlwaysCut(candidate) || cutOdds(candidate, fitted, language) > 0
}
