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

/** A list in a frame in the middle of what is under it; the screen around it stays. */
export function withList(under: readonly Line[], mode: OpenList, width: number): Line[] {
  const says = mode.items.map((one) => ` ${one.key}  ${safeLine(one.says)} `)
  const title = ` ${safeLine(mode.title)} `
  const inner = Math.min(width - LIST_MARGIN, Math.max(columnsOf(title) + 2, ...says.map(columnsOf)))
  const room = Math.max(1, under.length - 2)
  const from = Math.max(0, Math.min(mode.items.length - room, mode.at - Math.floor(room / 2)))
  const rows: Line[] = says
    .slice(from, from + room)
    .map((text, index) => [run('│', 'focus'), run(fit(text, inner), from + index === mode.at ? 'cursor' : 'plain'), run('│', 'focus')])
  const head = fit(title, Math.min(inner, columnsOf(title)))
  const box: Line[] = [[run(`╭${head}${'─'.repeat(inner - columnsOf(head))}╮`, 'focus')], ...rows, [run(`╰${'─'.repeat(inner)}╯`, 'focus')]]
  const left = Math.floor((width - inner - 2) / 2)
  const above = Math.max(0, Math.floor((under.length - box.length) / 3))
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
