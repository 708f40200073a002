// A finding of a watch in a sentence.
import type { WatchFinding, WatchKind } from '../../model/watch.ts'
import { safeLine, shortened } from '../../text/safe-text.ts'
import { percent } from '../marks.ts'

const LONGEST_CLAIM = 160

/** What happened, as a verb after the outlet's name. */
export const KIND_WORDS: Readonly<Record<WatchKind, string>> = {
  omitted: 'leaves out',
  altered: 'changes',
  told: 'now carries what it had left out',
  gone: 'took out',
  changed: 'altered after publication',
  cut: 'cut after publication',
  added: 'added after publication',
  doubtful: 'may have taken out (look yourself)',
  reworded: 'reworded a page, no claim changed',
  'taken-down': 'took down',
  back: 'put back',
}

/** Kinds that are about a page, not about a claim. */
const OF_PAGE: ReadonlySet<WatchKind> = new Set(['reworded', 'taken-down', 'back'])

/** `2026-03-03 18:00 UTC`. */
export const minute = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`

/** What is said of the page or the claim, without time and address. */
export function findingSentence(finding: WatchFinding): string {
  const { kind, outlet, claim, confidence, title, statement } = finding
  const of = OF_PAGE.has(kind) ? (title === undefined ? '' : ` “${shortened(safeLine(title), LONGEST_CLAIM)}”`) : ''
  const words = claim === undefined ? of : `: “${shortened(safeLine(claim), LONGEST_CLAIM)}”`
  const said = statement === undefined || statement.office === '' ? '' : `, said by ${safeLine(statement.office)}`
  const sure = confidence === undefined || kind === 'doubtful' ? '' : ` (confidence ${percent(confidence)})`
  return `${safeLine(outlet)} ${KIND_WORDS[kind]}${words}${said}${sure}`
}

/** A finding as one line of text, safe for a terminal. */
export function findingLine(finding: WatchFinding): string {
  return `${minute(finding.time)}  ${findingSentence(finding)}${finding.url === undefined ? '' : `  ${safeLine(finding.url)}`}`
}
