// Cues that come in degrees: intent, hope, possibility; all, some, only. Which degree does each side take?
import type { Span } from '../../../model/span.ts'
import { traitsOf } from '../../../text/languages.ts'
import type { Reading } from '../reading.ts'
import { UNSPACED_CUE, within, type Pair } from './pair.ts'

export interface Degree<Name extends string> {
  readonly name: Name
  readonly span: Span
}

const LONGEST_CUE = 24

/** A cue as a span: its word, or its few characters where words have no spaces. */
function cueSpan(reading: Reading, start: number): Span {
  const rest = reading.text.slice(start, start + LONGEST_CUE)
  const end = traitsOf(reading.language).spacesBetweenWords ? rest.search(/(?<=.)[\s,.;:]/) : UNSPACED_CUE
  return { start, end: start + (end > 0 ? Math.min(end, rest.length) : rest.length) }
}

/** The only degree whose cues a claim has; `undefined` where it has none or several. */
export function claimDegree<Name extends string>(reading: Reading, names: readonly Name[]): Degree<Name> | undefined {
  const has = names.filter((name) => reading.cues(name).length > 0)
  return has.length === 1 ? { name: has[0]!, span: cueSpan(reading, reading.cues(has[0]!)[0]!) } : undefined
}

/** The same for the window of a passage. */
export function passageDegree<Name extends string>(pair: Pair, names: readonly Name[]): Degree<Name> | undefined {
  const at = (name: Name): number | undefined => pair.made.cues(name).find((start) => within(pair.window, start))
  const has = names.filter((name) => at(name) !== undefined)
  return has.length === 1 ? { name: has[0]!, span: cueSpan(pair.made, at(has[0]!)!) } : undefined
}

/** Whether the window has a cue of any of the degrees. */
export function passageHas(pair: Pair, names: readonly string[]): boolean {
  return names.some((name) => pair.made.cues(name).some((start) => within(pair.window, start)))
}
