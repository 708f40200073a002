// Files → statement and reports.
import { basename, extname } from 'node:path'
import type { Provenance, Report, Statement } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import { identifyLanguage } from './identify-language.ts'
import { outletName } from './outlets.ts'
import { readText } from './read-text.ts'

/** Fields of a provenance without the absent ones. */
function present(fields: { readonly [K in keyof Provenance]: Provenance[K] | undefined }): Provenance {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** Reads one text with what is known of it. */
export async function readDocument(path: string, known: Provenance & { readonly language?: string | undefined } = {}): Promise<Statement> {
  const { text, sha256, extraction } = await readText(path)
  if (known.sha256 !== undefined && known.sha256 !== sha256) {
    throw new UserError(`${path}: has changed since its SHA-256 was recorded; restore it, or correct sha256 in case.json`)
  }
  const { language, ...recorded } = known
  const provenance = recorded.outlet === undefined ? recorded : { ...recorded, outlet: outletName(recorded.outlet) }
  return { text, language: await identifyLanguage(text, language), provenance: present({ extraction, ...provenance, sha256 }) }
}

/** `texts/kcna.txt` → `kcna`. */
const stemOf = (path: string): string => (path === '-' ? 'standard input' : basename(path, extname(path)))

/** Gives columns names that differ, so that each can be named in a finding. */
export function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

/** Statement and reports from files; `-` may stand once, for standard input. Throws `UserError`. */
export async function readPair(statement: string, reports: readonly string[]): Promise<{ statement: Statement; reports: Report[] }> {
  if ([statement, ...reports].filter((path) => path === '-').length > 1)
    throw new UserError('-: standard input can be only one of the texts; put the others into files')
  const said = await readDocument(statement)
  const documents: Statement[] = []
  for (const path of reports) documents.push(await readDocument(path))
  const names = distinctNames(reports.map((path) => outletName(stemOf(path))))
  return {
    statement: said,
    reports: documents.map((document, index) => ({ ...document, outlet: names[index] as string, role: 'subject' })),
  }
}
