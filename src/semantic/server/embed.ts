// Embeddings from a server.
import { z } from 'zod'
import { estimateTokens } from '../meter.ts'
import { ModelFailure, type Embedder } from '../model.ts'
import { unit } from '../vectors.ts'
import type { Endpoint } from './endpoint.ts'

const BATCH = 32

const embeddingsSchema = z.object({
  data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()).min(1) })),
  usage: z.object({ prompt_tokens: z.number().nonnegative().optional() }).nullish(),
})

/** Vectors in the order of the texts. Servers may answer in any order, but must answer for each text once. */
function inOrder(answer: unknown, count: number): { vectors: Float32Array[]; tokens: number | undefined } {
  const parsed = embeddingsSchema.safeParse(answer)
  if (!parsed.success) throw new ModelFailure('answered with another shape than embeddings have')
  const vectors = new Array<Float32Array | undefined>(count).fill(undefined)
  for (const { index, embedding } of parsed.data.data) {
    if (index >= count || vectors[index] !== undefined) throw new ModelFailure('answered for texts that it was not asked about')
    vectors[index] = unit(embedding)
  }
  const width = vectors[0]?.length
  const whole = vectors.filter((vector) => vector !== undefined && vector.length === width)
  if (whole.length !== count) throw new ModelFailure(`gave ${whole.length} vectors of one length for ${count} texts`)
  return { vectors: whole as Float32Array[], tokens: parsed.data.usage?.prompt_tokens }
}

/** Vectors of a server model. Rejects with `ModelFailure` where it gives none that can be used. */
export function serverEmbedder(endpoint: Endpoint): Embedder {
  return {
    identity: endpoint.identity,
    close: () => Promise.resolve(),
    embed: async (texts, signal) => {
      const all: Float32Array[] = []
      for (let from = 0; from < texts.length; from += BATCH) {
        const batch = texts.slice(from, from + BATCH)
        const vectors = await endpoint.ask(
          batch.reduce((sum, text) => sum + estimateTokens(text), 0),
          async ({ client, model, signal: cancel }) => {
            const answer = await client.embeddings.create(
              { model, input: batch, encoding_format: 'float' },
              cancel ? { signal: cancel } : {},
            )
            const read = inOrder(answer, batch.length)
            return { value: read.vectors, usage: { input: read.tokens } }
          },
          signal,
        )
        all.push(...vectors)
      }
      if (all.some((vector) => vector.length !== all[0]?.length)) throw new ModelFailure('gave vectors of different lengths')
      return all
    },
  }
}
