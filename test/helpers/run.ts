// Starts the built program as a person would.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
/** The built program that these tests are of (test/build.ts). */
export const built = join(root, process.env['UNSAID_DIST'] ?? 'dist')
export const program = join(built, 'cli/main.js')

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
