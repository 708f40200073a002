// One statement against candidate reports, in the form that the archive keeps.
import { compareByMeaning } from '../semantic/by-meaning.ts'
import type { StoredAdditions, StoredCell, StoredClaim, StoredResult } from '../model/archive.ts'
import type { Claim } from '../model/claim.ts'
import type { Document } from '../model/document.ts'
import type { Addition, Verdict } from '../model/verdict.ts'
import { names } from '../text/name-mentions.ts'
import { nameRows } from '../text/names.ts'
import { words } from '../text/words.ts'
import { NO_TOPIC, topicCounts } from './topics.ts'
import { roundedProbability } from '../statistics/odds.ts'

export interface PairText {
  readonly body: string
  readonly language: string
  /** Day of publication (ISO 8601), empty where it is not known: words of time are read against it. */
  readonly published: string
}

export interface PairResults {
  readonly claims: StoredClaim[]
  readonly results: StoredResult[]
}

/** Most content words of additions that are kept. */
const MOST_WORDS = 60

function storedClaim(claim: Claim, text: string, language: string): StoredClaim {
  const parts = claim.subject ? [text.slice(claim.subject.start, claim.subject.end), claim.text] : [claim.text]
  const mentioned = [...claim.names, ...(claim.subject ? names(parts[0]!, language) : [])]
  const of = (kind: string): string[] => [...new Set(mentioned.filter((name) => name.kind === kind).map((name) => name.id))]
  const whole = parts.join(' ')
  return {
    start: claim.span.start,
    end: claim.span.end,
    kind: claim.kind,
    salience: roundedProbability(claim.salience.value),
    persons: of('person'),
    countries: of('country'),
    topic: topicCounts(whole, language, words(whole, language))[0]?.[0] ?? NO_TOPIC,
  }
}

function storedCell(verdict: Verdict): StoredCell {
  const best = verdict.evidence[0]
  return {
    verdict: verdict.kind,
    coverage: roundedProbability(verdict.coverage),
    confidence: roundedProbability(verdict.confidence),
    ...(best ? { evidence: [best.span.start, best.span.end] as [number, number] } : {}),
    ...(verdict.kind === 'altered' ? { altered: [...new Set(verdict.alterations.map((one) => one.kind))] } : {}),
  }
}

const add = (counts: Map<string, number>, name: string, by = 1): void => {
  counts.set(name, (counts.get(name) ?? 0) + by)
}

/** The key with the highest count, of equal ones the first by letter. */
const mostFrequent = (counts: ReadonlyMap<string, number>): string =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]

function storedAdditions(additions: readonly Addition[], report: PairText): StoredAdditions {
  const found = new Map<string, number>()
  const topics = new Map<string, number>()
  const stems = new Map<string, number>()
  const forms = new Map<string, Map<string, number>>()
  const rows = nameRows()
  const kinds = new Map(rows.map((row) => [row.id, row.kind]))
  let letters = 0
  for (const addition of additions) {
    letters += addition.text.length
    const own = words(addition.text, report.language)
    for (const name of names(addition.text, report.language, own)) if (kinds.has(name.id)) add(found, name.id)
    const topic = topicCounts(addition.text, report.language, own)[0]
    if (topic) add(topics, topic[0])
    for (const { start, end, form } of own)
      if (form.weight > 0 && !form.isNumber && form.stem.length > 1) {
        add(stems, form.stem)
        const written = forms.get(form.stem) ?? new Map<string, number>()
        forms.set(form.stem, written)
        add(written, addition.text.slice(start, end).toLowerCase())
      }
  }
  const most = [...stems].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_WORDS)
  return {
    share: roundedProbability(letters / Math.max(1, report.body.length)),
    spans: additions.map((one) => [one.span.start, one.span.end]),
    names: Object.fromEntries(found),
    topics: Object.fromEntries(topics),
    words: Object.fromEntries(most),
    forms: Object.fromEntries(most.map(([stem]) => [stem, mostFrequent(forms.get(stem)!)])),
  }
}

/** Compares a statement with each report: same texts, same results. */
export async function comparePairs(statement: PairText, reports: readonly PairText[]): Promise<PairResults> {
  const dated = ({ body, language, published }: PairText): Document => ({
    text: body,
    language,
    provenance: published === '' ? {} : { published },
  })
  const comparison = await compareByMeaning(
    dated(statement),
    reports.map((report, index) => ({ ...dated(report), outlet: String(index), role: 'subject' })),
  )
  return {
    claims: comparison.claims.map((claim) => storedClaim(claim, statement.body, statement.language)),
    results: reports.map((report, column) => ({
      crossLanguage: report.language !== statement.language,
      cells: comparison.verdicts.map((row) => storedCell(row[column]!)),
      additions: storedAdditions(comparison.additions[column]!, report),
    })),
  }
}
