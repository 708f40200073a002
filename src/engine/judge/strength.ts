// How strongly a sentence claims cause and effect, after the scale on which press releases are graded (Sumner et al. 2014).
import { cue } from '../../text/cues.ts'

export interface CausalStrength {
  /** 0 no relation, 1 a correlation, 2 a hedged cause, 3 a possible one ("can"), 4 a cause. */
  readonly level: 0 | 1 | 2 | 3 | 4
  readonly hedged: boolean
  readonly related: boolean
  readonly causal: boolean
  /** "can", "could", "helps". */
  readonly able: boolean
}

/** Of a lowered text. Level 0 in languages for which `seeds/alterations.json` has no cues. */
export function causalStrength(text: string, language: string): CausalStrength {
  const association = cue('alterations.json', 'association', language)
  const says = (name: string, where: string): boolean => cue('alterations.json', name, language)?.test(where) ?? false
  const related = association?.test(text) ?? false
  // "an increased risk" and "linked" are words of correlation even where "increased" alone would be one of cause.
  const causal = says('cause', related && association ? text.replace(new RegExp(association.source, 'gu'), ' ') : text)
  const hedged = says('hedge', text)
  const able = says('ability', text)
  const level = related ? 1 : causal ? (hedged ? 2 : able ? 3 : 4) : 0
  return { level, hedged, related, causal, able }
}
