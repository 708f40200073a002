// Statement and reports side by side; a claim and its evidence light up together, without a script.
import type { ReactElement, ReactNode } from 'react'
import type { Document } from '../../model/document.ts'
import type { Edition } from '../edition/edition.ts'
import { safeLine } from '../../text/safe-text.ts'
import type { Words } from '../words/en.ts'
import { inLanguage } from './inline.tsx'
import { claimAnchor, evidenceAnchor, paragraphs, reportMarks, rowAnchor, statementMarks, type Mark, type Segment } from './segments.ts'

const numbersOf = (marks: readonly Mark[], reason: Mark['reason']): number[] => [
  ...new Set(marks.filter((mark) => mark.reason === reason).map((mark) => mark.claim + 1)),
]

/** The number of a claim after its last piece, for those who do not see the lights. */
function Numbers({ marks }: { readonly marks: readonly Mark[] }): ReactNode {
  const ending = [...new Set(marks.filter((mark) => mark.reason === 'claim' || mark.reason === 'carries').map((mark) => mark.claim + 1))]
  return ending.length > 0 ? <sup>{ending.join(',')}</sup> : null
}

interface PieceProps {
  readonly segment: Segment
  /** Fragments of marks that begin here. */
  readonly anchors: readonly { readonly id: string; readonly claim: number }[]
  readonly href: string
  readonly className: string
}

function Piece({ segment, anchors, href, className }: PieceProps): ReactNode {
  const claims = [...numbersOf(segment.marks, 'claim'), ...numbersOf(segment.marks, 'carries')]
  const near = numbersOf(segment.marks, 'nearest').filter((claim) => !claims.includes(claim))
  const text = safeLine(segment.text)
  const places = anchors.map(({ id, claim }) => <span key={id} id={id} data-c={claim + 1} className="place" />)
  if (segment.marks.length === 0) return text
  if (claims.length + near.length === 0)
    return (
      <>
        {places}
        <span className={className}>{text}</span>
      </>
    )
  return (
    <>
      {places}
      <a
        className={className}
        href={href}
        {...(claims.length > 0 ? { 'data-c': claims.join(' ') } : {})}
        {...(near.length > 0 ? { 'data-n': near.join(' ') } : {})}
      >
        {text}
      </a>
      <Numbers marks={segment.ends} />
    </>
  )
}

function StatementText({ edition, withGap }: { readonly edition: Edition; readonly withGap: ReadonlySet<number> }): ReactElement {
  const { comparison } = edition
  const seen = new Set<number>()
  return (
    <div {...inLanguage(comparison.statement.language)} className="text">
      {paragraphs(comparison.statement.text, statementMarks(comparison)).map((pieces, key) => (
        <p key={key}>
          {pieces.map((segment, index) => {
            const anchors = segment.begins.filter(({ claim }) => !seen.has(claim))
            for (const { claim } of anchors) seen.add(claim)
            const claim = segment.marks[0]?.claim ?? 0
            const gap = segment.marks.some((mark) => withGap.has(mark.claim))
            return (
              <Piece
                key={index}
                segment={segment}
                anchors={anchors.map((mark) => ({ id: claimAnchor(mark.claim), claim: mark.claim }))}
                href={`#${rowAnchor(claim)}`}
                className={gap ? 'claim gap' : 'claim'}
              />
            )
          })}
        </p>
      ))}
    </div>
  )
}

/** The first piece of each claim's strongest evidence gets the fragment that the matrix leads to. */
function ReportText({ edition, report }: { readonly edition: Edition; readonly report: number }): ReactElement {
  const { comparison } = edition
  const document = comparison.reports[report]!
  const seen = new Set<number>()
  const isBest = ({ claim, span }: Mark): boolean => {
    const best = claim < 0 ? undefined : comparison.verdicts[claim]![report]!.evidence[0]
    return best !== undefined && best.span.start === span.start && best.span.end === span.end
  }
  return (
    <div {...inLanguage(document.language)} className="text">
      {paragraphs(document.text, reportMarks(comparison, report)).map((pieces, key) => (
        <p key={key}>
          {pieces.map((segment, index) => {
            const anchors = segment.begins.filter((mark) => isBest(mark) && !seen.has(mark.claim))
            for (const { claim } of anchors) seen.add(claim)
            const carried = segment.marks.find((mark) => mark.reason === 'carries')
            const target = carried ?? segment.marks.find((mark) => mark.reason === 'nearest')
            return (
              <Piece
                key={index}
                segment={segment}
                anchors={anchors.map((mark) => ({ id: evidenceAnchor(report, mark.claim), claim: mark.claim }))}
                href={`#${claimAnchor(target?.claim ?? 0)}`}
                className={carried ? 'evidence' : target ? 'nearest' : 'addition'}
              />
            )
          })}
        </p>
      ))}
    </div>
  )
}

function Head({
  name,
  document,
  words,
  control,
}: {
  readonly name: string
  readonly document: Document
  readonly words: Words
  readonly control: boolean
}): ReactElement {
  const { title, published } = document.provenance
  return (
    <header>
      <h3>
        {safeLine(name)}
        {control && <small> {words.matrix.control}</small>}
      </h3>
      {(title !== undefined || published !== undefined) && (
        <p className="byline">
          {title !== undefined && <cite {...inLanguage(document.language)}>{safeLine(title)}</cite>}{' '}
          {published !== undefined && safeLine(published)}
        </p>
      )}
    </header>
  )
}

/** Statement and reports side by side, with claims, evidence and additions marked in the texts. */
export function ReadingView({ edition }: { readonly edition: Edition }): ReactElement {
  const { comparison, words } = edition
  const withGap = new Set(edition.gaps.map((gap) => gap.index))
  return (
    <>
      <p className="on-screen">{words.reading.lead}</p>
      <ul className="legend">
        <li>
          <span className="claim gap">{words.reading.gap}</span>
        </li>
        <li>
          <span className="evidence">{words.reading.carries}</span>
        </li>
        <li>
          <span className="nearest">{words.reading.nearest}</span>
        </li>
        <li>
          <span className="addition">{words.reading.addition}</span>
        </li>
      </ul>
      <div className="reading">
        <article className="said" aria-label={words.reading.statement} tabIndex={0}>
          <Head name={words.reading.statement} document={comparison.statement} words={words} control={false} />
          <StatementText edition={edition} withGap={withGap} />
        </article>
        <div className="made">
          {comparison.reports.map((report, index) => (
            <article key={index} id={`report-${index + 1}`} aria-label={safeLine(report.outlet)}>
              <Head name={report.outlet} document={report} words={words} control={report.role === 'control'} />
              <ReportText edition={edition} report={index} />
            </article>
          ))}
        </div>
      </div>
    </>
  )
}
