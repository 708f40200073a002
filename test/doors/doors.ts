// The same statements through every door of the program; what comes out of each in one form that can be compared.
import { readdirSync } from 'node:fs'
import { addDocuments } from '../../src/archive/add.ts'
import { openStore } from '../../src/archive/store.ts'
import { openPair } from '../../src/audit/dashboard/pair.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import { statementCells } from '../../src/audit/summary/cells.ts'
import { runAudit } from '../../src/audit/work/run.ts'
import { claimsAt } from '../../src/engine/compare.ts'
import type { Comparison } from '../../src/model/comparison.ts'
import type { Decision } from '../../src/model/decision.ts'
import type { Report, Statement } from '../../src/model/document.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import { mergeReviews } from '../../src/review/merge.ts'
import { rejudgeBy } from '../../src/review/rejudge.ts'
import { claimReference } from '../../src/review/texts.ts'
import { compareByMeaning, readMeaning } from '../../src/semantic/by-meaning.ts'
import { roundedProbability } from '../../src/statistics/odds.ts'
import { textHash } from '../../src/text/text-hash.ts'
import { folderWith } from '../helpers/folder.ts'
import { markedLines } from '../helpers/marked-lines.ts'
import { run } from '../helpers/run.ts'

export interface Told {
  readonly name: string
  readonly statement: Statement & { readonly office: string; readonly published: string }
  readonly reports: readonly (Report & { readonly published: string })[]
}

/** One text file: the statement first, then its reports, each under `[who day]`. */
function told(name: string): Told {
  const [statement, ...reports] = markedLines(new URL(name, import.meta.url)).map(({ group, line: text }) => {
    const [, who = '', published = ''] = /^(.*) (\S+)$/.exec(group) ?? []
    return { who, text, language: /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en', provenance: { published }, published }
  })
  if (!statement) throw new Error(`${name} holds no statement`)
  return {
    name,
    statement: { ...statement, office: statement.who },
    reports: reports.map(({ who, ...report }) => ({ ...report, outlet: who, role: 'subject' })),
  }
}

export const TOLD: readonly Told[] = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.txt'))
  .map(told)

/** What a door says of one claim in one report, as far as every door says it. */
export interface Said {
  readonly claim: string
  readonly outlet: string
  readonly verdict: string
  readonly coverage: number
  readonly confidence: number
  /** Kinds of alteration, each once. */
  readonly altered: readonly string[]
  /** Spans in the report, the strongest first. */
  readonly evidence: readonly (readonly [start: number, end: number])[]
}

type Spoken = Pick<Verdict, 'kind' | 'coverage' | 'confidence'> & {
  readonly alterations: readonly { readonly kind: string }[]
  readonly evidence: readonly { readonly span: { readonly start: number; readonly end: number } }[]
}

const said = (claim: string, outlet: string, verdict: Spoken): Said => ({
  claim,
  outlet,
  verdict: verdict.kind,
  coverage: roundedProbability(verdict.coverage),
  confidence: roundedProbability(verdict.confidence),
  altered: [...new Set(verdict.alterations.map((one) => one.kind))],
  evidence: verdict.evidence.map(({ span }) => [span.start, span.end]),
})

/** Report by report, claim by claim. */
export const allSaid = ({ claims, reports, verdicts }: Pick<Comparison, 'claims' | 'reports' | 'verdicts'>): Said[] =>
  reports.flatMap(({ outlet }, column) => claims.map((claim, index) => said(claim.text, outlet, verdicts[index]![column]!)))

/** What an archive keeps of it: the first passage, and kinds of alteration only where the verdict is that there is one. */
export const asKept = (one: Said): Said => ({
  ...one,
  altered: one.verdict === 'altered' ? one.altered : [],
  evidence: one.evidence.slice(0, 1),
})

const plain = ({ statement, reports }: Told): readonly [Statement, readonly Report[]] => [
  { text: statement.text, language: statement.language, provenance: statement.provenance },
  reports,
]

/** Through the way that all take; the others are held against it. */
export const compared = async (one: Told): Promise<Comparison> => compareByMeaning(...plain(one))

/** `unsaid compare` on a case folder. */
export function throughCompare({ name, statement, reports }: Told): Said[] {
  const entry = (file: string, { language, published }: { language: string; published: string }): object => ({ file, language, published })
  const folder = folderWith({
    'statement.txt': statement.text,
    ...Object.fromEntries(reports.map(({ text }, index) => [`${index}.txt`, text])),
    'case.json': JSON.stringify({
      schema: 1,
      title: name,
      statement: entry('statement.txt', statement),
      reports: reports.map((report, index) => ({ ...entry(`${index}.txt`, report), outlet: report.outlet })),
    }),
  })
  return allSaid(JSON.parse(run(['compare', folder, '--format', 'json']).stdout) as Comparison)
}

interface BatchClaim {
  readonly text: string
  readonly verdict: Verdict['kind']
  readonly coverage: number
  readonly confidence: number
  readonly alterations: Verdict['alterations']
  readonly evidence: readonly { readonly start: number; readonly end: number }[]
}

/** `unsaid batch`, all statements in one call. */
export function throughBatch(all: readonly Told[]): Said[][] {
  const input = all.map(({ statement, reports }) =>
    JSON.stringify({
      statement: statement.text,
      lang: statement.language,
      published: statement.published,
      reports: reports.map(({ outlet, text, language, published }) => ({ outlet, text, lang: language, published })),
    }),
  )
  const lines = run(['batch', '-'], { input: input.join('\n') })
    .stdout.trim()
    .split('\n')
  return lines.map((line) => {
    const { results } = JSON.parse(line) as { results: { outlet: string; claims: BatchClaim[] }[] }
    return results.flatMap(({ outlet, claims }) =>
      claims.map(({ text, verdict, evidence, ...rest }) =>
        said(text, outlet, { ...rest, kind: verdict, evidence: evidence.map((span) => ({ span })) }),
      ),
    )
  })
}

export interface ArchiveSaid {
  /** As the audit's tables have it. */
  readonly audit: Said[]
  /** As the dashboard's review has it, pair by pair. */
  readonly browse: Said[]
  /** The same desks after their first claim was cut in two. */
  readonly split: Said[]
}

/** Where a claim is cut: before the word in its middle. */
function middle(text: string): number {
  const space = text.indexOf(' ', Math.floor(text.length / 2))
  return space < 0 ? Math.floor(text.length / 2) : space + 1
}

/** A reviewer's cut of the first claim. */
function cutOf({ statement, claims }: Comparison): Decision {
  const { span, text } = claims[0]!
  return {
    act: 'split',
    reviewer: 'anna',
    time: '2026-01-01T00:00:00.000Z',
    engine: '0.1.0',
    mode: 'open',
    texts: { statement: textHash(statement.text) },
    claim: claimReference(statement.text, span),
    at: span.start + middle(text),
  }
}

/** `unsaid audit` and `unsaid browse` on an archive of all statements. */
export async function throughArchive(all: readonly Told[]): Promise<ArchiveSaid[]> {
  const store = await openStore(`${folderWith()}/archive.db`, { create: true })
  try {
    await addDocuments(
      store,
      all.flatMap(({ name: event, statement, reports }) => [
        { ...statement, role: 'statement' as const, outlet: statement.office, control: false, event },
        ...reports.map((report) => ({ ...report, role: 'report' as const, control: false, event })),
      ]),
    )
    await runAudit(store, DEFAULT_SETTINGS, { threads: 0 })
    const found: ArchiveSaid[] = []
    for await (const { id, claims, columns } of statementCells(store, DEFAULT_SETTINGS)) {
      const { text } = all[found.length]!.statement
      const own: ArchiveSaid = { audit: [], browse: [], split: [] }
      for (const { outlet, cells, reports } of columns) {
        cells.forEach(({ verdict, coverage, confidence, altered = [], evidence }, index) => {
          const { start, end } = claims[index]!
          own.audit.push({
            claim: text.slice(start, end),
            outlet,
            verdict,
            coverage,
            confidence,
            altered,
            evidence: evidence ? [evidence] : [],
          })
        })
        const { desk, lines } = await openPair(store, { statement: id, report: reports[0]!.id }, 'anna', 'open')
        lines.close()
        own.browse.push(...allSaid(desk.comparison))
        const cut = { reviewer: 'anna', decisions: [cutOf(desk.comparison)] }
        own.split.push(...allSaid(mergeReviews(desk.comparison, [cut], desk.rejudge)))
      }
      found.push(own)
    }
    return found
  } finally {
    await store.close()
  }
}

/** The desk of `unsaid review` after the first claim was cut in two, and the claims as they were cut through the library. */
export async function throughReview(one: Told): Promise<{ readonly review: Said[]; readonly library: Said[] }> {
  const comparison = await compared(one)
  const [statement, reports] = plain(one)
  const meaning = await readMeaning(statement, reports)
  const cut = mergeReviews(comparison, [{ reviewer: 'anna', decisions: [cutOf(comparison)] }], rejudgeBy(meaning))
  const spans = cut.claims.map((claim) => claim.span)
  return { review: allSaid(cut), library: allSaid(await compareByMeaning(statement, reports, { claims: claimsAt(statement, spans) })) }
}
