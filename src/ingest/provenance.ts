// What came in and what was got out of it → a document with its provenance.
import { createHash } from 'node:crypto'
import type { Document, Provenance } from '../model/document.ts'
import { UserError } from '../model/user-error.ts'
import { storedForm } from '../text/normalise.ts'
import { archivedAddress, mementoTime, type ArchivedAddress } from './archived-address.ts'
import { identifyLanguage } from './identify-language.ts'
import { findOutlet, outletByAddress } from './outlets.ts'
import type { Extracted, Received } from './received.ts'
import { version } from '../version.ts'

/** SHA-256 of bytes, lower-case hex. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** Fields without the absent ones. */
export function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as never
}

/** Text in stored form. Throws `UserError` where there is nothing to compare. */
export function checkedText(text: string, name: string): string {
  const stored = storedForm(text)
  if (stored.trim() === '') throw new UserError(`${name}: is blank; put the text into it`)
  if (!/[\p{L}\p{N}]/u.test(stored)) throw new UserError(`${name}: holds no words; put the text into it`)
  return stored
}

/** Identifier of the outlet where seeds know it, else the name that the source gives itself, else its host. */
function outletOf(url: string | undefined, extracted: Extracted): string | undefined {
  const known =
    outletByAddress(url) ?? outletByAddress(extracted.url) ?? (extracted.outlet === undefined ? undefined : findOutlet(extracted.outlet))
  const host = url !== undefined && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
  return known?.id ?? extracted.outlet ?? (host === '' ? undefined : host)
}

/** The archived copy that the bytes are from: told, or seen from the address that they came from. */
function archivedOf(received: Received): ArchivedAddress | undefined {
  const seen = received.url === undefined ? undefined : archivedAddress(received.url)
  const captured = received.archived?.captured ?? mementoTime(received.http?.headers['memento-datetime']) ?? seen?.captured
  if (received.archived) return { url: received.archived.url, original: received.archived.original ?? seen?.original, captured }
  return seen && { ...seen, captured }
}

/** A document of what was extracted. `told` is what the caller knows better. Throws `UserError` for texts without words. */
export async function documentOf(
  received: Received,
  extracted: Extracted,
  told: Provenance & { readonly language?: string | undefined } = {},
): Promise<Document> {
  const text = checkedText(extracted.text, received.name)
  const { language, ...known } = told
  const copy = archivedOf(received)
  const url = copy?.original ?? received.url ?? extracted.url
  const found = present({
    outlet: outletOf(url, extracted),
    title: extracted.title,
    url,
    published: extracted.published,
    byline: extracted.byline,
    dateline: extracted.dateline,
    captions: extracted.captions?.map((caption) => storedForm(caption)),
    retrieved: received.retrieved,
    requested: received.requested,
    http: received.http,
    archived: copy && { ...present({ captured: copy.captured }), url: copy.url, used: true },
    keptAll: extracted.keptAll,
    encoding: extracted.encoding,
    undecodable: extracted.undecodable === 0 ? undefined : extracted.undecodable,
    warnings: [...(received.warnings ?? []), ...(extracted.warnings ?? [])],
    extraction: `${extracted.extraction}; unsaid ${version}`,
  })
  return {
    text,
    language: await identifyLanguage(text, language ?? extracted.language),
    provenance: { ...found, ...present(known), sha256: sha256(received.bytes) },
  }
}
