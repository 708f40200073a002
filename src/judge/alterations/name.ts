// Another name of the same kind where the claim's should be.
import { became, within, type Difference, type Pair } from './pair.ts'

/** Known names only (`seeds/names.tsv`): what merely begins with a capital may be anything. */
export function nameDifferences(pair: Pair): Difference[] {
  const claimNames = pair.said.names()
  if (claimNames.length === 0) return []
  const passageNames = pair.made.names()
  const inClaim = new Set(claimNames.map((name) => name.id))
  const inPassage = new Set(passageNames.map((name) => name.id))
  return claimNames.flatMap((name): Difference[] => {
    if (inPassage.has(name.id)) return []
    const rival = passageNames.find((other) => other.kind === name.kind && !inClaim.has(other.id) && within(pair.window, other.span.start))
    return rival ? [{ kind: 'name', claim: name.span, passage: rival.span, reason: became(pair, name.span, rival.span) }] : []
  })
}
