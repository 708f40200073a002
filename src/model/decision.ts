// The review log: what a named reviewer said, one line each, append-only, so that undo and the audit trail come free.
import { z } from 'zod'
import { spanSchema } from './span.ts'
import { verdictKindSchema } from './verdict.ts'

/** A claim as the reviewer saw it: its span on the statement's text, and the words there, by which it is found again should the text change. */
export const claimReferenceSchema = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative(), text: z.string().min(1) })

/** What every line carries. */
const stamp = {
  reviewer: z.string().min(1).max(200),
  /** ISO 8601 date-time, UTC. */
  time: z.iso.datetime(),
  /** Version of the engine whose verdicts were under review. */
  engine: z.string(),
  /** `blind`: the engine's verdict on a cell was hidden until the reviewer had decided it. */
  mode: z.enum(['open', 'blind']),
  /** SHA-256 of the texts as stored (NFC, `\n`), so that a text that changed since is noticed. */
  texts: z.object({ statement: z.string(), report: z.string().optional() }),
  /** Lines that were one act carry one name: they are undone and redone together. */
  batch: z.string().max(100).optional(),
}

const cell = {
  claim: claimReferenceSchema,
  outlet: z.string().min(1),
  /** Short name of what the cell rested on: by it a line still counts where a text changed elsewhere (`groundOf`). */
  ground: z.string().max(64).optional(),
}

export const decisionSchema = z.discriminatedUnion('act', [
  /** `null` takes the verdict back. `adjudicates`: settles what reviewers disagree on, over all of them. */
  z.object({
    act: z.literal('decide'),
    ...stamp,
    ...cell,
    verdict: verdictKindSchema.nullable(),
    adjudicates: z.boolean().optional(),
    /** Time that the cell was before the reviewer until the decision, in seconds; long pauses are not counted. */
    seconds: z.number().nonnegative().optional(),
  }),
  /** An empty note takes the note back. */
  z.object({ act: z.literal('note'), ...stamp, ...cell, note: z.string().max(10_000) }),
  /** Passages of the report that carry the claim, in place of the engine's; none means that no passage does. */
  z.object({
    act: z.literal('evidence'),
    ...stamp,
    ...cell,
    spans: z.array(spanSchema).max(50),
    /** The words of each span, by which it is found again should the report change. */
    quotes: z.array(z.string()).max(50).optional(),
  }),
  /** A question to whoever curates the case; an empty one takes it back. */
  z.object({ act: z.literal('flag'), ...stamp, ...cell, question: z.string().max(10_000) }),
  /** Cuts a claim in two; `at` is an offset in the statement, inside the claim. */
  z.object({ act: z.literal('split'), ...stamp, claim: claimReferenceSchema, at: z.int().nonnegative() }),
  /** Makes neighbouring claims one. */
  z.object({ act: z.literal('merge'), ...stamp, claims: z.array(claimReferenceSchema).min(2).max(20) }),
  /** A claim that the engine missed. */
  z.object({ act: z.literal('add'), ...stamp, claim: claimReferenceSchema }),
  /** Takes back the reviewer's last act that stands. */
  z.object({ act: z.literal('undo'), ...stamp }),
  /** Does again what was last taken back. */
  z.object({ act: z.literal('redo'), ...stamp }),
])

export type ClaimReference = z.infer<typeof claimReferenceSchema>
/** One line of a review log. */
export type Decision = z.infer<typeof decisionSchema>
/** A line that changes something by itself: all but undo and redo. */
export type Act = Exclude<Decision, { readonly act: 'undo' | 'redo' }>

export interface Review {
  readonly reviewer: string
  /** In the order of the log. */
  readonly decisions: readonly Decision[]
}
