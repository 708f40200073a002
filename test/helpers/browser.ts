// A real browser for tests that look at pages; they are skipped, and say why, where there is none.
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Path of an installed Chromium, or `undefined`. */
export const installedBrowser = (): string | undefined => PLACES.find((path) => existsSync(path))
export const toHaveBrowser = `install Chromium (Debian: apt-get install chromium) as one of ${PLACES.join(', ')}`

/** Starts it without a network. The sandbox needs a user other than root. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}
