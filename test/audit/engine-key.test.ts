import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeFingerprint } from '../../src/audit/code-fingerprint.ts'
import { engineKey, keyOf } from '../../src/audit/engine-key.ts'
import { version } from '../../src/version.ts'

const parts = { version: '1.0.0', code: 'c', seeds: 's', fitted: { omitted: 0.2 } }

function sources(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'unsaid-code-'))
  const all = {
    'src/engine/compare.ts': 'a',
    'src/engine/align/a.ts': '',
    'src/engine/claims/c.ts': '',
    'src/engine/judge/alterations/j.ts': '',
    'src/text/t.ts': '',
    'src/audit/pair.ts': '',
    'src/audit/topics.ts': '',
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

describe('the key of the engine', () => {
  it('differs where the version, the code, the seeds or what was fitted differs, and else is the same', () => {
    const keys = [
      parts,
      { ...parts, version: '1.0.1' },
      { ...parts, code: 'd' },
      { ...parts, seeds: 't' },
      { ...parts, fitted: { omitted: 0.3 } },
    ].map(keyOf)
    expect(new Set(keys).size).toBe(5)
    expect(keyOf({ ...parts })).toBe(keys[0])
  })

  it('begins with the version, for people', () => {
    expect(engineKey()).toMatch(new RegExp(`^${version.replaceAll('.', '\\.')}-[0-9a-f]{12}$`))
  })

  it('sees a change in any file that decides a verdict, however deep it lies, and no other', () => {
    const roots = [
      sources({}),
      sources({ 'src/engine/judge/alterations/j.ts': 'changed' }),
      sources({ 'src/text/new.ts': '' }),
      sources({ 'src/screen/app.ts': 'changed', 'src/engine/align/model.json': '{}' }),
      sources({ 'src/engine/compare.ts': 'a' }),
    ]
    const [first, deep, added, elsewhere, again] = roots.map(codeFingerprint)
    expect(deep).not.toBe(first)
    expect(added).not.toBe(first)
    expect(elsewhere).toBe(first)
    expect(again).toBe(first)
    for (const root of roots) rmSync(root, { recursive: true })
  })
})
