// How a text says what it says: what it denies, how firmly it speaks, of how many. Read once per text, compared often.
import type { ClaimUnits } from '../align/units.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import { sidesOf, type Shown, type Sides } from '../text/antonyms.ts'
import { cueStarts } from '../text/cues.ts'
import { causalStrength, type CausalStrength } from './strength.ts'

export interface Wording {
  /** Where words of denial begin ("not", "without"), and words that deny without saying so ("yet to", "unable"). */
  readonly negations: readonly number[]
  readonly implicit: readonly number[]
  /** How many words say "only", "all", "some". */
  readonly exclusive: number
  readonly universal: number
  readonly existential: number
  readonly firm: number
  readonly tentative: number
  readonly strength: CausalStrength
  readonly sides: Sides
}

function wordingOf(text: string, words: readonly Shown[], language: string): Wording {
  const starts = (name: string): number[] => cueStarts('alterations.json', name, language, text)
  return {
    negations: starts('negation'),
    implicit: starts('implicitNegation'),
    exclusive: starts('exclusive').length,
    universal: starts('universal').length,
    existential: starts('existential').length,
    firm: starts('firm').length,
    tentative: starts('tentative').length,
    strength: causalStrength(text, language),
    sides: sidesOf(text, words, language),
  }
}

const ofClaims = new WeakMap<ClaimUnits, Wording>()
const ofPassages = new WeakMap<IndexedText, (Wording | undefined)[]>()

/** Wording of a claim; offsets are on the claim's own text. */
export function claimWording(claim: ClaimUnits): Wording {
  let wording = ofClaims.get(claim)
  if (!wording) {
    wording = wordingOf(
      claim.text,
      claim.units.map((unit) => ({ stem: unit.stem, shown: claim.text.slice(unit.start, unit.end) })),
      claim.language,
    )
    ofClaims.set(claim, wording)
  }
  return wording
}

/** Indices `[from, to)` of a passage's words in `report.words`. */
export function passageWords(report: IndexedText, passage: number): readonly [from: number, to: number] {
  const first = (wanted: number): number => {
    let low = 0
    let high = report.passageOf.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (report.passageOf[middle]! < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
  return [first(passage), first(passage + 1)]
}

/** Wording of a passage; offsets are on the passage's own text. */
export function passageWording(report: IndexedText, passage: number): Wording {
  let all = ofPassages.get(report)
  if (!all) {
    all = new Array<Wording | undefined>(report.passages.length)
    ofPassages.set(report, all)
  }
  const known = all[passage]
  if (known) return known
  const span = report.passages[passage]!
  const [from, to] = passageWords(report, passage)
  const words: Shown[] = []
  for (let word = from; word < to; word++) {
    const { form } = report.words[word]!
    if (form.weight > 0) words.push({ stem: form.stem, shown: form.norm })
  }
  const made = wordingOf(report.text.slice(span.start, span.end), words, report.language)
  all[passage] = made
  return made
}
