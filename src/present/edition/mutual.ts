// What each of several texts of one event says that another does not: both sides' statements, an outlet's editions.
import { isFlat } from '../certainty.ts'
import { claimWords } from '../finding.ts'
import type { Comparison, Mutual } from '../../model/comparison.ts'
import type { Claim } from '../../model/claim.ts'
import type { Document } from '../../model/document.ts'
import { VERDICT_KINDS, type CellState, type Verdict } from '../../model/verdict.ts'
import { shortened } from '../../text/safe-text.ts'
import { changeName } from '../marks.ts'
import type { Words } from '../words/en.ts'
import { paragraph, section, strong, text, type Block, type Inline, type Section } from './blocks.ts'
import { passage, toldAlterations, wordsChanged } from './passages.ts'

const LONGEST_CLAIM = 240

type Direction = Mutual['directions'][number]

const quoted = (claim: Claim, document: Document): Inline => ({
  kind: 'words',
  text: shortened(claimWords(claim, document.text), LONGEST_CLAIM).replace(/[.。]$/u, ''),
  language: document.language,
})

interface Cell {
  readonly claim: Claim
  readonly verdict: Verdict
}

/** Cells of a column with these verdicts, what matters most first. */
function cellsOf(direction: Direction, column: number, kinds: readonly CellState[]): Cell[] {
  return direction.claims
    .flatMap((claim, index) => {
      const verdict = direction.verdicts[index]![column]!
      return kinds.includes(verdict.kind) ? [{ claim, verdict }] : []
    })
    .toSorted((a, b) => b.claim.salience.value - a.claim.salience.value)
}

/** One sentence on one direction: how much of what one text says another leaves out, and the weightiest of it. */
function directionFinding(direction: Direction, column: number, names: readonly [of: string, held: string], words: Words): Block {
  const [of, held] = names
  const omitted = cellsOf(direction, column, ['omitted'])
  const altered = cellsOf(direction, column, ['altered'])
  const unsure = cellsOf(direction, column, ['unsure'])
  const first = omitted.find((one) => isFlat(one.verdict)) ?? omitted[0]
  return paragraph(
    strong(held),
    text(words.mutual.finding(of, direction.claims.length, omitted.length, first !== undefined && isFlat(first.verdict))),
    ...(first ? [text(words.finding.first(omitted.length)), quoted(first.claim, direction.statement)] : []),
    text(`${words.mutual.also(altered.length, unsure.length)}.`),
  )
}

/** Every claim of one text with what the others make of it. */
const directionTable = (direction: Direction, name: string, words: Words): Block => ({
  kind: 'table',
  caption: words.mutual.caption(name),
  head: [words.mutual.claimOf(name), ...direction.reports.map((report) => report.outlet)],
  rows: direction.claims.map((claim, index) => [
    [quoted(claim, direction.statement)],
    ...direction.verdicts[index]!.map((verdict): Inline[] => [{ kind: 'verdict', verdict: verdict.kind }]),
  ]),
})

/** What of a verdict is worth a section of its own: `differs` is told in both, with a number or a date that is not the same. */
function howTold(verdict: Verdict): 'omitted' | 'altered' | 'unsure' | 'differs' | undefined {
  if (verdict.kind === 'omitted' || verdict.kind === 'altered' || verdict.kind === 'unsure') return verdict.kind
  return toldAlterations(verdict).some((one) => one.kind === 'number' || one.kind === 'date') ? 'differs' : undefined
}

/** Order of the sections of a text: what it alone says first, what cannot be told last. */
const ORDER = ['omitted', 'altered', 'differs', 'unsure'] as const

/** One claim that another text leaves out or tells otherwise, with both passages. */
function cellSection(direction: Direction, column: number, { claim, verdict }: Cell, of: string, id: string, words: Words): Section {
  const other = direction.reports[column]!
  const how = howTold(verdict) ?? 'omitted'
  const best = verdict.evidence[0]
  const label = how === 'omitted' || how === 'unsure' ? words.gap.nearest(other.outlet) : words.gap.passage(other.outlet)
  const isOneLanguage = direction.statement.language === other.language
  return section(
    id,
    [text(words.mutual.only[how](of, other.outlet, isFlat(verdict))), quoted(claim, direction.statement)],
    [
      ...(how === 'altered' || how === 'differs'
        ? toldAlterations(verdict).map((one) => paragraph(strong(changeName(one, words)), text(`: ${one.reason}.`)))
        : []),
      passage(words.mutual.says(of), direction.statement, claim.span),
      ...(best ? [passage(label, other, best.span)] : [paragraph(text(words.mutual.nothing(other.outlet)))]),
      ...(best && (how === 'altered' || how === 'differs') && isOneLanguage
        ? wordsChanged(words.mutual.changed(of, other.outlet), claim.text, best.text, direction.statement.language)
        : []),
    ],
  )
}

function directionSections(mutual: Mutual, at: number, place: string, words: Words): Section[] {
  const direction = mutual.directions[at]!
  const of = mutual.names[at]!
  const cells = direction.reports
    .flatMap((_, column) => cellsOf(direction, column, VERDICT_KINDS).map((cell) => ({ cell, column, how: howTold(cell.verdict) })))
    .flatMap(({ how, ...one }) => (how === undefined ? [] : [{ ...one, place: ORDER.indexOf(how) }]))
    .toSorted((a, b) => a.place - b.place)
  return [
    section(`${place}-${at + 1}`, words.mutual.of(of), [directionTable(direction, of, words)]),
    ...cells.map(({ cell, column }, index) => cellSection(direction, column, cell, of, `${place}-${at + 1}-claim-${index + 1}`, words)),
  ]
}

/** Findings in every direction. */
const findings = (mutual: Mutual, words: Words): Block[] =>
  mutual.directions.flatMap((direction, at) =>
    direction.reports.map((report, column) => directionFinding(direction, column, [mutual.names[at]!, report.outlet], words)),
  )

const CARRIED: ReadonlySet<CellState> = new Set(['reported', 'partial', 'altered'])

/** What one edition carries of the statement and another leaves out. */
function ofStatement(comparison: Comparison, columns: readonly number[], words: Words): Block[] {
  const differing = comparison.claims.flatMap((claim, index) => {
    const kinds = columns.map((column) => comparison.verdicts[index]![column]!.kind)
    return kinds.some((kind) => CARRIED.has(kind)) && kinds.includes('omitted') ? [{ claim, index }] : []
  })
  if (differing.length === 0) return [paragraph(text(words.mutual.sameOfStatement))]
  const sentences = columns.flatMap((carrying) =>
    columns.flatMap((leaving): Block[] => {
      const found = differing
        .filter(
          ({ index }) =>
            CARRIED.has(comparison.verdicts[index]![carrying]!.kind) && comparison.verdicts[index]![leaving]!.kind === 'omitted',
        )
        .toSorted((a, b) => b.claim.salience.value - a.claim.salience.value)
      if (found.length === 0) return []
      const flat = isFlat(comparison.verdicts[found[0]!.index]![leaving]!)
      return [
        paragraph(
          strong(comparison.reports[carrying]!.outlet),
          text(words.mutual.carries(found.length, comparison.reports[leaving]!.outlet, flat)),
          text(words.finding.first(found.length)),
          quoted(found[0]!.claim, comparison.statement),
          text('.'),
        ),
      ]
    }),
  )
  return [
    ...sentences,
    {
      kind: 'table',
      caption: words.mutual.editionsCaption,
      head: [words.matrix.claim, ...columns.map((column) => comparison.reports[column]!.outlet)],
      rows: differing.map(({ claim, index }) => [
        [quoted(claim, comparison.statement)],
        ...columns.map((column): Inline[] => [{ kind: 'verdict', verdict: comparison.verdicts[index]![column]!.kind }]),
      ]),
    },
  ]
}

/** Sections of both sides' statements and of every outlet's editions; none where nothing was held against each other. */
export function mutualSections(comparison: Comparison, words: Words): Section[] {
  return (comparison.mutual ?? []).map((mutual, index) => {
    const place = `${mutual.kind}-${index + 1}`
    const isEditions = mutual.kind === 'editions'
    const lead = isEditions ? ofStatement(comparison, mutual.columns ?? [], words) : []
    return section(
      place,
      isEditions ? words.mutual.editions(mutual.outlet ?? '') : words.mutual.statements,
      [...lead, paragraph(text(isEditions ? words.mutual.editionsLead : words.mutual.statementsLead)), ...findings(mutual, words)],
      mutual.directions.flatMap((_, at) => directionSections(mutual, at, place, words)),
    )
  })
}

/** Texts that are shown nowhere else in the report: the other side's statement. */
export const otherSides = (comparison: Comparison): { readonly name: string; readonly document: Document }[] =>
  (comparison.mutual ?? [])
    .filter((one) => one.kind === 'statements')
    .flatMap(({ names, directions }) => names.slice(1).map((name, index) => ({ name, document: directions[index + 1]!.statement })))
