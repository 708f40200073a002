// Which format a command writes, and that a file holds what its name says.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chosenFormat } from '../../src/cli/formats.ts'
import { checkJsonEnding, formatAmong } from '../../src/cli/endings.ts'
import { browserAtHand, printedPdf } from '../../src/cli/pdf.ts'
import { runAbsence } from '../../src/cli/absence.ts'
import { runAgreement } from '../../src/cli/agreement.ts'
import { runAuditCommand } from '../../src/cli/audit.ts'
import { runBatch } from '../../src/cli/batch.ts'
import { runCalibrate } from '../../src/cli/calibrate.ts'
import { runCodebook } from '../../src/cli/codebook.ts'
import { runEvaluate } from '../../src/cli/evaluate.ts'
import { runStoreExport } from '../../src/cli/store.ts'
import { htmlReport } from '../../src/present/html/report.tsx'
import { extractText, getDocumentProxy } from 'unpdf'
import { handMade } from '../present/fixture.ts'

const nowhere = mkdtempSync(join(tmpdir(), 'unsaid-no-browser-'))

it.each(['x.odt', 'folder/x.RTF', 'x.tex', 'report.2025-09-11', 'x.jsonl'])('refuses -o %s, whose ending is no format', (output) => {
  expect(() => chosenFormat(undefined, output, 'md')).toThrow(`-o ${output}: `)
  expect(() => chosenFormat(undefined, output, 'md')).toThrow('.md, .html, .json, .csv, .docx, .pdf, .jsonld')
})

it('says how to print a PDF where no browser is at hand', () => {
  for (const output of ['x.pdf', 'x.PDF'])
    expect(() => chosenFormat(undefined, output, 'text', undefined, nowhere)).toThrow(/^-o x\.(?:pdf|PDF): no browser .* print it to PDF/)
  expect(() => chosenFormat('pdf', undefined, 'text', undefined, nowhere)).toThrow('--format pdf: no browser')
})

it('takes a known ending, a name without one, and a format that is named', () => {
  expect(chosenFormat(undefined, 'x.HTML', 'md')).toBe('html')
  expect(chosenFormat(undefined, 'report', 'md')).toBe('md')
  expect(chosenFormat(undefined, undefined, 'md')).toBe('md')
  expect(chosenFormat('json', 'x.pdf', 'md')).toBe('json')
  expect(formatAmong(['text', 'csv'], undefined, 'x.csv', 'text')).toBe('csv')
})

it('names the formats of the command and no others', () => {
  expect(() => formatAmong(['text', 'json'], undefined, 'x.html', 'text')).toThrow('end the name with .txt, .json,')
  expect(() => formatAmong(['text', 'json'], 'html', undefined, 'text')).toThrow('--format html: unknown format; choose text, json')
  expect(() => formatAmong(['md', 'html'], undefined, 'x.pdf', 'md')).toThrow('print it to PDF from a browser')
})

it.each([
  ['absence', () => runAbsence('1', 'X', { store: 'none.db', output: 'x.docx' })],
  ['agreement', () => runAgreement(['.'], { output: 'x.pdf', resamples: '0', seed: '1' })],
  [
    'audit',
    () => runAuditCommand({ store: 'none.db', output: 'x.pdf', level: '95', correction: 'bh', seed: '1', deadAfter: '120', run: false }),
  ],
  ['batch', () => runBatch('package.json', { output: 'x.csv' })],
  ['calibrate', () => runCalibrate(['package.json'], { output: 'x.html' })],
  ['codebook', () => runCodebook({ output: 'x.docx' })],
  ['evaluate', () => runEvaluate(['package.json'], { output: 'x.csv', resamples: '0', seed: '1' })],
  ['store export', () => runStoreExport({ store: 'none.db', output: 'x.pdf' })],
])('%s refuses an ending that is none of its formats, before any work', async (_, command) => {
  await expect(command()).rejects.toThrow(/^-o x\.\w+: this command writes /)
})

it('lets names pass that say nothing of what a file of JSON lines holds', () => {
  for (const output of [undefined, 'x', 'x.jsonl', 'x.json', 'x.ndjson', 'x.out', 'x.txt', 'x.v2'])
    checkJsonEnding(output, 'JSON lines', '.jsonl')
})

const browser = browserAtHand()

describe.skipIf(browser === undefined)('a report as PDF', { meta: { toRun: 'install Chromium so that it is on the PATH' } }, () => {
  const page = htmlReport(handMade([{ outlet: 'Wire', text: 'Trade grew by 12 percent.', cells: ['reported', 'omitted', 'omitted'] }]))

  // On a busy machine a browser was seen once to print other bytes of the same page; why is not known.
  it('has the report’s words and date, and equal bytes each time', { retry: 2 }, async () => {
    const [one, two] = [await printedPdf(page, browser!, '2025-09-12'), await printedPdf(page, browser!, '2025-09-12')]
    expect(Buffer.compare(one, two)).toBe(0)
    expect(Buffer.from(one).toString('latin1')).toContain('/CreationDate (D:20250912000000')
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(one)), { mergePages: true })
    expect(text).toContain('Claims and outlets')
    expect(text).toContain('Wire')
  })

  it('says what to do where the browser prints nothing', async () => {
    const broken = join(nowhere, 'chromium')
    writeFileSync(broken, '#!/bin/sh\necho "no display" >&2\nexit 3\n', { mode: 0o755 })
    expect(browserAtHand(nowhere)).toBe(broken)
    await expect(printedPdf(page, broken, undefined)).rejects.toThrow(/chromium: did not print the report .* write -o FILE\.html/)
    expect(existsSync(broken) && readFileSync(broken, 'utf8')).toContain('no display')
  })
})
