// Statement → claims.
import type { Claim } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import type { Unclaimed } from '../../model/unclaimed.ts'
import { dates } from '../../text/dates.ts'
import { names } from '../../text/name-mentions.ts'
import { quantities } from '../../text/numbers.ts'
import { sentences } from '../../text/sentences.ts'
import { takenPlaces, touching } from '../../text/spans.ts'
import { words, wordsWithin, type Word } from '../../text/words.ts'
import { framed } from './frame.ts'
import type { Framing } from './framing.ts'
import { claimKind } from './kind.ts'
import { salience } from './salience.ts'
import { splitSentence, type Clause } from './split.ts'

const moved = <T extends { readonly span: Span }>(found: readonly T[], by: number): T[] =>
  found.map((one) => ({ ...one, span: { start: one.span.start + by, end: one.span.end + by } }))

interface Part {
  readonly clause: Clause
  readonly sentence: Span
  /** Of the clause, with spans on its own text. */
  readonly words: readonly Word[]
}

const known = new WeakMap<Claim, readonly Word[]>()

/** The words of a claim of a language, with spans on its own text; those of a claim that was found here are known already. */
export function wordsOfClaim(claim: Claim, language: string): readonly Word[] {
  let found = known.get(claim)
  if (!found) known.set(claim, (found = words(claim.text, language)))
  return found
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
    names: moved(names(own, language, part.words), clause.start),
  }
  const plain = { span: { start: clause.start, end: clause.end }, text: own, ...found }
  const claim = {
    id: `c${index + 1}`,
    span: plain.span,
    text: own,
    sentence,
    ...(clause.subject ? { subject: clause.subject } : {}),
    ...found,
    salience: salience(plain, language, count > 1 ? index / (count - 1) : 0),
  }
  known.set(claim, part.words)
  return claim
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
 * neither do frames such as "he said". All else does. `cut`: the sentences of what it says, where they have been cut already.
 */
export function readStatement(text: string, language: string, cut?: readonly Span[]): StatementReading {
  const { said, framing } = framed(text, language)
  const left: Framing[] = [...framing]
  const parts: Part[] = []
  for (const sentence of cut ?? sentencesIn(text, language, said)) {
    const all = words(text, language, sentence.start, sentence.end)
    for (const clause of splitSentence(text, sentence, language, all)) {
      const own = wordsWithin(text, language, all, clause).map((word) => ({
        ...word,
        start: word.start - clause.start,
        end: word.end - clause.start,
      }))
      if (own.some((word) => word.form.weight > 0)) parts.push({ clause, sentence, words: own })
      else left.push({ span: { start: clause.start, end: clause.end }, reason: 'empty' })
    }
  }
  const claims = parts.map((part, index) => toClaim(text, language, part, index, parts.length))
  for (const claim of claims) if (claim.kind === 'attribution') left.push({ span: claim.span, reason: 'attribution' })
  return {
    claims: claims
      .filter((claim) => claim.kind !== 'attribution')
      .map((claim, index) => {
        const numbered = { ...claim, id: `c${index + 1}` }
        known.set(numbered, known.get(claim)!)
        return numbered
      }),
    unclaimed: left
      .sort((a, b) => a.span.start - b.span.start)
      .map(({ span, reason }) => ({ span, reason, words: contentWords(text.slice(span.start, span.end), language) })),
  }
}

/** The claims alone of `readStatement`. */
export const extractClaims = (text: string, language: string): Claim[] => [...readStatement(text, language).claims]

/**
 * Claims at spans of a statement that were cut otherwise: by a person, by a model. The sentence of each is all that it touches.
 * `all`: the sentences of the statement's body, where they have been cut already.
 */
export function claimsAtSpans(
  text: string,
  language: string,
  spans: readonly Span[],
  all: readonly Span[] = statementSentences(text, language),
): Claim[] {
  return spans.map((span, index) => {
    const touched = touching(all, span)
    const sentence = {
      start: Math.min(span.start, touched[0]?.start ?? span.start),
      end: Math.max(span.end, touched.at(-1)?.end ?? span.end),
    }
    return toClaim(
      text,
      language,
      { clause: span, sentence, words: words(text.slice(span.start, span.end), language) },
      index,
      spans.length,
    )
  })
}

/** A claim that was handed over ready-made: its span is its own text. */
export function givenClaim(text: string, language: string, index: number): Claim {
  const whole = { start: 0, end: text.length }
  return toClaim(text, language, { clause: whole, sentence: whole, words: words(text, language) }, index, 1)
}
