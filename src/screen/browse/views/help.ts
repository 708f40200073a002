// The dashboard's help, made from its key table.
import { helpLines } from '../../help.ts'
import type { HelpOf } from '../../help.ts'
import { line, type Line } from '../../lines.ts'
import { BINDINGS } from '../keys.ts'

const HELP: HelpOf = {
  bindings: BINDINGS,
  groups: ['Go', 'Move', 'Find', 'Decide', 'Leave'],
  legend: [
    line('Marks', 'strong'),
    line('  ●R reported  ◐P partial  ≠A altered  ○O omitted  ?U unsure'),
    line('  ✓ decided by a person   ± reviewers differ   ━●━ a rate in its interval   ▲ ▼ a finding: more, less than the controls'),
  ],
}

/** Lines of the dashboard's help at a width. */
export const dashboardHelp = (width: number): Line[] => helpLines(width, HELP)
