// The report's scope: every text that was read, with its passages, its version and its hashes.
import type { Comparison } from '../../model/comparison.ts'
import type { ReadText } from '../../model/scope.ts'
import { readText, scopeOf } from '../scope.ts'
import type { Words } from '../words/en.ts'
import { paragraph, section, strong, text, type Inline, type Section } from './blocks.ts'
import { otherSides } from './mutual.ts'

/** When and in which version a text was read, in words. */
export function versionWords({ version, time }: ReadText, words: Words): string {
  const say = words.scope
  const which = version === undefined ? [] : [say.version(version.number, version.of)]
  return [...which, time === undefined ? say.undated : say.time[time.of](time.at)].join(', ')
}

function item(label: string, read: ReadText, words: Words): Inline[] {
  const say = words.scope
  const code = (value: string): Inline => ({ kind: 'code', text: value })
  const page: Inline[] =
    read.sha256 === undefined ? [] : read.sha256 === read.textSha256 ? [text(say.same)] : [text(say.page), code(read.sha256)]
  return [
    strong(label),
    text(`: ${say.passages(read.passages)}; ${versionWords(read, words)}; ${say.text}`),
    code(read.textSha256),
    ...page,
    text('.'),
  ]
}

/** What was read, text by text. What is not among them was not searched. */
export function scopeSection(comparison: Comparison, words: Words): Section {
  const say = words.scope
  const { statement, reports } = scopeOf(comparison)
  const named = (label: string, name: string | undefined): string => (name === undefined ? label : `${label} (${name})`)
  const items = [
    item(named(words.texts.statement, statement.name), statement, words),
    ...otherSides(comparison).map(({ name, document }) => item(name, readText(document, name), words)),
    ...reports.map((read, column) =>
      item(comparison.reports[column]!.role === 'control' ? named(read.name ?? '', words.numbers.control) : (read.name ?? ''), read, words),
    ),
  ]
  return section('scope', words.heading.scope, [paragraph(text(say.lead)), { kind: 'list', items }])
}
