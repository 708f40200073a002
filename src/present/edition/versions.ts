// What was changed after publication: claims that went, came or became others, with both passages and the words that differ.
import { isFlat } from '../certainty.ts'
import { claimWords } from '../finding.ts'
import type { Comparison } from '../../model/comparison.ts'
import type { Document } from '../../model/document.ts'
import type { ClaimChange, FollowedClaims, PassageChange, VersionHistory } from '../../model/versions.ts'
import { shortened } from '../../text/safe-text.ts'
import { changeName } from '../marks.ts'
import type { Words } from '../words/en.ts'
import { paragraph, section, strong, text, type Block, type Inline, type Section } from './blocks.ts'
import { passage, toldAlterations, wordsChanged } from './passages.ts'
import { overlaps } from '../../text/spans.ts'

const LONGEST_CLAIM = 240
/** Changed sentences that are shown besides those of the claims; the JSON has all. */
const MOST_PASSAGES = 40

/** When a version stood so: to the minute, as its provenance has it. */
export function stoodAt({ provenance }: Document): string | undefined {
  const time =
    (provenance.archived?.used === true ? provenance.archived.captured : undefined) ?? provenance.retrieved ?? provenance.published
  return time?.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?(?:\.\d+)?Z$/, '$1 $2 UTC')
}

/** Words of a claim, from the text that it is of. */
function wordsOf(followed: FollowedClaims, change: ClaimChange, statement: Document, versions: readonly Document[]): Inline {
  const from = followed.from?.[change.claim]
  const document = from === undefined ? statement : versions[from]!
  const words = shortened(claimWords(followed.claims[change.claim]!, document.text), LONGEST_CLAIM).replace(/[.。]$/u, '')
  return { kind: 'words', text: words, language: document.language }
}

function changeSection(
  history: VersionHistory,
  followed: FollowedClaims,
  change: ClaimChange,
  statement: Document,
  id: string,
  words: Words,
): Section {
  const { version, before, after, claim, kind } = change
  const [old, now] = [history.versions[version - 1]!, history.versions[version]!]
  const verdict = followed.verdicts[claim]![version]!
  const certain = isFlat(verdict) && isFlat(followed.verdicts[claim]![version - 1]!)
  const label = (at: number, document: Document): string => words.versions.inVersion(at + 1, stoodAt(document))
  const since = words.versions.since(kind, version + 1, stoodAt(now), certain)
  const blocks: Block[] = [
    ...(kind === 'altered'
      ? toldAlterations(verdict)
          .slice(0, 1)
          .map((one) => paragraph(strong(changeName(one, words)), text(`: ${one.reason}.`)))
      : []),
    ...(before
      ? [passage(kind === 'added' ? words.versions.nearest(label(version - 1, old)) : label(version - 1, old), old, before)]
      : [paragraph(text(words.versions.nothing(version)))]),
    ...(after
      ? [passage(kind === 'gone' || kind === 'unsure' ? words.versions.nearest(label(version, now)) : label(version, now), now, after)]
      : [paragraph(text(words.versions.nothing(version + 1)))]),
    ...(before && after
      ? wordsChanged(words.versions.changed, old.text.slice(before.start, before.end), now.text.slice(after.start, after.end), now.language)
      : []),
  ]
  return section(id, [text(`${since}: `), wordsOf(followed, change, statement, history.versions)], blocks)
}

const touches = (one: PassageChange, other: Pick<ClaimChange, 'version' | 'before' | 'after'>): boolean => {
  const meets = (a: PassageChange['before'], b: PassageChange['before']): boolean => a !== undefined && b !== undefined && overlaps(a, b)
  return one.version === other.version && (meets(one.before, other.before) || meets(one.after, other.after))
}

function otherWording(history: VersionHistory, shown: readonly ClaimChange[], words: Words): Block[] {
  const rest = history.passages.filter((one) => !shown.some((change) => touches(one, change)))
  if (rest.length === 0) return []
  const blocks = rest.slice(0, MOST_PASSAGES).flatMap(({ version, before, after }): Block[] => {
    const [old, now] = [history.versions[version - 1]!, history.versions[version]!]
    if (before && after) {
      const diff = wordsChanged(
        words.versions.inVersion(version + 1, stoodAt(now)),
        old.text.slice(before.start, before.end),
        now.text.slice(after.start, after.end),
        now.language,
      )
      if (diff.length > 0) return diff
    }
    return [
      ...(before ? [passage(words.versions.only(version, stoodAt(old)), old, before)] : []),
      ...(after ? [passage(words.versions.only(version + 1, stoodAt(now)), now, after)] : []),
    ]
  })
  const more = rest.length - MOST_PASSAGES
  return [paragraph(text(words.versions.wording)), ...blocks, ...(more > 0 ? [paragraph(text(words.versions.more(more)))] : [])]
}

/** One sentence on a text: how many claims went, came and were changed. */
export function historyFinding(history: VersionHistory, words: Words): string {
  const told = [...(history.statement?.changes ?? []), ...history.own.changes]
  return words.versions.finding(
    history.name,
    history.versions.length,
    (['gone', 'altered', 'cut', 'added', 'unsure'] as const).map((kind) => [kind, told.filter((one) => one.kind === kind).length] as const),
  )
}

/** How each of the statement's claims that changed stands in every version. */
function table(history: VersionHistory, statement: Document, words: Words): Block[] {
  const { statement: followed } = history
  const changed = followed ? [...new Set(followed.changes.map((one) => one.claim))].sort((a, b) => a - b) : []
  if (!followed || changed.length === 0) return []
  return [
    {
      kind: 'table',
      caption: words.versions.caption,
      head: [words.matrix.claim, ...history.versions.map((one, index) => words.versions.head(index + 1, stoodAt(one)))],
      rows: changed.map((claim) => [
        [
          {
            kind: 'words',
            text: shortened(claimWords(followed.claims[claim]!, statement.text), LONGEST_CLAIM),
            language: statement.language,
          },
        ],
        ...followed.verdicts[claim]!.map((verdict): Inline[] => [{ kind: 'verdict', verdict: verdict.kind }]),
      ]),
    },
  ]
}

/** Sections of one text: its versions, what became of the statement's claims in it, and what else changed. */
function historySections(history: VersionHistory, statement: Document, place: number, words: Words): Section[] {
  const own = history.own.changes
  const sources = history.versions.map((version, index): Inline[] => {
    const { url, archived, sha256 } = version.provenance
    const address = archived?.used === true ? archived.url : url
    return [
      text(words.versions.inVersion(index + 1, stoodAt(version))),
      ...(address === undefined ? [] : [text(', '), { kind: 'address', url: address } satisfies Inline]),
      ...(sha256 === undefined ? [] : [text(', SHA-256 '), { kind: 'code', text: sha256 } satisfies Inline]),
    ]
  })
  const id = (part: string): string => `versions-${place}-${part}`
  const shown = [...(history.statement?.changes ?? []), ...own]
  return [
    section(id('text'), history.name, [
      paragraph(text(historyFinding(history, words))),
      { kind: 'list', items: sources },
      ...table(history, statement, words),
    ]),
    ...(history.statement
      ? history.statement.changes.map((change, index) =>
          changeSection(history, history.statement!, change, statement, id(`claim-${index + 1}`), words),
        )
      : []),
    ...own.map((change, index) => changeSection(history, history.own, change, statement, id(`own-${index + 1}`), words)),
    ...(otherWording(history, shown, words).length > 0
      ? [section(id('wording'), words.versions.wordingOf(history.name), otherWording(history, shown, words))]
      : []),
  ]
}

/** What disappeared, came or was changed later, text by text; nothing where no versions were looked at. */
export function versionsSection(comparison: Comparison, words: Words): Section[] {
  const { versions = [], statement } = comparison
  if (versions.length === 0) return []
  return [
    section(
      'versions',
      words.heading.versions,
      [paragraph(text(words.versions.lead))],
      versions.flatMap((history, index) => historySections(history, statement, index + 1, words)),
    ),
  ]
}
