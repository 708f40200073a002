// What the build leaves of the dictionary is what the seeds say, and edited seeds are seen at once.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { entriesFile, makeEntries } from '../../src/text/concept-entries.ts'
import { SUPPORTED } from '../../src/text/languages.ts'
import { entriesOf, tableOfEntries } from '../../src/text/phrases.ts'

describe('the dictionary beside the built program', () => {
  it.each(SUPPORTED)('holds the entries of the seeds in %s', (language) => {
    expect(JSON.parse(readFileSync(entriesFile(language), 'utf8'))).toEqual(makeEntries(language))
  })

  it('gives back the same entries from a table that was made of them', () => {
    const { words, runs } = makeEntries('ko')
    expect(entriesOf(tableOfEntries('ko', words, runs))).toEqual({ words, runs })
  })
})
