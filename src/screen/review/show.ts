// The review in a terminal of its own.
import { createElement } from 'react'
import type { HeldTerminal } from '../held.ts'
import { showScreen } from '../show.ts'
import { App, type AppProps } from './app.tsx'

/** Shows the review until it is quit. Rejects with what went wrong in drawing it. */
export const showReview = (props: Omit<AppProps, 'theme' | 'onQuit'>, held?: HeldTerminal): Promise<void> =>
  showScreen((terminal) => createElement(App, { ...props, ...terminal }), held)
