// The lines that `unsaid batch` reads.
import { z } from 'zod'

const language = z.string().optional()
/** Day of publication, ISO 8601. */
const day = z.string().optional()
const id = z.union([z.string(), z.number()]).optional()

export const batchLineSchema = z.union([
  z.object({
    id,
    claims: z.array(z.string()),
    report: z.string(),
    lang: language,
    reportLang: language,
    published: day,
    reportPublished: day,
  }),
  z.object({
    id,
    statement: z.string(),
    published: day,
    reports: z.array(z.object({ outlet: z.string().optional(), text: z.string(), lang: language, published: day })),
    lang: language,
    reportLang: language,
  }),
])

export type BatchLine = z.infer<typeof batchLineSchema>

/** Languages of ready-made claims and of the report they are looked for in, as a line names them, and the days of both. */
export function givenContext(line: {
  readonly lang?: string | undefined
  readonly reportLang?: string | undefined
  readonly published?: string | undefined
  readonly reportPublished?: string | undefined
}): {
  readonly claims?: string
  readonly report?: string
  readonly claimsPublished?: string | undefined
  readonly reportPublished?: string | undefined
} {
  const report = line.reportLang ?? line.lang
  return {
    ...(line.lang === undefined ? {} : { claims: line.lang }),
    ...(report === undefined ? {} : { report }),
    claimsPublished: line.published,
    reportPublished: line.reportPublished,
  }
}
