// An archive to try things on, made by rule from invented texts: what each outlet leaves out is planted, and so known.
import type { Incoming } from '../add.ts'
import { BRICKS, COUNTRIES, FILLERS, GOODS, OTHER_NEWS, TOWNS, type Brick } from './phrases.ts'
import { pick, random, shuffled, type Random } from '../../statistics/random.ts'

const EXAMPLE_OFFICE = 'Office of the Chair of Arland'
export const EXAMPLE_CONTROLS: readonly string[] = ['Free Channel', 'Wire Service Alba']
const EXAMPLE_OUTLETS: readonly string[] = Object.keys(FILLERS)

/** Chance that an outlet leaves a sentence out; the planted truth. North Courier drops commitments and requests, ever more of them. */
function plantedRate(outlet: string, kind: Brick['kind'], yearsIn: number): number {
  if (outlet === 'North Courier') {
    if (kind === 'commitment') return Math.min(0.9, 0.5 + 0.15 * yearsIn)
    if (kind === 'request') return 0.7
    return 0.15
  }
  return outlet === 'Evening Gazette' ? 0.25 : 0.1
}

/** Chance that an outlet has no report of a statement at all. */
const NO_REPORT: Readonly<Record<string, number>> = {
  'North Courier': 0.1,
  'Evening Gazette': 0.3,
  'Wire Service Alba': 0.03,
  'Free Channel': 0.1,
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const FIRST_DAY = Date.UTC(2023, 0, 2)
const DAY = 86_400_000

type Facts = Readonly<Record<string, string>>

function facts(time: number, from: Random): Facts {
  const number = (least: number, most: number): string => String(least + from.integer(most - least + 1))
  return {
    country: pick(COUNTRIES, from),
    town: pick(TOWNS, from),
    goods: pick(GOODS, from),
    monthName: MONTHS[(new Date(time).getUTCMonth() + 2) % 12]!,
    percent: number(2, 48),
    millions: number(110, 990),
    count: number(12, 99),
    beds: number(100, 900),
    prisoners: number(11, 99),
    tonnes: number(10, 99),
  }
}

const filled = (template: string, of: Facts): string => template.replace(/\{(\w+)\}/g, (_, key: string) => of[key] ?? '')
const day = (time: number): string => new Date(time).toISOString().slice(0, 10)

function report(outlet: string, said: readonly Brick[], of: Facts, time: number, yearsIn: number, from: Random): Incoming | undefined {
  if (from.uniform() < (NO_REPORT[outlet] ?? 0)) return undefined
  const kept = said.filter((brick) => from.uniform() >= plantedRate(outlet, brick.kind, yearsIn))
  const carried = kept.map((brick) => filled(pick(brick.made, from), of))
  const added = shuffled(FILLERS[outlet] ?? [], from).slice(0, outlet === 'North Courier' ? 2 : 1)
  if (carried.length === 0) return undefined
  return {
    role: 'report',
    outlet,
    control: EXAMPLE_CONTROLS.includes(outlet),
    language: 'en',
    text: [...carried, ...added].join(' '),
    provenance: { title: carried[0]!.split(' ').slice(0, 7).join(' '), published: day(time + from.integer(3) * DAY), note: 'invented' },
  }
}

function otherNews(outlet: string, time: number, from: Random): Incoming {
  const of = facts(time, from)
  const text = shuffled(OTHER_NEWS, from)
    .slice(0, 4)
    .map((template) => filled(template, of))
    .join(' ')
  return {
    role: 'report',
    outlet,
    control: EXAMPLE_CONTROLS.includes(outlet),
    language: 'en',
    topic: 'other news',
    text,
    provenance: { title: text.split(' ').slice(0, 7).join(' '), published: day(time), note: 'invented' },
  }
}

/** Statements of two years with reports by four outlets and as much other news. The same seed gives the same archive. */
export function* exampleArchive(statements: number, seed = 7): Generator<Incoming> {
  const from = random(seed)
  const step = Math.max(1, Math.floor(730 / statements))
  for (let index = 0; index < statements; index++) {
    const time = FIRST_DAY + Math.floor((index * 730) / statements) * DAY
    const of = facts(time, from)
    const said = shuffled(BRICKS, from).slice(0, 6 + from.integer(3))
    yield {
      role: 'statement',
      outlet: EXAMPLE_OFFICE,
      control: false,
      language: 'en',
      text: said.map((brick) => filled(brick.said, of)).join(' '),
      provenance: { title: `Message no. ${index + 1}`, published: day(time), note: 'invented' },
    }
    for (const outlet of EXAMPLE_OUTLETS) {
      const made = report(outlet, said, of, time, (index * step) / 365, from)
      if (made) yield made
      yield otherNews(outlet, time + from.integer(4) * DAY, from)
    }
  }
}
