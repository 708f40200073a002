// A report made anew, and where what was published is not the same.
import { compareJson } from '../audit/replication/compare.ts'
import { jsonReport } from '../present/json/report.ts'
import { differentValues, shownPair } from '../audit/replication/values.ts'
import type { Making } from '../model/colophon.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Remark } from '../model/verification.ts'
import { ownParts, pageParts } from '../present/colophon/docx.ts'
import { differentLines, pageLines } from '../present/colophon/lines.ts'
import { terminalReport } from '../present/terminal/report.ts'
import { rendered } from './formats.ts'
import { rowsOf, type Row } from './guessed.ts'
import type { PublishedReport } from './published-report.ts'
import type { Reported } from './reported.ts'

/** A file has as many columns as the program gives where it is told nothing else. */
const USUAL_WIDTH = 80
const DOCUMENT = 'word/document.xml'

export interface ComparedPage {
  /** What was held against each other, in words. */
  readonly same: string
  readonly differences: readonly Remark[]
  readonly notes: readonly Remark[]
}

const page = (message: string): Remark => ({ part: 'page', message })
const decoded = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8')

/** The report as it is written today, in its own format. */
async function madeAnew(
  { comparison, stale, agreement }: Reported,
  { format }: PublishedReport,
  making: Making,
): Promise<string | Uint8Array> {
  if (format === 'text') return terminalReport(comparison, { width: making.width ?? USUAL_WIDTH, colour: false })
  const { date, authors } = making
  const counted = making.from === 'case' ? { stale, agreement } : { stale: 0, agreement: [] }
  return rendered(comparison, format, true, { ...(date === undefined ? {} : { date }), authors, ...counted })
}

/** Where the words of two pages differ; one line where only their markup does. */
function differentWords(published: string, anew: string, format: PublishedReport['format']): Remark[] {
  const lines = differentLines(pageLines(published, format), pageLines(anew, format))
  if (lines === undefined) return [page('has other words all over')]
  if (lines.length > 0) return lines.map(page)
  let at = 0
  while (published[at] === anew[at]) at += 1
  return [page(`has the same words, and other markup or invisible characters from character ${at + 1} on`)]
}

function differentParts(published: ReadonlyMap<string, Uint8Array>, anew: ReadonlyMap<string, Uint8Array>): Remark[] {
  const names = [...new Set([...published.keys(), ...anew.keys()])].sort()
  return names.flatMap((name) => {
    const [one, other] = [published.get(name), anew.get(name)]
    if (one && other && Buffer.compare(one, other) === 0) return []
    if (name === DOCUMENT) return differentWords(decoded(one), decoded(other), 'docx')
    const what = one === undefined ? 'is missing' : other === undefined ? 'is one that unsaid does not write' : 'is another'
    return [page(`${name} of the Word file ${what}`)]
  })
}

const keyOf = (row: Row): string => `claim ${row['claim'] ?? ''} in ${row['outlet'] ?? ''}`

function differentRows(published: string, anew: string): Remark[] {
  const [was, is] = [rowsOf(published), rowsOf(anew)]
  if (!was || !is) return [page('is not whole CSV')]
  const now = new Map(is.map((row) => [keyOf(row), row]))
  const then = new Set(was.map(keyOf))
  const remarks = was.flatMap((row): Remark[] => {
    const other = now.get(keyOf(row))
    if (!other) return [page(`${keyOf(row)}: is a row that the case does not give`)]
    return Object.keys({ ...other, ...row }).flatMap((column) => {
      const [one, two] = [row[column] ?? '', other[column] ?? '']
      const part = column === 'verdict' ? 'verdict' : 'page'
      return one === two
        ? []
        : [
            {
              part,
              message: `${keyOf(row)}: ${column} is ${JSON.stringify(one)} in the report, and ${JSON.stringify(two)} when recomputed`,
            },
          ]
    })
  })
  const lacking = is.filter((row) => !then.has(keyOf(row))).map((row) => page(`${keyOf(row)}: the row is missing`))
  const found = [...remarks, ...lacking]
  return found.length > 0 ? found : [page('has the same rows, in another order or otherwise written')]
}

function differentJson(value: object, comparison: Comparison): ComparedPage {
  const { values, differences, drifted } = differentValues(value, comparison, jsonReport(comparison))
  const notes = drifted === 0 ? [] : [page(`${drifted} probabilities differ by less than half a point in a hundred`)]
  const verdicts = comparison.verdicts.flat().length
  return { same: `${verdicts} verdicts and all other of ${values} values`, differences, notes }
}

/** Holds a published report against one made anew from `reported`. */
export async function comparedPage(report: PublishedReport, reported: Reported, making: Making): Promise<ComparedPage> {
  if (report.format === 'json') return differentJson(report.value, reported.comparison)
  const anew = await madeAnew(reported, report, making)
  const of = (same: string, differences: readonly Remark[]): ComparedPage => ({ same, differences, notes: [] })
  if (report.format === 'docx') {
    const twice = report.twice.map((name) => page(`the Word file holds ${name} twice; programs show one or the other`))
    return of('every part of the Word file', [...twice, ...differentParts(report.parts, pageParts(ownParts(anew as Uint8Array)))])
  }
  const text = typeof anew === 'string' ? anew : decoded(anew)
  if (report.format === 'annotations') {
    const { leaves, differences } = compareJson(report.value, JSON.parse(text))
    return of(
      `all ${leaves} values`,
      differences.map(({ path, was, is }) => page(`${path}: ${shownPair(was, is)}`)),
    )
  }
  if (report.page === text) return of('the page, byte for byte', [])
  return of('', report.format === 'csv' ? differentRows(report.page, text) : differentWords(report.page, text, report.format))
}
