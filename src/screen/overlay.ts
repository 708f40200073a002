// Blocks of lines put together: side by side, one over another, filled up to a size.
import { safeLine } from '../text/safe-text.ts'
import { columnsOf, fit, fitLine, line, run, sliceLine, type Line } from './lines.ts'

/** Two blocks side by side with a rule between them. */
export const beside = (left: readonly Line[], right: readonly Line[]): Line[] =>
  left.map((row, index) => [...row, run('│', 'title'), ...(right[index] ?? [])])

const LIST_MARGIN = 4

export interface OpenList {
  readonly title: string
  readonly items: readonly { readonly key: string; readonly says: string }[]
  readonly at: number
}

/** Where a list's frame stands over `height` rows of `width` columns, how wide its items are, and which of them are seen. */
function frameOf(list: OpenList, width: number, height: number) {
  const says = list.items.map((one) => ` ${one.key}  ${safeLine(one.says)} `)
  const title = ` ${safeLine(list.title)} `
  const inner = Math.min(width - LIST_MARGIN, Math.max(columnsOf(title) + 2, ...says.map(columnsOf)))
  const room = Math.max(1, height - 2)
  const from = Math.max(0, Math.min(list.items.length - room, list.at - Math.floor(room / 2)))
  const shown = says.slice(from, from + room)
  const left = Math.floor((width - inner - 2) / 2)
  const above = Math.max(0, Math.floor((height - shown.length - 2) / 3))
  return { title, inner, from, shown, left, above }
}

/** Where the chosen item of a list begins on the screen, whose panes begin in its second row. */
export function listRow(list: OpenList, width: number, height: number): { readonly x: number; readonly y: number } {
  const { from, left, above } = frameOf(list, width, height)
  return { x: left + 2, y: above + 2 + list.at - from }
}

/** The item of a list that stands at a place over the rows that it lies on; `undefined` beside it. */
export function listPlace(list: OpenList, width: number, height: number, x: number, y: number): number | undefined {
  const { inner, from, shown, left, above } = frameOf(list, width, height)
  const row = y - above - 1
  return row >= 0 && row < shown.length && x > left && x <= left + inner ? from + row : undefined
}

/** A list in a frame in the middle of what is under it; the screen around it stays. */
export function withList(under: readonly Line[], list: OpenList, width: number): Line[] {
  const { title, inner, from, shown, left, above } = frameOf(list, width, under.length)
  const rows: Line[] = shown.map((text, index) => [
    run('│', 'focus'),
    run(fit(text, inner), from + index === list.at ? 'cursor' : 'plain'),
    run('│', 'focus'),
  ])
  const head = fit(title, Math.min(inner, columnsOf(title)))
  const box: Line[] = [[run(`╭${head}${'─'.repeat(inner - columnsOf(head))}╮`, 'focus')], ...rows, [run(`╰${'─'.repeat(inner)}╯`, 'focus')]]
  return under.map((row, index) => {
    const over = box[index - above]
    return over ? [...sliceLine(row, 0, left), ...over, ...sliceLine(row, left + inner + 2, width)] : row
  })
}

/** Exactly so many rows, each exactly so wide. */
export function padded(lines: readonly Line[], width: number, height: number): Line[] {
  const rows = lines.slice(0, height).map((row) => fitLine(row, width))
  while (rows.length < height) rows.push(fitLine(line(''), width))
  return rows
}
