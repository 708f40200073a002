// The dashboard's help, made from its key table.
import { helpLines } from '../../help.ts'
import type { HelpOf } from '../../help.ts'
import { line, type Line } from '../../lines.ts'
import { BINDINGS, type Binding } from '../keys.ts'

const HELP: Omit<HelpOf, 'bindings'> = {
  groups: ['Go', 'Move', 'Find', 'Decide', 'Leave'],
  legend: [
    line('Marks', 'strong'),
    line('  ●R reported  ◐P partial  ≠A altered  ○O omitted  ?U unsure'),
    line('  ✓ decided by a person   ± reviewers differ   ━●━ a rate in its interval   ▲ ▼ a finding: more, less than the controls'),
  ],
}

/** Lines of the dashboard's help at a width, for the keys in use. */
export const dashboardHelp = (width: number, bindings: readonly Binding[] = BINDINGS): Line[] => helpLines(width, { ...HELP, bindings })
