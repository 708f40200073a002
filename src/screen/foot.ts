// The last line of every screen: what is typed, what is to be said, or which keys there are.
import { safeLine } from '../text/safe-text.ts'
import { keyLabel } from './input.ts'
import type { Bound } from './key-table.ts'
import { columnsOf, fitLine, headOf, run, type Line } from './lines.ts'
import type { Notice } from './notice.ts'

/** A line being typed under a label, with its end that is being typed in sight; `cursor` is an offset into the text. */
export interface Typed {
  readonly label: string
  readonly text: string
  readonly cursor: number
}

/** What of a typed line is in sight before the cursor. */
function seenBefore({ label, text, cursor }: Typed, width: number): string {
  const room = width - columnsOf(label) - 2
  let from = 0
  while (columnsOf(safeLine(text.slice(from, cursor))) > room) from += 1
  return safeLine(text.slice(from, cursor))
}

/** Column of the cursor in a typed line, from 0: the terminal's own cursor is put there, where input methods write. */
export const promptColumn = (typed: Typed, width: number): number => columnsOf(typed.label) + columnsOf(seenBefore(typed, width))

function promptLine(typed: Typed, width: number): Line {
  const before = seenBefore(typed, width)
  const room = width - columnsOf(typed.label) - 2
  const after = headOf(safeLine(typed.text.slice(typed.cursor)), Math.max(0, room - columnsOf(before)))
  return [run(typed.label, 'focus'), run(before), run(after)]
}

/** Keys of these bindings that have a hint, after `first`, as many as fit; where `?` helps it is always among them. */
function hintLine(first: string, bindings: readonly Bound<unknown, { readonly do: string }>[], width: number): Line {
  const own = bindings.filter((one) => one.hint !== undefined)
  const hint = (one: (typeof own)[number]): string => `${keyLabel(one.keys[0]!)} ${one.hint ?? ''}`
  const help = own.filter((one) => one.command.do === 'help').map(hint)
  const parts: string[] = []
  let used = help.reduce((sum, text) => sum + columnsOf(text) + 2, 0)
  for (const text of [first, ...own.filter((one) => one.command.do !== 'help').map(hint)]) {
    if (used + columnsOf(text) + 2 > width) continue
    parts.push(text)
    used += columnsOf(text) + 2
  }
  return [...parts, ...help].flatMap((part, index) => {
    const space = part.indexOf(' ')
    return [run(`${index > 0 ? '  ' : ''}${part.slice(0, space)}`, 'strong'), run(part.slice(space), 'faint')]
  })
}

/** The foot at a width: what is typed where something is, else the notice, else hints. */
export function footLine(
  foot: {
    readonly typed?: Typed | undefined
    readonly notice?: Notice | undefined
    /** What the first hint says, and the bindings that the others come from. */
    readonly first: string
    readonly bindings: readonly Bound<unknown, { readonly do: string }>[]
  },
  width: number,
): Line {
  const { typed, notice, first, bindings } = foot
  if (typed) return fitLine(promptLine(typed, width), width)
  if (notice) return fitLine([run(safeLine(notice.text), notice.tone === 'warning' ? 'warning' : 'focus')], width)
  return fitLine(hintLine(first, bindings, width), width)
}
