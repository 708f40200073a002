// Tables of the Word report: no word is torn, and what belongs together stays on a page.
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { docxReport } from '../../src/present/docx/report.ts'
import { layColumns, PAGE_WIDTH } from '../../src/present/docx/columns.ts'
import { handMade, type Column } from './fixture.ts'

interface Cell {
  readonly text: string
  readonly size: number
}
interface Table {
  readonly widths: readonly number[]
  readonly rows: readonly (readonly Cell[])[]
  readonly xml: string
}

const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map((match) => match[1] ?? match[0])

async function tablesOf(columns: readonly Column[], claims?: readonly string[]): Promise<Table[]> {
  const xml = strFromU8(unzipSync(await docxReport(handMade(columns, claims)))['word/document.xml']!)
  return all(xml, /<w:tbl>[\s\S]*?<\/w:tbl>/g).map((table) => ({
    xml: table,
    widths: all(table, /<w:gridCol w:w="(\d+)"/g).map(Number),
    rows: all(table, /<w:tr>[\s\S]*?<\/w:tr>|<w:tr [\s\S]*?<\/w:tr>/g).map((row) =>
      all(row, /<w:tc>[\s\S]*?<\/w:tc>/g).map((cell) => ({
        text: all(cell, /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g).join(''),
        size: Math.max(0, ...all(cell, /<w:sz w:val="(\d+)"/g).map(Number)),
      })),
    ),
  }))
}

/** Half an em for a letter is a little more than Calibri's and Carlito's mean. */
const room = (word: string, size: number): number => word.length * 0.5 * size * 10

const outlets = (count: number, name = 'Morgenblatt'): Column[] =>
  Array.from({ length: count }, (_, index) => ({
    outlet: `${name} ${index + 1}`,
    ...(index === 0 ? { role: 'control' as const } : {}),
    text: 'Trade grew by 12 percent.',
    cells: Array.from({ length: 14 }, (_one, claim) => (index % 2 === 0 && claim % 3 > 0 ? 'omitted' : 'reported')),
  }))
const CLAIMS = Array.from({ length: 14 }, (_, index) => `Claim number ${index + 1} is about the ministry’s responsibilities.`)

describe.each([2, 5, 12])('tables of a report with %i outlets', (count) => {
  it('have columns wide enough for every word, number and verdict', async () => {
    const tables = await tablesOf(outlets(count), CLAIMS)
    expect(tables.length).toBeGreaterThanOrEqual(2)
    for (const { widths, rows } of tables) {
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(PAGE_WIDTH)
      for (const row of rows)
        for (const [column, { text, size }] of row.entries())
          for (const word of text.split(/[ -]/)) expect(`${word} ${room(word, size) + 140 <= widths[column]!}`).toBe(`${word} true`)
    }
  })

  it('show every outlet once in the matrix, beside all claims', async () => {
    const matrices = (await tablesOf(outlets(count), CLAIMS)).filter(({ rows }) => rows[0]![1]?.text === 'Claim')
    const heads = matrices.flatMap(({ rows }) => rows[0]!.slice(2).map((cell) => cell.text))
    expect(heads).toEqual(outlets(count).map(({ outlet, role }) => (role === 'control' ? `${outlet} (control)` : outlet)))
    for (const { rows } of matrices) expect(rows.slice(1).map((row) => row[0]!.text)).toEqual(CLAIMS.map((_, index) => String(index + 1)))
    if (count <= 3) expect(matrices).toHaveLength(1)
  })
})

it('repeats a table’s head on each page, parts no row, and leaves no row alone at an end', async () => {
  for (const { xml } of await tablesOf(outlets(3), CLAIMS)) {
    const rows = all(xml, /<w:tr>[\s\S]*?<\/w:tr>|<w:tr [\s\S]*?<\/w:tr>/g)
    expect(rows[0]).toContain('<w:tblHeader')
    for (const row of rows) expect(row).toContain('<w:cantSplit')
    const kept = rows.map((row) => /<w:keepNext(?! w:val="false")/.test(row))
    expect([kept[0], kept[1], kept.at(-2), kept.at(-1)]).toEqual([true, true, true, false])
  }
})

it('keeps words of other scripts whole, and gives long texts the room that is left', () => {
  const { widths, size } = layColumns([
    ['', '1', '138'],
    ['Утверждение', 'Правительство подтвердило обязательства по финансированию школ в трёх областях'],
    ['Белорусское телеграфное агентство', '●\u00a0reported 99\u00a0%'],
    ['조선중앙통신사', '○\u00a0omitted 97\u00a0%'],
  ])
  expect(size).toBe(18)
  expect(widths[0]).toBeGreaterThan(room('138', 18) + 140)
  expect(widths[2]).toBeGreaterThan(room('телеграфное', 18) + 140)
  expect(widths[3]).toBeGreaterThan('조선중앙통신사'.length * 180 + 140)
  expect(Math.max(...widths)).toBe(widths[1])
})

it('takes smaller type before it tears words, and tears addresses first', () => {
  const many = Array.from({ length: 11 }, () => ['responsible', '12'])
  expect(layColumns(many).size).toBeLessThan(18)
  const { widths } = layColumns([
    ['SHA-256', 'a'.repeat(64)],
    ['Reviewer', 'Anna'],
    ['Time', '2025-09-12T10:00:00Z'],
  ])
  expect(widths[1]).toBeGreaterThan(room('Reviewer', 18) + 140)
})
