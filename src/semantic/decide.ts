// The engine's verdict and what the models read → the verdict that is shown.
import type { Settings } from '../model/comparison.ts'
import type { Claim } from '../model/claim.ts'
import type { Alteration, Evidence, Verdict, VerdictKind } from '../model/verdict.ts'
import { combined, valuesOf, type Combination } from './combine.ts'
import type { Reading, Sheet } from './signals/reading.ts'
import { textOf } from './signals/reading.ts'

/** As in the engine's judge: from this coverage claim and passage speak of the same thing. */
const ALIGNED = 0.5
/** As there: strength from which an alteration decides the verdict. */
const SURE_ALTERATION = 0.6
/** What models alone may say of an alteration: their contradiction is right in about this share at best. Set by hand. */
const TRUST = 0.75
const MOST_EVIDENCE = 3

function withPointers(verdict: Verdict, readings: readonly Reading[], sheet: Sheet, claim: number): Evidence[] {
  const pointed = readings.flatMap(({ pointer }): Evidence[] =>
    pointer
      ? [
          {
            span: pointer.span,
            text: textOf(sheet, pointer.span),
            strength: Math.max(0, Math.min(1, sheet.strength(claim, pointer.span))),
            reasons: [pointer.reason],
          },
        ]
      : [],
  )
  const merged: Evidence[] = []
  for (const one of [...pointed, ...verdict.evidence]) {
    const same = merged.findIndex((kept) => kept.span.start <= one.span.end && one.span.start <= kept.span.end)
    const kept = merged[same]
    if (!kept) merged.push(one)
    // The wider passage is shown, with the reasons of both.
    else {
      const wider = one.span.end - one.span.start > kept.span.end - kept.span.start ? one : kept
      merged[same] = { ...wider, reasons: [...kept.reasons, ...one.reasons] }
    }
  }
  return merged.slice(0, MOST_EVIDENCE)
}

function changes(verdict: Verdict, claim: Claim, readings: readonly Reading[]): Alteration[] {
  const read = readings.flatMap(({ changed }): Alteration[] =>
    changed
      ? [
          {
            kind: 'scope',
            claim: claim.span,
            report: changed.span,
            reason: changed.reason,
            strength: Math.min(1, changed.probability * TRUST),
          },
        ]
      : [],
  )
  return [...verdict.alterations, ...read].sort((a, b) => b.strength - a.strength)
}

interface Named {
  readonly kind: VerdictKind
  readonly confidence: number
}

function named(
  coverage: number,
  aligned: number,
  verdict: Verdict,
  partly: boolean,
  change: Alteration | undefined,
  settings: Settings,
): Named {
  const sure = change && change.strength >= SURE_ALTERATION ? change : undefined
  if (sure && aligned >= ALIGNED) return { kind: 'altered', confidence: sure.strength * aligned }
  if (coverage < settings.omitted) return { kind: 'omitted', confidence: 1 - coverage }
  if (coverage >= settings.present)
    return partly || verdict.kind === 'partial'
      ? { kind: 'partial', confidence: Math.min(coverage, Math.max(0.5, verdict.confidence)) }
      : { kind: 'reported', confidence: coverage }
  return { kind: 'unsure', confidence: 1 - Math.abs(coverage - 0.5) * 2 }
}

/** The verdict on one cell. Without readings it is the engine's own, untouched. */
export function decide(
  verdict: Verdict,
  claim: Claim,
  index: number,
  readings: readonly Reading[] | undefined,
  sheet: Sheet,
  combination: Combination,
  settings: Settings,
): Verdict {
  if (!readings || (readings.length === 0 && combination.source === 'default')) return verdict
  const coverage = combined(valuesOf(verdict.coverage, readings), combination)
  const alterations = changes(verdict, claim, readings)
  const aligned = Math.max(coverage, verdict.coverage)
  const partly = readings.some((reading) => reading.partly === true)
  const read = named(coverage, aligned, verdict, partly, alterations[0], settings)
  // Omitted is said only where labelled data bear it out: weights that nobody fitted do not call anything omitted anew.
  const unfounded = read.kind === 'omitted' && verdict.kind !== 'omitted' && combination.source === 'default'
  const { kind, confidence }: Named = unfounded ? { kind: 'unsure', confidence: coverage } : read
  const percent = (value: number): string => `${Math.round(value * 100)} %`
  const said = `with models: probability of presence ${percent(coverage)}, by the engine alone ${percent(verdict.coverage)}`
  return {
    kind,
    coverage,
    confidence,
    evidence: withPointers(verdict, readings, sheet, index),
    alterations,
    missing: kind === 'reported' ? [] : verdict.missing,
    reasons: [
      ...(kind === 'altered' && alterations[0] ? [alterations[0].reason] : []),
      said,
      ...readings.flatMap((reading) => reading.reason ?? []),
      ...verdict.reasons,
    ],
  }
}
