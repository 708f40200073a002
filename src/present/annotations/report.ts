// The evidence as W3C Web Annotations (Recommendation of 23 February 2017), JSON-LD: each passage of a report linked to the claim it was judged by.
import type { Comparison } from '../../model/comparison.ts'
import { safeJson } from '../json/safe-json.ts'
import type { Document } from '../../model/document.ts'
import type { Span } from '../../model/span.ts'
import type { Verdict } from '../../model/verdict.ts'
import { safeLink } from '../edition/blocks.ts'
import { passagesIn, readText } from '../scope.ts'
import { editionOf, type EditionOptions } from '../edition/edition.ts'

/** Characters of context in a quote selector, on each side. */
const AROUND = 32

/** The name of what has a hash, SHA-256 in hex (RFC 6920). */
const namedBy = (sha256: string): string => `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`

/** Name of a text that has no address: its hash as received (RFC 6920), or its place in the comparison. */
function sourceOf(document: Document, place: string): string {
  const { url, sha256 } = document.provenance
  const link = url === undefined ? undefined : safeLink(url)
  if (link !== undefined) return link
  return sha256 === undefined ? `urn:unsaid:${place}` : namedBy(sha256)
}

/** Which state of the source was read: when, and the text itself by its hash. Only a date with a time is one of the standard's. */
function stateOf(document: Document): object {
  const { textSha256, time } = readText(document, undefined)
  return {
    type: 'TimeState',
    ...(time !== undefined && /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(time.at) ? { sourceDate: time.at } : {}),
    cached: namedBy(textSha256),
  }
}

/** Selectors count code points, spans count UTF-16 units. */
const codePoints = (text: string, offset: number): number => [...text.slice(0, offset)].length

function selected(document: Document, place: string, span: Span): object {
  const { text } = document
  return {
    source: sourceOf(document, place),
    state: stateOf(document),
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: text.slice(span.start, span.end),
        prefix: text.slice(Math.max(0, span.start - AROUND), span.start).toWellFormed(),
        suffix: text.slice(span.end, span.end + AROUND).toWellFormed(),
      },
      { type: 'TextPositionSelector', start: codePoints(text, span.start), end: codePoints(text, span.end) },
    ],
  }
}

function bodyOf(verdict: Verdict, claim: number, passages: number): object[] {
  const carried =
    verdict.kind === 'omitted'
      ? `Nearest of ${passages} passages searched; no passage of the report carries it`
      : `Verdict: ${verdict.kind}`
  return [
    { type: 'TextualBody', purpose: 'classifying', value: verdict.kind, format: 'text/plain', language: 'en' },
    { type: 'TextualBody', purpose: 'describing', value: `Claim ${claim + 1}. ${carried}.`, format: 'text/plain', language: 'en' },
  ]
}

/** An annotation collection with one page; every annotation's target is a passage of a report, its body the claim in the statement. */
export function annotationReport(comparison: Comparison, options: EditionOptions = {}): string {
  const { title, date } = editionOf(comparison, options)
  const created = date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? { created: `${date}T00:00:00Z` } : {}
  const items = comparison.claims.flatMap((claim, at) =>
    comparison.reports.flatMap((report, column) => {
      const verdict = comparison.verdicts[at]![column]!
      return verdict.evidence.map((evidence, index) => ({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: `urn:unsaid:claim-${at + 1}:report-${column + 1}:evidence-${index + 1}`,
        type: 'Annotation',
        motivation: 'linking',
        ...created,
        generator: { type: 'Software', name: `${comparison.engine.name} ${comparison.engine.version}` },
        body: [
          { type: 'SpecificResource', purpose: 'linking', ...selected(comparison.statement, 'statement', claim.span) },
          ...bodyOf(verdict, at, passagesIn(report)),
        ],
        target: { ...selected(report, `report-${column + 1}`, evidence.span) },
      }))
    }),
  )
  const collection = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:unsaid:annotations',
    type: 'AnnotationCollection',
    label: title,
    total: items.length,
    first: {
      id: 'urn:unsaid:annotations:1',
      type: 'AnnotationPage',
      startIndex: 0,
      items: items.map(({ '@context': _, ...item }) => item),
    },
  }
  return `${safeJson(collection, 2)}\n`
}
