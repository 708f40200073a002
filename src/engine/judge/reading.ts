// A text as the judge reads it: its values and cues, each found once, when first asked for. Offsets are on the text itself.
import type { ClaimsText } from '../align/align.ts'
import type { ClaimUnits } from '../align/units.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import type { NameMention, Quantity } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import { sidesOf, type Shown, type Sides } from '../../text/antonyms.ts'
import { cue, cueStarts, lowered } from '../../text/cues.ts'
import { datelines } from '../../text/datelines.ts'
import { dates } from '../../text/dates.ts'
import { names, namesAmong } from '../../text/name-mentions.ts'
import { conceptHits } from '../../text/lexicon.ts'
import { measures, type Measure } from '../../text/measures.ts'
import { timePoints, type TimePoint } from '../../text/time-points.ts'
import { quantities } from '../../text/numbers.ts'
import { once } from '../../text/once.ts'
import { firstWhere, overlaps, takenPlaces } from '../../text/spans.ts'
import { words } from '../../text/words.ts'
import { speakerIn } from './speaker.ts'
import { causalStrength, type CausalStrength } from './strength.ts'
import { datesMeant, timeWords } from './times.ts'

export interface Reading {
  readonly text: string
  readonly language: string
  /** In lower case, every character in its place. */
  readonly lower: () => string
  /** Numbers that are no part of a date. */
  readonly numbers: () => readonly Quantity[]
  /** The same with what they measure. */
  readonly measures: () => readonly Measure[]
  /** Dates and whatever else says when. */
  readonly points: () => readonly TimePoint[]
  readonly names: () => readonly NameMention[]
  /** Where the cues of a name in `seeds/alterations.json` begin. */
  readonly cues: (name: string) => readonly number[]
  readonly strength: () => CausalStrength
  /** Whether it speaks of research. */
  readonly research: () => boolean
  /** Who is said to have said it. */
  readonly speaker: () => Span | undefined
  readonly sides: () => Sides
}

function readingOf(
  text: string,
  language: string,
  published: string | undefined,
  shown: () => readonly Shown[],
  named: () => readonly NameMention[],
  filed: readonly Span[] = [],
): Reading {
  const cues = new Map<string, readonly number[]>()
  const lower = once(() => lowered(text))
  const isSaid = ({ span }: { readonly span: Span }): boolean => !filed.some((one) => overlaps(one, span))
  const inDates = once(() =>
    published === undefined ? dates(text) : [...dates(text), ...datesMeant(timeWords(lower(), language), published)],
  )
  const times = once(() => timePoints(text, inDates()))
  return {
    text,
    language,
    lower,
    points: once(() => times().filter(isSaid)),
    measures: once(() =>
      measures(
        text,
        language,
        times().map((point) => point.span),
      ).filter(isSaid),
    ),
    numbers: once(() => {
      const found = quantities(text, language)
      if (found.length === 0) return found
      const taken = takenPlaces()
      for (const { span } of inDates()) taken.add(span.start, span.end)
      return found.filter((one) => !taken.has(one.span.start, one.span.end) && isSaid(one))
    }),
    names: once(named),
    cues: (name) => {
      let found = cues.get(name)
      if (!found) {
        found = cueStarts('alterations.json', name, language, lower())
        cues.set(name, found)
      }
      return found
    },
    research: once(() => cue('alterations.json', 'research', language)?.test(lower()) ?? false),
    speaker: once(() => speakerIn(lower(), language)),
    strength: once(() => causalStrength(lower(), language)),
    sides: once(() => sidesOf(text, shown(), language)),
  }
}

const ofClaims = new WeakMap<ClaimUnits, Reading>()
/** Of the report that was read last: its claims are judged one after the other. A weak map of all would cost more than reading anew. */
let latest: HeldReport | undefined

interface HeldReport {
  readonly report: IndexedText
  readonly passages: (Reading | undefined)[]
  values?: Values
  filed?: readonly Span[]
}

const datelinesOf = (report: IndexedText): readonly Span[] => (heldOf(report).filed ??= datelines(report.text))

function heldOf(report: IndexedText): HeldReport {
  if (latest?.report !== report) latest = { report, passages: new Array<Reading | undefined>(report.passages.length) }
  return latest
}

/** Reading of a claim. */
export function readClaim(claim: ClaimUnits): Reading {
  let reading = ofClaims.get(claim)
  if (!reading) {
    reading = readingOf(
      claim.text,
      claim.language,
      claim.published,
      () => claim.units.map((unit) => ({ stem: unit.stem, shown: claim.text.slice(unit.start, unit.end) })),
      () => names(claim.text, claim.language, claim.words),
    )
    ofClaims.set(claim, reading)
  }
  return reading
}

/**
 * Values and characters of a whole text that a claim is held against: each claim is, so that without an end time would grow with the
 * product of both texts. No statement or report of the cases has a tenth as many.
 */
const MOST_VALUES = 500
const MOST_CHARACTERS = 50_000

/** Values of a text, whatever sentence they stand in; of very long texts the first ones. */
export interface Values {
  readonly measures: () => readonly Measure[]
  readonly points: () => readonly TimePoint[]
  /** Identities of the known names. */
  readonly names: () => ReadonlySet<string>
}

/** Values of the text that claims were taken from, and what its words are. */
export interface StatementValues extends Values {
  readonly lower: () => string
  /** Stems of its content words. */
  readonly stems: () => ReadonlySet<string>
  /** Dictionary lines of its words. */
  readonly concepts: () => ReadonlySet<number>
}

const ofTexts = new WeakMap<ClaimsText, StatementValues>()

/** Values of the text that claims were taken from. */
export function valuesAround(from: ClaimsText): StatementValues {
  let values = ofTexts.get(from)
  if (!values) {
    const { text, language, published } = from
    const own = once(() => words(text, language))
    const hits = once(() => conceptHits(text, language, own()))
    const reading = readingOf(
      text,
      language,
      published,
      () => [],
      () => namesAmong(hits()),
    )
    values = {
      measures: once(() => reading.measures().slice(0, MOST_VALUES)),
      points: once(() => reading.points().slice(0, MOST_VALUES)),
      lower: once(() => lowered(text.slice(0, MOST_CHARACTERS))),
      names: once(() => new Set(reading.names().map((name) => name.id))),
      stems: once(() => new Set(own().flatMap(({ form }) => (form.weight > 0 ? [form.stem] : [])))),
      concepts: once(() => new Set(hits().flatMap((hit) => [...hit.concepts]))),
    }
    ofTexts.set(from, values)
  }
  return values
}

/** What a report's passages have, one after the other, until there is enough. */
function firstOf<Value>(report: IndexedText, of: (passage: number) => readonly Value[]): readonly Value[] {
  const found: Value[] = []
  for (let passage = 0; passage < report.passages.length && found.length < MOST_VALUES; passage += 1) found.push(...of(passage))
  return found.slice(0, MOST_VALUES)
}

/** Values of a whole report. */
export function valuesOf(report: IndexedText): Values {
  const read = (passage: number): Reading => readPassage(report, passage)
  return (heldOf(report).values ??= {
    measures: once(() => firstOf(report, (passage) => read(passage).measures())),
    points: once(() => firstOf(report, (passage) => read(passage).points())),
    names: once(
      () =>
        new Set(
          report.passages.flatMap((_, passage) =>
            read(passage)
              .names()
              .map((name) => name.id),
          ),
        ),
    ),
  })
}

/** Indices `[from, to)` of a passage's words in `report.words`. */
export function passageWords(report: IndexedText, passage: number): readonly [from: number, to: number] {
  const first = (wanted: number): number => firstWhere(0, report.passageOf.length, (word) => report.passageOf[word]! >= wanted)
  return [first(passage), first(passage + 1)]
}

/** Reading of a passage. */
export function readPassage(report: IndexedText, passage: number): Reading {
  const { passages } = heldOf(report)
  const known = passages[passage]
  if (known) return known
  const span = report.passages[passage]!
  const shown = (): Shown[] => {
    const [from, to] = passageWords(report, passage)
    const found: Shown[] = []
    for (let word = from; word < to; word++) {
      const { form } = report.words[word]!
      if (form.weight > 0) found.push({ stem: form.stem, shown: form.norm })
    }
    return found
  }
  const named = (): NameMention[] => {
    const hits = report.concepts()
    const from = firstWhere(0, hits.length, (index) => hits[index]!.start >= span.start)
    const to = firstWhere(from, hits.length, (index) => hits[index]!.start >= span.end)
    return namesAmong(
      hits.slice(from, to).filter((hit) => hit.end <= span.end),
      span.start,
    )
  }
  // When and where a text was filed is nothing that it says.
  const filed = datelinesOf(report)
    .filter((one) => overlaps(one, span))
    .map(({ start, end }) => ({ start: start - span.start, end: end - span.start }))
  const made = readingOf(report.text.slice(span.start, span.end), report.language, report.published, shown, named, filed)
  passages[passage] = made
  return made
}
