// The report as a Word document (Office Open XML), for newsrooms that edit in Word.
import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun, type FileChild } from 'docx'
import type { Comparison } from '../../model/comparison.ts'
import { printed, type Section } from '../edition/blocks.ts'
import { editionOf, type Edition, type EditionOptions } from '../edition/edition.ts'
import { blockChildren } from './blocks.ts'
import { reproducible } from './reproducible.ts'
import { inlines, run, xmlText } from './text.ts'

function sectionChildren(section: Section, edition: Edition, nested: boolean): FileChild[] {
  return [
    new Paragraph({
      heading: nested ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_1,
      children: inlines(section.title, edition.words),
      spacing: { before: nested ? 240 : 400, after: 120 },
      keepNext: true,
    }),
    ...section.blocks.flatMap((block, index) => blockChildren(block, edition, section.blocks[index + 1])),
    ...section.sections.flatMap((one) => sectionChildren(one, edition, true)),
  ]
}

function documentOf(edition: Edition): Document {
  const { words, title, date } = edition
  const subtitle = [words.subtitle, date].filter((part) => part !== undefined).join(' · ')
  const pages = [
    run(`${words.made(edition.comparison.engine.version)} `),
    new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
  ]
  return new Document({
    title: xmlText(title),
    creator: xmlText(
      edition.citation.authors.length > 0 ? words.listed(edition.citation.authors) : `unsaid ${edition.comparison.engine.version}`,
    ),
    description: words.subtitle,
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language: { value: words.tag } } },
        title: { run: { size: 40, bold: true } },
        heading1: { run: { size: 30, bold: true, color: '1B1D21' } },
        heading2: { run: { size: 24, bold: true, color: '1B1D21' } },
      },
    },
    sections: [
      {
        footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: pages })] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }),
          new Paragraph({ children: [run(subtitle, { color: '595F69' })] }),
          ...printed(edition.sections).flatMap((section) => sectionChildren(section, edition, false)),
        ],
      },
    ],
  })
}

/** The bytes of a .docx file. The same comparison and options give the same bytes. */
export async function docxReport(comparison: Comparison, options: EditionOptions = {}): Promise<Uint8Array> {
  const edition = editionOf(comparison, options)
  return reproducible(await Packer.toBuffer(documentOf(edition)), edition.date)
}
