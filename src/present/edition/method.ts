// How the comparison was made, how often the engine is wrong, and what it cannot see; where every text is from.
import type { Comparison } from '../../model/comparison.ts'
import type { Document } from '../../model/document.ts'
import type { MeasuredSet, KnownRates } from '../../model/error-rates.ts'
import type { ReadText } from '../../model/scope.ts'
import { modelLines } from '../models-used.ts'
import { readText, scopeOf } from '../scope.ts'
import type { Words } from '../words/en.ts'
import { unclaimedSentence } from '../unclaimed.ts'
import { paragraph, section, text, type Block, type Inline, type Section } from './blocks.ts'
import { otherSides } from './mutual.ts'
import { ratesSection } from './rates.ts'
import { versionWords } from './scope.ts'

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''

/** 0..1 as a percentage, exact: a threshold is a number, not an estimate. */
const exactly = (value: number): string => `${Number((value * 100).toPrecision(6))} %`

function situations(comparison: Comparison): Set<MeasuredSet['languages']> {
  const said = primary(comparison.statement.language)
  return new Set(comparison.reports.map((report) => (primary(report.language) === said ? 'same' : 'cross')))
}

/** How the report was made: engine, models, settings and, where they were measured, error rates. */
export function methodSection(comparison: Comparison, rates: KnownRates | undefined, date: string | undefined, words: Words): Section {
  const { method } = words
  const { settings, engine, claims, reports, statement } = comparison
  const languages = [...new Set([statement, ...reports].map((document) => document.language))]
  const pairs = [
    { name: method.engine, value: `${engine.name} ${engine.version}` },
    { name: method.omittedBelow, value: exactly(settings.omitted) },
    { name: method.presentFrom, value: exactly(settings.present) },
    { name: method.claims, value: String(claims.length) },
    { name: method.languages, value: languages.join(', ') },
    ...(date === undefined ? [] : [{ name: method.date, value: date }]),
  ]
  const limits: Block = { kind: 'list', items: words.limits.map((limit) => [text(limit)]) }
  const asked = modelLines(comparison).map((line) => [text(line)])
  return section(
    'method',
    words.heading.method,
    [
      paragraph(text(method.how(claims.length, reports.length, engine.meaning !== undefined))),
      ...unclaimedSentence(comparison, words).map((sentence) => paragraph(text(sentence))),
      paragraph(text(method.coverage(exactly(settings.omitted), exactly(settings.present)))),
      paragraph(text(method.salience)),
      { kind: 'pairs', pairs: pairs.map(({ name, value }) => ({ name, value: [text(value)] })) },
      ...(asked.length > 0 ? [{ kind: 'list', items: asked } satisfies Block] : []),
    ],
    [ratesSection(rates, situations(comparison), primary(statement.language), words), section('limits', words.heading.limits, [limits])],
  )
}

function provenance(document: Document, read: ReadText, role: string | undefined, words: Words): Block {
  const { outlet, title, url, requested, published, retrieved, archived, sha256, extraction, warnings, note } = document.provenance
  const { texts } = words
  const pairs: { name: string; value: Inline[] }[] = []
  const add = (name: string, value: string | undefined, kind: 'text' | 'code' = 'text'): void => {
    if (value !== undefined && value !== '') pairs.push({ name, value: [{ kind, text: value }] })
  }
  add(texts.outlet, outlet)
  add(texts.role, role)
  if (title !== undefined && title !== '')
    pairs.push({ name: texts.title, value: [{ kind: 'words', text: title, language: document.language }] })
  if (url !== undefined && url !== '') pairs.push({ name: texts.url, value: [{ kind: 'address', url }] })
  if (requested !== undefined && archived?.used !== true)
    pairs.push({ name: texts.requested, value: [{ kind: 'address', url: requested }] })
  add(texts.published, published)
  add(texts.retrieved, retrieved)
  if (archived) {
    pairs.push({ name: texts.archived, value: [{ kind: 'address', url: archived.url }] })
    add(texts.archivedUse, texts.archivedAs(archived.used === true, archived.captured))
  }
  add(texts.language, document.language)
  add(texts.length, texts.characters([...document.text].length))
  add(texts.passages, String(read.passages))
  add(texts.version, versionWords(read, words))
  add(texts.textSha256, read.textSha256, 'code')
  add(texts.sha256, sha256, 'code')
  add(texts.extraction, extraction)
  add(texts.warnings, warnings?.join('; '))
  add(texts.note, note)
  return { kind: 'pairs', pairs }
}

/** Provenance of every text. */
export function textsSection(comparison: Comparison, words: Words): Section {
  const scope = scopeOf(comparison)
  const reports = comparison.reports.map((report, index) =>
    section(`text-${index + 1}`, report.outlet, [
      provenance(report, scope.reports[index]!, report.role === 'control' ? words.numbers.control : words.numbers.subject, words),
    ]),
  )
  const statement = section('text-statement', words.texts.statement, [provenance(comparison.statement, scope.statement, undefined, words)])
  const others = otherSides(comparison).map(({ name, document }, index) =>
    section(`text-other-${index + 1}`, name, [provenance(document, readText(document, name), undefined, words)]),
  )
  return section('texts', words.heading.texts, [], [statement, ...others, ...reports])
}
