// Another name of the same kind where the claim's should be.
import type { NameMention } from '../../../model/claim.ts'
import { nameRows } from '../../../text/names.ts'
import { became, within, type Difference, type Pair } from './pair.ts'

let rows: ReadonlyMap<string, ReturnType<typeof nameRows>[number]> | undefined

/** Whether one name is a part of the other in the passage's language, or is used for it: England and the United Kingdom are both 英国. */
function isKin(pair: Pair, name: NameMention, other: NameMention): boolean {
  rows ??= new Map(nameRows().map((row) => [row.id, row]))
  const shown = pair.made.text.slice(other.span.start, other.span.end)
  return (rows.get(name.id)?.forms()[pair.made.language] ?? []).some((form) => form.includes(shown) || shown.includes(form))
}

/** Known names only (`seeds/names.tsv`): what merely begins with a capital may be anything. */
export function nameDifferences(pair: Pair): Difference[] {
  const claimNames = pair.said.names()
  if (claimNames.length === 0) return []
  const passageNames = pair.made.names()
  const inClaim = new Set(claimNames.map((name) => name.id))
  const inPassage = new Set(passageNames.map((name) => name.id))
  return claimNames.flatMap((name): Difference[] => {
    if (inPassage.has(name.id)) return []
    const rival = passageNames.find(
      (other) => other.kind === name.kind && !inClaim.has(other.id) && within(pair.window, other.span.start) && !isKin(pair, name, other),
    )
    return rival ? [{ kind: 'name', claim: name.span, passage: rival.span, reason: became(pair, name.span, rival.span) }] : []
  })
}
