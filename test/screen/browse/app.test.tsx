import { cleanup, render } from 'ink-testing-library'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Dashboard } from '../../../src/screen/browse/app.tsx'
import { addDocuments } from '../../../src/archive/add.ts'
import { listStatements } from '../../../src/audit/dashboard/listing.ts'
import { archiveFor } from '../../../src/audit/dashboard/open-dashboard.ts'
import { openPair } from '../../../src/audit/dashboard/pair.ts'
import { DEFAULT_SETTINGS, runKey } from '../../../src/audit/settings.ts'
import { runAudit } from '../../../src/audit/work/run.ts'
import { DEFAULT_SUMMARY } from '../../../src/audit/summary/audit.ts'
import { App } from '../../../src/screen/review/app.tsx'
import { themeFor } from '../../../src/screen/theme.ts'
import { archive, allCells, type Archive } from '../../audit/archive.ts'
import { HOSTILE } from './desk.ts'

let held: Archive
const theme = themeFor({ NO_COLOR: '1' })
const CONTROLS = ['Free Channel', 'Wire Service Alba']

/** Makes one sure match of the archive the only one to settle. */
async function makeAmbiguous(): Promise<{ statement: number; report: number }> {
  const statement = (await allCells(held.store)).find((one) =>
    one.columns.some((column) => column.outlet === 'North Courier' && column.reports.length === 1),
  )!
  const report = statement.columns.find((column) => column.outlet === 'North Courier')!.reports[0]!.id
  await held.store.db.updateTable('matches').set({ state: 'given' }).where('state', '=', 'ambiguous').execute()
  await held.store.db
    .updateTable('matches')
    .set({ state: 'ambiguous', probability: 0.4 })
    .where('run', '=', runKey(DEFAULT_SETTINGS))
    .where('statement', '=', statement.id)
    .where('report', '=', report)
    .execute()
  const all = await held.store.db.selectFrom('documents').select('id').where('role', '=', 'statement').execute()
  await listStatements(
    held.store,
    DEFAULT_SETTINGS,
    all.map((one) => one.id),
  )
  return { statement: statement.id, report }
}

beforeAll(async () => {
  held = await archive()
  const text = `The Chair is ready to visit Tolland soon. ${HOSTILE} was said of it. The port will have 40 new cranes.`
  const published = '2024-01-05'
  await addDocuments(held.store, [
    { role: 'statement', outlet: 'Office', control: false, text, event: 'told', provenance: { title: HOSTILE, published } },
    {
      role: 'report',
      outlet: 'North Courier',
      control: false,
      text: `${HOSTILE} The weather was fine.`,
      event: 'told',
      provenance: { published },
    },
  ])
  await runAudit(held.store, DEFAULT_SETTINGS, { threads: 0 })
})
afterAll(() => held.store.close())
afterEach(cleanup)

async function open(blind = false) {
  const data = await archiveFor(
    { store: held.store, settings: DEFAULT_SETTINGS, controls: CONTROLS },
    { ...DEFAULT_SUMMARY, resamples: 50, permutations: 100 },
    'anna',
  )
  const quits: string[] = []
  const app = render(
    <Dashboard
      archive={data}
      beginning={{ location: held.path, reviewer: 'anna', blind, controls: CONTROLS }}
      theme={theme}
      every={100}
      onQuit={() => quits.push('quit')}
      openReview={async (ids, claim, mode) => {
        const { desk, log, lines } = await openPair(held.store, ids, 'anna', mode)
        return {
          element: (_, onQuit) => (
            <App
              desk={desk}
              log={log}
              store={lines}
              theme={theme}
              startAt={claim}
              onQuit={onQuit}
              exportTo={() => Promise.resolve({ said: 'Written', tone: 'plain' })}
            />
          ),
          done: () => lines.settled().then(lines.close),
        }
      }}
    />,
  )
  const frame = (): string => (app.lastFrame() ?? '').replace(/\u001b\[[\d;]*m/g, '')
  /** Waits for a frame, as a reader does. */
  const until = async (wanted: string | RegExp): Promise<string> => {
    for (let tries = 0; tries < 400; tries += 1) {
      if (typeof wanted === 'string' ? frame().includes(wanted) : wanted.test(frame())) return frame()
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`waited in vain for ${String(wanted)} on:\n${frame()}`)
  }
  return { ...app, frame, until, send: (text: string) => app.stdin.write(text), quits }
}

/** Ink takes keys a moment after a screen is drawn first. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))

const linesKept = async (): Promise<number> => (await held.store.db.selectFrom('review_lines').select('line').execute()).length

describe('the dashboard as a terminal sees it', () => {
  it('goes from the outlets to a pair’s review and back, with the decision in the archive and in what is shown', async () => {
    const app = await open()
    const first = await app.until(/▶ \S/)
    for (const words of ['Free Channel (control)', 'North Courier', '13 statements']) expect(first).toContain(words)
    expect(first).toMatch(/[━●]/)
    app.send('\r')
    await app.until('By kind of claim')
    app.send('3')
    await app.until(/Claims 1\/\d+ · gaps/)
    app.send('\r')
    await app.until(/claim \d+\/\d+ ━/)
    app.send('\r')
    await app.until('You       not decided yet')
    await pause()
    app.send('3')
    await app.until('which passage carries it?')
    app.send('0')
    await app.until(/· 1\/\d/)
    expect(await linesKept()).toBe(1)
    app.send('q')
    await app.until('Back from the review')
    await app.until('≠A✓')
    app.send('3fd')
    await app.until(/Claims 1\/1 · gaps · decided/)
    await held.store.db.deleteFrom('review_lines').execute()
  })

  it('takes a review of a pair drawn at random, blind', async () => {
    const app = await open()
    await app.until(/▶ \S/)
    app.send('R')
    const frame = await app.until('· blind')
    expect(frame).not.toMatch(/●R|○O/)
    await pause()
    app.send('q')
    await app.until('Back from the review')
  })

  it('keeps what is said of an ambiguous match, and does its statement anew', async () => {
    const pair = await makeAmbiguous()
    const app = await open()
    await app.until(/▶ \S/)
    app.send('5')
    await app.until('Matches to settle 1/')
    app.send('u')
    await app.until('anna looked and could not tell')
    app.send('y')
    await app.until('No match waits to be settled')
    const row = await held.store.db.selectFrom('match_decisions').selectAll().where('statement', '=', pair.statement).execute()
    expect(row).toMatchObject([{ report: pair.report, belongs: 1, reviewer: 'anna' }])
    const match = await held.store.db
      .selectFrom('matches')
      .select('state')
      .where('statement', '=', pair.statement)
      .where('report', '=', pair.report)
      .execute()
    expect(match).toEqual([{ state: 'given' }])
  })

  it('filters, searches and sorts', async () => {
    const app = await open()
    await app.until(/▶ \S/)
    app.send('3fo')
    await app.until('Show outlet')
    app.send('1')
    const one = await app.until(/Claims 1\/\d+ · gaps · \S/)
    const outlet = /gaps · (\w+ \w+)/.exec(one)![1]!
    for (const row of one.split('\n').filter((line) => /^[▶ ] [○≠◐]/.test(line))) expect(row).toContain(outlet)
    app.send('fx/prisoners\r')
    const found = await app.until('“prisoners”')
    for (const row of found.split('\n').filter((line) => /^[▶ ] [○≠◐]/.test(line))) expect(row).toMatch(/prisoners|…/)
    app.send('s4')
    await app.until('least sure first')
    app.send('/\u0015%_\r')
    await app.until('No claim is like that')
  })

  it('shows hostile and wide text as text', async () => {
    const app = await open()
    await app.until(/▶ \S/)
    app.send('4/\u0015공식\r')
    const frame = await app.until('Statements 1/1')
    expect(frame).toContain('평양')
    app.send('\r')
    await app.until(/claim 1\/\d/)
    expect(app.lastFrame()).not.toContain('\u001b[2J')
    expect(app.lastFrame()).not.toContain('\u202e')
  })

  it('says which outlets did not report a statement', async () => {
    const app = await open()
    await app.until(/▶ \S/)
    app.send('6')
    await app.until(/Not covered 1\/\d+/)
    app.send('\r')
    await app.until(/Not covered by [A-Z]/)
  })

  it('quits with q, and with Ctrl-C out of a line that is being typed', async () => {
    const app = await open()
    await app.until(/▶ \S/)
    app.send('q')
    await app.until(/▶ \S/)
    expect(app.quits).toEqual(['quit'])
    const other = await open()
    await other.until(/▶ \S/)
    other.send('3')
    await other.until('Claims 1/')
    other.send('/abc\u0003')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(other.quits).toEqual(['quit'])
  })
})
