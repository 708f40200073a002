// The content of a published report, in its order. Every format shows this and nothing else. Pure: no clock, no locale.
import type { Comparison } from '../../model/comparison.ts'
import { english, type Words } from '../words/en.ts'
import { gaps, type Gap } from '../finding.ts'
import { section, type Section } from './blocks.ts'
import { additionsSection, changesSection } from './changes.ts'
import { citeSection, type Citation } from './cite.ts'
import { codebookSections } from './codebook.ts'
import { findingSection } from './findings.ts'
import { gapsSection } from './gaps.ts'
import { methodSection, textsSection } from './method.ts'
import { matrixSection, numbersSection } from './numbers.ts'
import type { KnownRates } from '../../model/error-rates.ts'
import { reviewsSection } from './reviews.ts'
import { mutualSections } from './mutual.ts'
import { scopeSection } from './scope.ts'
import { versionsSection } from './versions.ts'

export interface EditionOptions {
  /** Date of the report, ISO 8601; the latest date of its texts and reviews where absent. Never the clock's. */
  readonly date?: string
  /** Who answers for the report, for its citation. */
  readonly authors?: readonly string[]
  /** Measured error rates of the engine. */
  readonly rates?: KnownRates
  /** Reviewers' decisions that do not count: made on other texts, or on what is no longer there. */
  readonly stale?: number
  /** Sentences about how far the reviewers agree. */
  readonly agreement?: readonly string[]
  /** Language of the report. */
  readonly words?: Words
}

export interface Edition {
  readonly words: Words
  readonly title: string
  readonly date?: string
  readonly citation: Citation
  readonly sections: readonly Section[]
  readonly comparison: Comparison
  /** The comparison's gaps, the most important first. */
  readonly gaps: readonly Gap[]
}

const DATE = /^\d{4}-\d{2}(?:-\d{2})?/

/** The latest date that texts and reviews carry. */
function latestDate(comparison: Comparison): string | undefined {
  const documents = [comparison.statement, ...comparison.reports]
  const dated = [
    ...documents.flatMap(({ provenance }) => [provenance.published, provenance.retrieved]),
    ...comparison.verdicts.flat().flatMap((verdict) => verdict.review?.decisions.map((one) => one.time) ?? []),
  ]
  const dates = dated.flatMap((one) => DATE.exec(one ?? '')?.[0] ?? [])
  return dates.reduce<string | undefined>((latest, one) => (latest === undefined || one > latest ? one : latest), undefined)
}

/** The report of a comparison, ready to be shown in any format. */
export function editionOf(comparison: Comparison, options: EditionOptions = {}): Edition {
  const words = options.words ?? english
  const found = gaps(comparison)
  const title = comparison.title ?? words.untitled
  const date = options.date ?? latestDate(comparison)
  const dated = date === undefined ? {} : { date }
  const citation = { title, authors: options.authors ?? [], version: comparison.engine.version, ...dated }
  // Two statements and no report: what each left out of the other is the whole of it.
  const isBothWays = comparison.reports.length === 0 && (comparison.mutual ?? []).length > 0
  const compared = comparison.claims.length > 0 && comparison.reports.length > 0
  return {
    words,
    title,
    ...dated,
    citation,
    comparison,
    gaps: found,
    sections: [
      ...(isBothWays ? [] : [findingSection(comparison, found, words)]),
      scopeSection(comparison, words),
      ...(compared ? [numbersSection(comparison, words), matrixSection(comparison, found, words)] : []),
      ...(compared ? [gapsSection(comparison, found, words), changesSection(comparison, found, words)] : []),
      ...(isBothWays ? [] : [additionsSection(comparison, words)]),
      ...mutualSections(comparison, words),
      ...versionsSection(comparison, words),
      ...(isBothWays ? [] : [section('reading', words.heading.reading, [{ kind: 'reading' }])]),
      methodSection(comparison, options.rates, date, words),
      textsSection(comparison, words),
      reviewsSection(comparison, options.agreement ?? [], options.stale ?? 0, words),
      ...codebookSections(comparison, words),
      citeSection(citation, words),
    ],
  }
}
