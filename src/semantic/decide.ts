// The engine's verdict and what the models read → the verdict that is shown.
import type { Settings } from '../model/comparison.ts'
import type { Claim } from '../model/claim.ts'
import type { Alteration, Evidence, Verdict } from '../model/verdict.ts'
import { isSure, nameVerdict } from '../engine/judge/name-verdict.ts'
import { combined, valuesOf, type Combination } from './combine.ts'
import type { ModelReading, Sheet } from './signals/reading.ts'
import { textOf } from './signals/reading.ts'

/** What models alone may say of an alteration: their contradiction is right in about this share at best. Set by hand. */
const TRUST = 0.75
const MOST_EVIDENCE = 3

function withPointers(verdict: Verdict, readings: readonly ModelReading[], sheet: Sheet, claim: number): Evidence[] {
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

function changes(verdict: Verdict, claim: Claim, readings: readonly ModelReading[]): Alteration[] {
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

/** The verdict on one cell. Without readings it is the engine's own, untouched. */
export function decide(
  verdict: Verdict,
  claim: Claim,
  index: number,
  readings: readonly ModelReading[] | undefined,
  sheet: Sheet,
  combination: Combination,
  settings: Settings,
): Verdict {
  if (!readings || (readings.length === 0 && combination.source === 'default')) return verdict
  const coverage = combined(valuesOf(verdict.coverage, readings), combination)
  const alterations = changes(verdict, claim, readings)
  const surest = alterations.find(isSure)
  // Who says that all is as it was said makes no change surer.
  const deniesChange = readings.some((reading) => (reading.values['judge.carried'] ?? 0) > 0)
  const changed = surest && { alteration: surest, carried: deniesChange ? verdict.coverage : Math.max(coverage, verdict.coverage) }
  const partly = verdict.kind === 'partial' || readings.some((reading) => reading.partly === true)
  // A model that reads "in part" does not say how large the part is: at most a half is taken for missing.
  const missing = partly ? Math.min(0.5, Math.max(0, 2 * verdict.confidence - 1)) : undefined
  const read = nameVerdict(coverage, missing, changed, settings)
  // Omitted is said only where labelled data bear it out: weights that nobody fitted do not call anything omitted anew.
  const unfounded = read.kind === 'omitted' && verdict.kind !== 'omitted' && combination.source === 'default'
  const { kind, confidence } = unfounded ? { kind: 'unsure' as const, confidence: coverage } : read
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
