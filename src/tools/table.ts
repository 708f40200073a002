// Tables of figures as Markdown, so that what a script prints can be laid into docs/figures.md as it is.
import stringWidth from 'string-width'

/** A Markdown table; all columns but the first are right-aligned. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(3, ...[head, ...rows.map((row) => row[column] ?? '')].map((cell) => stringWidth(cell))),
  )
  const cell = (text: string, column: number): string => {
    const space = ' '.repeat(widths[column]! - stringWidth(text))
    return column === 0 ? text + space : space + text
  }
  const line = (cells: readonly string[]): string => `| ${heads.map((_, column) => cell(cells[column] ?? '', column)).join(' | ')} |`
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return `${[line(heads), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n')}\n`
}
