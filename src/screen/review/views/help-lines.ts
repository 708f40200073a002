// The review's help, made from its key table.
import { helpLines, type HelpOf } from '../../help.ts'
import { line, type Line } from '../../lines.ts'
import type { Keys } from '../keys.ts'

const HELP: Omit<HelpOf, 'bindings'> = {
  groups: ['Decide', 'Move', 'Find', 'Correct', 'Mark a passage', 'Leave'],
  legend: [
    line('Marks', 'strong'),
    line('  ●R reported  ◐P partial  ≠A altered  ○O omitted  ?U unsure  ±D disputed  ·· hidden'),
    line('  ✓ you agreed with the engine   ! you overruled it   ~ text changed since   ± reviewers differ   ⚑ a question'),
  ],
}

/** Lines of the review's help at a width. */
export const reviewHelp = (width: number, { bindings }: Keys): Line[] => helpLines(width, { ...HELP, bindings })
