// The verdicts on a claim's sentences → one on the claim.
import type { Span } from '../../model/span.ts'
import type { Evidence, Verdict } from '../../model/verdict.ts'
import { MOST_EVIDENCE } from './judge.ts'

/** What was said of a sentence; its spans are on the claim's text. */
export interface PartVerdict {
  readonly span: Span
  readonly verdict: Verdict
}

/** Sentences of which a claim's reasons tell. */
const MOST_TOLD = 4

const least = (verdicts: readonly Verdict[]): number => verdicts.reduce((sure, one) => Math.min(sure, one.confidence), 1)

/**
 * What the sentences make together: one altered makes the claim altered; all alike make it what they are; some told and some not, or
 * one in part, make it told in part; what is left is undecided.
 */
function kindOf(verdicts: readonly Verdict[]): Pick<Verdict, 'kind' | 'confidence'> {
  const altered = verdicts.filter(({ kind }) => kind === 'altered')
  if (altered.length > 0) return { kind: 'altered', confidence: altered.reduce((most, one) => Math.max(most, one.confidence), 0) }
  const [first] = verdicts
  if (verdicts.every(({ kind }) => kind === first!.kind)) return { kind: first!.kind, confidence: least(verdicts) }
  const told = verdicts.filter(({ kind }) => kind === 'reported' || kind === 'partial')
  const lacking = verdicts.filter(({ kind }) => kind === 'omitted' || kind === 'partial')
  if (told.length > 0 && lacking.length > 0) return { kind: 'partial', confidence: least([...told, ...lacking]) }
  return { kind: 'unsure', confidence: least(verdicts) }
}

/** Each passage once, at its strongest; those of the deciding sentence first. */
function evidenceOf(verdicts: readonly Verdict[], kind: Verdict['kind']): Evidence[] {
  const passages = new Map<number, Evidence>()
  for (const one of [...verdicts].sort((a, b) => Number(b.kind === kind) - Number(a.kind === kind)))
    for (const evidence of one.evidence) {
      const known = passages.get(evidence.span.start)
      if (!known || known.strength < evidence.strength) passages.set(evidence.span.start, evidence)
    }
  return [...passages.values()].slice(0, MOST_EVIDENCE)
}

/** One verdict on a claim. Coverage is the mean over its text; missing is what any sentence misses. */
export function mergedVerdict(parts: readonly PartVerdict[]): Verdict {
  if (parts.length === 1) return parts[0]!.verdict
  const verdicts = parts.map(({ verdict }) => verdict)
  const named = kindOf(verdicts)
  const lengths = parts.map(({ span }) => span.end - span.start)
  const total = lengths.reduce((sum, one) => sum + one, 0)
  const told = verdicts.flatMap(({ kind, reasons }, index) =>
    reasons[0] === undefined ? [] : [`sentence ${index + 1} ${kind}: ${reasons[0]}`],
  )
  return {
    ...named,
    coverage: verdicts.reduce((sum, one, index) => sum + one.coverage * lengths[index]!, 0) / total,
    evidence: evidenceOf(verdicts, named.kind),
    alterations: verdicts.flatMap((one) => one.alterations).sort((a, b) => b.strength - a.strength),
    missing: verdicts.flatMap((one) => one.missing),
    reasons: told.slice(0, MOST_TOLD),
  }
}
