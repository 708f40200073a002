// What a report says that no claim accounts for.
import type { AlignedClaim } from '../align/align.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import type { Span } from '../../model/span.ts'
import type { UnclaimedReason } from '../../model/unclaimed.ts'
import type { Addition } from '../../model/verdict.ts'
import { seedJson } from '../../seeds.ts'
import { framed } from '../claims/frame.ts'
import { passingLines } from '../../text/page-lines.ts'
import { touching } from '../../text/spans.ts'

/** A passage is accounted for where some present claim finds this share of itself in it, by words. */
const ACCOUNTED = 0.3
/** The same by meaning: what has nothing to do with a claim scores .3 to .46 with it. */
const ACCOUNTED_IN_MEANING = 0.55
/** A first line without an end of sentence that is no longer than this is the report's headline: it tells what follows. */
const LONGEST_HEADLINE = 200

/** What frames a report without telling anything. */
const NO_NEWS: ReadonlySet<UnclaimedReason> = new Set(['dateline', 'byline', 'contact', 'notice', 'record', 'signature'])

const compiled = new Map<string, RegExp | undefined>()

function formulaPattern(language: string): RegExp | undefined {
  if (!compiled.has(language)) {
    const source = (seedJson('formulas.json') as Readonly<Record<string, string>>)[language]
    compiled.set(language, source === undefined ? undefined : new RegExp(source, 'giu'))
  }
  return compiled.get(language)
}

/** Honorifics and set phrases of state media in a passage: what stands where news could. */
function formulas(report: IndexedText, passage: Span): Span[] {
  const pattern = formulaPattern(report.language)
  if (!pattern) return []
  return [...report.text.slice(passage.start, passage.end).matchAll(pattern)].map((match) => ({
    start: passage.start + match.index,
    end: passage.start + match.index + match[0].length,
  }))
}

function isHeadline(report: IndexedText, index: number): boolean {
  const span = report.passages[index]!
  if (index !== 0 || report.passages.length < 2 || span.end - span.start > LONGEST_HEADLINE) return false
  return (
    !/[.!?…。！？]["”»’]?$/u.test(report.text.slice(span.start, span.end)) &&
    report.text.slice(span.end, report.passages[1]!.start).includes('\n')
  )
}

/** Passages that carry no claim that was found present, in order; lines that change at each load of a page (dates, counters, links) are none. */
export function additions(aligned: readonly AlignedClaim[], report: IndexedText, present: number): Addition[] {
  const accounted = new Set<number>()
  for (const claim of aligned) {
    if (claim.coverage < Math.min(present, 0.5)) continue
    const least = claim.meaning ? ACCOUNTED_IN_MEANING : ACCOUNTED
    for (const score of claim.passages) if (score.recall >= least) accounted.add(score.passage)
    const best = claim.passages[0]
    if (best) accounted.add(best.passage)
  }
  const passing = passingLines(report.text)
  const filed = framed(report.text, report.language)
    .framing.filter(({ reason }) => NO_NEWS.has(reason))
    .map(({ span }) => span)
  return report.passages
    .map((span, index) => ({ span, index }))
    .filter(({ index }) => !accounted.has(index) && (report.passageWeights[index] ?? 0) > 0 && !isHeadline(report, index))
    .filter(({ span }) => touching(passing, span).length === 0 && !filed.some((one) => one.start <= span.start && one.end >= span.end - 1))
    .map(({ span }) => {
      const found = formulas(report, span)
      return { span, text: report.text.slice(span.start, span.end), ...(found.length > 0 ? { formulas: found } : {}) }
    })
}
