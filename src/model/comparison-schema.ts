// The published shape of a comparison as JSON, version 1: what JSON output writes and `unsaid report` reads back.
import { z } from 'zod'
import { ALTERATION_KINDS } from './verdict.ts'
import { CLAIM_KINDS } from './claim.ts'
import { colophonSchema } from './colophon.ts'
import type { Comparison } from './comparison.ts'
import { provenanceSchema, roleSchema } from './document.ts'
import { modelsUsedSchema } from './models.ts'
import { scopeSchema } from './scope.ts'
import { spanSchema } from './span.ts'
import { UNCLAIMED_REASONS } from './unclaimed.ts'
import { cellStateSchema, verdictKindSchema } from './verdict.ts'
import { CHANGE_KINDS } from './versions.ts'

const share = z.number().min(0).max(1)
const span = spanSchema.describe("Half-open [start, end) in UTF-16 code units of the document's text.")

const quantity = z.object({ span, value: z.number(), unit: z.enum(['percent', 'point', 'none']) })
const calendarDate = z.object({
  span,
  year: z.exactOptional(z.int()),
  month: z.exactOptional(z.int().min(1).max(12)),
  day: z.exactOptional(z.int().min(1).max(31)),
})
const nameMention = z.object({ span, id: z.string(), kind: z.string() })

const claim = z.object({
  id: z.string().describe("c1, c2, ... in the statement's order"),
  span,
  text: z.string(),
  sentence: span,
  subject: z.exactOptional(span.describe('What the claim borrows from earlier in its sentence.')),
  kind: z.enum(CLAIM_KINDS),
  quantities: z.array(quantity),
  dates: z.array(calendarDate),
  names: z.array(nameMention),
  salience: z.object({ value: share.describe('Higher matters more when left out.'), reasons: z.array(z.string()) }),
})

const translation = z.object({ span, text: z.string(), language: z.string() })
const document = {
  text: z.string().describe('NFC, \\n line ends; all spans of the document are on this string.'),
  language: z.string().describe('BCP 47'),
  provenance: provenanceSchema,
  translations: z.exactOptional(z.array(translation)),
}

const evidence = z.object({ span, text: z.string(), strength: share, reasons: z.array(z.string()) })
const alteration = z.object({
  kind: z.enum(ALTERATION_KINDS),
  claim: span,
  report: span,
  reason: z.string(),
  strength: share.describe('How sure it is that the meaning differs; below 0.6 a suspicion.'),
  isGuess: z.exactOptional(z.boolean()).describe('No rule says in what the two differ: kind and places are a guess.'),
})

const review = z.object({
  decisions: z.array(
    z.object({
      reviewer: z.string(),
      verdict: verdictKindSchema,
      time: z.string(),
      note: z.exactOptional(z.string()),
      adjudicates: z.exactOptional(z.boolean()),
    }),
  ),
  settled: z.enum(['agreed', 'majority', 'adjudicated', 'disputed']),
  engine: z.object({ kind: verdictKindSchema, confidence: share }).describe("The engine's own verdict."),
})

const verdict = z.object({
  kind: cellStateSchema.describe('disputed: reviewers differ, without a majority, and nobody has settled it.'),
  coverage: share.describe('Calibrated probability that the report carries the claim.'),
  confidence: share.describe('Calibrated probability that the verdict is right.'),
  evidence: z
    .array(evidence)
    .describe(
      'Strongest first; the nearest passage where the claim is omitted. Empty where reviewers say it is carried and marked no passage.',
    ),
  alterations: z.array(alteration),
  missing: z.array(span).describe('Parts of the claim that no evidence carries, in the statement.'),
  reasons: z.array(z.string()),
  review: z.exactOptional(review.describe('There once a reviewer has decided.')),
})

/** One statement and its reports, without what was found by holding versions and sides against each other. */
const plainComparison = z.object({
  schema: z.literal(1).describe('Version of this shape.'),
  engine: z.object({ name: z.literal('unsaid'), version: z.string(), meaning: z.exactOptional(z.string()) }),
  settings: z.object({ present: share, omitted: share }),
  models: z.exactOptional(modelsUsedSchema.describe('Semantic models asked besides the engine, and what they changed.')),
  title: z.exactOptional(z.string()),
  statement: z.object(document),
  claims: z.array(claim),
  unclaimed: z.exactOptional(
    z
      .array(z.object({ span, reason: z.enum(UNCLAIMED_REASONS), words: z.int().min(0).describe('Words of content in it.') }))
      .describe('What of the statement became no claim, in order, and why; absent where the claims were given.'),
  ),
  reports: z.array(z.object({ ...document, outlet: z.string(), role: roleSchema })),
  apart: z.exactOptional(z.array(z.string()).describe('Outlets whose report seems not to be about the statement.')),
  verdicts: z.array(z.array(verdict)).describe('verdicts[c][r]: claim c in report r.'),
  additions: z
    .array(z.array(z.object({ span, text: z.string(), formulas: z.array(span).exactOptional() })))
    .describe('additions[r]: what report r says that no claim accounts for.'),
})

const followed = {
  claims: z.array(claim),
  from: z.exactOptional(z.array(z.int().min(0)).describe('from[c]: version whose text claim c is of; absent for claims of the statement.')),
  verdicts: z.array(z.array(verdict)).describe('verdicts[c][v]: claim c in version v.'),
  changes: z.array(
    z.object({
      kind: z.enum(CHANGE_KINDS),
      claim: z.int().min(0),
      version: z.int().min(1).describe('Index of the first version that is so.'),
      before: z.exactOptional(span.describe('In the version before.')),
      after: z.exactOptional(span.describe('In the version.')),
    }),
  ),
}

const history = z.object({
  of: z.union([z.literal('statement'), z.int().min(0)]).describe('The statement, or the column of a report.'),
  name: z.string(),
  versions: z.array(z.object(document)).min(2).describe('The oldest first.'),
  statement: z.exactOptional(z.object(followed).describe("The statement's claims in each version of a report.")),
  own: z.object(followed).describe('What the text itself says, version by version.'),
  passages: z
    .array(z.object({ version: z.int().min(1), before: z.exactOptional(span), after: z.exactOptional(span) }))
    .describe('Every sentence that differs.'),
})

const mutual = z.object({
  kind: z.enum(['editions', 'statements']),
  outlet: z.exactOptional(z.string()),
  names: z.array(z.string()).min(2),
  columns: z.exactOptional(z.array(z.int().min(0))),
  directions: z.array(plainComparison).describe('directions[i] has text i as its statement and the others, in order, as its reports.'),
})

/** Shape and bounds; that matrix and spans fit the texts is checked by `comparisonSchema`. */
export const comparisonShape = plainComparison.extend({
  versions: z.exactOptional(z.array(history).describe('Texts of which there are several versions, and what became of their claims.')),
  mutual: z.exactOptional(z.array(mutual).describe('Texts of one event held against each other.')),
})

/** As it is written: with what was read, which is told from the texts anew whenever it is read back, and with a record of its making. */
const writtenShape = comparisonShape.extend({
  scope: z.exactOptional(scopeSchema.describe('What was read: passages, versions and hashes of the texts.')),
  colophon: z.exactOptional(colophonSchema.describe('How it was made, for unsaid verify.')),
})

type Shape = z.infer<typeof comparisonShape>
type Plain<T> = T extends readonly (infer U)[] ? Plain<U>[] : T extends object ? { -readonly [K in keyof T]-?: Plain<T[K]> } : T
/** `never` where the published shape and the type have drifted apart, so that what uses the schema does not compile. */
type Agreed = Plain<Shape> extends Plain<Comparison> ? (Plain<Comparison> extends Plain<Shape> ? Comparison : never) : never

/** First thing in a well-shaped comparison that contradicts another, or `undefined`. */
function contradiction(comparison: Shape): string | undefined {
  const { claims, reports, verdicts, additions, statement } = comparison
  const names = new Set(reports.map((report) => report.outlet))
  if (names.size !== reports.length) return 'two reports have the same outlet'
  if (verdicts.length !== claims.length) return `verdicts has ${verdicts.length} rows for ${claims.length} claims`
  if (verdicts.some((row) => row.length !== reports.length))
    return `a row of verdicts does not have ${reports.length} cells, one for each report`
  if (additions.length !== reports.length) return `additions has ${additions.length} lists for ${reports.length} reports`
  for (const one of claims)
    if (statement.text.slice(one.span.start, one.span.end) !== one.text) return `claim ${one.id} is not what its span slices`
  for (const row of verdicts)
    for (const [column, cell] of row.entries())
      for (const one of cell.evidence)
        if (reports[column]!.text.slice(one.span.start, one.span.end) !== one.text)
          return `evidence in ${reports[column]!.outlet} is not what its span slices`
  return undefined
}

/** Reads a comparison back. A file whose matrix does not fit its claims and reports, or whose spans do not slice its texts, is refused. */
export const comparisonSchema: z.ZodType<Agreed> = comparisonShape.superRefine((comparison, context) => {
  const message = contradiction(comparison)
  if (message !== undefined) context.addIssue({ code: 'custom', message })
})

/** The JSON Schema (draft 2020-12) that is published with the package as `schema/comparison-1.json`. */
export function comparisonJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(writtenShape, { io: 'input', reused: 'ref' })
  return {
    $schema,
    $id: 'urn:unsaid:comparison:1',
    title: 'A comparison of one statement with reports of it',
    ...rest,
  }
}
