import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { codeFingerprint, decidingFiles } from '../../src/audit/code-fingerprint.ts'
import { engineKey, keyOf } from '../../src/audit/engine-key.ts'
import { version } from '../../src/version.ts'
import { root } from '../helpers/run.ts'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true })
})

function sources(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'unsaid-code-'))
  made.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const small = {
  'src/pair.ts': "import { a } from './engine/a.ts'\nimport type { T } from './types.ts'\nexport const pair = a\n",
  'src/engine/a.ts':
    "import model from './model.json' with { type: 'json' }\nimport { b } from '../text/b.ts'\nexport const a = [model, b]\n",
  'src/engine/model.json': '{}',
  'src/text/b.ts': "export { c as b } from './c.ts'\n",
  'src/text/c.ts': 'export const c = 1\n',
  'src/types.ts': 'export type T = string\n',
  'src/screen/app.ts': 'export const app = 1\n',
}
const key = (files: Readonly<Record<string, string>>): string => codeFingerprint(sources(files), 'src/pair.ts')

describe('the key of the engine', () => {
  it('differs where the version, the code, the seeds or the model of meaning differ, and else is the same', () => {
    const parts = { version: '1.0.0', code: 'c', seeds: 's', meaning: 'm' }
    const keys = [parts, { ...parts, version: '1.0.1' }, { ...parts, code: 'd' }, { ...parts, seeds: 't' }, { ...parts, meaning: 'n' }].map(
      keyOf,
    )
    expect(new Set(keys).size).toBe(5)
    expect(keyOf({ ...parts })).toBe(keys[0])
  })

  it('begins with the version, for people', () => {
    expect(engineKey()).toMatch(new RegExp(`^${version.replaceAll('.', '\\.')}-[0-9a-f]{12}$`))
  })

  it.each(['src/pair.ts', 'src/engine/a.ts', 'src/engine/model.json', 'src/text/b.ts', 'src/text/c.ts'])(
    'differs where %s differs, for values flow from it',
    (path) => {
      const changed = path.endsWith('.json') ? '{"bias":1}' : `${small[path as keyof typeof small]}export const more = 1\n`
      expect(key({ ...small, [path]: changed })).not.toBe(key(small))
    },
  )

  it.each(['src/types.ts', 'src/screen/app.ts'])('is the same where %s differs, for no value flows from it', (path) => {
    expect(key({ ...small, [path]: 'export const other = 2\n' })).toBe(key(small))
  })

  it('is the same after a move', () => {
    const folder = sources(small)
    const before = codeFingerprint(folder, 'src/pair.ts')
    mkdirSync(join(folder, 'src/words'))
    renameSync(join(folder, 'src/text/c.ts'), join(folder, 'src/words/c.ts'))
    const importer = join(folder, 'src/text/b.ts')
    writeFileSync(importer, readFileSync(importer, 'utf8').replace('./c.ts', '../words/c.ts'))
    expect(codeFingerprint(folder, 'src/pair.ts')).toBe(before)
  })

  it('reads the order of the kinds of alteration, which is a column of a fitted model, and every fitted number', () => {
    const files = decidingFiles(root)
    expect(files).toEqual(expect.arrayContaining(['src/model/verdict.ts', 'src/engine/align/model.json', 'src/engine/judge/contrast.json']))
    expect(files.filter((path) => /^src\/(?:cli|screen|present|ingest|tools)\//.test(path))).toEqual([])
    const folder = sources({})
    cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true })
    const before = codeFingerprint(folder)
    const kinds = join(folder, 'src/model/verdict.ts')
    const source = readFileSync(kinds, 'utf8')
    writeFileSync(kinds, source.replace("'number', 'date'", "'date', 'number'"))
    expect(readFileSync(kinds, 'utf8')).not.toBe(source)
    expect(codeFingerprint(folder)).not.toBe(before)
  })
})
