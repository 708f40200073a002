// The record of a report's making in a Word file: custom properties, which Word and LibreOffice keep when they save it again. Pure.
import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import type { Colophon } from '../../model/colophon.ts'
import { safeJson } from '../json/safe-json.ts'
import { ARCHIVED } from '../docx/reproducible.ts'

const PROPERTIES = 'docProps/custom.xml'
/** Word cuts longer values. */
const LONGEST = 240
/** Identifies the set of properties that users may name (ISO/IEC 29500-1, 22.3). */
const FORMAT = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'
const EMPTY =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"/>'

/** JSON in ASCII, so that a piece ends in no character's midst, and without what XML would take for markup. */
const plain = (colophon: Colophon): string =>
  safeJson(colophon).replace(/[<>&']|[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

function propertiesOf(colophon: Colophon): string {
  const pieces = plain(colophon).match(new RegExp(`.{1,${LONGEST}}`, 'g')) ?? []
  const properties = pieces.map(
    (piece, index) =>
      `<property fmtid="${FORMAT}" pid="${index + 2}" name="unsaid-colophon-${index + 1}"><vt:lpwstr>${piece.replaceAll('"', '&quot;')}</vt:lpwstr></property>`,
  )
  return EMPTY.replace('/>', `>${properties.join('')}</Properties>`)
}

/** A Word file of ours with the record in it. */
export function withProperties(bytes: Uint8Array, colophon: Colophon): Uint8Array {
  const out: Zippable = {}
  for (const [name, content] of Object.entries(unzipSync(bytes)))
    out[name] = [name === PROPERTIES ? strToU8(propertiesOf(colophon)) : content, ARCHIVED]
  return zipSync(out)
}

/** The record in a Word file's parts, as JSON; `undefined` where there is none. Pieces that were put in another order are put right. */
export function fromProperties(parts: ReadonlyMap<string, Uint8Array>): string | undefined {
  const xml = strFromU8(parts.get(PROPERTIES) ?? new Uint8Array())
  const pieces = [...xml.matchAll(/<(?:\w+:)?property\b[^>]*\bname="unsaid-colophon-(\d+)"[^>]*>\s*<vt:lpwstr>([^<]*)<\/vt:lpwstr>/g)]
  if (pieces.length === 0) return undefined
  return pieces
    .sort((a, b) => Number(a[1]) - Number(b[1]))
    .map((piece) => piece[2]!.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
    .join('')
}

/** Parts that make the page; the record is not one of them. */
export const pageParts = (parts: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> =>
  new Map([...parts].filter(([name]) => name !== PROPERTIES))

/** SHA-256 over the parts of a page, however they are packed. */
export function partsHash(parts: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256')
  for (const [name, content] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${name}\0${content.length}\0`).update(content)
  return hash.digest('hex')
}

/** Parts of a Word file of ours. What came from outside must not be unpacked by this: it knows no bounds. */
export const ownParts = (bytes: Uint8Array): ReadonlyMap<string, Uint8Array> => new Map(Object.entries(unzipSync(bytes)))
