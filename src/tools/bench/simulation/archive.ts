// Simulated archives whose truth is known: which report is of which statement, and which sentences it left out.
import type { Incoming } from '../../../archive/add.ts'
import type { Brick } from '../../../archive/example/phrases.ts'
import { pick, random, shuffled, type Random } from '../../../statistics/random.ts'
import {
  BRICKS,
  COUNTRIES,
  FAR_STORIES,
  FILLERS,
  GOODS,
  MONTHS,
  NAME_SYLLABLES,
  NEAR_STORIES,
  OPENINGS,
  SPEAKERS,
  TOWN_SYLLABLES,
  WEEKDAYS,
  type Half,
} from './phrases.ts'

export interface SimulatedOutlet {
  readonly name: string
  readonly control: boolean
  /** Chance that a sentence of a statement is left out, 0..1. */
  readonly omits: number
  /** Chance that the outlet has a report of a statement, and then a second one, 0..1. */
  readonly reports: number
  readonly again: number
}

export const OUTLETS: readonly SimulatedOutlet[] = [
  { name: 'Harbour Post', control: false, omits: 0.45, reports: 0.9, again: 0.05 },
  { name: 'Morning Ledger', control: false, omits: 0.2, reports: 0.8, again: 0.05 },
  { name: 'Radio Delta', control: false, omits: 0.1, reports: 0.7, again: 0.1 },
  { name: 'Union Wire', control: true, omits: 0.05, reports: 0.95, again: 0.15 },
]

/** A document of the archive; all that is known of it. */
export interface Simulated {
  readonly incoming: Incoming
  /** Names the statement: its own, or the one that the report is of; absent for a story of no statement. */
  readonly of?: number
  /** Of a statement: half-open spans of its sentences in its text. Of a report: which of these it left out. */
  readonly sentences?: readonly (readonly [number, number])[]
  readonly omitted?: readonly boolean[]
}

const DAY = 86_400_000
const FIRST_DAY = Date.UTC(2022, 0, 3)
const SPAN_DAYS = 730
/** Documents in all, reports, for each statement. */
const REPORTS_PER_STATEMENT = 10
/** Share of statements that follow up another of the same speaker on the same country and people, within a few days. */
const FOLLOW_UPS = 0.35
/** Share of stories of no statement that speak of the same people and places, and that quote an old claim with other numbers. */
const NEAR = 0.5
const QUOTING = 0.3

/** Share of reports that begin by saying who met whom; the others come to the point. */
const OPENED = 0.9

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)
const joined = (syllables: readonly (readonly string[])[], from: Random): string => syllables.map((list) => pick(list, from)).join('')

type Facts = Readonly<Record<string, string>>

function facts(time: number, from: Random): Facts {
  const number = (least: number, most: number): string => String(least + from.integer(most - least + 1))
  const date = new Date(time)
  return {
    speaker: pick(SPEAKERS, from),
    counterpart: joined(NAME_SYLLABLES, from),
    country: pick(COUNTRIES, from),
    town: joined(TOWN_SYLLABLES, from),
    goods: pick(GOODS, from),
    month: MONTHS[(date.getUTCMonth() + 1 + from.integer(3)) % 12]!,
    weekday: WEEKDAYS[date.getUTCDay()]!,
    percent: number(2, 48),
    millions: number(110, 990),
    count: number(12, 99),
    large: number(120, 2400),
    small: number(11, 39),
  }
}

const filled = (template: string, of: Facts): string => template.replace(/\{(\w+)\}/g, (_, key: string) => of[key] ?? '')

interface Said {
  readonly time: number
  readonly of: Facts
  readonly bricks: readonly Brick[]
}

function statement(number: number, { time, of, bricks }: Said, from: Random): Simulated {
  let text = filled(pick(OPENINGS.said, from), of)
  const opening: readonly [number, number] = [0, text.length]
  const told = bricks.map((brick): readonly [number, number] => {
    const sentence = filled(brick.said, of)
    const start = text.length + 1
    text += ` ${sentence}`
    return [start, start + sentence.length]
  })
  return {
    incoming: {
      role: 'statement',
      outlet: of['speaker']!,
      control: false,
      language: 'en',
      text,
      provenance: { title: `Communication ${number + 1}`, published: iso(time), note: 'simulated' },
    },
    of: number,
    sentences: [opening, ...told],
  }
}

function report(number: number, { time, of, bricks }: Said, outlet: SimulatedOutlet, from: Random): Simulated | undefined {
  const omitted = bricks.map(() => from.uniform() < outlet.omits)
  const carried = bricks.flatMap((brick, at) => (omitted[at] ? [] : [filled(pick(brick.made, from), of)]))
  if (carried.length === 0) return undefined
  const opening = from.uniform() < OPENED ? [filled(pick(OPENINGS.made, from), of)] : []
  const added = shuffled(FILLERS, from).slice(0, 1 + from.integer(3))
  // News tells what weighs most first, not what was said first.
  const told = from.uniform() < 0.5 ? shuffled(carried, from) : carried
  return {
    incoming: {
      role: 'report',
      outlet: outlet.name,
      control: outlet.control,
      language: 'en',
      text: [...opening, ...told, ...added].join(' '),
      provenance: { title: told[0]!.split(' ').slice(0, 8).join(' '), published: iso(time + from.integer(3) * DAY), note: 'simulated' },
    },
    of: number,
    omitted: [opening.length === 0, ...omitted],
  }
}

/** A story of no statement; `held` are facts of statements about that time. */
function story(outlet: SimulatedOutlet, half: Half, held: Said, from: Random): Simulated {
  const time = held.time + (from.integer(7) - 1) * DAY
  const own = facts(time, from)
  const near = from.uniform() < NEAR
  const { speaker, counterpart, country, town } = held.of as Readonly<Record<'speaker' | 'counterpart' | 'country' | 'town', string>>
  const of: Facts = near
    ? { ...own, speaker, country, ...(from.uniform() < 0.5 ? { counterpart } : {}), ...(from.uniform() < 0.3 ? { town } : {}) }
    : own
  const quoted = near && from.uniform() < QUOTING ? [filled(pick(pick(BRICKS[half], from).made, from), of)] : []
  const lines = shuffled(near ? NEAR_STORIES : FAR_STORIES, from)
    .slice(0, 3 + from.integer(3))
    .map((line) => filled(line, of))
  const text = [...lines, ...quoted, ...shuffled(FILLERS, from).slice(0, 1)].join(' ')
  return {
    incoming: {
      role: 'report',
      outlet: outlet.name,
      control: outlet.control,
      language: 'en',
      text,
      provenance: { title: text.split(' ').slice(0, 8).join(' '), published: iso(time), note: 'simulated' },
    },
  }
}

/**
 * An archive of about `reports` reports (5 in 12 of them stories of no statement at these outlets' rates) of `reports` / 10 statements
 * over two years; the same seed gives the same archive.
 */
export function* simulatedArchive(reports: number, seed: number, half: Half): Generator<Simulated> {
  const from = random(seed)
  const statements = Math.round(reports / REPORTS_PER_STATEMENT)
  let before: Said | undefined
  for (let number = 0; number < statements; number++) {
    const time = FIRST_DAY + Math.floor((number * SPAN_DAYS) / statements) * DAY
    const fresh = facts(time, from)
    const of =
      before && from.uniform() < FOLLOW_UPS
        ? { ...fresh, speaker: before.of['speaker']!, country: before.of['country']!, counterpart: before.of['counterpart']! }
        : fresh
    const said: Said = { time, of, bricks: shuffled(BRICKS[half], from).slice(0, 6 + from.integer(4)) }
    before = said
    yield statement(number, said, from)
    let made = 0
    for (const outlet of OUTLETS) {
      if (from.uniform() >= outlet.reports) continue
      for (let times = from.uniform() < outlet.again ? 2 : 1; times > 0; times--) {
        const one = report(number, said, outlet, from)
        if (one) yield one
        made += 1
      }
    }
    for (; made < REPORTS_PER_STATEMENT; made++) yield story(pick(OUTLETS, from), half, said, from)
  }
}
