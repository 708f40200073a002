// Starts the built program as a person would.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `unsaid` with arguments; no colour, 80 columns, unless the environment says otherwise. */
export function run(
  args: readonly string[],
  options: { readonly input?: string | Buffer; readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Run {
  const { FORCE_COLOR: _colour, NO_COLOR: _none, COLUMNS: _columns, ...environment } = process.env
  const done = spawnSync(process.execPath, [program, ...args], {
    cwd: options.cwd ?? root,
    env: { ...environment, ...options.env },
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: done.status, stdout: done.stdout, stderr: done.stderr }
}
