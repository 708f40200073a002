// What goes to and fro between the program and the process that reads PDFs and Word files for it.
import type { Extracted, Received } from '../received.ts'
import type { Bounds } from './bounds.ts'

export type BoundedFormat = 'pdf' | 'docx'

export interface Question {
  readonly format: BoundedFormat
  readonly received: Received
}

export interface BoundedQuestion extends Question {
  readonly bounds: Bounds
}

/** What a reader found. */
export type Answer =
  | { readonly extracted: Extracted }
  /** The line for whoever gave the file. */
  | { readonly refused: string }
  /** A fault of ours. */
  | { readonly failed: string; readonly tooDeep: boolean }

/** What a reader's keeper says: what it found, or which bound the file met. */
export type BoundedAnswer = Answer | { readonly met: keyof Bounds }
