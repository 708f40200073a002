// How often this engine is wrong, with intervals.
import type { KnownRates, MeasuredSet } from '../../model/error-rates.ts'
import { wilson } from '../../statistics/interval.ts'
import { percent } from '../marks.ts'
import type { Words } from '../words/en.ts'
import { paragraph, section, text, type Block, type Inline, type Section } from './blocks.ts'

function rate(count: number, of: number, words: Words): string {
  if (of === 0) return words.numbers.none
  const { low, high } = wilson(count, of, 0.95)
  return words.rates.rate(percent(count / of), percent(low), percent(high))
}

function row(set: MeasuredSet, words: Words): Inline[][] {
  const called = set.claims === 0 ? words.numbers.none : percent(set.unsure / set.claims)
  return [
    `${set.about} (${words.rates.languages[set.languages]})`,
    String(set.claims),
    rate(set.omitted.right, set.omitted.said, words),
    rate(set.omitted.right, set.absent, words),
    rate(set.reported.right, set.reported.said, words),
    called,
    set.calibrationError.toFixed(3),
  ].map((cell) => [text(cell)])
}

/** The sets that are like this comparison: in one language (the statement's, where it was measured), in two, or both. */
export function ratesSection(
  known: KnownRates | undefined,
  situations: ReadonlySet<MeasuredSet['languages']>,
  language: string,
  words: Words,
): Section {
  const { rates: said } = words
  const alike = known?.rates.sets.filter((set) => situations.has(set.languages)) ?? []
  const own = alike.filter((set) => set.languages === 'same' && set.name.split('-').includes(language))
  const sets = own.length > 0 ? [...own, ...alike.filter((set) => set.languages === 'cross')] : alike
  if (!known || sets.length === 0) return section('rates', words.heading.rates, [paragraph(text(said.none))])
  const head = [said.set, said.claims, said.omitted, said.found, said.reported, said.unsure, said.calibration]
  const blocks: Block[] = [
    paragraph(text(said.basis[known.rates.basis])),
    ...(known.current ? [] : [paragraph(text(said.stale))]),
    { kind: 'table', caption: said.caption, head, rows: sets.map((set) => row(set, words)) },
    paragraph(text(said.reproduce), { kind: 'code', text: known.rates.command }),
  ]
  return section('rates', words.heading.rates, blocks)
}
