// A real browser for tests that look at pages; they are skipped, and say why, where there is none.
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Path of an installed Chromium, or `undefined` after a line that says what is not tested. */
export function installedBrowser(): string | undefined {
  const found = PLACES.find((path) => existsSync(path))
  if (found === undefined) console.warn(`skipped: pages are not looked at, for no Chromium is installed (${PLACES.join(', ')})`)
  return found
}

/** Starts it without a network. The sandbox needs a user other than root. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}
