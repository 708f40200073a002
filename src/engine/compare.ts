// The one way through: statement and reports in, a comparison out. Pure.
import { alignClaims, prepareClaims } from './align/align.ts'
import { indexText } from './align/indexed-text.ts'
import { engineModel } from './align/model.ts'
import { extractClaims } from './claims/extract.ts'
import { readGivenClaims } from './given-claims.ts'
import { additions } from './judge/additions.ts'
import { judge } from './judge/judge.ts'
import type { Claim } from '../model/claim.ts'
import type { Comparison, Settings } from '../model/comparison.ts'
import type { Report, Statement } from '../model/document.ts'
import type { Verdict } from '../model/verdict.ts'
import { resolveLanguage } from '../text/language.ts'
import { version } from '../version.ts'

export interface CompareOptions {
  readonly title?: string
  /** Thresholds in place of the fitted ones, each 0..1. */
  readonly settings?: Partial<Settings>
  /** Claims found otherwise, with spans on the statement, in place of the engine's own. */
  readonly claims?: readonly Claim[]
  /** False leaves all `reasons` empty: for thousands of verdicts that only programs read. Default true. */
  readonly explain?: boolean
}

/** The fitted thresholds: where the engine starts to say "omitted" and "reported". */
export const defaultSettings: Settings = engineModel.thresholds

/**
 * Compares a statement with each report.
 * Throws `RangeError` where two reports have the same `outlet`: columns must be told apart.
 */
export function compare(statement: Statement, reports: readonly Report[], options: CompareOptions = {}): Comparison {
  const outlets = new Set(reports.map((report) => report.outlet))
  if (outlets.size !== reports.length) throw new RangeError('two reports have the same outlet; give each its own name')
  const settings = { ...defaultSettings, ...options.settings }
  const explain = options.explain ?? true
  const language = resolveLanguage(statement.language, statement.text)
  const claims = options.claims ?? extractClaims(statement.text, language)
  const prepared = prepareClaims(
    claims.map((claim) => claim.text),
    language,
    statement.provenance.published,
  )
  const columns = reports.map((report) => {
    const indexed = indexText(report.text, resolveLanguage(report.language, report.text), report.provenance.published)
    const aligned = alignClaims(prepared, indexed)
    return {
      verdicts: claims.map((claim, index) => judge(claim, language, aligned[index]!, indexed, settings, explain)),
      additions: additions(aligned, indexed, settings.present),
    }
  })
  return {
    schema: 1,
    engine: { name: 'unsaid', version },
    settings,
    ...(options.title === undefined ? {} : { title: options.title }),
    statement,
    claims,
    reports,
    verdicts: claims.map((_, index) => columns.map((column) => column.verdicts[index] as Verdict)),
    additions: columns.map((column) => column.additions),
  }
}

export interface GivenClaims {
  readonly claims: readonly Claim[]
  readonly verdicts: readonly Verdict[]
}

interface Languages {
  readonly claims?: string
  readonly report?: string
}

/** Judges ready-made claims against one report; a claim's spans are on its own text. */
export function compareClaims(
  texts: readonly string[],
  report: string,
  languages: Languages = {},
  settings: Settings = defaultSettings,
): GivenClaims {
  const language = resolveLanguage(languages.claims, texts.join('\n'))
  return { claims: readGivenClaims(texts, language).claims(), verdicts: judgeClaims(texts, report, languages, settings, true) }
}

/** The verdicts alone of `compareClaims`; `explain` as in `CompareOptions`. */
export function judgeClaims(
  texts: readonly string[],
  report: string,
  languages: Languages,
  settings: Settings,
  explain: boolean,
): readonly Verdict[] {
  const language = resolveLanguage(languages.claims, texts.join('\n'))
  const indexed = indexText(report, resolveLanguage(languages.report, report))
  const aligned = alignClaims(readGivenClaims(texts, language).prepared, indexed)
  return texts.map((text, index) =>
    judge({ span: { start: 0, end: text.length }, text }, language, aligned[index]!, indexed, settings, explain),
  )
}
