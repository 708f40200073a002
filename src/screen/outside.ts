// Other programs that a screen hands something to: an editor, a browser.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TerminalControl } from './show.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Editors that take `+LINE` before a file. */
const BY_LINE = /(?:^|[/\\])(?:n?vim?|gvim|view|nano|pico|emacs(?:client)?|micro|kak|joe|ne|mg|less|most)(?:\.exe)?$/

/**
 * Shows a text in the reader's editor (`VISUAL`, else `EDITOR`, else vi), as a copy that cannot be written: the texts of a case are
 * what its decisions were made on. Returns a line on what went wrong.
 */
export function readInEditor(
  { name, text, line }: { readonly name: string; readonly text: string; readonly line: number },
  runHere: TerminalControl['runHere'],
  environment: Environment = process.env,
): string | undefined {
  const [program = 'vi', ...args] = (environment['VISUAL'] || environment['EDITOR'] || 'vi').trim().split(/\s+/)
  const folder = mkdtempSync(join(tmpdir(), 'unsaid-'))
  try {
    const path = join(folder, `${name.replace(/[^\p{L}\p{N} _.-]/gu, '_').replace(/^\.+/, '') || 'text'}.txt`)
    writeFileSync(path, text)
    chmodSync(path, 0o400)
    const ended = runHere(program, [...args, ...(BY_LINE.test(program) ? [`+${line}`] : []), path])
    if (typeof ended === 'string') return `${program} could not be started (${ended}); set EDITOR to a program that is there`
    return ended === 0 ? undefined : `${program} ended with ${ended}`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opens an address in the reader's browser (`BROWSER`, else what the system has). Resolves to a line on what went wrong. */
export function openInBrowser(url: string, environment: Environment = process.env): Promise<string | undefined> {
  const system: Readonly<Record<string, readonly string[]>> = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'] }
  const named = environment['BROWSER']?.trim().split(/\s+/)
  const [program = 'xdg-open', ...args] = named && named[0] !== '' ? named : (system[process.platform] ?? ['xdg-open'])
  return new Promise((resolve) => {
    const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true })
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve(`${program} could not be started (${error.code ?? error.message}); the address is ${url}`),
    )
    child.once('spawn', () => {
      child.unref()
      resolve(undefined)
    })
  })
}
