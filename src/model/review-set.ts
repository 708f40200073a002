// A set of cells that was drawn for several coders: who is to decide which, and which have a known answer.
import { z } from 'zod'
import { claimReferenceSchema } from './decision.ts'
import { verdictKindSchema } from './verdict.ts'

export const reviewSetSchema = z.object({
  schema: z.literal(1),
  /** The same seed draws the same set from the same case. */
  seed: z.int(),
  coders: z.array(z.string().min(1).max(100)).min(1),
  cells: z.array(
    z.object({
      claim: claimReferenceSchema,
      outlet: z.string().min(1),
      /** Who is to decide it. */
      coders: z.array(z.string().min(1)).min(1),
      /** The known answer of a planted cell, by which coders are measured. */
      planted: verdictKindSchema.optional(),
    }),
  ),
})

export type ReviewSet = z.infer<typeof reviewSetSchema>

/** How far a coder is with a set. */
export interface CoderProgress {
  readonly name: string
  readonly decided: number
  readonly all: number
}

/** How a coder did on the planted cells: those decided, and those of them decided as known. */
export interface PlantedScore {
  readonly name: string
  readonly right: number
  readonly decided: number
}
