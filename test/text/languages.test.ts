// What the code knows of languages is in one table, and nowhere else.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { grammarOf } from '../../src/engine/claims/grammar/index.ts'
import { packageRoot, seedBytes } from '../../src/seeds.ts'
import { DESCRIBED, isSupported, SUPPORTED, traitsOf } from '../../src/text/languages.ts'
import { functionWords } from '../../src/text/stopwords.ts'

const TABLE = 'text/languages.ts'

const CODE = `['"\`](?:${DESCRIBED.join('|')})['"\`]`
/** A comparison with a code, a case of one, or a list of several. */
const ASKED = new RegExp(String.raw`[=!]==?\s*${CODE}|${CODE}\s*[=!]==?|\bcase\s+${CODE}|${CODE},\s*${CODE}`)
const asksForCode = (source: string): boolean => ASKED.test(source)

describe('the table of languages', () => {
  it('describes every supported language', () => {
    for (const language of SUPPORTED) {
      expect(DESCRIBED).toContain(language)
      expect(isSupported(language)).toBe(true)
    }
    expect([...SUPPORTED].sort()).toEqual(['be', 'en', 'ko', 'ru', 'zh'])
  })

  it.each(['lexicon.tsv', 'names.tsv'])('names supported languages in the order of the columns of %s', (name) => {
    expect(seedBytes(name).toString('utf8').split('\n')[1]).toContain(SUPPORTED.join('<TAB>'))
  })

  it.each(SUPPORTED)('finds function words, clauses and the files that it promises in %s', (language) => {
    expect(functionWords(language).size).toBeGreaterThan(0)
    expect(grammarOf(language)).toBeDefined()
    const { hasWordCounts, hasSynonyms } = traitsOf(language)
    if (hasWordCounts) expect(seedBytes(`frequencies.${language}.tsv`).length).toBeGreaterThan(0)
    if (hasSynonyms) expect(seedBytes(`synonyms.${language}.tsv`).length).toBeGreaterThan(0)
  })

  it('gives languages that it does not have the same plain traits, whatever they are called', () => {
    const plain = traitsOf('xx')
    for (const language of ['fr', 'tlh', '', 'constructor', '__proto__']) {
      expect(traitsOf(language)).toBe(plain)
      expect(isSupported(language)).toBe(false)
    }
    expect(plain).toMatchObject({ script: 'latin', spacesBetweenWords: true, hasCapitals: true, spelledNumbers: undefined })
    expect(plain.stem('réunions')).toBe('réunions')
  })

  it('keeps the defaults of a language known by its script alone', () => {
    expect(traitsOf('bg')).toEqual({ ...traitsOf('xx'), script: 'cyrillic' })
  })
})

describe('the sources', () => {
  it.each([`language === 'ko'`, `"en" !== code`, `case 'ru':`, `['ko', 'zh'].includes(code)`])('%s would be seen', (source) => {
    expect(asksForCode(source)).toBe(true)
  })

  it.each([`traitsOf('en').stem`, `{ en: ENGLISH, ru: RUSSIAN }`, `language === other`, `const usual = 'ko'`])('%s would not', (source) => {
    expect(asksForCode(source)).toBe(false)
  })

  it('ask for no language by its code outside the table', () => {
    const root = join(packageRoot(), 'src')
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
    expect(files).toContain(TABLE)
    expect(files.filter((path) => path !== TABLE && asksForCode(readFileSync(join(root, path), 'utf8')))).toEqual([])
  })
})
