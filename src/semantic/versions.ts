// The versions of a text held against each other, by the way that every door takes.
import { compare } from '../engine/compare.ts'
import { follow, withOwnAlterations, withoutTold, wordForWord } from '../engine/versions/follow.ts'
import { inOrder } from '../engine/versions/order.ts'
import { changedPassages } from '../engine/versions/passages.ts'
import type { Claim } from '../model/claim.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Document, Report, Statement } from '../model/document.ts'
import type { Span } from '../model/span.ts'
import type { Verdict } from '../model/verdict.ts'
import type { FollowedClaims, PassageChange, VersionHistory } from '../model/versions.ts'
import { resolveLanguage } from '../text/language.ts'
import { passingLines, plainForm, withoutPassing } from '../text/page-lines.ts'
import { sentences } from '../text/sentences.ts'
import { overlaps } from '../text/spans.ts'
import { compareByMeaning } from './by-meaning.ts'

/** A text of which there may be several versions. */
export interface VersionedText {
  readonly of: 'statement' | number
  readonly name: string
  /** In any order; those that say the same are taken as one. */
  readonly versions: readonly Document[]
}

/** Versions as reports, without the lines that change at each load: no claim is found in a counter or a link. */
const columns = (versions: readonly Document[]): Report[] =>
  versions.map((version, index) => ({ ...version, text: withoutPassing(version.text), outlet: String(index), role: 'subject' }))

/** Where a sentence stands in another version, in the same words. */
function sameSentence(sentence: string, { text, language }: Document): Span | undefined {
  const wanted = plainForm(sentence)
  return sentences(text, resolveLanguage(language, text)).find((span) => plainForm(text.slice(span.start, span.end)) === wanted)
}

const sentenceOf = (claim: Claim, { text }: Document): string => text.slice(claim.sentence.start, claim.sentence.end)

/** Claims of a version that are to be followed from there: those of the first that a later one has not word for word, and those of a later one that none before has. */
function ownClaims(versions: readonly Document[], at: number): Claim[] {
  const version = versions[at]!
  const passing = passingLines(version.text)
  const lacks = (claim: Claim) => (other: Document) => sameSentence(sentenceOf(claim, version), other) === undefined
  return compare(version, []).claims.filter(
    (claim) =>
      !passing.some((line) => overlaps(claim.span, line)) &&
      (at === 0 ? versions.slice(1).some(lacks(claim)) : versions.slice(0, at).every(lacks(claim))),
  )
}

/** Claims of version `at` in all versions: in its own, and where their sentences stand word for word, there is nothing to judge. */
async function ownVerdicts(
  claims: readonly Claim[],
  versions: readonly Document[],
  at: number,
  signal?: AbortSignal,
): Promise<Verdict[][]> {
  const version = versions[at]!
  const compared = await compareByMeaning(version, columns(versions), { claims, ...(signal ? { signal } : {}) })
  return compared.verdicts.map((row, index) =>
    row.map((verdict, column) => {
      const claim = claims[index]!
      const span = column === at ? claim.sentence : sameSentence(sentenceOf(claim, version), versions[column]!)
      return span ? wordForWord(versions[column]!.text, span) : verdict
    }),
  )
}

const touches = (one: Span | undefined, other: Span): boolean => one !== undefined && overlaps(one, other)

/** What a text itself says, from the version in which it first does. */
async function followOwn(versions: readonly Document[], passages: readonly PassageChange[], signal?: AbortSignal): Promise<FollowedClaims> {
  const claims: Claim[] = []
  const from: number[] = []
  const verdicts: Verdict[][] = []
  for (const at of versions.keys()) {
    const fresh = ownClaims(versions, at)
    if (fresh.length === 0) continue
    const rows = await ownVerdicts(fresh, versions, at, signal)
    rows.forEach((row, index) => {
      // What the version before carries in any form is followed from there. Where that cannot be told, a sentence in no other's place is new.
      const before = row[at - 1]?.kind
      const isNew = passages.some((one) => one.version === at && !one.before && touches(one.after, fresh[index]!.sentence))
      if (at > 0 && before !== 'omitted' && !(before === 'unsure' && isNew)) return
      claims.push(fresh[index]!)
      from.push(at)
      verdicts.push(row)
    })
  }
  return follow(claims, verdicts, versions, passages, from)
}

/** Two versions or more of one text: what of the statement, and what of its own, went, came and was changed. `undefined` where all say the same. */
export async function versionHistory(
  text: VersionedText,
  statement: Statement | undefined,
  signal?: AbortSignal,
): Promise<VersionHistory | undefined> {
  // As texts alone: what the one of them is in the comparison is told there.
  const versions = inOrder(text.versions).map(({ text: words, language, provenance }): Document => ({ text: words, language, provenance }))
  if (versions.length < 2) return undefined
  const passages = versions.slice(1).flatMap((version, index) => {
    const before = versions[index]!
    const language = resolveLanguage(version.language, version.text)
    return changedPassages(before.text, version.text, language).map((one): PassageChange => ({ version: index + 1, ...one }))
  })
  const judged = statement && (await compareByMeaning(statement, columns(versions), signal ? { signal } : {}))
  const own = await followOwn(versions, passages, signal)
  const followed = judged && withOwnAlterations(follow(judged.claims, judged.verdicts, versions, passages), own, versions)
  return {
    of: text.of,
    name: text.name,
    versions,
    ...(followed ? { statement: followed } : {}),
    own: followed ? withoutTold(own, followed) : own,
    passages,
  }
}

/** The comparison with what became of the texts of which there are several versions; as it is where there are none. */
export async function withVersions(comparison: Comparison, texts: readonly VersionedText[], signal?: AbortSignal): Promise<Comparison> {
  const found: VersionHistory[] = []
  for (const text of texts) {
    const history = await versionHistory(text, text.of === 'statement' ? undefined : comparison.statement, signal)
    if (history) found.push(history)
  }
  return found.length === 0 ? comparison : { ...comparison, versions: found }
}
