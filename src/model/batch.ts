// The lines that `unsaid batch` reads.
import { z } from 'zod'

const language = z.string().optional()
const id = z.union([z.string(), z.number()]).optional()

export const batchLineSchema = z.union([
  z.object({ id, claims: z.array(z.string()), report: z.string(), lang: language, reportLang: language }),
  z.object({
    id,
    statement: z.string(),
    reports: z.array(z.object({ outlet: z.string().optional(), text: z.string(), lang: language })),
    lang: language,
    reportLang: language,
  }),
])

export type BatchLine = z.infer<typeof batchLineSchema>

/** Languages of ready-made claims and of the report they are looked for in, as a line names them. */
export function namedLanguages(line: { readonly lang?: string | undefined; readonly reportLang?: string | undefined }): {
  readonly claims?: string
  readonly report?: string
} {
  const report = line.reportLang ?? line.lang
  return { ...(line.lang === undefined ? {} : { claims: line.lang }), ...(report === undefined ? {} : { report }) }
}

/** Probabilities go out with four decimals: more would be noise, and whoever ranks by them must get the same order again. */
export const roundedProbability = (value: number): number => Math.round(value * 1e4) / 1e4
