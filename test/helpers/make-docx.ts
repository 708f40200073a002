// Word files with what press offices put into them.
import * as docx from 'docx'

const paragraph = (text: string, options: object = {}): docx.Paragraph => new docx.Paragraph({ text, ...options })

/** A Word file of plain paragraphs. */
export const makeDocx = (paragraphs: readonly string[]): Promise<Buffer> =>
  docx.Packer.toBuffer(new docx.Document({ sections: [{ children: paragraphs.map((text) => paragraph(text)) }] }))

/** A press release with title, header, footer, list, table, link, note, comment, tracked changes and a page break. */
export const makeRelease = (): Promise<Buffer> => {
  const cell = (text: string): docx.TableCell => new docx.TableCell({ children: [paragraph(text)] })
  const changed = { author: 'A', date: '2025-03-04T00:00:00Z' }
  const text = (words: string): docx.TextRun => new docx.TextRun(words)
  return docx.Packer.toBuffer(
    new docx.Document({
      footnotes: { 1: { children: [paragraph('The note says so.')] } },
      comments: { children: [{ id: 0, author: 'X', date: new Date(0), children: [paragraph('an internal comment')] }] },
      sections: [
        {
          headers: { default: new docx.Header({ children: [paragraph('RUNNING HEAD')] }) },
          footers: { default: new docx.Footer({ children: [paragraph('RUNNING FOOT')] }) },
          children: [
            paragraph('Harbour works to end in May', { heading: docx.HeadingLevel.TITLE }),
            paragraph('4 March 2025'),
            new docx.Paragraph({
              children: [text('The works end in '), text('May'), text('.'), new docx.FootnoteReferenceRun(1)],
            }),
            new docx.Paragraph({
              children: [
                new docx.InsertedTextRun({ text: 'She thanked the crews.', id: 1, ...changed }),
                new docx.DeletedTextRun({ text: 'She blamed the crews.', id: 2, ...changed }),
              ],
            }),
            paragraph('Two cranes were repaired.', { bullet: { level: 0 } }),
            paragraph('A third arrives in April.', { bullet: { level: 0 } }),
            new docx.Table({ rows: [new docx.TableRow({ children: [cell('2024'), cell('1,377 ships')] })] }),
            new docx.Paragraph({
              children: [
                new docx.ExternalHyperlink({ link: 'https://port.example', children: [text('The port')] }),
                text(' is open.'),
                new docx.CommentRangeStart(0),
                new docx.CommentRangeEnd(0),
                new docx.PageBreak(),
                text('The last page.'),
              ],
            }),
          ],
        },
      ],
    }),
  )
}
