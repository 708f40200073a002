// Leaves the entries of the dictionary beside the built program. Part of `npm run build`; not part of the program.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { entriesFile, makeEntries } from '../text/concept-entries.ts'
import { SUPPORTED } from '../text/languages.ts'

for (const language of SUPPORTED) {
  const file = entriesFile(language)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(makeEntries(language)))
}
