// Another word where the claim's should stand: "medical drama" told as "horror drama".
import type { AlignedClaim } from '../align/align.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import type { UnitKind } from '../align/units.ts'
import { traitsOf } from '../../text/languages.ts'

/** A claim's unit that the passage does not have, and the word that stands in its place. */
export interface Slot {
  /** Index into the claim's units. */
  readonly unit: number
  /** Index into the report's words. */
  readonly word: number
  readonly kind: UnitKind
  /** 1 where the slot is closed on both sides by words of the claim, a half where on one. */
  readonly closed: number
}

/** Words of the passage between which a slot is looked for, function words included. */
const REACH = 4

const kindOfWord = (report: IndexedText, word: number): UnitKind => {
  const { form, capital } = report.words[word]!
  return form.isNumber ? 'number' : capital ? 'name' : 'word'
}

/** The place of a unit in the passage's words `[from, to)`, -1 where it has none. */
function placeIn(aligned: AlignedClaim, unit: number, from: number, to: number): number {
  for (const word of aligned.found[unit]?.at ?? []) if (word >= from && word < to) return word
  return -1
}

/** The free content word nearest after `left` (or before `right`), of the unit's kind before any other. */
function rival(report: IndexedText, taken: ReadonlySet<number>, kind: UnitKind, from: number, to: number, step: 1 | -1): number {
  let other = -1
  for (let word = step > 0 ? from : to - 1; word >= from && word < to; word += step) {
    if (report.words[word]!.form.weight === 0 || taken.has(word)) continue
    if (kindOfWord(report, word) === kind) return word
    if (other < 0) other = word
  }
  return kind === 'word' ? other : -1
}

/** Slots of a claim in the passage whose words are `[from, to)` of the report's. */
export function slots(aligned: AlignedClaim, report: IndexedText, from: number, to: number): Slot[] {
  const { units } = aligned.units
  const places = units.map((_, index) => placeIn(aligned, index, from, to))
  const taken = new Set<number>()
  for (const { at } of aligned.found) for (const word of at) if (word >= from && word < to) taken.add(word)
  const unspaced = traitsOf(report.language).compoundsJoinFreely
    ? report.words
        .slice(from, to)
        .map((word) => word.form.norm)
        .join('')
    : ''
  const found: Slot[] = []
  for (let index = 0; index < units.length; index++) {
    if (places[index]! >= 0) continue
    const { kind, stem } = units[index]!
    // A word that was joined to its neighbour is no other word: 비디오 영업, 비디오영업.
    if (unspaced.includes(stem)) continue
    const left = index > 0 ? places[index - 1]! : -1
    const right = index + 1 < units.length ? places[index + 1]! : -1
    let word = -1
    let closed = 0.5
    if (left >= 0 && right > left && right - left <= REACH + 1) {
      word = rival(report, taken, kind, left + 1, right, 1)
      closed = 1
    }
    if (word < 0 && right >= 0) {
      word = rival(report, taken, kind, Math.max(from, right - REACH), right, -1)
      closed = 0.5
    }
    if (word < 0 && left >= 0) {
      word = rival(report, taken, kind, left + 1, Math.min(to, left + 1 + REACH), 1)
      closed = 0.5
    }
    if (word < 0) continue
    taken.add(word)
    found.push({ unit: index, word, kind, closed })
  }
  return found
}
