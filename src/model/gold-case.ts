// A labelled case: a statement, reports of it, and what each report made of each claim. Format: docs/cases-format.md.
import { z } from 'zod'
import { ALTERATION_KINDS } from './verdict.ts'

export const goldVerdictSchema = z.enum(['reported', 'partial', 'altered', 'omitted'], {
  error: 'must be reported, partial, altered or omitted',
})
export type GoldVerdict = z.infer<typeof goldVerdictSchema>

/** `purpose`: another cause or purpose; people label it, the engine does not name it. */
export const GOLD_ALTERATION_KINDS = [...ALTERATION_KINDS, 'purpose'] as const

const words = z.string({ error: 'must be there, as text' }).regex(/\S/, { error: 'is empty; write its words' })
const language = z
  .string({ error: 'must be a language code, for example "en"' })
  .min(2, { error: 'must be a language code, for example "en"' })

const goldQuoteSchema = z.object({
  /** Exact words of the statement, one proposition; they stand there once, and in no other quote. */
  quote: words,
  /** One for each report, in their order. */
  verdicts: z.array(goldVerdictSchema, { error: 'must be a list, one verdict for each report' }),
  /** One for each report: what was altered, null where nothing was or nobody said what. Empty where nobody said at all. */
  kinds: z
    .array(z.enum(GOLD_ALTERATION_KINDS, { error: `must be null or one of ${GOLD_ALTERATION_KINDS.join(', ')}` }).nullable())
    .default([]),
  /** Why, where it is hard. */
  note: z.string().nullish(),
})

const shapeSchema = z.object({
  id: words,
  domain: z.string().optional(),
  /** Of the statement. */
  lang: language,
  statement: words,
  reports: z
    .array(z.object({ outlet: words, lang: language, text: words }), { error: 'must be a list of {"outlet", "lang", "text"}' })
    .min(1, { error: 'is empty; give at least one report' }),
  gold: z
    .array(goldQuoteSchema, { error: 'must be a list of {"quote", "verdicts"}' })
    .min(1, { error: 'is empty; label at least one quote' }),
  /** Quote of the gap that matters most; null where none does. */
  top: z.string().nullable().default(null),
})

/** What is wrong with the labels beside the texts, as path and message; the first such thing. */
function misfit({
  statement,
  reports,
  gold,
  top,
}: z.infer<typeof shapeSchema>): { path: (string | number)[]; message: string } | undefined {
  const found: { readonly start: number; readonly end: number }[] = []
  for (const [index, { quote, verdicts, kinds }] of gold.entries()) {
    const path = (name: string): (string | number)[] => ['gold', index, name]
    const start = statement.indexOf(quote)
    if (start < 0) return { path: path('quote'), message: 'is not in the statement; copy its words exactly' }
    if (statement.includes(quote, start + 1))
      return { path: path('quote'), message: 'is in the statement more than once; take in a word before or after it' }
    const end = start + quote.length
    const other = found.findIndex((one) => one.start < end && start < one.end)
    if (other >= 0) return { path: path('quote'), message: `shares words with gold.${other}.quote; end one where the other begins` }
    found.push({ start, end })
    if (verdicts.length !== reports.length)
      return { path: path('verdicts'), message: `must be as many as the reports, ${reports.length}, in their order` }
    if (kinds.length !== 0 && kinds.length !== reports.length)
      return { path: path('kinds'), message: `must be as many as the reports, ${reports.length}, with null where nothing was altered` }
  }
  if (top !== null && !gold.some(({ quote }) => quote === top))
    return { path: ['top'], message: 'must be one of the quotes, word for word, or null' }
  return undefined
}

export const goldCaseSchema = shapeSchema.superRefine((one, context) => {
  const problem = misfit(one)
  if (problem) context.addIssue({ code: 'custom', ...problem })
})
export type GoldCase = z.infer<typeof goldCaseSchema>
