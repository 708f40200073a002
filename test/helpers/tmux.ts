// A real terminal for tests: tmux runs a program, takes keys and gives the screen.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether tests in a terminal can run here. */
export const hasTmux = spawnSync('tmux', ['-V']).error === undefined
export const toHaveTmux = 'install tmux (Debian: apt-get install tmux)'

/** Longest wait for a screen, in milliseconds: the machine may be busy. */
const PATIENCE = 300_000

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** A terminal of its own server, so that nobody's tmux is touched. A lifetime, so a class. */
export class Terminal {
  static #count = 0
  readonly #server = `unsaid-test-${process.pid}-${(Terminal.#count += 1)}`

  /** Starts a program; when it ends, `ended` and its exit code stand on the screen. */
  constructor(columns: number, rows: number, command: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const set = Object.entries(environment).map(([name, value]) => `${name}=${quoted(value)}`)
    const line = `env -u CI -u NO_COLOR -u FORCE_COLOR ${set.join(' ')} ${command.map(quoted).join(' ')}; echo ended $?; exec cat`
    this.#tmux('-f', '/dev/null', 'new-session', '-d', '-x', String(columns), '-y', String(rows), line)
  }

  #tmux(...args: string[]): string {
    return execFileSync('tmux', ['-L', this.#server, ...args], { encoding: 'utf8' })
  }

  /** Named keys such as `Enter`, or text as it is. */
  press(...keys: string[]): void {
    this.#tmux('send-keys', ...keys)
  }

  type(text: string): void {
    this.#tmux('send-keys', '-l', text)
  }

  screen(): string {
    return this.#tmux('capture-pane', '-p')
  }

  /** Waits until the screen has what is looked for, and gives it. Throws with the screen where it does not come. */
  async until(wanted: string | RegExp): Promise<string> {
    const end = Date.now() + PATIENCE
    for (;;) {
      const screen = this.screen()
      if (typeof wanted === 'string' ? screen.includes(wanted) : wanted.test(screen)) return screen
      if (Date.now() > end) throw new Error(`waited in vain for ${String(wanted)} on:\n${screen}`)
      await pause(40)
    }
  }

  resize(columns: number, rows: number): void {
    this.#tmux('resize-window', '-x', String(columns), '-y', String(rows))
  }

  /** Whether the alternate screen is on and whether the cursor is shown. */
  modes(): { readonly alternate: boolean; readonly cursor: boolean; readonly mouse: boolean } {
    const [alternate, cursor, mouse] = this.#tmux('display-message', '-p', '#{alternate_on} #{cursor_flag} #{mouse_any_flag}')
      .trim()
      .split(' ')
    return { alternate: alternate === '1', cursor: cursor === '1', mouse: mouse === '1' }
  }

  /** Process id of the program that the terminal runs. */
  program(): number {
    const shell = this.#tmux('display-message', '-p', '#{pane_pid}').trim()
    const children = `/proc/${shell}/task/${shell}/children`
    const found = existsSync(children)
      ? execFileSync('cat', [children], { encoding: 'utf8' })
      : execFileSync('pgrep', ['-P', shell], { encoding: 'utf8' })
    return Number(found.trim().split(/\s+/)[0])
  }

  close(): void {
    spawnSync('tmux', ['-L', this.#server, 'kill-server'])
  }
}
