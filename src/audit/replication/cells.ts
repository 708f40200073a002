// Tables of verdicts in short, so that a page can carry them; and which cells of two such tables differ.
import { createHash } from 'node:crypto'
import type { Claim } from '../../model/claim.ts'
import type { Comparison } from '../../model/comparison.ts'
import { CELL_STATES, type CellState, type Verdict } from '../../model/verdict.ts'

/** Hex digits of a cell's grounds: one change in 65,536 goes unseen here, and none where page or JSON are held against each other. */
const DIGITS = 4

const letterOf = (kind: CellState): string => kind.charAt(0)

const STATES: ReadonlyMap<string, CellState> = new Map(CELL_STATES.map((kind) => [letterOf(kind), kind]))

interface Table {
  /** What the table is of; empty for the matrix of the comparison itself. */
  readonly name: string
  readonly claims: readonly Claim[]
  readonly verdicts: readonly (readonly Verdict[])[]
  readonly columns: readonly string[]
}

/** The matrix, then what sides and versions came to. */
function tablesOf(comparison: Comparison): Table[] {
  const of = (name: string, { claims, verdicts, reports }: Pick<Comparison, 'claims' | 'verdicts' | 'reports'>): Table => ({
    name,
    claims,
    verdicts,
    columns: reports.map(({ outlet }) => outlet),
  })
  return [
    of('', comparison),
    ...(comparison.mutual ?? []).flatMap(({ names, directions }) => directions.map((one, index) => of(names[index] ?? '', one))),
    ...(comparison.versions ?? []).flatMap(({ name, versions, statement, own }) => {
      const columns = versions.map((_, index) => `version ${index + 1}`)
      return [...(statement ? [statement] : []), own].map(({ claims, verdicts }) => ({ name, claims, verdicts, columns }))
    }),
  ]
}

/** What a verdict rests on, without numbers that differ in their last digits from processor to processor. */
function groundsOf({ evidence, alterations, missing, review }: Verdict): string {
  const told = [
    evidence.map(({ span }) => [span.start, span.end]),
    alterations.map(({ kind, claim, report }) => [kind, claim.start, claim.end, report.start, report.end]),
    missing.map(({ start, end }) => [start, end]),
    review?.decisions.map(({ reviewer, verdict, time, note }) => [reviewer, verdict, time, note ?? null]) ?? null,
  ]
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, DIGITS)
}

/** All tables of a comparison: a list a table, a string a claim with its span first, then a word a column. */
export function cellWords(comparison: Comparison): string[][] {
  return tablesOf(comparison).map(({ claims, verdicts }) =>
    claims.map(({ span }, at) =>
      [`${span.start}-${span.end}`, ...verdicts[at]!.map((one) => `${letterOf(one.kind)}${groundsOf(one)}`)].join(' '),
    ),
  )
}

/** A verdict's word in words. */
const said = (word: string): string => STATES.get(word.charAt(0)) ?? word

function rowDifferences(place: string, was: string, is: string, columns: readonly string[]): string[] {
  const [, ...before] = was.split(' ')
  const [, ...after] = is.split(' ')
  return after.flatMap((word, column) => {
    const old = before[column]
    if (old === word) return []
    const at = `${place} in ${columns[column] ?? column + 1}`
    if (old === undefined) return [`${at}: has no verdict in the report, and is ${said(word)}`]
    return said(old) === said(word)
      ? [`${at}: is ${said(word)} as in the report, but its evidence, its changes or its review is another`]
      : [`${at}: is ${said(old)} in the report, and ${said(word)} when recomputed`]
  })
}

/** Cells of a report's tables that are others when recomputed, a line each, in the tables' order. */
export function differentCells(was: readonly (readonly string[])[], is: Comparison): string[] {
  const [tables, words] = [tablesOf(is), cellWords(is)]
  const lines = tables.flatMap(({ name, claims, columns }, index) => {
    const of = name === '' ? '' : `${name}: `
    const old = new Map((was[index] ?? []).map((row) => [row.split(' ')[0]!, row]))
    const now = new Map(words[index]!.map((row) => [row.split(' ')[0]!, row]))
    const gone = [...old.keys()].filter((span) => !now.has(span))
    return [
      ...claims.flatMap(({ span }, at) => {
        const key = `${span.start}-${span.end}`
        const row = old.get(key)
        const place = `${of}claim ${at + 1}`
        return row === undefined ? [`${place}: is no claim of the report`] : rowDifferences(place, row, now.get(key)!, columns)
      }),
      ...gone.map((span) => `${of}the report's claim at ${span} of the statement: is no claim when recomputed`),
    ]
  })
  return was.length > tables.length
    ? [...lines, `the report has ${was.length - tables.length} more tables of versions or sides than the case gives`]
    : lines
}

/** Verdicts in the tables. */
export const countCells = (tables: readonly (readonly string[])[]): number =>
  tables.flat().reduce((sum, row) => sum + row.split(' ').length - 1, 0)
