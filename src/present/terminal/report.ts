// A comparison as a terminal answer: the finding, the matrix, then each gap with its evidence.
import type { Claim } from '../../model/claim.ts'
import type { Comparison } from '../../model/comparison.ts'
import type { Document } from '../../model/document.ts'
import type { Verdict } from '../../model/verdict.ts'
import { chanceTold, hasConfidence, lacksPassage, openState, shownAlterations, whatSeemsToDiffer } from '../certainty.ts'
import { claimWords, countSentence, gaps, headline, searchedSentence, type Gap } from '../finding.ts'
import { changeName, MARKS, percent } from '../marks.ts'
import { notJudged } from '../not-judged.ts'
import { modelLines } from '../models-used.ts'
import { safeLine, shortened } from '../../text/safe-text.ts'
import { unclaimedSentence } from '../unclaimed.ts'
import { isReadable, missingWords, wordChanges } from '../why-not.ts'
import { english } from '../words/en.ts'
import { mutualSections, otherSides } from '../edition/mutual.ts'
import { scopeSection } from '../edition/scope.ts'
import { versionsSection } from '../edition/versions.ts'
import { matrix } from './matrix.ts'
import { sectionLines } from './section.ts'
import { block, pen, verdictPen, type TerminalOptions } from './style.ts'

const LONGEST_QUOTE = 600
/** The same in the list of what a person must look at. */
const LONGEST_OPEN = 200

function statementLine(statement: Document): string {
  const { outlet, title, published, url } = statement.provenance
  const parts = [outlet, title, published, statement.language, url].filter((part) => part !== undefined && part !== '')
  return `Statement: ${parts.map((part) => safeLine(String(part))).join(' · ')}`
}

/** The claim's words laid over the passage's; nothing where hardly any are kept. */
function changes(claim: Claim, verdict: Verdict, language: string, options: TerminalOptions): string | undefined {
  const ink = pen(options)
  const passage = verdict.evidence[0]?.text ?? ''
  const parts = wordChanges(claim.text, shortened(passage, LONGEST_QUOTE), language)
  if (!isReadable(parts)) return undefined
  return parts
    .map((part) => {
      if (part.added) return options.colour ? ink.green.underline(part.value) : `{+${part.value}+}`
      if (part.removed) return options.colour ? ink.red.strikethrough(part.value) : `[-${part.value}-]`
      return part.value
    })
    .join('')
}

/** How surely, or by whose word. */
function suretyOf(verdict: Verdict): string {
  const names = (verdict.review?.decisions ?? []).filter((one) => one.verdict === verdict.kind).map((one) => safeLine(one.reviewer))
  if (names.length > 0) return `, by the word of ${[...new Set(names)].join(', ')}`
  return hasConfidence(verdict.kind) ? `, confidence ${percent(verdict.confidence)}` : ''
}

function cellLines(gap: Gap, cell: Gap['cells'][number], comparison: Comparison, options: TerminalOptions): string[] {
  const ink = pen(options)
  const { verdict } = cell
  const mark = verdictPen(ink, verdict.kind)(`${MARKS[verdict.kind].sign} ${verdict.kind}`)
  const report = comparison.reports[cell.report]
  const lines = [block(`${ink.bold(safeLine(cell.outlet))}  ${mark}${suretyOf(verdict)}`, options, 3)]
  if (verdict.kind === 'altered')
    for (const alteration of shownAlterations(verdict))
      lines.push(block(`${changeName(alteration, english)}: ${safeLine(alteration.reason)}`, options, 5))
  const best = verdict.evidence[0]
  if (!best) lines.push(block(lacksPassage(verdict) ? 'no passage marked' : 'nothing in the report comes near it', options, 5))
  else {
    const label = verdict.kind === 'omitted' ? 'nearest passage' : 'in the report'
    lines.push(block(`${ink.dim(`${label}:`)} “${shortened(safeLine(best.text), LONGEST_QUOTE)}”`, options, 5))
    lines.push(block(ink.dim(safeLine(best.reasons.join('; '))), options, 5))
  }
  const sameLanguage = report?.language === comparison.statement.language
  if (verdict.kind === 'altered' && sameLanguage && best) {
    const shown = changes(gap.claim, verdict, comparison.statement.language, options)
    if (shown !== undefined) lines.push(block(`${ink.dim('changed:')} ${shown}`, options, 5))
  }
  const missing = missingWords(gap.claim, verdict)
  if (verdict.kind === 'partial' || (verdict.kind === 'altered' && missing.length > 0))
    lines.push(block(missing.length > 0 ? `${ink.dim('not carried:')} ${missing.join(' … ')}` : english.gap.partUnknown, options, 5))
  return lines
}

function gapLines(gap: Gap, place: number, comparison: Comparison, options: TerminalOptions): string[] {
  const ink = pen(options)
  const words = shortened(claimWords(gap.claim, comparison.statement.text), LONGEST_QUOTE)
  return [
    block(`${place}. ${ink.bold(`“${words}”`)}`, options, 0),
    block(ink.dim(`claim ${gap.index + 1}: ${gap.reasons.join('; ')}`), options, 3),
    ...gap.cells.flatMap((cell) => cellLines(gap, cell, comparison, options)),
    '',
  ]
}

/** What a person must look at, claim by claim: unsure, or called reported and hardly believed. */
function openLines(comparison: Comparison, options: TerminalOptions): string[] {
  const ink = pen(options)
  const lines = comparison.claims.flatMap((claim, index) => {
    const cells = comparison.verdicts[index]!.flatMap((verdict, report) => {
      const state = openState(verdict)
      // What people dispute has a line of its own.
      return state !== undefined && state !== 'disputed' && notJudged(comparison, report) === undefined ? [{ verdict, report, state }] : []
    })
    if (cells.length === 0) return []
    const words = shortened(claimWords(claim, comparison.statement.text), LONGEST_OPEN)
    return [
      block(`claim ${index + 1}: “${words}”`, options, 0),
      ...cells.map(({ verdict, report, state }) => {
        const near = verdict.evidence[0]
        const outlet = safeLine(comparison.reports[report]!.outlet)
        const differs = whatSeemsToDiffer(verdict)
        const asked = english.gap.openIn(
          outlet,
          state,
          near === undefined ? undefined : percent(chanceTold(verdict)),
          differs && safeLine(differs),
        )
        const passage = near === undefined ? 'nothing in the report comes near it' : `“${shortened(safeLine(near.text), LONGEST_OPEN)}”`
        return block(`${asked}${passage}`, options, 3)
      }),
    ]
  })
  return lines.length > 0 ? [block(ink.bold('For a person to decide: unsure, or reported with doubt'), options, 0), '', ...lines, ''] : []
}

/** Where reviewers differ and nobody has settled it, with what each says. */
function disputedLine(comparison: Comparison): string[] {
  const cells = comparison.verdicts.flatMap((row, claim) =>
    row.flatMap((verdict, report) => {
      if (verdict.kind !== 'disputed') return []
      const said = (verdict.review?.decisions ?? []).map((one) => `${safeLine(one.reviewer)} ${one.verdict}`)
      return [`${claim + 1} in ${safeLine(comparison.reports[report]?.outlet ?? '')} (${said.join(', ')})`]
    }),
  )
  return cells.length > 0 ? [`Reviewers differ (disputed): ${cells.join('; ')}.`, ''] : []
}

/** The whole answer with a final line break. Every text of a document goes through `safeLine`. */
export function terminalReport(comparison: Comparison, options: TerminalOptions): string {
  const ink = pen(options)
  const found = gaps(comparison)
  const isBothWays = comparison.reports.length === 0 && (comparison.mutual ?? []).length > 0
  const lines = [
    ...(isBothWays
      ? []
      : [
          block(ink.bold(headline(comparison, found)), options, 0),
          ...searchedSentence(comparison, found).flatMap((sentence) => ['', block(sentence, options, 0)]),
          '',
        ]),
    block(statementLine(comparison.statement), options, 0),
    ...otherSides(comparison).map(({ document }) => block(statementLine(document), options, 0)),
    ...unclaimedSentence(comparison, english).map((sentence) => block(sentence, options, 0)),
    ...comparison.reports.map((report, index) => {
      const control = report.role === 'control' ? ' (control outlet)' : ''
      return block(`${countSentence(comparison, index)}${control}`, options, 0)
    }),
    '',
  ]
  if (comparison.claims.length > 0 && !isBothWays) lines.push(matrix(comparison, options), '')
  if (found.length > 0) lines.push(ink.bold('Gaps, what matters most first'), '')
  found.forEach((gap, index) => lines.push(...gapLines(gap, index + 1, comparison, options)))
  for (const one of [...mutualSections(comparison, english), ...versionsSection(comparison, english)])
    lines.push(...sectionLines(one, options))
  lines.push(...disputedLine(comparison).map((line) => block(line, options, 0)), ...openLines(comparison, options))
  lines.push(...sectionLines(scopeSection(comparison, english), options))
  const asked = modelLines(comparison).map((line, index) => block(line, options, index < 2 ? 0 : 3))
  if (asked.length > 0) lines.push(...asked, '')
  const read = comparison.engine.meaning === undefined ? 'Words alone were compared: what is told in quite other words is not found. ' : ''
  const doubt =
    read +
    'Verdicts are a machine’s: check the passage shown before you publish. Confidence is the estimated chance that a verdict is right.'
  lines.push(block(ink.dim(`${doubt} Engine: unsaid ${comparison.engine.version}.`), options, 0))
  return `${lines.join('\n')}\n`
}
