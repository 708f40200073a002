// A Word file without the clock and without chance: dates and random identifiers are replaced, so that equal reports are equal bytes.
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'

/** The first day that a zip archive can name. */
const NO_DATE = '1980-01-01'
/** Dates in the archive are local time; noon is the same day in every zone that matters. */
const wholeDate = (date: string | undefined): string =>
  date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) && date >= NO_DATE ? date : NO_DATE

const [year = 1980, month = 1, dayOfMonth = 1] = NO_DATE.split('-').map(Number)
/** How every entry of the archive is written. Its time is built from the local calendar, because the archive stores it so. */
export const ARCHIVED = { mtime: new Date(year, month - 1, dayOfMonth, 12), level: 9 } as const

/** Random relationship identifiers → numbered ones, in the order in which the relations file lists them. */
function numbered(files: Record<string, string>): void {
  const relations = 'word/_rels/document.xml.rels'
  const ids = [...(files[relations] ?? '').matchAll(/Id="(rId[^"]*[^"\d][^"]*)"/g)].flatMap((match) =>
    match[1] === undefined ? [] : [match[1]],
  )
  ids.forEach((id, index) => {
    for (const name of [relations, 'word/document.xml']) files[name] = (files[name] ?? '').replaceAll(`"${id}"`, `"rIdLink${index + 1}"`)
  })
}

/** The same document, written as any run would write it. */
export function reproducible(bytes: Uint8Array, date: string | undefined): Uint8Array {
  const day = wholeDate(date)
  const archive = unzipSync(bytes)
  const text: Record<string, string> = {}
  for (const [name, content] of Object.entries(archive)) if (/\.(?:xml|rels)$/.test(name)) text[name] = strFromU8(content)
  numbered(text)
  const core = 'docProps/core.xml'
  if (text[core] !== undefined) text[core] = text[core].replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`)
  const out: Zippable = {}
  for (const name of Object.keys(archive).sort(
    (a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1),
  ))
    out[name] = [text[name] === undefined ? archive[name]! : strToU8(text[name]), ARCHIVED]
  return zipSync(out)
}
