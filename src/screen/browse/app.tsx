// The dashboard on the screen: keys in, questions to the archive, frames out, and the review of a pair in its place and back.
import { useCursor, useInput, type Key, useIsScreenReaderEnabled, useStdout } from 'ink'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { keyReader } from '../input.ts'
import type { TerminalControl } from '../show.ts'
import type { Draw } from '../terminal.ts'
import { painted, type Theme } from '../theme.ts'
import { Screen } from '../screen.tsx'
import type { Archive, Need } from '../../model/dashboard.ts'
import { reduce, type Action } from './reducer.ts'
import { initialState, isHeld, needKey, needs, type Beginning, type State } from './state.ts'
import { promptColumn } from '../foot.ts'
import { typedLine } from './views/bars.ts'
import { screenLines } from './views/screen-lines.ts'
import { Spoken } from './views/spoken.tsx'

/** A review that takes the screen until it is left. */
export interface OpenReview {
  readonly element: (draw: DashboardProps['draw'], onQuit: () => void, mouse: boolean) => ReactElement
  /** Resolves when all decisions are kept; rejects where they could not be. */
  readonly done: () => Promise<void>
}

export interface DashboardProps {
  readonly archive: Archive
  readonly beginning: Omit<Beginning, 'size'>
  readonly theme: Theme
  readonly openReview: (
    ids: { readonly statement: number; readonly report: number },
    claim: number,
    mode: 'open' | 'blind',
  ) => Promise<OpenReview>
  readonly onQuit: () => void
  /** Puts the rows of a frame on a terminal; without it ink draws. */
  readonly draw?: Draw
  /** What else may be done with the terminal. */
  readonly control?: TerminalControl
  /** Milliseconds between looks at what other processes have done. */
  readonly every?: number
}

const EVERY = 2000

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The dashboard: state in, keys out, and all effects between the archive and the reducer. */
export function Dashboard({
  archive,
  beginning,
  theme,
  openReview,
  onQuit,
  draw,
  control,
  every = EVERY,
}: DashboardProps): ReactElement | null {
  const { stdout } = useStdout()
  const spoken = useIsScreenReaderEnabled()
  const size = () => ({ columns: stdout.columns, rows: (stdout as { readonly rows?: number }).rows ?? 24 })
  const [state, setState] = useState<State>(() => initialState({ ...beginning, size: size() }))
  const [review, setReview] = useState<OpenReview>()
  const latest = useRef(state)
  const asked = useRef(new Set<string>())
  const [read] = useState(keyReader)
  const alive = useRef(true)
  const opening = useRef(false)
  const reviewing = useRef(false)

  const fail = (error: unknown): void => {
    send({ type: 'said', text: wordsOf(error), tone: 'warning' })
  }
  const ask = (need: Need): void => {
    const key = needKey(latest.current, need)
    if (isHeld(latest.current, need) || asked.current.has(key)) return
    asked.current.add(key)
    archive
      .answer(need)
      .then((answer) => send({ type: 'answered', need, key, answer }), fail)
      .finally(() => asked.current.delete(key))
  }
  const look = async (): Promise<void> => {
    send({ type: 'facts', facts: await archive.facts() })
  }
  const sumUp = (): void => {
    if (latest.current.summing === 'yes') return
    send({ type: 'summing', state: 'yes' })
    archive.audit().then(
      (audit) => send({ type: 'summing', state: 'no', audit }),
      (error: unknown) => {
        send({ type: 'summing', state: 'failed' })
        fail(error)
      },
    )
  }
  const startReview = async (
    ids: { readonly statement: number; readonly report: number },
    claim: number,
    mode: 'open' | 'blind',
  ): Promise<void> => {
    // A second Enter while the pair is compared must not open it twice.
    if (opening.current) return
    opening.current = true
    try {
      send({ type: 'said', text: 'Comparing the pair …', tone: 'plain' })
      const opened = await openReview(ids, claim, mode)
      if (!alive.current) return
      reviewing.current = true
      setReview(opened)
    } finally {
      opening.current = false
    }
  }
  const endReview = (one: OpenReview): void => {
    setReview(undefined)
    // The review may have left the mouse to the terminal, or taken it.
    control?.mouse(latest.current.mouse)
    // The key that left the review must not be taken here as well.
    setImmediate(() => (reviewing.current = false))
    send({ type: 'said', text: 'Back from the review; its decisions are in the figures', tone: 'plain' })
    one
      .done()
      .then(() => archive.list())
      .then(look)
      .then(() => {
        send({ type: 'changed' })
        sumUp()
      })
      .catch(fail)
  }
  const takeUp = (): void => {
    const { request } = latest.current
    if (!request) return
    if (request.kind === 'quit') {
      alive.current = false
      onQuit()
      return
    }
    latest.current = reduce(latest.current, { type: 'taken' })
    switch (request.kind) {
      case 'audit':
        sumUp()
        return
      case 'review':
        startReview(request, request.claim, latest.current.blind ? 'blind' : 'open').catch(fail)
        return
      case 'mouse':
        control?.mouse(request.on)
        return
      case 'suspend':
        control?.suspend()
        return
      case 'random':
        archive
          .anyPair()
          .then((pair) =>
            pair ? startReview(pair, 0, 'blind') : send({ type: 'said', text: 'Every pair has a decision already', tone: 'plain' }),
          )
          .catch(fail)
        return
      case 'settle':
        archive
          .settle(request.statement, request.report, request.answer)
          .then(look)
          .then(() => send({ type: 'changed' }))
          .then(() => send({ type: 'said', text: `Kept: ${request.answer}`, tone: 'plain' }))
          .catch(fail)
        return
      case 'values':
        archive
          .values(request.of, request.filter)
          .then((values) => send({ type: 'values', of: request.of, filter: request.filter, values }), fail)
    }
  }
  const send = (action: Action): void => {
    if (!alive.current) return
    latest.current = reduce(latest.current, action)
    takeUp()
    for (const need of needs(latest.current)) ask(need)
    setState(latest.current)
  }

  // The review takes its own keys. This hook stays active all the same: without any, ink would give the terminal's keys back for a moment.
  // Its function stays the same one, so that no key falls between an old and a new one.
  const onInput = useRef((input: string, key: Key): void => {
    if (reviewing.current) return
    const { keys, pasted } = read(input, key)
    for (const name of keys) send({ type: 'key', key: name, pasted })
  })
  useInput(onInput.current)

  useEffect(() => {
    const resized = (): void => {
      send({ type: 'resized', size: size() })
    }
    stdout.on('resize', resized)
    let timer: NodeJS.Timeout
    // Lists what waits, a little at a time, then looks now and then whether another process has done more.
    const follow = async (): Promise<void> => {
      await look()
      const more = await archive.list()
      if (more > 0) await look()
      if (alive.current) timer = setTimeout(() => void follow().catch(fail), more > 0 ? 0 : every)
    }
    void follow().catch(fail)
    sumUp()
    return () => {
      alive.current = false
      clearTimeout(timer)
      stdout.off('resize', resized)
    }
    // Once, for as long as the program runs.
  }, [stdout])

  const rows = useMemo(() => (spoken || review ? [] : screenLines(state).map((row) => painted(row, theme))), [spoken, review, state, theme])
  const typed = typedLine(state)
  const cursor = typed && { x: promptColumn(typed, size().columns), y: size().rows - 1, shown: true }
  useLayoutEffect(() => {
    if (!spoken && !review) draw?.(rows, cursor)
  }, [spoken, review, draw, rows, cursor])
  const { setCursorPosition } = useCursor()
  setCursorPosition(draw || spoken || review ? undefined : cursor)

  if (review)
    return review.element(
      draw,
      () => {
        endReview(review)
      },
      state.mouse,
    )
  if (spoken) return <Spoken state={state} />
  return draw ? null : <Screen rows={rows} />
}
