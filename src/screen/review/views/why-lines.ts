// Why the cell is as it is: the verdict, its reasons and their weight, what is missing or changed, and who said what.
import type { Claim } from '../../../model/claim.ts'
import { isCarried, type Alteration, type CellState } from '../../../model/verdict.ts'
import { claimWords } from '../../../present/finding.ts'
import { changeName, MARKS, percent } from '../../../present/marks.ts'
import { english } from '../../../present/words/en.ts'
import { safeLine } from '../../../text/safe-text.ts'
import { missingWords, wordChanges } from '../../../present/why-not.ts'
import type { CellWord } from '../../../review/standing.ts'
import type { ReviewCell } from '../cells.ts'
import { line, run, type Line, type Run } from '../../lines.ts'
import { asked } from '../queue.ts'
import { currentCell, type State } from '../state.ts'
import { wrapLine } from '../../wrapping.ts'
import { resolveLanguage } from '../../../text/language.ts'
import { words } from '../../../text/words.ts'
import { textHash } from '../../../text/text-hash.ts'

const LABEL = 10
const BAR = 5

const labelled = (label: string, runs: Line, width: number): Line[] => wrapLine([run(label.padEnd(LABEL), 'faint'), ...runs], width, LABEL)

const verdictRun = (kind: CellState): Run => run(`${MARKS[kind].sign} ${kind}`, `verdict-${kind}`)

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
    word.carried ? ' · a text has changed since, but not here' : '',
    word.stale ? ' · on a text that has changed since: look again' : '',
    ` · ${day(word.time)}`,
  ].join('')
  const note = word.note === undefined ? [] : [run(' · “'), run(safeLine(word.note), 'strong'), run('”')]
  return [run(safeLine(name), 'strong'), run(' '), ...verdict, run(more, word.stale ? 'warning' : 'faint'), ...note]
}

/** From this strength on a change is called one; below it is a suspicion. */
const SURE = 0.6

/** From this strength a guess that something differs, in words that no rule can name, is worth a line. Set by hand. */
const WORTH_GUESSING = 0.3
const isWorth = ({ isGuess, strength }: Alteration): boolean => isGuess !== true || strength >= WORTH_GUESSING

/** Changes worth a reader's look. A claim that is not carried has none: the nearest passage says something else anyhow. */
const worthShowing = ({ engine, word }: ReviewCell): readonly Alteration[] =>
  isCarried(engine.kind) || (word?.verdict !== undefined && isCarried(word.verdict) && word.evidence !== undefined)
    ? engine.alterations.filter(isWorth)
    : engine.alterations.filter((one) => engine.kind === 'unsure' && one.strength >= SURE)

function engineLines(cell: ReviewCell, width: number): Line[] {
  const { engine } = cell
  const head: Line = [
    verdictRun(engine.kind),
    run(
      ` · confidence ${percent(engine.confidence)} ${bar(engine.confidence)} · coverage ${percent(engine.coverage)} ${bar(engine.coverage)}`,
    ),
  ]
  return [
    ...labelled('Engine', head, width),
    ...engine.reasons.slice(0, 1).flatMap((reason) => labelled('Because', [run(safeLine(reason))], width)),
    ...worthShowing(cell).flatMap((one) =>
      labelled(
        one.strength >= SURE ? 'Changed' : 'Suspect',
        [run(`${bar(one.strength)} `, 'faint'), run(`${changeName(one, english)}: `, 'altered'), run(safeLine(one.reason))],
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

/** A longer passage is not laid over a claim word by word: nothing could be seen in it. */
const LONGEST_PASSAGE = 1200
/** Whether a stretch of text has a word that says something. */
const hasNews = (text: string, language: string): boolean => words(text, language).some((word) => word.form.weight > 0)

/** The passage against the claim, word by word: only within a language, and only where they have a word in common, does that say anything. */
function diffLines(state: State, claim: Claim, cell: ReviewCell, width: number): Line[] {
  const report = state.work.comparison.reports[state.column]
  const { statement } = state.work.comparison
  const [passage] = cell.engine.evidence
  if (!passage || passage.text.length > LONGEST_PASSAGE || report?.language !== statement.language) return []
  const language = resolveLanguage(statement.language, statement.text)
  const parts = wordChanges(claim.text, passage.text, statement.language)
  const kept = (part: (typeof parts)[number]): boolean => !part.added && !part.removed
  if (parts.every(kept)) return labelled('Diff', [run('word for word the same', 'faint')], width)
  if (!parts.some((part) => kept(part) && hasNews(part.value, language))) return []
  const runs = parts.map((part) => run(part.value, part.added ? 'added' : part.removed ? 'removed' : 'plain'))
  return labelled('Diff', marked(runs), width)
}

/** The whole claim, with what no evidence carries in it. */
function wholeClaim(state: State, claim: Claim, cell: ReviewCell, width: number): Line[] {
  const words = claimWords(claim, state.work.comparison.statement.text)
  return labelled(`Claim ${state.claim + 1}`, [run(words, cell.hidden ? 'strong' : 'claim')], width)
}

/** What of the claim the engine found nothing for; silent where that is all of it, or nothing. */
function missingLines(claim: Claim, cell: ReviewCell, width: number): Line[] {
  const missing = cell.shown === 'reported' ? [] : missingWords(claim, cell.engine)
  const length = cell.engine.missing.reduce((sum, span) => sum + span.end - span.start, 0)
  if (missing.length === 0 || length >= claim.text.length - 2) return []
  return labelled('Missing', [run(missing.join(' … '), 'missing')], width)
}

/** How a reviewer is called on the screen; a letter where an adjudicator asked not to see names. */
export function calledBy(state: State, reviewer: string): string {
  if (!state.desk.hideNames || reviewer === state.desk.reviewer) return reviewer
  // By a hash of name and text, so that the letter tells nothing of who it is, and is another in another case.
  const text = textHash(state.desk.comparison.statement.text)
  const names = state.desk.others.map((one) => one.reviewer).toSorted((a, b) => (textHash(a + text) < textHash(b + text) ? -1 : 1))
  const at = names.indexOf(reviewer)
  return `reviewer ${at < 26 ? String.fromCharCode(65 + at) : at + 1}`
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
  const whole = wholeClaim(state, claim, cell, width)
  if (cell.hidden)
    return [
      ...whole,
      ...own,
      ...asked(cell).flatMap((word) => labelled('Question', [run(safeLine(word.question ?? ''), 'warning')], width)),
      ...claimLines(claim, width),
      ...labelled('Blind', [run('What the engine and others say stays hidden until your whole set is decided.')], width),
    ]
  return [
    ...whole,
    ...own,
    ...cell.others.flatMap((word) => labelled('Reviewer', wordLine(word, calledBy(state, word.reviewer)), width)),
    ...asked(cell).flatMap((word) =>
      labelled(
        'Question',
        [run(safeLine(word.question ?? ''), 'warning'), run(` (${safeLine(calledBy(state, word.reviewer))})`, 'faint')],
        width,
      ),
    ),
    ...(cell.disputed ? labelled('', [run('± reviewers differ; A adjudicates', 'warning')], width) : []),
    ...engineLines(cell, width),
    ...missingLines(claim, cell, width),
    ...diffLines(state, claim, cell, width),
    ...claimLines(claim, width),
  ]
}
