// Where claim and passage align, do their values agree? Each kind of value has its own comparison.
import type { CalendarDate, Claim, Quantity } from '../model/claim.ts'
import type { Span } from '../model/span.ts'
import type { Alteration } from '../model/verdict.ts'
import { cue } from '../text/cues.ts'
import { dates } from '../text/dates.ts'
import type { AlignedClaim } from '../align/align.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import { quantities } from '../text/numbers.ts'
import { words } from '../text/words.ts'

export interface Aligned {
  readonly claim: Pick<Claim, 'span' | 'quantities' | 'dates'> & { readonly text: string }
  readonly claimLanguage: string
  readonly report: string
  readonly passage: Span
  readonly reportLanguage: string
}

/** Words around the matched ones that still belong to the same clause: a negation stands before its verb in most languages, after it in Korean. */
const BEFORE = 4
const AFTER = 2
const AFTER_KOREAN = 4

/** The part of a passage that speaks of the claim: its matched words and a few around them, never past the passage. */
export function clauseWindow(aligned: AlignedClaim, report: IndexedText, passage: number): Span {
  const whole = report.passages[passage]!
  let first = Infinity
  let last = -1
  for (const { at } of aligned.found) {
    for (const word of at) {
      if (report.passageOf[word] !== passage) continue
      first = Math.min(first, word)
      last = Math.max(last, word)
    }
  }
  if (last < 0) return whole
  const from = Math.max(0, first - BEFORE)
  const to = Math.min(report.words.length - 1, last + (report.language === 'ko' ? AFTER_KOREAN : AFTER))
  return { start: Math.max(whole.start, report.words[from]!.start), end: Math.min(whole.end, report.words[to]!.end) }
}

const slice = (aligned: Aligned, span: Span): string =>
  aligned.claim.text.slice(span.start - aligned.claim.span.start, span.end - aligned.claim.span.start)

const sameNumber = (a: Quantity, b: Quantity): boolean => {
  const tolerance = Math.max(Math.abs(a.value), Math.abs(b.value)) * 1e-9
  if (Math.abs(a.value - b.value) <= tolerance) return true
  // A quarter point is 25 basis points: percent against points written as a hundredth.
  return a.unit !== b.unit && Math.abs(a.value - b.value * 100) <= tolerance * 100
}

/** The word that a number counts: the first content word after it, as a stem. */
function counted(text: string, end: number, language: string): string | undefined {
  return words(text.slice(end, end + 40), language).find((word) => word.form.weight > 0)?.form.stem
}

/** A number of the claim that the passage gives otherwise: same counted thing or unit, other value. */
function numberAlterations(aligned: Aligned, passageNumbers: readonly Quantity[]): Alteration[] {
  const found: Alteration[] = []
  const sameLanguage = aligned.claimLanguage === aligned.reportLanguage
  for (const number of aligned.claim.quantities) {
    if (passageNumbers.some((other) => sameNumber(number, other))) continue
    const thing = counted(aligned.claim.text, number.span.end - aligned.claim.span.start, aligned.claimLanguage)
    const rival = passageNumbers.find((other) => {
      if (aligned.claim.quantities.some((one) => one !== number && sameNumber(one, other))) return false
      if (number.unit !== 'none' || other.unit !== 'none') return number.unit === other.unit
      if (sameLanguage) return thing !== undefined && counted(aligned.report, other.span.end, aligned.reportLanguage) === thing
      return passageNumbers.length === 1 && aligned.claim.quantities.length === 1
    })
    if (!rival) continue
    found.push({
      kind: 'number',
      claim: number.span,
      report: rival.span,
      reason: `“${slice(aligned, number.span)}” became “${aligned.report.slice(rival.span.start, rival.span.end)}”`,
      strength: 0.8,
    })
  }
  return found
}

const contradicts = (a: CalendarDate, b: CalendarDate): boolean =>
  (a.year !== undefined && b.year !== undefined && a.year !== b.year) ||
  (a.month !== undefined && b.month !== undefined && a.month !== b.month) ||
  (a.day !== undefined && b.day !== undefined && a.month !== undefined && a.day !== b.day)

function dateAlterations(aligned: Aligned, passageDates: readonly CalendarDate[]): Alteration[] {
  const found: Alteration[] = []
  for (const date of aligned.claim.dates) {
    if (passageDates.length === 0 || passageDates.some((other) => !contradicts(date, other))) continue
    const rival = passageDates.find(
      (other) =>
        (date.day === undefined) === (other.day === undefined) &&
        !aligned.claim.dates.some((one) => one !== date && !contradicts(one, other)),
    )
    if (!rival) continue
    found.push({
      kind: 'date',
      claim: date.span,
      report: rival.span,
      reason: `“${slice(aligned, date.span)}” became “${aligned.report.slice(rival.span.start, rival.span.end)}”`,
      strength: 0.75,
    })
  }
  return found
}

function cueSpan(text: string, offset: number, name: string, language: string): Span | undefined {
  const match = cue('alterations.json', name, language)?.exec(text)
  return match ? { start: offset + match.index, end: offset + match.index + match[0].length } : undefined
}

/** Negated on one side only. Said only within one language and where the passage is little longer than the claim: elsewhere the negation may belong to something else. */
function negationAlterations(aligned: Aligned): Alteration[] {
  const passage = aligned.report.slice(aligned.passage.start, aligned.passage.end)
  if (aligned.claimLanguage !== aligned.reportLanguage || passage.length > aligned.claim.text.length * 2 + 40) return []
  const inClaim = cueSpan(aligned.claim.text, aligned.claim.span.start, 'negation', aligned.claimLanguage)
  const inReport = cueSpan(passage, aligned.passage.start, 'negation', aligned.reportLanguage)
  if ((inClaim === undefined) === (inReport === undefined)) return []
  const reason = inClaim
    ? `“${slice(aligned, inClaim)}” is gone: the statement denies, the report does not`
    : `“${inReport ? aligned.report.slice(inReport.start, inReport.end) : ''}” was added: the report denies, the statement does not`
  return [{ kind: 'negation', claim: inClaim ?? aligned.claim.span, report: inReport ?? aligned.passage, reason, strength: 0.7 }]
}

/** A promise made a hope, or a hope made a promise. */
function modalityAlterations(aligned: Aligned): Alteration[] {
  const passage = aligned.report.slice(aligned.passage.start, aligned.passage.end)
  const claimSpan = (name: string): Span | undefined => cueSpan(aligned.claim.text, aligned.claim.span.start, name, aligned.claimLanguage)
  const reportSpan = (name: string): Span | undefined => cueSpan(passage, aligned.passage.start, name, aligned.reportLanguage)
  for (const [mine, other] of [
    ['intent', 'hope'],
    ['hope', 'intent'],
  ] as const) {
    const said = claimSpan(mine)
    const made = reportSpan(other)
    if (!said || !made || claimSpan(other) || reportSpan(mine)) continue
    const change = mine === 'intent' ? 'a firm intention became weaker' : 'a hope became firmer'
    return [
      {
        kind: 'modality',
        claim: said,
        report: made,
        reason: `${change}: “${slice(aligned, said)}” became “${aligned.report.slice(made.start, made.end)}”`,
        strength: 0.65,
      },
    ]
  }
  return []
}

/** Everything that differs in value between an aligned claim and passage, surest first. */
export function alterations(aligned: Aligned): Alteration[] {
  const passage = aligned.report.slice(aligned.passage.start, aligned.passage.end)
  const shift = <T extends { readonly span: Span }>(one: T): T => ({
    ...one,
    span: { start: one.span.start + aligned.passage.start, end: one.span.end + aligned.passage.start },
  })
  const passageDates = aligned.claim.dates.length > 0 ? dates(passage) : []
  const needsNumbers = aligned.claim.quantities.length > 0
  const allDates = needsNumbers && passageDates.length === 0 ? dates(passage) : passageDates
  const passageNumbers = needsNumbers
    ? quantities(passage, aligned.reportLanguage).filter(
        (number) => !allDates.some((date) => number.span.start < date.span.end && number.span.end > date.span.start),
      )
    : []
  return [
    ...numberAlterations(aligned, passageNumbers.map(shift)),
    ...dateAlterations(aligned, passageDates.map(shift)),
    ...negationAlterations(aligned),
    ...modalityAlterations(aligned),
  ].sort((a, b) => b.strength - a.strength)
}
