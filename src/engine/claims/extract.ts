// Statement → claims.
import type { Claim } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import { dates } from '../../text/dates.ts'
import { names } from '../../text/name-mentions.ts'
import { quantities } from '../../text/numbers.ts'
import { sentences } from '../../text/sentences.ts'
import { takenPlaces, touching } from '../../text/spans.ts'
import { words } from '../../text/words.ts'
import { body } from './boilerplate.ts'
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
  const dated = takenPlaces()
  for (const { span } of inDates) dated.add(span.start, span.end)
  const numbers = quantities(own, language).filter(({ span }) => !dated.has(span.start, span.end))
  // "agreed … to train 200 doctors": what sort of claim it is may be said by the words that it leans on.
  const whole = clause.subject ? `${text.slice(clause.subject.start, clause.subject.end)} ${own}` : own
  const found = {
    kind: claimKind(whole, language),
    quantities: moved(numbers, clause.start),
    dates: moved(inDates, clause.start),
    names: moved(names(own, language, words(own, language)), clause.start),
  }
  return {
    id: `c${index + 1}`,
    span: { start: clause.start, end: clause.end },
    text: own,
    sentence,
    ...(clause.subject ? { subject: clause.subject } : {}),
    ...found,
    salience: salience(found, count > 1 ? index / (count - 1) : 0),
  }
}

/** Sentences of a statement's body, in order. */
export const statementSentences = (text: string, language: string): Span[] =>
  body(text).flatMap((paragraph) =>
    sentences(text.slice(paragraph.start, paragraph.end), language).map((local) => ({
      start: paragraph.start + local.start,
      end: paragraph.start + local.end,
    })),
  )

/**
 * Claims of a statement in order. Every claim's `text` is `statement.slice(span.start, span.end)`; spans never overlap.
 * Datelines, bylines, headlines, salutations and signatures make no claims; neither do frames such as "he said".
 */
export function extractClaims(text: string, language: string): Claim[] {
  const parts: Part[] = []
  for (const sentence of statementSentences(text, language))
    for (const clause of splitSentence(text, sentence, language)) {
      const own = text.slice(clause.start, clause.end)
      if (words(own, language).some((word) => word.form.weight > 0)) parts.push({ clause, sentence })
    }
  const claims = parts.map((part, index) => toClaim(text, language, part, index, parts.length))
  const said = claims.filter((claim) => claim.kind !== 'attribution')
  return said.map((claim, index) => ({ ...claim, id: `c${index + 1}` }))
}

/** Claims at spans of a statement that were cut otherwise: by a person, by a model. The sentence of each is all that it touches. */
export function claimsAtSpans(text: string, language: string, spans: readonly Span[]): Claim[] {
  const all = statementSentences(text, language)
  return spans.map((span, index) => {
    const touched = touching(all, span)
    const sentence = {
      start: Math.min(span.start, touched[0]?.start ?? span.start),
      end: Math.max(span.end, touched.at(-1)?.end ?? span.end),
    }
    return toClaim(text, language, { clause: span, sentence }, index, spans.length)
  })
}

/** A claim that was handed over ready-made: its span is its own text. */
export function givenClaim(text: string, language: string, index: number): Claim {
  return toClaim(text, language, { clause: { start: 0, end: text.length }, sentence: { start: 0, end: text.length } }, index, 1)
}
