// Passages of texts that are not the comparison's own: versions, editions, the other side's statement.
import type { Document } from '../../model/document.ts'
import type { Span } from '../../model/span.ts'
import type { Alteration, Verdict } from '../../model/verdict.ts'
import { shownAlterations } from '../certainty.ts'
import { wordChanges } from '../why-not.ts'
import type { Block } from './blocks.ts'

/** Longer passages are not laid over one another word by word: nothing could be seen in it. */
const LONGEST = 1200
/** Share of letters that two passages must have in common for their words to be laid over one another. Set by hand. */
const LEAST_KEPT = 0.35

/** A passage of a text, word for word. */
export const passage = (label: string, { text, language }: Document, span: Span): Block => ({
  kind: 'quotation',
  label,
  before: '',
  exact: text.slice(span.start, span.end),
  after: '',
  language,
  translations: [],
})

/** Two passages of one language word by word; nothing where they have too little in common for that to be read. */
export function wordsChanged(label: string, before: string, after: string, language: string): Block[] {
  if (before.length > LONGEST || after.length > LONGEST) return []
  const parts = wordChanges(before, after, language)
  const kept = parts.reduce((sum, part) => sum + (part.added || part.removed ? 0 : part.value.trim().length), 0)
  return kept >= LEAST_KEPT * Math.min(before.length, after.length) && parts.some((part) => part.added || part.removed)
    ? [{ kind: 'changes', label, parts, language }]
    : []
}

/** Alterations worth a line beside two passages: the sure ones, and values that differ, which a reader can check at a glance. */
export const toldAlterations = (verdict: Verdict): readonly Alteration[] =>
  verdict.alterations.filter((one) => shownAlterations(verdict).includes(one) || one.kind === 'number' || one.kind === 'date')
