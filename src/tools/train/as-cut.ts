// Labelled quotes and the claims that the engine cuts: which quotes a claim is about, and what its label is then.
import { prepareClaims, type PreparedClaims } from '../../engine/align/align.ts'
import { readStatement, wordsOfClaim } from '../../engine/claims/extract.ts'
import { claimsAt, meaningOfClaims } from '../../engine/compare.ts'
import { cutStatement } from '../../engine/cut.ts'
import { isOver, quoteSpan } from '../../evaluate/cells.ts'
import type { Claim } from '../../model/claim.ts'
import type { Report, Statement } from '../../model/document.ts'
import type { GoldCase } from '../../model/gold-case.ts'
import type { Meaning } from '../../model/meaning.ts'
import type { Span } from '../../model/span.ts'
import type { Word } from '../../text/words.ts'

/** What a report made of a claim, from what it made of the quotes in it: altered where one is, partial where they differ. */
function labelOver(labels: readonly string[]): string {
  if (labels.includes('altered')) return 'altered'
  return new Set(labels).size === 1 ? labels[0]! : 'partial'
}

/** What a report, by its column, made of a claim that is about these quotes of a case, and the kind of alteration. */
export function toldOver(
  { gold }: GoldCase,
  about: readonly number[],
  column: number,
): { readonly label: string; readonly kind: string | null } {
  const quotes = about.map((quote) => gold[quote]!)
  const label = labelOver(quotes.map((quote) => quote.verdicts[column]!))
  return { label, kind: label === 'altered' ? (quotes.map((quote) => quote.kinds[column]).find(Boolean) ?? null) : null }
}

export interface CutCase {
  readonly statement: Statement
  readonly reports: readonly Report[]
  readonly language: string
  /** Of the statement. */
  readonly sentences: readonly Span[]
  /** Where the labelled quotes stand in the statement. */
  readonly quotes: readonly Span[]
  /** The engine's own claims that are about a labelled quote, with the quotes (by index) that each is about. */
  readonly own: readonly { readonly claim: Claim; readonly about: readonly number[] }[]
}

/** A labelled case as the engine takes it, and how its labels lie on the claims that the engine cuts. */
export function cutCase(one: GoldCase): CutCase {
  const statement = { text: one.statement, language: one.lang, provenance: {} }
  const reports = one.reports.map(({ text, lang }, index) => ({
    text,
    language: lang,
    provenance: {},
    outlet: String(index),
    role: 'subject' as const,
  }))
  const quotes = one.gold.map(({ quote }) => quoteSpan(one.statement, quote))
  const { language, sentences } = cutStatement(statement)
  const own = readStatement(one.statement, language, sentences).claims.flatMap((claim) => {
    const about = quotes.flatMap((quote, index) => (isOver(claim.span, quote) ? [index] : []))
    return about.length === 0 ? [] : [{ claim, about }]
  })
  return { statement, reports, language, sentences, quotes, own }
}

const prepared = (
  { statement, language, sentences }: CutCase,
  claims: readonly Claim[],
  meaning: Meaning,
  wordsOf?: (index: number) => readonly Word[],
): PreparedClaims =>
  prepareClaims(
    claims.map(({ text }) => text),
    language,
    undefined,
    meaningOfClaims(statement.text, sentences, claims, meaning),
    wordsOf,
    statement.text,
  )

/** The labelled quotes as claims, made ready to be looked for. */
export const preparedQuotes = (cut: CutCase, meaning: Meaning): PreparedClaims =>
  prepared(cut, claimsAt(cut.statement, cut.quotes), meaning)

/** Claims that the engine cuts, some of `own`, made ready alike. */
export const preparedOwn = (cut: CutCase, own: CutCase['own'], meaning: Meaning): PreparedClaims =>
  prepared(
    cut,
    own.map(({ claim }) => claim),
    meaning,
    (index) => wordsOfClaim(own[index]!.claim, cut.language),
  )
