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

/** A form that starts with a capital is a name only where the text has a capital too: "Turkey", not "turkey". */
export function isWritten(text: string, start: number): boolean {
  const code = text.charCodeAt(start)
  if (code < 0x80) return code < 0x61 || code > 0x7a
  const first = text[start] as string
  return !/\p{Ll}/u.test(first) || first !== first.toLowerCase() || /\p{Script=Cyrillic}/u.test(first)
}
