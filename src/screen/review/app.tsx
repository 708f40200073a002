// The review on the screen: keys in, decisions to the log, frames out. The only file of this room with effects.
import { useCursor, useInput, useIsScreenReaderEnabled, useStdout } from 'ink'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import type { Decision } from '../../model/decision.ts'
import type { Desk } from '../../review/desk.ts'
import { keyReader } from '../input.ts'
import { openInBrowser, readInEditor } from '../outside.ts'
import type { TerminalControl } from '../show.ts'
import type { Draw } from '../terminal.ts'
import { cursorOf } from './cursor.ts'
import type { Keys } from './keys.ts'
import { reduce, type Action } from './reducer.ts'
import { initialState, type ExportRequest, type Request, type State } from './state.ts'
import type { Size } from '../layout.ts'
import { painted, type Theme } from '../theme.ts'
import { Screen } from '../screen.tsx'
import { screenLines } from './views/screen-lines.ts'
import { Spoken, spokenCursor } from './views/spoken.tsx'

/** Where decisions go. Both calls are done before they return. */
export interface DecisionLog {
  /** Puts lines on the disk; throws where that fails. */
  readonly append: (lines: readonly Decision[]) => void
  /** The whole log, where another program has written to it since; else `undefined`. */
  readonly reread: () => readonly Decision[] | undefined
}

/** What became of an export. */
export type Exported = { readonly said: string; readonly tone: 'plain' | 'warning' } | 'exists'

export interface AppProps {
  readonly desk: Desk
  readonly log: readonly Decision[]
  readonly store: DecisionLog
  readonly theme: Theme
  readonly exportTo: (state: State, request: ExportRequest) => Promise<Exported>
  readonly onQuit: () => void
  /**
   * Puts the rows of a frame on a terminal. Ink lays out and tokenizes every character of a frame anew, which takes longer
   * than a key may on a large screen; where this is given, ink only takes the keys. Without it ink draws.
   */
  readonly draw?: Draw
  /** What else may be done with the terminal. */
  readonly control?: TerminalControl
  /** Keys in use, where a reader has changed some. */
  readonly keys?: Keys | undefined
  readonly mouse?: boolean | undefined
  /** Said at the start, for example what of a log could not be read. */
  readonly notice?: string
  readonly now?: () => Date
  /** Claim to begin at, by index; without it the review begins where a decision waits. */
  readonly startAt?: number
}

const sizeOf = (stdout: { readonly columns?: number; readonly rows?: number }): Size => ({
  columns: stdout.columns ?? 80,
  rows: stdout.rows ?? 24,
})

/** The next state; what it adds to the log is on the disk before it is shown. */
function kept(state: State, action: Action, store: DecisionLog): State {
  const next = reduce(state, action)
  if (next.log === state.log || action.type === 'reread') return next
  const reread = store.reread()
  if (reread) return kept(reduce(state, { type: 'reread', log: reread }), action, store)
  try {
    store.append(next.log.slice(state.log.length))
    return next
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    return reduce(state, { type: 'said', text: `Not saved, so not done: the log could not be written (${code})`, tone: 'warning' })
  }
}

/** The review: state in, keys out, and all effects between the log and the reducer. */
export function App({
  desk,
  log,
  store,
  theme,
  exportTo,
  onQuit,
  draw,
  control,
  keys: inUse,
  mouse,
  notice,
  now = () => new Date(),
  startAt,
}: AppProps): ReactElement | null {
  const { stdout } = useStdout()
  const spoken = useIsScreenReaderEnabled()
  const [state, setState] = useState(() => {
    const begun = reduce(initialState(desk, log, sizeOf(stdout), { keys: inUse, mouse }), { type: 'begun', time: now().toISOString() })
    const first = startAt !== undefined && begun.shown.includes(startAt) ? { ...begun, claim: startAt } : begun
    return notice === undefined ? first : reduce(first, { type: 'said', text: notice, tone: 'warning' })
  })
  // Keys of one burst act on each other's outcome, so the latest state is kept beside the one that is drawn.
  const latest = useRef(state)
  const [read] = useState(keyReader)

  const takeUp = (): void => {
    const { request } = latest.current
    if (!request) return
    if (request.kind === 'quit') {
      onQuit()
      return
    }
    send({ type: 'taken' })
    if (request.kind !== 'export') {
      outside(request)
      return
    }
    exportTo(latest.current, request).then(
      (outcome) => {
        if (outcome === 'exists') send({ type: 'exists', request })
        else send({ type: 'said', text: outcome.said, tone: outcome.tone })
        setState(latest.current)
      },
      (error: unknown) => {
        send({ type: 'said', text: `Not written: ${error instanceof Error ? error.message : String(error)}`, tone: 'warning' })
        setState(latest.current)
      },
    )
  }
  const tell = (text: string, tone: 'plain' | 'warning' = 'plain'): void => {
    send({ type: 'said', text, tone })
    setState(latest.current)
  }
  const outside = (request: Exclude<Request, { readonly kind: 'export' }>): void => {
    switch (request.kind) {
      case 'quit':
        return
      case 'open':
        void openInBrowser(request.url).then((wrong) => tell(wrong ?? `Opened: ${request.url}`, wrong === undefined ? 'plain' : 'warning'))
        return
      case 'copy':
        control?.copy(request.text)
        tell(
          control ? `Copied: ${request.what} (where the terminal allows it)` : 'Nothing to copy through here',
          control ? 'plain' : 'warning',
        )
        return
      case 'mouse':
        control?.mouse(request.on)
        return
      case 'suspend':
        control?.suspend()
        return
      case 'edit': {
        const wrong = control ? readInEditor(request, control.runHere) : 'an editor needs a terminal of its own'
        if (wrong !== undefined) tell(wrong, 'warning')
      }
    }
  }
  const send = (action: Action): void => {
    latest.current = kept(latest.current, action, store)
    takeUp()
  }

  useInput((input, key) => {
    const { keys, pasted } = read(input, key)
    for (const name of keys) send({ type: 'key', key: name, time: now().toISOString(), pasted })
    setState(latest.current)
  })

  useEffect(() => {
    const resized = (): void => {
      latest.current = reduce(latest.current, { type: 'resized', size: sizeOf(stdout) })
      setState(latest.current)
    }
    stdout.on('resize', resized)
    return () => {
      stdout.off('resize', resized)
    }
  }, [stdout])

  const rows = useMemo(() => (spoken ? [] : screenLines(state).map((row) => painted(row, theme))), [spoken, state, theme])
  const cursor = cursorOf(state)
  useLayoutEffect(() => {
    if (!spoken) draw?.(rows, cursor)
  }, [spoken, draw, rows, cursor])
  const { setCursorPosition } = useCursor()
  // Where ink draws, it places the cursor too: for input methods, and for braille beside speech.
  setCursorPosition(spoken ? spokenCursor(state, stdout.columns) : draw || !cursor?.shown ? undefined : { x: cursor.x, y: cursor.y })

  if (spoken) return <Spoken state={state} />
  return draw ? null : <Screen rows={rows} />
}
