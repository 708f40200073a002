// `unsaid browse`: opens an archive and hands the terminal to the dashboard.
import { createElement } from 'react'
import { Dashboard, type OpenReview } from '../screen/browse/app.tsx'
import { archiveFor } from '../audit/dashboard/open-dashboard.ts'
import { openPair } from '../audit/dashboard/pair.ts'
import { shownLocation, type Store } from '../archive/connection.ts'
import { openStore } from '../archive/store.ts'
import { outletName } from '../ingest/outlets.ts'
import { UserError } from '../model/user-error.ts'
import { App } from '../screen/review/app.tsx'
import { settingsOf, summaryOf, type AuditFlags } from './audit.ts'
import { EXIT } from './exit-codes.ts'
import { exporter } from './review-export.ts'
import { reviewerName } from './reviewer.ts'
import { readSettings, type Settings } from './settings.ts'
import { holdTerminal } from '../screen/held.ts'
import { showScreen, type Terminal } from '../screen/show.ts'

export interface BrowseFlags extends Pick<AuditFlags, 'store' | 'control' | 'outlet' | 'window' | 'level' | 'correction' | 'seed'> {
  readonly as?: string
  readonly blind?: boolean
  readonly mouse?: boolean
}

/** Outlets to compare with: those named, else those that the archive marks. */
async function controlsOf(store: Store, named: readonly string[]): Promise<string[]> {
  if (named.length > 0) return [...new Set(named.map(outletName))]
  const rows = await store.db
    .selectFrom('documents')
    .select('outlet')
    .distinct()
    .where('role', '=', 'report')
    .where('control', '=', 1)
    .execute()
  return rows.map((row) => row.outlet).sort()
}

/** A review of one pair, on the terminal that the dashboard has. */
async function review(
  store: Store,
  ids: { readonly statement: number; readonly report: number },
  claim: number,
  reviewer: string,
  mode: 'open' | 'blind',
  { theme, control }: Pick<Terminal, 'theme' | 'control'>,
  keys: Settings['keys'],
): Promise<OpenReview> {
  const { desk, log, lines } = await openPair(store, ids, reviewer, mode)
  const exportTo = exporter({ files: [`report-${ids.report}.txt`], document: `statement-${ids.statement}`, inputs: [store.location] })
  return {
    element: (draw, onQuit, mouse) =>
      createElement(App, {
        desk,
        log,
        store: lines,
        theme,
        exportTo,
        onQuit,
        startAt: claim,
        keys,
        mouse,
        ...(draw ? { draw } : {}),
        ...(control ? { control } : {}),
      }),
    done: async () => {
      try {
        await lines.settled()
      } catch (error) {
        throw new UserError(`Decisions could not be kept: ${error instanceof Error ? error.message : String(error)}`)
      } finally {
        lines.close()
      }
    },
  }
}

/** Runs the command until the reader quits; returns the exit code. Throws `UserError`. */
export async function runBrowse(flags: BrowseFlags): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new UserError('browse needs a terminal for its keys and its screen; in a script use unsaid audit --no-run')
  const reviewer = reviewerName(flags.as)
  const settings = settingsOf(flags)
  const summary = summaryOf(flags)
  const own = readSettings()
  const mouse = flags.mouse !== false && own.mouse
  const store = await openStore(flags.store)
  try {
    const controls = await controlsOf(store, flags.control ?? [])
    const archive = await archiveFor({ store, settings, controls }, summary, reviewer)
    const beginning = { location: shownLocation(flags.store), reviewer, blind: flags.blind ?? false, controls, keys: own.browseKeys, mouse }
    // A screen reader is spoken to by ink alone.
    const spoken = process.env['INK_SCREEN_READER'] === 'true'
    const held = spoken ? undefined : holdTerminal({ mouse, ...(own.colours === undefined ? {} : { colours: own.colours }) })
    await showScreen(
      (terminal) =>
        createElement(Dashboard, {
          archive,
          beginning,
          openReview: (ids, claim, mode) => review(store, ids, claim, reviewer, mode, terminal, own.keys),
          ...terminal,
        }),
      held,
    )
  } finally {
    await store.close()
  }
  return EXIT.done
}
