// Runs of text as Word has them.
import { ExternalHyperlink, TextRun, type IRunOptions, type ParagraphChild } from 'docx'
import type { CellState } from '../../model/verdict.ts'
import { safeLink, type Inline } from '../edition/blocks.ts'
import { direction, knownTag } from '../language-tags.ts'
import { MARKS } from '../marks.ts'
import { safeLine } from '../../text/safe-text.ts'
import type { Words } from '../words/en.ts'

/** Text that XML 1.0 can hold: `safeLine`, and the two code points that XML has no way to write. */
export function xmlText(text: string): string {
  return safeLine(text).replace(/[\ufffe\uffff]/g, '\ufffd')
}

/** Colours behind verdicts, six hexadecimal digits: pale, so that black on them is easy to read. */
export const FILL: Readonly<Record<CellState, string>> = {
  reported: 'CDE8D8',
  partial: 'CFE6EF',
  altered: 'E3D5F3',
  omitted: 'F6CFC9',
  unsure: 'F5E8C4',
  disputed: 'F3D3E3',
}

/** Half points. */
const CODE_SIZE = 18

const EAST_ASIAN = /^(?:ko|zh|ja)(?:-|$)/i

/** Language and direction of a run, for the spelling checker, the fonts and the order of the characters. */
export function inLanguage(tag: string): IRunOptions {
  const known = knownTag(tag)
  if (known === undefined) return {}
  if (direction(tag) === 'rtl') return { rightToLeft: true, language: { bidirectional: known } }
  return { language: EAST_ASIAN.test(known) ? { eastAsia: known } : { value: known } }
}

/** Text of one look; what XML cannot hold is replaced. */
export const run = (text: string, options: IRunOptions = {}): TextRun => new TextRun({ ...options, text: xmlText(text) })

function verdictRun(kind: CellState, words: Words, options: IRunOptions = {}): TextRun {
  return run(`${MARKS[kind].sign} ${words.verdict[kind]}`, { ...options, bold: true, shading: { fill: FILL[kind] } })
}

function inline(part: Inline, words: Words, options: IRunOptions = {}): ParagraphChild[] {
  switch (part.kind) {
    case 'text':
      return [run(part.text, options)]
    case 'strong':
      return [run(part.text, { ...options, bold: true })]
    case 'code':
      return [run(part.text, { font: 'Consolas', size: Number(options.size ?? CODE_SIZE) })]
    case 'words':
      return [run('“', options), run(part.text, { ...options, ...inLanguage(part.language) }), run('”', options)]
    case 'verdict':
      return [verdictRun(part.verdict, words, options)]
    case 'address': {
      const link = safeLink(part.url)
      const text = run(part.url, link === undefined ? options : { ...options, style: 'Hyperlink' })
      return [link === undefined ? text : new ExternalHyperlink({ link, children: [text] })]
    }
  }
}

/** `size` in half points. */
export const inlines = (parts: readonly Inline[], words: Words, size?: number): ParagraphChild[] =>
  parts.flatMap((part) => inline(part, words, size === undefined ? {} : { size }))

/** The words alone. */
export const plainOf = (parts: readonly Inline[]): string =>
  parts.map((part) => (part.kind === 'verdict' ? part.verdict : part.kind === 'address' ? part.url : part.text)).join('')
