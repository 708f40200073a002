// What a test keeps of meaning lies in a folder of its own, which goes with it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** Compares by meaning in this file, with a cache of its own; gives its folder. */
export function ownCache(): string {
  delete process.env['UNSAID_WORDS_ONLY']
  const folder = mkdtempSync(join(tmpdir(), 'unsaid-meaning-'))
  const before = process.env['UNSAID_CACHE']
  beforeAll(() => {
    process.env['UNSAID_CACHE'] = folder
  })
  afterAll(() => {
    if (before === undefined) delete process.env['UNSAID_CACHE']
    else process.env['UNSAID_CACHE'] = before
    rmSync(folder, { recursive: true })
  })
  return folder
}
