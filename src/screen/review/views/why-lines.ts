// Why the cell is as it is: the verdict, its reasons and their weight, what is missing or changed, and who said what.
import type { Claim } from '../../../model/claim.ts'
import type { VerdictKind } from '../../../model/verdict.ts'
import { MARKS, percent } from '../../../present/marks.ts'
import { safeLine } from '../../../text/safe-text.ts'
import { missingWords, wordChanges } from '../../../present/why-not.ts'
import type { CellWord } from '../../../review/standing.ts'
import type { ReviewCell } from '../cells.ts'
import { line, run, type Line, type Run } from '../../lines.ts'
import { currentCell, type State } from '../state.ts'
import { wrapLine } from '../../wrapping.ts'

const LABEL = 10
const BAR = 5

const labelled = (label: string, runs: Line, width: number): Line[] => wrapLine([run(label.padEnd(LABEL), 'faint'), ...runs], width, LABEL)

const verdictRun = (kind: VerdictKind): Run => run(`${MARKS[kind].sign} ${kind}`, `verdict-${kind}`)

/** 0..1 as a bar of five. */
export const bar = (value: number, length = BAR): string => {
  const full = Math.max(0, Math.min(length, Math.round(value * length)))
  return '▰'.repeat(full) + '▱'.repeat(length - full)
}

const day = (time: string): string => time.slice(0, 16).replace('T', ' ')

function wordLine(word: CellWord, name: string): Line {
  const verdict = word.verdict === undefined ? [run('no verdict')] : [verdictRun(word.verdict)]
  const more = [
    word.adjudicates ? ' · adjudicates' : '',
    word.stale ? ' · on a text that has changed since: look again' : '',
    ` · ${day(word.time)}`,
  ].join('')
  const note = word.note === undefined ? [] : [run(' · “'), run(safeLine(word.note), 'strong'), run('”')]
  return [run(safeLine(name), 'strong'), run(' '), ...verdict, run(more, word.stale ? 'warning' : 'faint'), ...note]
}

function engineLines(cell: ReviewCell, width: number): Line[] {
  const { engine } = cell
  const head: Line = [
    verdictRun(engine.kind),
    run(
      ` · confidence ${percent(engine.confidence)} ${bar(engine.confidence)} · presence ${percent(engine.coverage)} ${bar(engine.coverage)}`,
    ),
  ]
  return [
    ...labelled('Engine', head, width),
    ...engine.reasons.slice(0, 1).flatMap((reason) => labelled('Because', [run(safeLine(reason))], width)),
    ...engine.alterations.flatMap((one) =>
      labelled(
        one.strength >= 0.6 ? 'Changed' : 'Suspect',
        [run(`${bar(one.strength)} `, 'faint'), run(`${one.kind}: `, 'altered'), run(safeLine(one.reason))],
        width,
      ),
    ),
    ...evidenceLines(cell, width),
  ]
}

function evidenceLines({ engine, word }: ReviewCell, width: number): Line[] {
  if (engine.evidence.length === 0)
    return labelled(
      'Evidence',
      [run(word?.evidence ? `none: ${safeLine(word.reviewer)} marked that no passage carries it` : 'nothing in the report comes near it')],
      width,
    )
  const label = engine.kind === 'omitted' && !word?.evidence ? 'Nearest' : 'Evidence'
  return engine.evidence.flatMap((one, index) =>
    labelled(index === 0 ? label : '', [run(`${bar(one.strength)} `, 'faint'), run(safeLine(one.reasons.join('; ')))], width),
  )
}

/** The passage against the claim, word by word; only within a language does that say anything. */
function diffLines(state: State, claim: Claim, cell: ReviewCell, width: number): Line[] {
  const report = state.work.comparison.reports[state.column]
  const { statement } = state.work.comparison
  const [passage] = cell.engine.evidence
  const shown = cell.shown
  if (!passage || (shown !== 'altered' && shown !== 'partial') || report?.language !== statement.language) return []
  const runs = wordChanges(claim.text, passage.text, statement.language).map((part) =>
    run(part.value, part.added ? 'added' : part.removed ? 'removed' : 'plain'),
  )
  return labelled('Diff', marked(runs), width)
}

/** Signs beside the styles, for screens that show neither colour nor strike-through. */
const marked = (runs: readonly Run[]): Run[] =>
  runs.map((one) => {
    if (one.style === 'added') return run(`{+${one.text}+}`, 'added')
    return one.style === 'removed' ? run(`[-${one.text}-]`, 'removed') : one
  })

function claimLines(claim: Claim, width: number): Line[] {
  const { value, reasons } = claim.salience
  return labelled('Matters', [run(`${percent(value)} ${bar(value)} `), run(safeLine(reasons.join('; ')), 'faint')], width)
}

/** Lines of the pane at a width, all of them. */
export function whyLines(state: State, width: number): Line[] {
  const claim = state.work.comparison.claims[state.claim]
  const cell = currentCell(state)
  if (!claim || !cell) return [line('The statement makes no claims; a adds one.')]
  const own = cell.word
    ? labelled('You', wordLine(cell.word, state.desk.reviewer), width)
    : labelled('You', [run('not decided yet', 'faint')], width)
  if (cell.hidden)
    return [
      ...own,
      ...claimLines(claim, width),
      ...labelled('Blind', [run('What the engine and others say is hidden until you have decided: 1–5.')], width),
    ]
  const missing = cell.shown === 'reported' ? [] : missingWords(claim, cell.engine)
  return [
    ...own,
    ...cell.others.flatMap((word) => labelled('Reviewer', wordLine(word, word.reviewer), width)),
    ...(cell.disputed ? labelled('', [run('± reviewers differ; A adjudicates', 'warning')], width) : []),
    ...engineLines(cell, width),
    ...(missing.length > 0 && cell.shown === 'partial' ? labelled('Missing', [run(missing.join(' … '), 'missing')], width) : []),
    ...diffLines(state, claim, cell, width),
    ...claimLines(claim, width),
  ]
}
