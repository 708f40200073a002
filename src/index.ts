// The library's public surface.
export { compare, compareClaims, settingsFor, type CompareOptions, type GivenClaims } from './engine/compare.ts'
export { compareByMeaning, compareClaimsByMeaning, readMeaning } from './semantic/by-meaning.ts'
export { versionHistory, withVersions, type VersionedText } from './semantic/versions.ts'
export { bothWays, withCounterpart, withEditions, type NamedText } from './semantic/mutual.ts'
export { compareWithModels, type ModelOptions } from './semantic/compare.ts'
export { extractClaims } from './engine/claims/extract.ts'
export { buildCase, type BuildOptions, type Built } from './ingest/case/build.ts'
export { checkCase } from './ingest/case/check.ts'
export { withArchived, type Wanted } from './ingest/case/wanted.ts'
export { isFolder, readCase, type LoadedCase } from './ingest/case-folder.ts'
export { readDocument, readPair } from './ingest/documents.ts'
export { createFetcher, type Fetcher, type FetchOptions } from './ingest/fetch/fetcher.ts'
export type { OpenOptions } from './ingest/opening.ts'
export { knownOutlets } from './ingest/outlets.ts'
export { headline, gaps, type Gap } from './present/finding.ts'
export { jsonReport } from './present/json/report.ts'
export { markdownReport } from './present/markdown/report.ts'
export { terminalReport } from './present/terminal/report.ts'
export type { TerminalOptions } from './present/terminal/style.ts'
export { readReviews, reviewsFolder } from './review/log-file.ts'
export { mergeReviews, type Rejudge } from './review/merge.ts'
export { rejudge } from './review/rejudge.ts'
export type { Decision, Review } from './model/decision.ts'
export type { CaseCheck, CaseFinding } from './model/case-check.ts'
export type { CaseFile, DocumentEntry, GoldEntry } from './model/case.ts'
export type { CalendarDate, Claim, ClaimKind, NameMention, Quantity, Salience } from './model/claim.ts'
export type { Comparison, Mutual, Settings } from './model/comparison.ts'
export type { Document, Provenance, Report, ReportRole, Statement } from './model/document.ts'
export type { ModelIdentity, ModelsUsed } from './model/models.ts'
export type { Outlet } from './model/outlet.ts'
export type { Span } from './model/span.ts'
export { UserError } from './model/user-error.ts'
export type {
  Addition,
  Alteration,
  AlterationKind,
  CellReview,
  CellState,
  Evidence,
  ReviewerVerdict,
  Verdict,
  VerdictKind,
} from './model/verdict.ts'
export type { ChangeKind, ClaimChange, FollowedClaims, PassageChange, VersionHistory } from './model/versions.ts'
export { version } from './version.ts'
export type { Embedder, Entailer, Judge, Models, Splitter } from './semantic/model.ts'
