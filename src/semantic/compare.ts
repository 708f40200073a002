// The way through for who has semantic models: the engine first, then what the models read, then one verdict.
import { wordStrength, type CompareOptions, type GivenClaims, type GivenContext } from '../engine/compare.ts'
import type { Claim } from '../model/claim.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Report, Statement } from '../model/document.ts'
import type { ModelsUsed } from '../model/models.ts'
import type { Span } from '../model/span.ts'
import type { Verdict } from '../model/verdict.ts'
import { compareByMeaning, compareClaimsByMeaning, settingsInUse } from './by-meaning.ts'
import { anchorClaims } from './anchor.ts'
import { defaultCombination, type Combination } from './combine.ts'
import { decide } from './decide.ts'
import { ModelFailure, openedModels, type Models, type Splitter } from './model.ts'
import { readSheet, type ReadSheet } from './signals/read.ts'
import type { Sheet } from './signals/reading.ts'
import { resolveLanguage } from '../text/language.ts'
import { isSupported } from '../text/languages.ts'
import { sentences } from '../text/sentences.ts'

export interface ModelOptions {
  /** Weights; those set by hand where absent. */
  readonly combination?: Combination
  /** Ends the work: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

function sheetOf(claims: readonly string[], claimLanguage: string, report: string, reportLanguage: string): Sheet {
  const strengthOf = wordStrength({ claims: claimLanguage, report: reportLanguage })
  const strengths = new Map<string, number>()
  return {
    claims,
    claimLanguage,
    report,
    passages: sentences(report, reportLanguage),
    // Only where the words of one language lead into the other can it be told that a passage has nothing of a claim.
    countable: claimLanguage === reportLanguage || (isSupported(claimLanguage) && isSupported(reportLanguage)),
    strength: (claim, passage) => {
      const key = `${claim} ${passage.start} ${passage.end}`
      const known = strengths.get(key)
      if (known !== undefined) return known
      const strength = strengthOf(claims[claim] ?? '', report.slice(passage.start, passage.end))
      strengths.set(key, strength)
      return strength
    },
  }
}

/** A claim with the words that it leans on, to be read alone. */
function whole(claim: Claim, statement: string): string {
  return claim.subject ? `${statement.slice(claim.subject.start, claim.subject.end)} ${claim.text}` : claim.text
}

async function splitClaims(
  statement: Statement,
  splitter: Splitter,
  notes: string[],
  signal?: AbortSignal,
): Promise<readonly Claim[] | undefined> {
  const language = resolveLanguage(statement.language, statement.text)
  try {
    const parts = sentences(statement.text, language).map((span: Span) => statement.text.slice(span.start, span.end))
    const { claims, dropped } = anchorClaims(statement.text, language, await splitter.split(parts, signal))
    if (dropped > 0)
      notes.push(`${splitter.identity.name}: ${dropped} of its claims are not in the statement, or overlap, and were dropped`)
    if (claims.length > 0) return claims
    notes.push(`${splitter.identity.name} found no claim that is in the statement; the engine's own claims are used`)
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    notes.push(`${splitter.identity.name} ${error.message}; the engine's own claims are used`)
  }
  return undefined
}

/**
 * Compares as `compare` does and lets the models speak: `comparison.models` names them, what they changed and where they failed.
 * Where a model gives no usable answer the engine's own verdict stands. Rejects with `RangeError` as `compare`, or with the signal's reason.
 */
export async function compareWithModels(
  statement: Statement,
  reports: readonly Report[],
  models: Models,
  options: CompareOptions & ModelOptions = {},
): Promise<Comparison> {
  const combination = options.combination ?? defaultCombination
  const notes: string[] = []
  const claims = models.split ? await splitClaims(statement, models.split, notes, options.signal) : undefined
  const base = await compareByMeaning(statement, reports, {
    ...(options.title === undefined ? {} : { title: options.title }),
    settings: { ...combination.thresholds, ...options.settings },
    ...(claims ? { claims } : {}),
  })
  const language = resolveLanguage(statement.language, statement.text)
  const texts = base.claims.map((claim) => whole(claim, statement.text))
  const changes: ModelsUsed['changes'] = []
  const columns: Verdict[][] = []
  for (const [column, report] of reports.entries()) {
    const sheet = sheetOf(texts, language, report.text, resolveLanguage(report.language, report.text))
    const read = await readSheet(models, sheet, options.signal)
    notes.push(...read.notes.map((note) => `${report.outlet}: ${note}; the engine's verdict stands`))
    columns.push(
      base.claims.map((claim, index) => {
        const before = base.verdicts[index]?.[column] as Verdict
        const after = decide(before, claim, index, read.cells[index], sheet, combination, base.settings)
        if (after.kind !== before.kind)
          changes.push({ claim: claim.id, outlet: report.outlet, from: before.kind, to: after.kind, coverageBefore: before.coverage })
        return after
      }),
    )
  }
  return {
    ...base,
    verdicts: base.claims.map((_, index) => columns.map((column) => column[index] as Verdict)),
    models: {
      used: openedModels(models).map((model) => model.identity),
      combination: combination.source,
      ...(combination.sha256 === undefined ? {} : { calibration: combination.sha256 }),
      changes,
      notes,
    },
  }
}

export interface ModelJudgedClaims extends GivenClaims {
  /** What the models read of each claim, before any weights. */
  readonly read: ReadSheet
  /** The engine's own verdicts. */
  readonly before: readonly Verdict[]
}

/** Judges ready-made claims against one report as `compareClaims` does, with models. */
export async function compareClaimsWithModels(
  texts: readonly string[],
  report: string,
  models: Models,
  context: GivenContext = {},
  options: ModelOptions = {},
): Promise<ModelJudgedClaims> {
  const combination = options.combination ?? defaultCombination
  const settings = combination.thresholds ?? settingsInUse()
  const { claims, verdicts: before } = await compareClaimsByMeaning(texts, report, context, settings)
  const language = resolveLanguage(context.claims, texts.join('\n'))
  const sheet = sheetOf(texts, language, report, resolveLanguage(context.report, report))
  const read = await readSheet(models, sheet, options.signal)
  const verdicts = claims.map((claim, index) =>
    decide(before[index] as Verdict, claim, index, read.cells[index], sheet, combination, settings),
  )
  return { claims, verdicts, before, read }
}
