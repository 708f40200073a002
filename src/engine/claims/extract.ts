// Statement → claims.
import type { Claim } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import type { Unclaimed } from '../../model/unclaimed.ts'
import { dates } from '../../text/dates.ts'
import { names } from '../../text/name-mentions.ts'
import { quantities } from '../../text/numbers.ts'
import { sentences } from '../../text/sentences.ts'
import { words } from '../../text/words.ts'
import { framed, type Framing } from './frame.ts'
import { claimKind } from './kind.ts'
import { salience } from './salience.ts'
import { splitSentence, type Clause } from './split.ts'

const moved = <T extends { readonly span: Span }>(found: readonly T[], by: number): T[] =>
  found.map((one) => ({ ...one, span: { start: one.span.start + by, end: one.span.end + by } }))

interface Part {
  readonly clause: Clause
  readonly sentence: Span
}

function toClaim(text: string, language: string, part: Part, index: number, count: number): Claim {
  const { clause, sentence } = part
  const own = text.slice(clause.start, clause.end)
  const inDates = dates(own)
  const numbers = quantities(own, language).filter(
    (number) => !inDates.some((date) => number.span.start < date.span.end && number.span.end > date.span.start),
  )
  // "agreed … to train 200 doctors": what sort of claim it is may be said by the words that it leans on.
  const whole = clause.subject ? `${text.slice(clause.subject.start, clause.subject.end)} ${own}` : own
  const found = {
    kind: claimKind(whole, language),
    quantities: moved(numbers, clause.start),
    dates: moved(inDates, clause.start),
    names: moved(names(own, language, words(own, language)), clause.start),
  }
  const claim = { span: { start: clause.start, end: clause.end }, text: own, ...found }
  return {
    id: `c${index + 1}`,
    span: claim.span,
    text: own,
    sentence,
    ...(clause.subject ? { subject: clause.subject } : {}),
    ...found,
    salience: salience(claim, language, count > 1 ? index / (count - 1) : 0),
  }
}

const sentencesIn = (text: string, language: string, parts: readonly Span[]): Span[] =>
  parts.flatMap((part) =>
    sentences(text.slice(part.start, part.end), language).map((local) => ({
      start: part.start + local.start,
      end: part.start + local.end,
    })),
  )

/** Sentences of what a statement says, in order; its framing left out. */
export const statementSentences = (text: string, language: string): Span[] => sentencesIn(text, language, framed(text, language).said)

/** A statement read: its claims, and what of it became none. */
export interface StatementReading {
  readonly claims: readonly Claim[]
  /** In order, apart from each other and from the claims; with the claims they hold every word of content. */
  readonly unclaimed: readonly Unclaimed[]
}

const contentWords = (text: string, language: string): number => words(text, language).filter((word) => word.form.weight > 0).length

/**
 * Claims of a statement in order, and what became no claim with the reason. Every claim's `text` is `statement.slice(span.start, span.end)`;
 * spans never overlap. Headlines, datelines, bylines, salutations, signatures, records, contacts and reporters' questions make no claims;
 * neither do frames such as "he said". All else does.
 */
export function readStatement(text: string, language: string): StatementReading {
  const { said, framing } = framed(text, language)
  const left: Framing[] = [...framing]
  const parts: Part[] = []
  for (const sentence of sentencesIn(text, language, said))
    for (const clause of splitSentence(text, sentence, language)) {
      if (contentWords(text.slice(clause.start, clause.end), language) > 0) parts.push({ clause, sentence })
      else left.push({ span: { start: clause.start, end: clause.end }, reason: 'empty' })
    }
  const claims = parts.map((part, index) => toClaim(text, language, part, index, parts.length))
  for (const claim of claims) if (claim.kind === 'attribution') left.push({ span: claim.span, reason: 'attribution' })
  return {
    claims: claims.filter((claim) => claim.kind !== 'attribution').map((claim, index) => ({ ...claim, id: `c${index + 1}` })),
    unclaimed: left
      .sort((a, b) => a.span.start - b.span.start)
      .map(({ span, reason }) => ({ span, reason, words: contentWords(text.slice(span.start, span.end), language) })),
  }
}

/** The claims alone of `readStatement`. */
export const extractClaims = (text: string, language: string): Claim[] => [...readStatement(text, language).claims]

/** Claims at spans of a statement that were cut otherwise: by a person, by a model. The sentence of each is all that it touches. */
export function claimsAtSpans(text: string, language: string, spans: readonly Span[]): Claim[] {
  const all = statementSentences(text, language)
  return spans.map((span, index) => {
    const touched = all.filter((sentence) => sentence.start < span.end && sentence.end > span.start)
    const sentence = {
      start: Math.min(span.start, ...touched.map((one) => one.start)),
      end: Math.max(span.end, ...touched.map((one) => one.end)),
    }
    return toClaim(text, language, { clause: span, sentence }, index, spans.length)
  })
}

/** A claim that was handed over ready-made: its span is its own text. */
export function givenClaim(text: string, language: string, index: number): Claim {
  return toClaim(text, language, { clause: { start: 0, end: text.length }, sentence: { start: 0, end: text.length } }, index, 1)
}
