// What an audit is asked to do, and the key under which its matches are kept.
import { createHash } from 'node:crypto'
import { matchModel } from './matching/match.ts'
import { engineKey } from './engine-key.ts'

export interface AuditSettings {
  /** Days before and after the statement in which its reports are looked for; whole numbers. */
  readonly window: readonly [number, number]
  /** Outlets, by the name shown, whose reports are looked for; all where empty. */
  readonly outlets: readonly string[]
  /** Candidates of each outlet that the engine reads. */
  readonly candidates: number
}

/** A statement's day of news: reports a day before (time zones) and two weeks after. */
const DEFAULT_WINDOW: readonly [number, number] = [-1, 14]
export const DEFAULT_SETTINGS: AuditSettings = { window: DEFAULT_WINDOW, outlets: [], candidates: 3 }

/** Matches found under other settings, another engine or another matching model are not mixed. */
export function runKey(settings: AuditSettings): string {
  const whole = JSON.stringify([engineKey(), matchModel, settings.window, [...settings.outlets].sort(), settings.candidates])
  return createHash('sha256').update(whole).digest('hex').slice(0, 16)
}
