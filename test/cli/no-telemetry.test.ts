// Nothing but unsaid's own cache comes to lie in the home folder: the library that runs the encoder would put a number for the
// device there, and what it means to report to its maker.
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../helpers/run.ts'

it('leaves no trace of telemetry, whatever the environment says', () => {
  const home = mkdtempSync(join(tmpdir(), 'unsaid-home-'))
  const texts = mkdtempSync(join(tmpdir(), 'unsaid-texts-'))
  // A sentence of this run's own, so that it is encoded and not found in a cache.
  writeFileSync(join(texts, 'statement.txt'), `The harbour of ${texts.slice(-6)} will be dredged in spring, the ministry said.\n`)
  writeFileSync(join(texts, 'report.txt'), 'The ministry said that the harbour will be dredged.\n')
  mkdirSync(join(home, 'cache'))
  const { code } = run(['compare', join(texts, 'statement.txt'), join(texts, 'report.txt')], {
    env: {
      HOME: home,
      XDG_CACHE_HOME: join(home, '.cache'),
      UNSAID_CACHE: join(home, 'cache'),
      ORT_DISABLE_TELEMETRY: '0',
      UNSAID_WORDS_ONLY: '',
      // The library keeps still by itself where it takes the run for a test.
      CI: '',
      GITHUB_ACTIONS: '',
    },
  })
  expect(code).toBe(0)
  expect(readdirSync(home)).toEqual(['cache'])
  expect(readdirSync(join(home, 'cache')).some((name) => name.startsWith('meaning.sqlite'))).toBe(true)
})
