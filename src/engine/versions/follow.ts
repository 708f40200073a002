// Verdicts on claims in one version after the other → what went, came or was changed. Pure.
import type { Claim } from '../../model/claim.ts'
import type { Document } from '../../model/document.ts'
import type { Span } from '../../model/span.ts'
import type { Verdict, CellState } from '../../model/verdict.ts'
import type { ChangeKind, ClaimChange, FollowedClaims, PassageChange } from '../../model/versions.ts'
import { resolveLanguage } from '../../text/language.ts'
import { plainForm } from '../../text/page-lines.ts'
import { overlaps } from '../../text/spans.ts'
import { exchangedValues, givesOneOf } from './values.ts'

/** How much of a claim a verdict says is there. */
const CARRIED: Readonly<Record<CellState, number>> = { omitted: 0, unsure: 1, disputed: 1, partial: 2, altered: 2, reported: 3 }
const isCarried = (kind: CellState): boolean => CARRIED[kind] >= 2
/** Coverage that must be lost or won before a step to or from a doubtful verdict counts as one. Set by hand. */
const DOUBTFUL_STEP = 0.2

/** Texts in plain form, to look for passages in. */
const plainTexts = (versions: readonly Document[]): string[] => versions.map((one) => plainForm(one.text))

const standsIn = (passage: string, plainText: string): boolean => plainText.includes(plainForm(passage))

/** A verdict of the version before, with its passages where they stand now. */
function carriedOver(verdict: Verdict, text: string): Verdict {
  const evidence = verdict.evidence.flatMap((one) => {
    const start = text.indexOf(one.text)
    return start < 0 ? [] : [{ ...one, span: { start, end: start + one.text.length } }]
  })
  // Alterations name places of the text before; the one that stands now has the same words elsewhere.
  const moved = evidence[0] && verdict.evidence[0] ? evidence[0].span.start - verdict.evidence[0].span.start : 0
  const alterations = verdict.alterations.map((one) => ({
    ...one,
    report: { start: one.report.start + moved, end: one.report.end + moved },
  }))
  return { ...verdict, evidence, alterations: evidence.length === verdict.evidence.length ? alterations : [] }
}

/** Share of the best passage's strength from which another passage bears a verdict too. Set by hand. */
const BEARING = 0.5

/** Passages that bear a verdict and that another version does not have. */
function without(verdict: Verdict, plainText: string): number {
  const best = verdict.evidence[0]?.strength ?? 0
  return verdict.evidence.filter((one) => one.strength >= best * BEARING && !standsIn(one.text, plainText)).length
}

/**
 * Verdicts that follow one another: a claim is carried less only where a passage went that carried it, and more only where one
 * came. What else moves a verdict is the engine's doubt, not the outlet's doing; there the verdict before stands.
 */
function steadied(row: readonly Verdict[], versions: readonly Document[], plain: readonly string[]): Verdict[] {
  const steady: Verdict[] = []
  row.forEach((verdict, version) => {
    const before = steady[version - 1]
    if (!before) {
      steady.push(verdict)
      return
    }
    const step = CARRIED[verdict.kind] - CARRIED[before.kind]
    const lost = without(before, plain[version]!)
    const won = without(verdict, plain[version - 1]!)
    const isSame = (lost === 0 && won === 0) || (step < 0 && lost === 0) || (step > 0 && won === 0)
    steady.push(isSame ? carriedOver(before, versions[version]!.text) : verdict)
  })
  return steady
}

/** What was changed in a claim, as far as the engine tells. */
const alterationsOf = (verdict: Verdict): string =>
  verdict.kind === 'altered' ? verdict.alterations.map((one) => `${one.kind} ${one.reason}`).join('\n') : ''

/** `last`: what was last said of the claim without doubt. */
function kindOf(before: Verdict, now: Verdict, last: CellState | undefined): ChangeKind | undefined {
  const was = before.kind === 'unsure' ? last : before.kind
  if (was === undefined && isCarried(now.kind)) return now.coverage - before.coverage >= DOUBTFUL_STEP ? 'added' : undefined
  if (now.kind === 'unsure' || (now.kind === 'omitted' && before.kind === 'unsure' && was === undefined)) {
    const mayHaveGone = before.kind === 'unsure' ? now.kind === 'omitted' : isCarried(before.kind)
    return mayHaveGone && before.coverage - now.coverage >= DOUBTFUL_STEP ? 'unsure' : undefined
  }
  if (was === undefined) return undefined
  if (isCarried(was) !== isCarried(now.kind)) return isCarried(now.kind) ? 'added' : 'gone'
  if (!isCarried(now.kind)) return undefined
  if (alterationsOf(before) !== alterationsOf(now) && before.kind !== 'unsure') return 'altered'
  return was === 'reported' && now.kind === 'partial' ? 'cut' : undefined
}

const touches = (one: Span | undefined, other: Span | undefined): boolean =>
  one !== undefined && other !== undefined && overlaps(one, other)

/** The two passages of a change: what stood there, and what stands in its place, or comes nearest. */
function passagesOf(before: Verdict, now: Verdict, passages: readonly PassageChange[]): Pick<ClaimChange, 'before' | 'after'> {
  const [was, is] = [before.evidence[0]?.span, now.evidence[0]?.span]
  const inPlace = isCarried(now.kind) ? passages.find((one) => touches(one.after, is)) : passages.find((one) => touches(one.before, was))
  const from = isCarried(now.kind) && !isCarried(before.kind) ? (inPlace?.before ?? was) : was
  const to = isCarried(now.kind) ? is : (inPlace?.after ?? is)
  return { ...(from ? { before: from } : {}), ...(to ? { after: to } : {}) }
}

/** Values that an edited sentence exchanged. */
function valuesOfEdit(
  versions: readonly Document[],
  { version, before, after }: Pick<PassageChange, 'version' | 'before' | 'after'>,
): ReadonlySet<string> {
  if (!before || !after) return new Set()
  const [old, now] = [versions[version - 1]!, versions[version]!]
  return exchangedValues(
    old.text.slice(before.start, before.end),
    now.text.slice(after.start, after.end),
    resolveLanguage(now.language, now.text),
  )
}

/**
 * Follows claims through versions. `verdicts[c][v]` is claim `c` in version `v`; `passages` are the sentences that differ, each
 * with the version in which it first does; `from` says of which version a claim is.
 */
export function follow(
  claims: readonly Claim[],
  verdicts: readonly (readonly Verdict[])[],
  versions: readonly Document[],
  passages: readonly PassageChange[],
  from?: readonly number[],
): FollowedClaims {
  const plain = plainTexts(versions)
  const changes: ClaimChange[] = []
  /** A number or date of the claim that was put in another's place, in the very sentence that carries it. */
  const exchanged = (claim: Claim, before: Verdict, now: Verdict, version: number): ChangeKind | undefined => {
    const [was, is] = [before.evidence[0]?.span, now.evidence[0]?.span]
    const edited = passages.find((one) => one.version === version && touches(one.before, was) && touches(one.after, is))
    if (!edited?.before || !edited.after || !isCarried(before.kind) || !isCarried(now.kind)) return undefined
    return givesOneOf(claim, valuesOfEdit(versions, edited)) ? 'altered' : undefined
  }
  const steady = verdicts.map((row, claim) => {
    const own = steadied(row, versions, plain)
    let last: CellState | undefined
    own.forEach((now, version) => {
      const before = own[version - 1]
      if (before) {
        const here = passages.filter((one) => one.version === version)
        const kind = kindOf(before, now, last) ?? exchanged(claims[claim]!, before, now, version)
        if (kind) changes.push({ kind, claim, version, ...passagesOf(before, now, here) })
      }
      if (now.kind !== 'unsure') last = now.kind
    })
    return own
  })
  const inTime = changes.sort((a, b) => a.version - b.version || a.claim - b.claim)
  return { claims, ...(from === undefined ? {} : { from }), verdicts: steady, changes: inTime }
}

/**
 * The statement's claims with what the text's own changes say of them: where the passage that carries a claim was altered, the
 * claim is told otherwise than before, though the report may never have told it in the statement's words.
 */
export function withOwnAlterations(statement: FollowedClaims, own: FollowedClaims, versions: readonly Document[]): FollowedClaims {
  const more = own.changes
    .filter((one) => one.kind === 'altered')
    .flatMap(({ version, before, after }) => {
      const values = valuesOfEdit(versions, { version, ...(before ? { before } : {}), ...(after ? { after } : {}) })
      return statement.claims.flatMap((one, claim): ClaimChange[] => {
        // Of several claims in a sentence, the one that gives the value.
        if (values.size > 0 && !givesOneOf(one, values)) return []
        const [was, now] = [statement.verdicts[claim]![version - 1]!, statement.verdicts[claim]![version]!]
        const isTold = statement.changes.some((one) => one.claim === claim && one.version === version)
        const isHere = touches(was.evidence[0]?.span, before) && touches(now.evidence[0]?.span, after)
        return isHere && !isTold && isCarried(was.kind) && isCarried(now.kind)
          ? [{ kind: 'altered', claim, version, ...(before ? { before } : {}), ...(after ? { after } : {}) }]
          : []
      })
    })
  const changes = [...statement.changes, ...more].sort((a, b) => a.version - b.version || a.claim - b.claim)
  return { ...statement, changes }
}

/** A text's own claims without the changes that are told of the statement's claims already. */
export function withoutTold(own: FollowedClaims, statement: FollowedClaims): FollowedClaims {
  const isTold = (change: ClaimChange): boolean =>
    statement.changes.some(
      (one) => one.version === change.version && (touches(one.before, change.before) || touches(one.after, change.after)),
    )
  return { ...own, changes: own.changes.filter((change) => !isTold(change)) }
}

/** The verdict on a claim that a version carries word for word, at `span`. */
export function wordForWord(text: string, span: Span): Verdict {
  const passage = { span, text: text.slice(span.start, span.end), strength: 1, reasons: ['word for word'] }
  return { kind: 'reported', coverage: 1, confidence: 1, evidence: [passage], alterations: [], missing: [], reasons: ['word for word'] }
}
