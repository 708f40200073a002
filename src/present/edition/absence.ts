// Proof of absence as the sections of a report: the answer, what was looked for, what came nearest, and every text that was searched.
import type { Absence, AbsentClaim, SearchedText } from '../../model/absence.ts'
import type { Comparison } from '../../model/comparison.ts'
import { shortened } from '../../text/safe-text.ts'
import { percent } from '../marks.ts'
import { english, type Words } from '../words/en.ts'
import { paragraph, section, text, type Block, type Inline, type Section } from './blocks.ts'
import type { Edition } from './edition.ts'

const LONGEST_CLAIM = 240
const LONGEST_PASSAGE = 240
/** Texts that are shown for each claim; the JSON form has all. */
const MOST_TEXTS = 50

const nameOf = ({ title, id }: SearchedText): string => (title === '' ? `no. ${id}` : title)
const CARRIED = new Set(['reported', 'partial', 'altered'])

/** How many texts the answer is about. */
function countOf({ answer, found }: AbsentClaim): number {
  if (answer === 'elsewhere') return found.filter((one) => CARRIED.has(one.verdict)).length
  return answer === 'unsure' ? found.filter((one) => one.verdict === 'unsure').length : found.length
}

function claimSection(absence: Absence, claim: AbsentClaim, words: Words): Section {
  const say = words.absence
  const { texts, statement, engine } = absence
  const best = claim.found[0]
  const list = (values: readonly string[]): Inline[] => [text(values.length === 0 ? say.none : values.join(', '))]
  const rows = claim.found.slice(0, MOST_TEXTS).map((one): Inline[][] => {
    const at = texts[one.text]!
    return [
      [{ kind: 'words', text: nameOf(at), language: at.language }, ...(at.isReport ? [text(` (${say.report})`)] : [])],
      [text(at.published.slice(0, 10))],
      [{ kind: 'verdict', verdict: one.verdict }],
      [text(percent(one.coverage))],
      list(one.names),
      list(one.values),
      one.passage === '' ? list([]) : [{ kind: 'words', text: shortened(one.passage, LONGEST_PASSAGE), language: at.language }],
    ]
  })
  const nearest: Block =
    best === undefined || best.passage === ''
      ? paragraph(text(say.nothing))
      : {
          kind: 'quotation',
          label: say.nearest(nameOf(texts[best.text]!)),
          before: '',
          exact: best.passage,
          after: '',
          language: texts[best.text]!.language,
          translations: [],
        }
  return section(
    `claim-${claim.number}`,
    [text(say.heading(claim.answer)), { kind: 'words', text: shortened(claim.text, LONGEST_CLAIM), language: statement.language }],
    [
      {
        kind: 'pairs',
        pairs: [
          { name: say.soughtNames, value: list(claim.names) },
          { name: say.soughtValues, value: list(claim.values) },
          { name: say.soughtMeaning, value: [text(engine.meaning)] },
        ],
      },
      nearest,
      ...(rows.length === 0 ? [] : [{ kind: 'table', caption: say.caption(claim.number), head: [...say.head], rows } satisfies Block]),
    ],
  )
}

/** All sections, the finding first. */
export function absenceSections(absence: Absence, words: Words = english): Section[] {
  const say = words.absence
  const { texts, claims, outlet, days, statement } = absence
  const items = claims.map((claim): Inline[] => [
    { kind: 'words', text: shortened(claim.text, LONGEST_CLAIM), language: statement.language },
    text(` ${say.answer[claim.answer](countOf(claim))}`),
  ])
  const all = texts.map((one, index): Inline[][] => [
    [text(String(index + 1))],
    [{ kind: 'words', text: nameOf(one), language: one.language }],
    [text(one.published)],
    [text(one.language)],
    one.url === '' ? [text('')] : [{ kind: 'address', url: one.url }],
    [{ kind: 'code', text: one.sha256 }],
  ])
  return [
    section('finding', say.finding, [
      paragraph(text(say.lead(texts.length, outlet, days))),
      { kind: 'list', items },
      paragraph(text(say.doubt)),
    ]),
    ...claims.map((claim) => claimSection(absence, claim, words)),
    section('texts', say.textsHeading, [{ kind: 'table', caption: say.textsCaption, head: [...say.textsHead], rows: all }]),
  ]
}

/** The proof as an edition, which every format of a published report can show. */
export function absenceEdition(absence: Absence, words: Words = english): Edition {
  const { statement, engine } = absence
  const title = words.absence.title(absence.outlet, statement.title)
  const comparison: Comparison = {
    schema: 1,
    engine,
    settings: { present: 1, omitted: 0 },
    title,
    statement: { text: '', language: statement.language, provenance: {} },
    claims: [],
    reports: [],
    verdicts: [],
    additions: [],
  }
  const dated = statement.published === '' ? {} : { date: statement.published.slice(0, 10) }
  const citation = { title, authors: [], version: engine.version, ...dated }
  return { words, title, ...dated, citation, comparison, gaps: [], sections: absenceSections(absence, words) }
}
