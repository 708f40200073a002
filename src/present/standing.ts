// Control outlets: what only one outlet left out, apart from what everybody shortened away.
import type { Comparison } from '../model/comparison.ts'
import { isWitness } from './certainty.ts'

/** `only-here`: a control reports the claim; `shared`: every control leaves it out too; `open`: neither is certain. */
export type Standing = 'only-here' | 'shared' | 'open'

/** Columns of the control outlets. */
export function controlsOf(comparison: Comparison): number[] {
  return comparison.reports.flatMap((report, index) => (report.role === 'control' ? [index] : []))
}

/** Columns of the outlets that are asked what they left out: all but the controls, or all where there is nothing else. */
export function subjectsOf(comparison: Comparison): number[] {
  const controls = new Set(controlsOf(comparison))
  const all = comparison.reports.map((_, index) => index)
  return controls.size === all.length ? all : all.filter((index) => !controls.has(index))
}

/** What the controls did with a claim; `undefined` where there is no control, or nothing but controls. */
export function standing(comparison: Comparison, claim: number): Standing | undefined {
  const controls = controlsOf(comparison)
  if (controls.length === 0 || controls.length === comparison.reports.length) return undefined
  const verdicts = controls.map((report) => comparison.verdicts[claim]?.[report])
  if (verdicts.some(isWitness)) return 'only-here'
  return verdicts.every((verdict) => verdict?.kind === 'omitted') ? 'shared' : 'open'
}

/** The comparison with these outlets as controls beside those that already are. Throws `RangeError` naming an outlet that is not there. */
export function withControls(comparison: Comparison, outlets: readonly string[]): Comparison {
  const wanted = outlets.map((outlet) => {
    const found = comparison.reports.find((report) => report.outlet.toLowerCase() === outlet.trim().toLowerCase())
    if (!found) throw new RangeError(outlet)
    return found.outlet
  })
  if (wanted.length === 0) return comparison
  return {
    ...comparison,
    reports: comparison.reports.map((report) => (wanted.includes(report.outlet) ? { ...report, role: 'control' } : report)),
  }
}
