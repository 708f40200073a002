// A line to the person at the terminal, beside the answer.
import { safeLine } from '../text/safe-text.ts'

/** Writes `unsaid: …` on standard error; nothing in the line reaches the terminal as a command. */
export function say(line: string): void {
  process.stderr.write(`unsaid: ${safeLine(line)}\n`)
}
