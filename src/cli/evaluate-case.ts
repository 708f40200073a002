// One labelled case judged: its statement as a whole, and its quotes as claims.
import { cellsOf, placeOf, quoteSpan } from '../evaluate/cells.ts'
import type { JudgedCase } from '../evaluate/case-figures.ts'
import { distinctNames } from '../ingest/documents.ts'
import type { Report } from '../model/document.ts'
import type { GoldCase } from '../model/gold-case.ts'
import type { Verdict } from '../model/verdict.ts'
import { gaps } from '../present/finding.ts'
import { roundedProbability } from '../statistics/odds.ts'
import type { Way } from './evaluate-ways.ts'

/**
 * Verdicts and scores are what `unsaid batch` writes, to the last digit: of the whole statement with its languages told
 * from the texts, as a reader would give it, and of the quotes with the languages that the case names.
 */
export async function judgeCase(one: GoldCase, way: Way): Promise<JudgedCase> {
  const outlets = distinctNames(one.reports.map(({ outlet }) => outlet))
  const reports = one.reports.map(({ text }, index): Report => ({
    text,
    language: '',
    provenance: {},
    outlet: outlets[index]!,
    role: 'subject',
  }))
  const comparison = await way.whole({ text: one.statement, language: '', provenance: {} }, reports)
  const quotes = one.gold.map(({ quote }) => quote)
  const given: (readonly Verdict[])[] = []
  for (const { text, lang } of one.reports) {
    const verdicts = await way.claims(quotes, text, { claims: one.lang, report: lang })
    given.push(verdicts.map((verdict) => ({ ...verdict, coverage: roundedProbability(verdict.coverage) })))
  }
  const ranked = gaps(comparison).map(({ claim }) => claim.span)
  return {
    statement: one.statement,
    reports: reports.length,
    cells: cellsOf(comparison, one, given),
    ...(one.top === null ? {} : { topPlace: placeOf(ranked, quoteSpan(one.statement, one.top)) }),
  }
}
