// The report as Markdown (GitHub flavoured), built as a syntax tree so that no text can become markup.
import type { Root, RootContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Comparison } from '../../model/comparison.ts'
import { printed, type Section } from '../edition/blocks.ts'
import { editionOf, type Edition, type EditionOptions } from '../edition/edition.ts'
import { blockNodes, heading, inline, plain, paragraph } from './blocks.ts'

function sectionNodes(section: Section, depth: 2 | 3, edition: Edition): RootContent[] {
  return [
    heading(depth, section.title.map(inline)),
    ...section.blocks.flatMap((block) => blockNodes(block, edition)),
    ...section.sections.flatMap((one) => sectionNodes(one, 3, edition)),
  ]
}

/** Syntax tree of a report. */
function markdownTree(edition: Edition): Root {
  const { words } = edition
  return {
    type: 'root',
    children: [
      heading(1, [plain(edition.title)]),
      paragraph({
        type: 'emphasis',
        children: [plain([words.subtitle, edition.date, words.made(edition.comparison.engine.version)].filter(Boolean).join(' · '))],
      }),
      ...printed(edition.sections).flatMap((section) => sectionNodes(section, 2, edition)),
    ],
  }
}

/** Characters that GitHub gives a meaning beyond its flavour of Markdown: mathematics, mentions. */
const ALSO_UNSAFE = {
  unsafe: [
    { character: '$', inConstruct: 'phrasing' as const },
    { character: '@', inConstruct: 'phrasing' as const },
  ],
}

/** An edition as Markdown. */
export const markdownEdition = (edition: Edition): string =>
  toMarkdown(markdownTree(edition), { extensions: [gfmToMarkdown(), ALSO_UNSAFE], bullet: '-' })

/** The report as Markdown. The same comparison and options give the same bytes. */
export function markdownReport(comparison: Comparison, options: EditionOptions = {}): string {
  return markdownEdition(editionOf(comparison, options))
}
