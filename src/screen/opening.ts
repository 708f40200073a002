// What stands on the screen before there is anything to review: what is being opened, and how far that is.
import { safeLine } from '../text/safe-text.ts'
import { fitLine, line, run, type Line } from './lines.ts'
import { padded } from './overlay.ts'
import type { Size } from './layout.ts'
import { rowsAt } from './wrapping.ts'

/** As much as is known of what is opened. */
export interface Opening {
  readonly title: string
  readonly stage: string
  readonly statement?: string
  readonly outlets?: readonly string[]
}

/** All rows of the screen. The statement is there to be read at once; its claims and verdicts follow. */
export function openingLines({ title, stage, statement, outlets }: Opening, { columns, rows }: Size): Line[] {
  const height = Math.max(1, rows - 2)
  const body: Line[] = [line('')]
  if (outlets) body.push([run('Reports    ', 'faint'), run(safeLine(outlets.join(', ')), 'strong')], line(''))
  if (statement !== undefined)
    for (const paragraph of statement.split('\n').slice(0, height))
      for (const row of rowsAt(safeLine(paragraph), Math.max(10, columns - 4))) body.push(line(`  ${row}`))
  return [
    fitLine([run('unsaid', 'focus'), run(` ${safeLine(title)}`, 'strong')], columns),
    ...padded(body, columns, height),
    fitLine([run(stage, 'focus'), run('  Ctrl-C leaves', 'faint')], columns),
  ]
}
