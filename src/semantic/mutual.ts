// Texts of one event held against each other in every direction, by the way that every door takes.
import type { Comparison, Mutual } from '../model/comparison.ts'
import type { Document, Report, Statement } from '../model/document.ts'
import { compareByMeaning } from './by-meaning.ts'

/** A text and the name that it is shown under. */
export interface NamedText {
  readonly name: string
  readonly document: Document
}

/** A text alone, without what it is in another comparison. */
const alone = ({ text, language, provenance, translations }: Document): Document => ({
  text,
  language,
  provenance,
  ...(translations ? { translations } : {}),
})

/** Holds each text against all others. Throws `RangeError` where two have the same name. */
async function directionsOf(texts: readonly NamedText[], signal?: AbortSignal): Promise<Mutual['directions']> {
  const directions: Comparison[] = []
  for (const text of texts) {
    const others = texts.filter((one) => one !== text).map((one): Report => ({ ...alone(one.document), outlet: one.name, role: 'subject' }))
    directions.push(await compareByMeaning(alone(text.document), others, signal ? { signal } : {}))
  }
  return directions
}

/** Two statements of one event: what each says that the other does not. */
export async function bothWays(one: NamedText, other: NamedText, signal?: AbortSignal): Promise<Mutual> {
  const texts = [one, one.name === other.name ? { ...other, name: `${other.name} (2)` } : other]
  return { kind: 'statements', names: texts.map(({ name }) => name), directions: await directionsOf(texts, signal) }
}

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag

/** The outlet whose edition a report is: as its provenance has it, else the column's name without the language. */
const outletOf = (report: Report): string => report.provenance.outlet ?? report.outlet.replace(/ \([a-z]{2,3}\)$/u, '')

/** Columns of the reports of one outlet that are in several languages. */
export function editionColumns(reports: readonly Report[]): { readonly outlet: string; readonly columns: readonly number[] }[] {
  const groups = new Map<string, number[]>()
  reports.forEach((report, column) => groups.set(outletOf(report), [...(groups.get(outletOf(report)) ?? []), column]))
  return [...groups]
    .filter(([, columns]) => new Set(columns.map((column) => primary(reports[column]!.language))).size > 1)
    .map(([outlet, columns]) => ({ outlet, columns }))
}

/** The comparison with every outlet's editions in several languages held against each other. */
export async function withEditions(comparison: Comparison, signal?: AbortSignal): Promise<Comparison> {
  const found: Mutual[] = []
  for (const { outlet, columns } of editionColumns(comparison.reports)) {
    const texts = columns.map((column) => ({ name: comparison.reports[column]!.outlet, document: comparison.reports[column]! }))
    found.push({ kind: 'editions', outlet, names: texts.map(({ name }) => name), columns, directions: await directionsOf(texts, signal) })
  }
  return found.length === 0 ? comparison : { ...comparison, mutual: [...(comparison.mutual ?? []), ...found] }
}

/** What a statement is called: who published it, else its title. */
const nameOf = ({ provenance }: Statement): string | undefined => provenance.outlet ?? provenance.title

/** The comparison with the other side's statement held against its own, both ways; `names` where neither text says whose it is. */
export async function withCounterpart(
  comparison: Comparison,
  counterpart: Statement | undefined,
  names: readonly [string, string] = ['one side', 'the other side'],
  signal?: AbortSignal,
): Promise<Comparison> {
  if (!counterpart) return comparison
  const held = await bothWays(
    { name: nameOf(comparison.statement) ?? names[0], document: comparison.statement },
    { name: nameOf(counterpart) ?? names[1], document: counterpart },
    signal,
  )
  return { ...comparison, mutual: [...(comparison.mutual ?? []), held] }
}
