// Which sentences of a text another version has not, and what stands in their place. Sentences are aligned by Myers' diff (1986).
import { diffArrays } from 'diff'
import type { Span } from '../../model/span.ts'
import type { PassageChange } from '../../model/versions.ts'
import { passingLines, plainForm } from '../../text/page-lines.ts'
import { sentences } from '../../text/sentences.ts'
import { words } from '../../text/words.ts'
import { overlaps } from '../../text/spans.ts'

interface Passage {
  readonly span: Span
  readonly plain: string
}

/** Share of common words (Dice) from which a new sentence stands in the place of an old one. Set by hand. */
const IN_PLACE = 0.4

/** Sentences of a text that stay from load to load. */
function passages(text: string, language: string): Passage[] {
  const passing = passingLines(text)
  return sentences(text, language)
    .filter((span) => !passing.some((line) => overlaps(span, line)))
    .map((span) => ({ span, plain: plainForm(text.slice(span.start, span.end)) }))
}

/** Share of words that two passages have in common, 0..1. */
export function likeness(one: string, other: string, language: string): number {
  const [left, right] = [one, other].map((text) => words(text, language).map((word) => word.form.stem))
  const counts = new Map<string, number>()
  for (const stem of left!) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  let shared = 0
  for (const stem of right!) {
    const left = counts.get(stem) ?? 0
    if (left === 0) continue
    counts.set(stem, left - 1)
    shared += 1
  }
  return left!.length + right!.length === 0 ? 0 : (2 * shared) / (left!.length + right!.length)
}

/** Each old sentence with the new one in its place, the likest pairs first, then what is left alone. */
function paired(removed: readonly Passage[], added: readonly Passage[], language: string): Omit<PassageChange, 'version'>[] {
  const scored = removed.flatMap((before) =>
    added.map((after) => ({ before, after, share: likeness(before.plain, after.plain, language) })),
  )
  const taken = new Set<Passage>()
  const found: Omit<PassageChange, 'version'>[] = []
  for (const { before, after, share } of scored.toSorted((a, b) => b.share - a.share)) {
    if (share < IN_PLACE || taken.has(before) || taken.has(after)) continue
    taken.add(before).add(after)
    found.push({ before: before.span, after: after.span })
  }
  for (const one of removed) if (!taken.has(one)) found.push({ before: one.span })
  for (const one of added) if (!taken.has(one)) found.push({ after: one.span })
  const place = ({ before, after }: Omit<PassageChange, 'version'>): number => (after ?? before)!.start
  return found.sort((a, b) => place(a) - place(b))
}

/** Sentences that differ between two versions of a text; those that only changed places are none of them. */
export function changedPassages(before: string, after: string, language: string): Omit<PassageChange, 'version'>[] {
  const [old, now] = [passages(before, language), passages(after, language)]
  const isIn = (list: readonly Passage[]): ReadonlySet<string> => new Set(list.map((one) => one.plain))
  const [wasThere, isThere] = [isIn(old), isIn(now)]
  const found: Omit<PassageChange, 'version'>[] = []
  let [removed, added]: [Passage[], Passage[]] = [[], []]
  const flush = (): void => {
    found.push(...paired(removed, added, language))
    removed = []
    added = []
  }
  for (const part of diffArrays(old, now, { comparator: (a, b) => a.plain === b.plain })) {
    if (part.removed) removed.push(...part.value.filter((one) => !isThere.has(one.plain)))
    else if (part.added) added.push(...part.value.filter((one) => !wasThere.has(one.plain)))
    else flush()
  }
  flush()
  return found
}
