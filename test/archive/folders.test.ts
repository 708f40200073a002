// A folder is looked through whatever its files are called, and not out of it.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourcesOf } from '../../src/archive/import/sources.ts'
import { folderWith } from '../helpers/folder.ts'

const names = (sources: readonly { readonly source: string }[], folder: string): string[] =>
  sources.map(({ source }) => source.slice(folder.length + 1)).sort()

describe('a folder to import', () => {
  it('names files whose names are no UTF-8, and gives the others', async () => {
    const folder = folderWith({ 'a.txt': 'x', 'письмо.txt': 'x', '편지.txt': 'x', '信.txt': 'x', 'below/b.txt': 'x' })
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xef, 0xe8, 0xf1, 0xfc]), Buffer.from('.txt')]), 'x')
    mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff])]))
    const found = await sourcesOf([folder])
    expect(names(found.sources, folder)).toEqual(['a.txt', 'below/b.txt', '信.txt', 'письмо.txt', '편지.txt'].sort())
    expect(found.problems).toEqual([
      expect.stringMatching(/\.txt: its name is not UTF-8; rename it/),
      expect.stringMatching(/: its name is not UTF-8; rename it/),
    ])
  })

  it('follows no link out of itself, and says so', async () => {
    const outside = folderWith({ 'secret.txt': 'x', 'more/secret.txt': 'x' })
    const folder = folderWith({ 'a.txt': 'x', 'below/b.txt': 'x' })
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'out.txt'))
    symlinkSync(join(outside, 'more'), join(folder, 'below/out'))
    symlinkSync('../../', join(folder, 'below/up'))
    symlinkSync('out.txt', join(folder, 'twice.txt'))
    symlinkSync('none.txt', join(folder, 'nowhere.txt'))
    symlinkSync('below/b.txt', join(folder, 'inside.txt'))
    symlinkSync('.', join(folder, 'round'))
    const { sources, problems } = await sourcesOf([folder])
    expect(names(sources, folder)).toEqual(['a.txt', 'below/b.txt', 'inside.txt'])
    expect(problems.map((line) => line.slice(folder.length + 1).replace(/:.*(out of|nowhere).*/, ' $1')).sort()).toEqual(
      ['below/out out of', 'below/up out of', 'nowhere.txt nowhere', 'out.txt out of', 'twice.txt out of'].sort(),
    )
  })

  it('may itself be named by a link', async () => {
    const folder = folderWith({ 'real/a.txt': 'x' })
    symlinkSync('real', join(folder, 'link'))
    expect(await sourcesOf([join(folder, 'link')])).toMatchObject({ sources: [{ source: join(folder, 'link/a.txt') }], problems: [] })
  })
})
