// Many comparisons and what they add up to: the shape that `unsaid audit --format json` writes.
import { z } from 'zod'
import { STRATIFICATIONS } from './sample.ts'
import { verdictKindSchema } from './verdict.ts'

/** A value (0..1 for rates, -1..1 for differences) with its interval at the level named in the settings; `null` where it cannot be told. */
export const estimateSchema = z.object({ value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() })
export type Estimate = z.infer<typeof estimateSchema>

export const GROUPINGS = ['all', 'kind', 'topic', 'actor', 'country', 'month'] as const
export type Grouping = (typeof GROUPINGS)[number]

const group = { outlet: z.string(), by: z.enum(GROUPINGS), key: z.string(), statements: z.int(), claims: z.int() }

export const rateSchema = z.object({
  ...group,
  /** Claims called omitted, altered, unsure. */
  omitted: z.int(),
  altered: z.int(),
  unsure: z.int(),
  /** Claims that a person has decided. */
  reviewed: z.int(),
  /** Share called omitted, with Wilson's interval. */
  said: estimateSchema,
  /** Rate of omission after correction for the engine's error rates, with a bootstrap interval by statement. */
  corrected: estimateSchema,
})
export type RateRow = z.infer<typeof rateSchema>

export const differentialSchema = z.object({
  ...group,
  /** Outlets that the difference is against. */
  against: z.array(z.string()),
  /** Corrected rate of the outlet less that of the others, on the same claims. */
  difference: estimateSchema,
  /** Permutation test by statement, and the same after correction for all tests of the audit. */
  p: z.number(),
  adjusted: z.number(),
  /** Permutations drawn for this test. */
  permutations: z.int(),
  finding: z.boolean(),
  /** No permutation came as far as what was seen, and p is still too large after correction: more permutations could tell, and "no" would be untrue. */
  undecided: z.boolean(),
})
export type Differential = z.infer<typeof differentialSchema>

export const coverageSchema = z.object({
  outlet: z.string(),
  control: z.boolean(),
  /** Statements in whose window the archive holds any report of the outlet; only of these can be said that they were not covered. */
  statements: z.int(),
  covered: z.int(),
  ambiguous: z.int(),
  /** Statements of which nothing is said, since the language of a text is not supported; in no rate. */
  unsupported: z.int(),
  /** Share of statements with no report, with Wilson's interval; ambiguous reports count by their probability. */
  notCovered: estimateSchema,
  outsideArchive: z.int(),
})
export type CoverageRow = z.infer<typeof coverageSchema>

export const trendSchema = z.object({
  outlet: z.string(),
  /** Kind of claim; `all` for all claims. */
  kind: z.string(),
  months: z.array(z.object({ month: z.string(), claims: z.int(), rate: estimateSchema })),
  /** Change of the rate per year, as a difference of rates. */
  perYear: estimateSchema,
})
export type Trend = z.infer<typeof trendSchema>

export const replacementSchema = z.object({
  outlet: z.string(),
  reports: z.int(),
  /** Mean share of a report that no claim accounts for, with a bootstrap interval by statement. */
  share: estimateSchema,
  /** Words of the additions in reports that left something out, by how strongly they lean to this outlet's additions. */
  words: z.array(z.object({ word: z.string(), z: z.number(), count: z.int() })),
  topics: z.array(z.object({ topic: z.string(), added: z.int(), omitted: z.int() })),
  names: z.array(z.object({ name: z.string(), count: z.int() })),
  examples: z.array(z.object({ statement: z.int(), report: z.int(), passage: z.string() })),
})
export type Replacement = z.infer<typeof replacementSchema>

export const omissionSchema = z.object({
  statement: z.int(),
  report: z.int(),
  outlet: z.string(),
  published: z.string(),
  title: z.string(),
  claim: z.string(),
  kind: z.string(),
  topic: z.string(),
  verdict: verdictKindSchema,
  confidence: z.number(),
  salience: z.number(),
  /** Outlets that carried it. */
  carriedBy: z.array(z.string()),
  /** The report's nearest passage, and where statement and report were published; empty where there is none. */
  passage: z.string(),
  statementUrl: z.string(),
  reportUrl: z.string(),
  reportTitle: z.string(),
})
export type Omission = z.infer<typeof omissionSchema>

export const pairingSchema = z.object({
  statement: z.int(),
  report: z.int().optional(),
  outlet: z.string(),
  published: z.string(),
  title: z.string(),
  reportTitle: z.string().optional(),
  reportUrl: z.string().optional(),
  probability: z.number().optional(),
  why: z.string(),
})
export type Pairing = z.infer<typeof pairingSchema>

/** Error rates on claims that people decided blind in the archive; `null` where no claim of that sort was decided. */
const ownAccuracySchema = z.object({
  sensitivity: z.number().nullable(),
  specificity: z.number().nullable(),
  claims: z.int(),
  /** Of these, decided to be left out. */
  absent: z.int(),
  /** There are enough of them: rates were corrected with these instead of the engine's. */
  used: z.boolean(),
})

export const ROBUSTNESS_WAYS = ['uncorrected', 'least', 'most', 'measured', 'archive', 'outlet', 'design'] as const
/**
 * What is taken for the engine's error rates: none; those of the measured set that corrects least, or most; all measured sets pooled;
 * the archive's own blind sample, pooled or by outlet; or no error rates at all, the drawn pairs standing for the others (`design`).
 */
export type RobustnessWay = (typeof ROBUSTNESS_WAYS)[number]

export const robustnessSchema = z.object({
  outlet: z.string(),
  way: z.enum(ROBUSTNESS_WAYS),
  /** Share of claims left out, 0..1; a design-based one may stray beyond. */
  rate: estimateSchema,
  /** The same less that of the outlets compared with, on the same claims; absent where there are none. */
  difference: estimateSchema.optional(),
})
export type RobustnessRow = z.infer<typeof robustnessSchema>

/** How an audit was summed up. */
export const summaryFields = {
  controls: z.array(z.string()),
  level: z.number(),
  resamples: z.int(),
  permutations: z.int(),
  correction: z.enum(['holm', 'bh']),
  seed: z.int(),
} as const

export const auditSchema = z.object({
  schema: z.literal(1),
  engine: z.string(),
  settings: z.object({
    window: z.tuple([z.int(), z.int()]),
    outlets: z.array(z.string()),
    ...summaryFields,
  }),
  archive: z.object({ statements: z.int(), reports: z.int(), texts: z.int(), pairs: z.int(), from: z.string(), to: z.string() }),
  /** How sure it is which reports are of which statement. */
  matching: z.object({
    /** Statements and outlets with a report that was told, taken, or is ambiguous (and none taken). */
    given: z.int(),
    taken: z.int(),
    ambiguous: z.int(),
    /** Expected number of wrong ones among the taken, from their probabilities. */
    expectedWrong: z.number(),
    /** Probability from which a pair was taken, and from which it is ambiguous. */
    accept: z.number(),
    ask: z.number(),
  }),
  /** How long the lists would be whole: they stop at `most`. */
  listed: z.object({ most: z.int(), omissions: z.int(), ambiguous: z.int(), notCovered: z.int(), unsupported: z.int(), matches: z.int() }),
  /** The engine's measured error rates that the correction uses. */
  accuracy: z.object({
    about: z.string(),
    measuredOn: z.string(),
    same: z.object({ sensitivity: z.number(), specificity: z.number(), claims: z.int() }),
    cross: z.object({ sensitivity: z.number(), specificity: z.number(), claims: z.int() }),
    /** There where whole pairs were decided blind. */
    archive: z
      .object({
        pairs: z.int(),
        reviewers: z.array(z.string()),
        same: ownAccuracySchema,
        cross: ownAccuracySchema,
        /** By outlet; `used` says that an outlet's own rates corrected its figures. */
        outlets: z.array(z.object({ outlet: z.string(), pairs: z.int(), same: ownAccuracySchema, cross: ownAccuracySchema })),
        /** The sample that the pairs were drawn by, with known chances; absent where they were picked one by one. */
        sample: z
          .object({ name: z.string(), by: z.enum(STRATIFICATIONS), seed: z.int(), drawn: z.int(), decided: z.int(), population: z.int() })
          .optional(),
      })
      .optional(),
  }),
  rates: z.array(rateSchema),
  /** All claims of each outlet, under each way to take the engine's errors that the archive allows. */
  robustness: z.array(robustnessSchema),
  differentials: z.array(differentialSchema),
  tests: z.int(),
  coverage: z.array(coverageSchema),
  trends: z.array(trendSchema),
  /** The same for each kind of claim that has enough to tell one. */
  kindTrends: z.array(trendSchema),
  replacements: z.array(replacementSchema),
  omissions: z.array(omissionSchema),
  ambiguous: z.array(pairingSchema),
  notCovered: z.array(pairingSchema),
  /** Statements and outlets of which nothing is said, since a language is not supported. */
  unsupported: z.array(pairingSchema),
  /** Pairs that were taken, those most to be doubted first. */
  matches: z.array(pairingSchema),
  /** What a reader must know before citing, in words. */
  notes: z.array(z.string()),
})
export type Audit = z.infer<typeof auditSchema>
