// Each kind of block as HTML.
import type { ReactElement, ReactNode } from 'react'
import type { Block, Changes, Matrix, Quotation } from '../edition/blocks.ts'
import type { Edition } from '../edition/edition.ts'
import { hasConfidence } from '../certainty.ts'
import { MARKS, percent } from '../marks.ts'
import { safeLine } from '../../text/safe-text.ts'
import { inLanguage, inlines } from './inline.tsx'
import { ReadingView } from './reading.tsx'
import { claimAnchor, evidenceAnchor, rowAnchor } from './segments.ts'

/** A table may be wider than the page: it scrolls in a box of its own that the keyboard reaches. */
function Scroll({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}

function Quote({ block, edition }: { readonly block: Quotation; readonly edition: Edition }): ReactElement {
  const { at } = block
  const href = at && (at.report === 'statement' ? claimAnchor(at.claim) : evidenceAnchor(at.report, at.claim))
  const around = block.before.trim() !== '' || block.after.trim() !== ''
  return (
    <figure className="quotation">
      <figcaption>{href === undefined ? safeLine(block.label) : <a href={`#${href}`}>{safeLine(block.label)}</a>}</figcaption>
      <blockquote {...inLanguage(block.language)}>
        <p>
          {safeLine(block.before)}
          {around ? <mark>{safeLine(block.exact)}</mark> : safeLine(block.exact)}
          {safeLine(block.after)}
        </p>
      </blockquote>
      {block.translations.map((one, key) => (
        <p key={key} className="translation">
          {edition.words.gap.translation(safeLine(one.language))}: <q {...inLanguage(one.language)}>{safeLine(one.text)}</q>
        </p>
      ))}
    </figure>
  )
}

function Diff({ block }: { readonly block: Changes }): ReactElement {
  return (
    <figure className="quotation">
      <figcaption>{safeLine(block.label)}</figcaption>
      <blockquote {...inLanguage(block.language)}>
        <p>
          {block.parts.map((part, key) =>
            part.removed ? (
              <del key={key}>{safeLine(part.value)}</del>
            ) : part.added ? (
              <ins key={key}>{safeLine(part.value)}</ins>
            ) : (
              safeLine(part.value)
            ),
          )}
        </p>
      </blockquote>
    </figure>
  )
}

/** How strong a cell's colour is: four bands of confidence; a reviewer's word is the strongest. Doubt has one strength. */
const band = (confidence: number, reviewed: boolean): number =>
  reviewed ? 4 : confidence >= 0.9 ? 4 : confidence >= 0.75 ? 3 : confidence >= 0.5 ? 2 : 1

/** The head of a cell's column, which stands in the cell where the table is stacked. */
const outletHead = ({ name, control }: Matrix['outlets'][number], words: Edition['words']): string =>
  control ? `${safeLine(name)} (${words.matrix.control})` : safeLine(name)

/** Roles are written out: where a row is laid out as a box, browsers forget that it is one of a table. */
function MatrixTable({ block, edition }: { readonly block: Matrix; readonly edition: Edition }): ReactElement {
  const { words } = edition
  const anyReviewed = block.rows.some((row) => row.cells.some((cell) => cell.reviewed))
  const anyDoubtful = block.rows.some((row) => row.cells.some((cell) => cell.doubtful))
  return (
    <>
      <Scroll label={block.caption}>
        <table className="matrix" role="table">
          <caption>
            <span>{block.caption}</span>
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {block.claimHead}
              </th>
              {block.outlets.map(({ name, control }, key) => (
                <th scope="col" role="columnheader" key={key}>
                  {safeLine(name)}
                  {control && <small> {words.matrix.control}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {block.rows.map((row, claim) => (
              <tr key={claim} id={rowAnchor(claim)} role="row">
                <th scope="row" role="rowheader">
                  <a href={`#${claimAnchor(claim)}`}>
                    <span className="number">{claim + 1}</span> <span {...inLanguage(block.language)}>{safeLine(row.words)}</span>
                  </a>
                </th>
                {row.cells.map((cell, report) => (
                  <td
                    key={report}
                    role="cell"
                    className={`${cell.verdict} band-${!hasConfidence(cell.verdict) ? 2 : band(cell.confidence, cell.reviewed)}`}
                  >
                    <a
                      data-head={outletHead(block.outlets[report]!, words)}
                      href={`#${edition.comparison.verdicts[claim]![report]!.evidence[0] ? evidenceAnchor(report, claim) : `report-${report + 1}`}`}
                    >
                      <span aria-hidden="true">{MARKS[cell.verdict].sign}</span> {words.verdict[cell.verdict]}
                      {cell.doubtful && words.matrix.doubt}
                      {hasConfidence(cell.verdict) && !cell.reviewed && <small> {percent(cell.confidence)}</small>}
                      {cell.reviewed && <small> ✓ {words.matrix.reviewedShort}</small>}
                    </a>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <ul className="legend">
        {block.legend.map(({ verdict, meaning }) => (
          <li key={verdict}>
            <span className={`badge ${verdict}`}>
              <span aria-hidden="true">{MARKS[verdict].sign}</span> {words.verdict[verdict]}
            </span>{' '}
            {meaning}
          </li>
        ))}
        {anyReviewed && <li>✓ {words.matrix.reviewed}</li>}
        {anyDoubtful && (
          <li>
            {words.verdict.reported}
            {words.matrix.doubt} {words.matrix.doubtful}
          </li>
        )}
      </ul>
    </>
  )
}

/** A block of the report as HTML. */
export function BlockView({ block, edition }: { readonly block: Block; readonly edition: Edition }): ReactElement {
  const { words } = edition
  switch (block.kind) {
    case 'paragraph':
      return <p>{inlines(block.content, words)}</p>
    case 'list':
      return (
        <ul>
          {block.items.map((item, key) => (
            <li key={key}>{inlines(item, words)}</li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <Scroll label={block.caption}>
          <table className="stacking" role="table">
            <caption>
              <span>{block.caption}</span>
            </caption>
            <thead role="rowgroup">
              <tr role="row">
                {block.head.map((cell, key) => (
                  <th scope="col" role="columnheader" key={key}>
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {block.rows.map((row, key) => (
                <tr key={key} role="row">
                  {row.map((cell, column) =>
                    column === 0 ? (
                      <th scope="row" role="rowheader" key={column}>
                        {inlines(cell, words)}
                      </th>
                    ) : (
                      <td role="cell" key={column} data-head={safeLine(block.head[column] ?? '')}>
                        <div>{inlines(cell, words)}</div>
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )
    case 'pairs':
      return (
        <dl>
          {block.pairs.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{inlines(value, words)}</dd>
            </div>
          ))}
        </dl>
      )
    case 'source':
      return (
        <figure className="source">
          <figcaption>{block.label}</figcaption>
          <pre tabIndex={0}>
            <code>{block.text}</code>
          </pre>
        </figure>
      )
    case 'quotation':
      return <Quote block={block} edition={edition} />
    case 'changes':
      return <Diff block={block} />
    case 'matrix':
      return <MatrixTable block={block} edition={edition} />
    case 'reading':
      return <ReadingView edition={edition} />
  }
}
