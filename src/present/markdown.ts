// A comparison as Markdown (GitHub flavoured), built as a syntax tree so that no text can become markup.
import type { BlockContent, PhrasingContent, RootContent, TableRow } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Comparison } from '../model/comparison.ts'
import { claimWords, countSentence, gaps, headline, type Gap } from './finding.ts'
import { MARKS, percent } from './marks.ts'
import { safeLine } from './safe-text.ts'
import { missingWords } from './why-not.ts'

const text = (value: string): PhrasingContent => ({ type: 'text', value: safeLine(value) })
const strong = (value: string): PhrasingContent => ({ type: 'strong', children: [text(value)] })
const paragraph = (...children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children })
const heading = (depth: 1 | 2 | 3, value: string): RootContent => ({ type: 'heading', depth, children: [text(value)] })
const quote = (value: string): BlockContent => ({ type: 'blockquote', children: [paragraph(text(value))] })
const row = (cells: readonly string[]): TableRow => ({
  type: 'tableRow',
  children: cells.map((cell) => ({ type: 'tableCell', children: [text(cell)] })),
})
const bullets = (items: readonly PhrasingContent[][]): RootContent => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: items.map((item) => ({ type: 'listItem', spread: false, children: [paragraph(...item)] })),
})

function matrix(comparison: Comparison): RootContent {
  const head = row(['', 'Claim', ...comparison.reports.map((report) => report.outlet)])
  const rows = comparison.claims.map((claim, at) =>
    row([
      String(at + 1),
      claimWords(claim, comparison.statement.text),
      ...(comparison.verdicts[at] ?? []).map((verdict) => `${MARKS[verdict.kind].sign} ${verdict.kind}`),
    ]),
  )
  return { type: 'table', children: [head, ...rows] }
}

function gapNodes(gap: Gap, place: number, comparison: Comparison): RootContent[] {
  const nodes: RootContent[] = [
    heading(3, `${place}. “${claimWords(gap.claim, comparison.statement.text)}”`),
    paragraph(text(`Claim ${gap.index + 1}: ${gap.claim.salience.reasons.join('; ')}.`)),
  ]
  for (const cell of gap.cells) {
    const { verdict } = cell
    nodes.push(
      paragraph(
        strong(cell.outlet),
        text(`: ${verdict.kind}, confidence ${percent(verdict.confidence)}. `),
        text(verdict.alterations.map((one) => `${one.kind}: ${one.reason}`).join('; ')),
      ),
    )
    const best = verdict.evidence[0]
    if (best) nodes.push(paragraph(text(verdict.kind === 'omitted' ? 'Nearest passage:' : 'In the report:')), quote(best.text))
    else nodes.push(paragraph(text('Nothing in the report comes near it.')))
    const missing = missingWords(gap.claim, verdict)
    if (verdict.kind === 'partial' && missing.length > 0) nodes.push(paragraph(text(`Not carried: ${missing.join(' … ')}`)))
  }
  return nodes
}

function provenance(comparison: Comparison): RootContent {
  const documents = [
    { name: 'Statement', document: comparison.statement },
    ...comparison.reports.map((report) => ({ name: report.outlet, document: report })),
  ]
  return bullets(
    documents.map(({ name, document }) => {
      const { outlet, title, url, published, sha256, note } = document.provenance
      const parts = [
        outlet === name ? undefined : outlet,
        title,
        published,
        document.language,
        url,
        sha256 === undefined ? undefined : `SHA-256 ${sha256}`,
        note,
      ]
      return [strong(name), text(`: ${parts.filter((part) => part !== undefined).join(' · ')}`)]
    }),
  )
}

/** The report as Markdown. Deterministic: no clock, no locale. */
export function markdownReport(comparison: Comparison): string {
  const found = gaps(comparison)
  const children: RootContent[] = [
    heading(1, comparison.title ?? 'Coverage comparison'),
    paragraph(strong(headline(comparison))),
    bullets(
      comparison.reports.map((report, index) => [
        text(`${countSentence(comparison, index)}${report.role === 'control' ? ' (control outlet)' : ''}`),
      ]),
    ),
    ...(comparison.claims.length > 0 ? [heading(2, 'Claims and outlets'), matrix(comparison)] : []),
    ...(found.length > 0 ? [heading(2, 'Gaps, what matters most first')] : []),
    ...found.flatMap((gap, index) => gapNodes(gap, index + 1, comparison)),
    heading(2, 'Texts'),
    provenance(comparison),
    paragraph(
      text(
        `Made by unsaid ${comparison.engine.version}. Verdicts are a machine’s: check the passage shown before you publish. Confidence is the estimated chance that a verdict is right.`,
      ),
    ),
  ]
  return toMarkdown({ type: 'root', children }, { extensions: [gfmToMarkdown()], bullet: '-' })
}
