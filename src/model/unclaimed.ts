// What of a statement became no claim, and why.
import type { Span } from './span.ts'

/**
 * Why a part of a statement makes no claim: `headline` and `dateline` frame what follows; `byline` says who wrote it; `salutation` and
 * `signature` open and close a letter; `record` is a field of the document (number, date of publication); `contact` says whom to call;
 * `notice` is the page's own (copyright, "read more"); `question` was asked by a reporter; `speaker` names who speaks in a transcript;
 * `attribution` says only that somebody spoke; `empty` has no word of content.
 */
export const UNCLAIMED_REASONS = [
  'headline',
  'dateline',
  'byline',
  'salutation',
  'signature',
  'record',
  'contact',
  'notice',
  'question',
  'speaker',
  'attribution',
  'empty',
] as const
export type UnclaimedReason = (typeof UNCLAIMED_REASONS)[number]

/** A part of the statement that became no claim. */
export interface Unclaimed {
  readonly span: Span
  readonly reason: UnclaimedReason
  /** Words of content in it; characters of content in a script without spaces. */
  readonly words: number
}
