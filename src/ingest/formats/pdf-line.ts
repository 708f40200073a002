// A line of text as a PDF's page shows it.

export interface PdfLine {
  readonly text: string
  readonly page: number
  /** Points from the left and from the bottom of the page. */
  readonly left: number
  readonly right: number
  readonly bottom: number
  /** Size of its letters in points. */
  readonly size: number
}
