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
