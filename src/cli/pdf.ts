// A page printed to PDF by a browser that is installed, without a network.
import { execFile } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { UserError } from '../model/user-error.ts'
import { safeLine, shortened } from '../text/safe-text.ts'
import { PRINT_IT } from './endings.ts'

/** Browsers that print from the command line, as they are called on the PATH. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
  'brave-browser',
]
/** Where systems put them that do not put programs on the PATH. */
const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}
/** A report of some hundred claims takes seconds; a browser that hangs must not hang the command. */
const LONGEST_SECONDS = 120

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Path of a browser that can print, or `undefined`. `searched` is a list of folders as in the environment's PATH. */
export function browserAtHand(searched: string = process.env['PATH'] ?? ''): string | undefined {
  const ending = process.platform === 'win32' ? '.exe' : ''
  const folders = searched.split(delimiter).filter((folder) => folder !== '')
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, `${name}${ending}`)))
  return [...onPath, ...(searched === '' ? [] : (PLACES[process.platform] ?? []))].find(isProgram)
}

/** What to say where no browser is at hand. */
export const noBrowser = (asked: string): UserError =>
  new UserError(`${asked}: no browser that prints was found (${NAMES.slice(0, 3).join(', ')}, …); install one, or ${PRINT_IT}`)

/** Dates of a PDF that the browser took from the clock, replaced in place: equal reports are equal bytes with the same browser. */
function undated(pdf: Buffer, date: string | undefined): Buffer {
  const day = date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date.replaceAll('-', '') : '19800101'
  const fixed = pdf.toString('latin1').replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, `/$1 (D:${day}000000`)
  return Buffer.from(fixed, 'latin1')
}

/**
 * Prints a page that loads nothing. `date` is the report's, ISO 8601, and stands in the file instead of the clock's.
 * Throws `UserError` where the browser fails.
 */
export async function printedPdf(html: string, browser: string, date: string | undefined): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'unsaid-pdf-'))
  const page = join(folder, 'report.html')
  const pdf = join(folder, 'report.pdf')
  try {
    await writeFile(page, html, { mode: 0o600 })
    const flags = [
      '--headless',
      '--disable-gpu',
      '--no-first-run',
      '--disable-extensions',
      '--disable-background-networking',
      // The page asks for nothing, and the browser shall not ask for anything of its own.
      '--host-resolver-rules=MAP * ~NOTFOUND',
      // The sandbox needs a user other than root; the page has no script in it.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`,
      '--no-pdf-header-footer',
      '--generate-pdf-document-outline',
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ]
    const failed = await promisify(execFile)(browser, flags, { timeout: LONGEST_SECONDS * 1000, killSignal: 'SIGKILL' }).then(
      () => undefined,
      (error: unknown) => error as Error,
    )
    const bytes = await readFile(pdf).catch(() => undefined)
    if (failed || bytes?.subarray(0, 5).toString('latin1') !== '%PDF-')
      throw new UserError(
        `${browser}: did not print the report (${shortened(safeLine(failed?.message.split('\n')[0] ?? 'it wrote no file'), 160)}); ${PRINT_IT}`,
      )
    return undated(bytes, date)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
