// The one way through: statement and reports in, a comparison out. Pure.
import { alignClaims, matchReport, prepareClaims, weighMatch, type AlignedClaim, type ReportMatch } from './align/align.ts'
import { indexText, type IndexedText } from './align/indexed-text.ts'
import { engineModel } from './align/model.ts'
import { claimTokens, type ClaimTokens } from './align/token-matches.ts'
import { claimsAtSpans, readStatement, wordsOfClaim, type StatementReading } from './claims/extract.ts'
import { cutReport, cutStatement, cutText, sentenceTexts } from './cut.ts'
import { readGivenClaims, type PreparedGiven } from './given-claims.ts'
import { NOT_ABOUT, seemsApart } from './judge/about.ts'
import { additions } from './judge/additions.ts'
import type { JudgedClaim } from './judge/changes.ts'
import { judge, shownPassages } from './judge/judge.ts'
import { mergedVerdict, type PartVerdict } from './judge/merged.ts'
import type { Claim } from '../model/claim.ts'
import type { ClaimAndPassage, Meaning, Together } from '../model/meaning.ts'
import type { Comparison, Settings } from '../model/comparison.ts'
import type { Span } from '../model/span.ts'
import type { Report, Statement } from '../model/document.ts'
import type { Verdict } from '../model/verdict.ts'
import { resolveLanguage } from '../text/language.ts'
import { isSupported } from '../text/languages.ts'
import { touching } from '../text/spans.ts'
import { version } from '../version.ts'

export interface CompareOptions {
  readonly title?: string
  /** Thresholds in place of the fitted ones, each 0..1. */
  readonly settings?: Partial<Settings>
  /** Claims found otherwise, with spans on the statement, in place of the engine's own. */
  readonly claims?: readonly Claim[]
  /** False leaves all `reasons` empty: for thousands of verdicts that only programs read. Default true. */
  readonly explain?: boolean
  /** What the sentences of `sentencesToRead` mean; without it words alone are compared. */
  readonly meaning?: Meaning | undefined
}

/** The fitted thresholds: where the engine starts to say "omitted" and "reported", by words alone or with what sentences mean. */
export const settingsFor = (meaning: Meaning | undefined): Settings => engineModel.presence.thresholds[meaning ? 'meaning' : 'words']

/** A verdict where nothing can be said of the claim, whatever the likeness. */
const notJudged = (verdict: Verdict, reason: string, explain: boolean): Verdict => ({
  ...verdict,
  kind: 'unsure',
  confidence: verdict.coverage,
  alterations: [],
  missing: [],
  reasons: explain ? [reason] : [],
})

/** One report's column: the only way from claims to verdicts, whichever door they came through. */
function judgeColumn(
  claims: readonly JudgedClaim[],
  match: ReportMatch,
  together: Together | undefined,
  settings: Settings,
  explain: boolean,
): { readonly aligned: readonly AlignedClaim[]; readonly verdicts: readonly Verdict[]; readonly isApart: boolean } {
  const { report, claims: prepared } = match
  const aligned = weighMatch(match, together)
  // Words of a language without seeds cannot be told from words that are not there.
  const unknown = [report.language, prepared.language].find((language) => !isSupported(language))
  const isApart = unknown === undefined && seemsApart(aligned)
  const silent = unknown !== undefined ? `language not supported: ${unknown}` : isApart ? NOT_ABOUT : undefined
  const verdicts = claims.map((claim, index) => {
    const verdict = judge(claim, prepared.language, aligned[index]!, report, settings, explain)
    return silent === undefined ? verdict : notJudged(verdict, silent, explain)
  })
  return { aligned, verdicts, isApart }
}

/** A comparison up to where claims are to be read together with their nearest passages. */
export interface Begun<Result> {
  readonly pairs: readonly ClaimAndPassage[]
  /** Judges. Pairs that were not read together are judged without. */
  readonly finish: (together?: Together) => Result
}

const pairsOf = (matches: readonly ReportMatch[]): ClaimAndPassage[] => matches.flatMap(({ pairs }) => pairs.flat())

/**
 * Begins to compare a statement with each report: all that needs no pair read together.
 * Throws `RangeError` where two reports have the same `outlet`: columns must be told apart.
 */
export function beginComparison(statement: Statement, reports: readonly Report[], options: CompareOptions = {}): Begun<Comparison> {
  const outlets = new Set(reports.map((report) => report.outlet))
  if (outlets.size !== reports.length) throw new RangeError('two reports have the same outlet; give each its own name')
  const settings = { ...settingsFor(options.meaning), ...options.settings }
  const explain = options.explain ?? true
  const { language, sentences } = cutStatement(statement)
  const { claims, unclaimed }: Partial<StatementReading> & Pick<StatementReading, 'claims'> = options.claims
    ? { claims: options.claims }
    : readStatement(statement.text, language, sentences)
  const { meaning } = options
  const prepared = prepareClaims(
    claims.map((claim) => claim.text),
    language,
    statement.provenance.published,
    meaning && meaningOfClaims(statement.text, sentences, claims, meaning),
    (index) => wordsOfClaim(claims[index]!, language),
    statement.text,
  )
  const matches = reports.map((report) => {
    const cut = cutReport(report)
    return matchReport(prepared, indexText(report.text, cut.language, report.provenance.published, meaning, cut.sentences))
  })
  const finish = (together = meaning?.together): Comparison => {
    const columns = matches.map((match) => {
      const { aligned, verdicts, isApart } = judgeColumn(claims, match, together, settings, explain)
      return { verdicts, additions: additions(aligned, match.report, settings.present), isApart }
    })
    const apart = reports.filter((_, index) => columns[index]!.isApart).map((report) => report.outlet)
    return {
      schema: 1,
      engine: { name: 'unsaid', version, ...(meaning ? { meaning: meaning.model } : {}) },
      settings,
      ...(options.title === undefined ? {} : { title: options.title }),
      statement,
      claims,
      ...(unclaimed ? { unclaimed } : {}),
      reports,
      ...(apart.length > 0 ? { apart } : {}),
      verdicts: claims.map((_, index) => columns.map((column) => column.verdicts[index] as Verdict)),
      additions: columns.map((column) => column.additions),
    }
  }
  return { pairs: pairsOf(matches), finish }
}

/** Compares a statement with each report, by pairs read together as far as `options.meaning` has them. Throws as `beginComparison`. */
export const compare = (statement: Statement, reports: readonly Report[], options?: CompareOptions): Comparison =>
  beginComparison(statement, reports, options).finish()

/** Sentences whose meaning a comparison asks for. */
export const sentencesToRead = (statement: Statement, reports: readonly Report[]): string[] => [
  ...sentenceTexts(statement.text, cutStatement(statement)),
  ...reports.flatMap((report) => sentenceTexts(report.text, cutReport(report))),
]

/** Tokens of each claim in the sentences that it stands in. `all`: the statement's sentences in order. */
export function meaningOfClaims(text: string, all: readonly Span[], claims: readonly Claim[], meaning: Meaning): ClaimTokens[] {
  return claims.map(({ span }) => {
    const parts = touching(all, span).flatMap((sentence) => {
      const vectors = meaning.of(text.slice(sentence.start, sentence.end))
      return vectors ? [{ vectors, offset: sentence.start - span.start }] : []
    })
    return claimTokens(parts, span.end - span.start)
  })
}

/** Claims at these spans of a statement, read as the engine's own are; for who cuts claims otherwise. */
export function claimsAt(statement: Statement, spans: readonly Span[]): Claim[] {
  const { language, sentences } = cutStatement(statement)
  return claimsAtSpans(statement.text, language, spans, sentences)
}

export interface GivenClaims {
  readonly claims: readonly Claim[]
  readonly verdicts: readonly Verdict[]
}

/** What is known of ready-made claims and of the report that they are looked for in. */
export interface GivenContext {
  /** Language codes; told from the texts where absent. */
  readonly claims?: string
  readonly report?: string
  /** Days of publication (ISO 8601) of what the claims are from and of the report: words of time are read against them. */
  readonly claimsPublished?: string | undefined
  readonly reportPublished?: string | undefined
  /** What the claims and the report's sentences mean, by `givenToRead`. */
  readonly meaning?: Meaning | undefined
}

const givenLanguage = (texts: readonly string[], context: GivenContext): string => resolveLanguage(context.claims, texts.join('\n'))
const readGiven = (texts: readonly string[], context: GivenContext): PreparedGiven =>
  readGivenClaims(texts, givenLanguage(texts, context), context.claimsPublished)

/** Sentences whose meaning `compareClaims` asks for: those of the claims, and the report's. */
export const givenToRead = (texts: readonly string[], report: string, context: GivenContext): string[] => [
  ...readGiven(texts, context)
    .parts()
    .map(({ text }) => text),
  ...sentenceTexts(report, cutText(report, context.report)),
]

/** Ready-made claims as they are shown: their kinds, values and names. */
export const givenClaims = (texts: readonly string[], context: GivenContext = {}): readonly Claim[] => readGiven(texts, context).claims()

/** Judges ready-made claims against one report; a claim's spans are on its own text. */
export const compareClaims = (texts: readonly string[], report: string, context?: GivenContext, settings?: Settings): GivenClaims => ({
  claims: givenClaims(texts, context),
  verdicts: beginClaims(texts, report, context, settings).finish(),
})

/**
 * How much of a claim's words a piece of a report carries, 0..1, each read by itself: the strength of the evidence that `compareClaims`
 * would show of the two. Claims and pieces are read once, however often they are asked about.
 */
export function wordStrength(context: Pick<GivenContext, 'claims' | 'report'>): (claim: string, piece: string) => number {
  const pieces = new Map<string, IndexedText>()
  return (claim, piece) => {
    let indexed = pieces.get(piece)
    if (!indexed) pieces.set(piece, (indexed = indexText(piece, resolveLanguage(context.report, piece))))
    const { prepared } = readGivenClaims([claim], resolveLanguage(context.claims, claim))
    const [aligned] = alignClaims(prepared, indexed)
    return aligned ? shownPassages(aligned).reduce((most, { recall }) => Math.max(most, recall), 0) : 0
  }
}

/** Tokens of the parts of ready-made claims, each a sentence. */
export const meaningOfGiven = (texts: readonly string[], meaning: Meaning): ClaimTokens[] =>
  texts.map((text) => {
    const vectors = meaning.of(text)
    return claimTokens(vectors ? [{ vectors, offset: 0 }] : [], text.length)
  })

/** Begins to judge ready-made claims sentence by sentence, as `beginComparison`; `explain` as in `CompareOptions`. */
export function beginClaims(
  texts: readonly string[],
  report: string,
  context: GivenContext = {},
  settings: Settings = settingsFor(context.meaning),
  explain = true,
): Begun<readonly Verdict[]> {
  const language = givenLanguage(texts, context)
  const parts = readGiven(texts, context).parts()
  const partTexts = parts.map(({ text }) => text)
  const { meaning } = context
  const { prepared } = readGivenClaims(partTexts, language, context.claimsPublished)
  const cut = cutText(report, context.report)
  const match = matchReport(
    meaning ? { ...prepared, meanings: meaningOfGiven(partTexts, meaning) } : prepared,
    indexText(report, cut.language, context.reportPublished, meaning, cut.sentences),
  )
  const finish = (together = meaning?.together): Verdict[] => {
    const { verdicts } = judgeColumn(parts, match, together, settings, explain)
    const ofClaims = texts.map((): PartVerdict[] => [])
    parts.forEach(({ claim, span }, index) => ofClaims[claim]!.push({ span, verdict: verdicts[index]! }))
    return ofClaims.map(mergedVerdict)
  }
  return { pairs: pairsOf([match]), finish }
}
