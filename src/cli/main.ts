#!/usr/bin/env node
// The command line: names the commands, loads what one needs, turns errors into exit codes.
import { Command, CommanderError } from 'commander'
import { UserError } from '../model/user-error.ts'
import { sendNoTelemetry } from '../semantic/no-telemetry.ts'
import { safeLine } from '../text/safe-text.ts'
import { version } from '../version.ts'
import { nameCommands } from './commands/index.ts'
import { EXIT } from './exit-codes.ts'
import { say } from './say.ts'

// Before any worker thread: they load the library too.
sendNoTelemetry()
// Before React is loaded: its other build checks what developers do, at every frame.
process.env['NODE_ENV'] ??= 'production'

const program = new Command('unsaid')
  .description('Finds what media left out of a statement.')
  .version(version)
  .showHelpAfterError('(unsaid --help lists the commands)')
  .configureOutput({ writeErr: (text) => process.stderr.write(text.split('\n').map(safeLine).join('\n')) })
  .exitOverride()

for (const name of nameCommands) name(program)

program.addHelpText(
  'after',
  `
Examples:
  unsaid compare cases/lukashenko-visit-2025
  unsaid compare statement.txt kcna.txt belta.txt --format md -o report.md
  unsaid batch pairs.jsonl -o verdicts.jsonl

Exit codes:
  0   done
  1   done, and what was asked for was found: --fail-on omitted, something missing for a model,
      or a report that does not hold
  2   the input or the call is wrong; one line says what, and how to mend it
  3   some of many inputs failed, each named, or the work was stopped; it wins over 1
  70  a fault of unsaid`,
)

// A reader that has seen enough closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done)
  say(`standard output could not be written (${error.code ?? error.message}); make room, or name a file with -o`)
  process.exit(EXIT.usage)
})
// Nobody listens to what is said: that ends no work.
process.stderr.on('error', () => undefined)
// A limit on the size of files is told by the write that meets it; without a listener the signal would end the program.
if (process.platform !== 'win32') process.on('SIGXFSZ' as NodeJS.Signals, () => undefined)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage
  else if (error instanceof UserError) {
    say(error.message)
    process.exitCode = EXIT.usage
  } else {
    say(`a fault of unsaid, not of your input: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    process.exitCode = EXIT.fault
  }
}
