// What a statement says, apart from what only frames it.
import type { Span } from '../../model/span.ts'
import type { UnclaimedReason } from '../../model/unclaimed.ts'

/** A part of a statement that says nothing of its own, and why it is taken to. */
export interface Framing {
  readonly span: Span
  readonly reason: UnclaimedReason
}

/** A statement's text apart: what it says, and what only frames that; paragraphs or parts of them, each in order. */
export interface Framed {
  readonly said: readonly Span[]
  readonly framing: readonly Framing[]
}
