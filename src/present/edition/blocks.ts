// What a published report is made of: a few kinds of blocks, in an order that all formats share. Plain data, no markup.
import type { ChangeObject } from 'diff'
import type { CellState } from '../../model/verdict.ts'

/** A run of text. `text` is the report's own; everything else marks what it is, so that a format can show it so. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** Words of a document, in its language; formats put them in quotation marks. */
  | { readonly kind: 'words'; readonly text: string; readonly language: string }
  | { readonly kind: 'verdict'; readonly verdict: CellState }
  /** An address from outside. Formats make it a link only where `safeLink` allows it. */
  | { readonly kind: 'address'; readonly url: string }

/** A passage word for word, with what stands before and after it in its text. */
export interface Quotation {
  readonly kind: 'quotation'
  readonly label: string
  readonly before: string
  readonly exact: string
  readonly after: string
  readonly language: string
  readonly translations: readonly { readonly text: string; readonly language: string }[]
  /** Where it stands: a claim's number from 0, and a report's index or the statement; absent for texts that are not shown side by side. */
  readonly at?: { readonly claim: number; readonly report: number | 'statement' }
}

/** Word-level changes from the claim to the passage. */
export interface Changes {
  readonly kind: 'changes'
  readonly label: string
  readonly parts: readonly ChangeObject<string>[]
  readonly language: string
}

export interface MatrixCell {
  readonly verdict: CellState
  /** 0..1 */
  readonly confidence: number
  /** Whether a reviewer has said so. */
  readonly reviewed: boolean
  /** Whether it is called reported and hardly believed. */
  readonly doubtful: boolean
}

export interface Matrix {
  readonly kind: 'matrix'
  readonly caption: string
  readonly claimHead: string
  readonly outlets: readonly { readonly name: string; readonly control: boolean }[]
  readonly rows: readonly { readonly words: string; readonly cells: readonly MatrixCell[]; readonly hasGap: boolean }[]
  readonly language: string
  readonly legend: readonly { readonly verdict: CellState; readonly meaning: string }[]
}

export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly caption: string; readonly head: readonly string[]; readonly rows: readonly (readonly Inline[])[][] }
  | { readonly kind: 'pairs'; readonly pairs: readonly { readonly name: string; readonly value: readonly Inline[] }[] }
  | { readonly kind: 'source'; readonly label: string; readonly text: string; readonly syntax: 'text' | 'bibtex' | 'json' }
  | Quotation
  | Changes
  | Matrix
  /** The texts themselves, side by side; only formats that can link highlights show them. */
  | { readonly kind: 'reading' }

export interface Section {
  /** Unique in the report, fit for a fragment: `gap-3`. */
  readonly id: string
  readonly title: readonly Inline[]
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

/** Plain words of ours. */
export const text = (value: string): Inline => ({ kind: 'text', text: value })
/** Words of ours that stand out. */
export const strong = (value: string): Inline => ({ kind: 'strong', text: value })
/** A paragraph of these parts. */
export const paragraph = (...content: readonly Inline[]): Block => ({ kind: 'paragraph', content })
/** A section with an identifier that is the same in every format, its title, blocks and sections within. */
export const section = (
  id: string,
  title: string | readonly Inline[],
  blocks: readonly Block[],
  sections: readonly Section[] = [],
): Section => ({
  id,
  title: typeof title === 'string' ? [text(title)] : title,
  blocks,
  sections,
})

/** The address where a reader may be sent: http and https only, without anything that a parser could misread. */
export function safeLink(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || /[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\\]/.test(url)) return undefined
  try {
    const parsed = new URL(url)
    return (parsed.protocol === 'http:' || parsed.protocol === 'https:') && parsed.username === '' && parsed.password === ''
      ? parsed.href
      : undefined
  } catch {
    return undefined
  }
}

/** Sections for a format that cannot show the texts side by side. */
export function printed(sections: readonly Section[]): Section[] {
  return sections.filter((one) => !one.blocks.some((block) => block.kind === 'reading'))
}
