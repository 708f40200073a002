// How strongly a sentence claims cause and effect, after the scale on which press releases are graded (Sumner et al. 2014).

const CAUSE =
  /\b(?:caus\w+|leads?|led|increas\w+|reduc\w+|prevent\w*|improv\w+|boost\w*|protect\w*|cuts?|lower\w*|rais\w+|help\w*|affect\w*|result\w*|influenc\w+|impact\w*|effect\w*|decreas\w+|enhanc\w+|trigger\w*|contribut\w+|mak\w+|slow\w*|treat\w*|benefit\w*|harm\w*|damag\w+|delay\w*|induc\w+|promot\w+|produc\w+)\b/i
const ASSOCIATION = /\b(?:associat\w+|link\w*|correlat\w+)\b/i
const RELATION =
  /\b(?:associat\w+|link\w*|correlat\w+|relat\w+|predict\w*|tend\w*|more likely|less likely|higher|lower|risk|odds|connected|tied|compared)\b/i
const HEDGE = /\b(?:may|might|could|can|suggest\w*|appear\w*|seem\w*|possibl\w+|potential\w*|perhaps|likely|probably|hint\w*)\b/i

export interface CausalStrength {
  /** 0 no relation, 1 a correlation, 2 a hedged cause, 3 a cause. */
  readonly level: 0 | 1 | 2 | 3
  readonly hedged: boolean
  readonly related: boolean
  readonly causal: boolean
}

/** English only; other languages get level 0. */
export function causalStrength(text: string, language: string): CausalStrength {
  if (language !== 'en') return { level: 0, hedged: false, related: false, causal: false }
  const causal = CAUSE.test(text)
  const related = RELATION.test(text)
  const hedged = HEDGE.test(text)
  const level = ASSOCIATION.test(text) ? 1 : causal ? (hedged ? 2 : 3) : related ? 1 : 0
  return { level, hedged, related, causal }
}
