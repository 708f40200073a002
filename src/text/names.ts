// Proper names through their aliases: DPRK, КНДР, 북한 and 朝鲜 are one.
import { seedRows } from '../seeds.ts'
import { SUPPORTED } from './languages.ts'
import { once } from './once.ts'

interface NameRow {
  readonly id: string
  readonly kind: string
  readonly forms: () => Readonly<Record<string, readonly string[]>>
}

let rows: readonly NameRow[] | undefined

/** All names of `seeds/names.tsv`: id, kind, and forms per language, the most usual first. Forms are parted when first asked for: most never are. */
export function nameRows(): readonly NameRow[] {
  rows ??= seedRows('names.tsv').map(([id = '', kind = '', ...columns]) => ({
    id,
    kind,
    forms: once(() =>
      Object.fromEntries(SUPPORTED.map((language, index) => [language, (columns[index] ?? '').split('|').filter((form) => form !== '')])),
    ),
  }))
  return rows
}
