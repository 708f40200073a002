// What a replication package says of itself: `package.json` of the folder, under another name so that no tool takes it for its own.
import { z } from 'zod'
import { summaryFields } from './audit.ts'

export const replicationSchema = z.object({
  schema: z.literal(1),
  /** Version and key of the engine that the figures are of. */
  version: z.string(),
  engine: z.string(),
  reading: z.enum(['meaning', 'words']),
  /** With the texts all is recomputed from them; without, all figures from the verdicts. */
  texts: z.boolean(),
  settings: z.object({ window: z.tuple([z.int(), z.int()]), outlets: z.array(z.string()), candidates: z.int() }),
  summary: z.object(summaryFields),
})
export type Replication = z.infer<typeof replicationSchema>
