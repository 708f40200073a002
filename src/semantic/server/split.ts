// A language model that finds claims: what it copied from the sentences, still to be found there.
import { z } from 'zod'
import type { SplitClaim, Splitter } from '../model.ts'
import { splitInstructions } from '../prompts/split.ts'
import { chat } from './chat.ts'
import type { Endpoint } from './endpoint.ts'

/** Sentences in one question: few enough that a small model keeps to all of them. */
const SENTENCES = 20

const claimsSchema = z.object({ claims: z.array(z.object({ quote: z.string(), subject: z.string() })) })

/** Claims as a server model splits sentences. Rejects with `ModelFailure` where it gives none that can be used. */
export function serverSplitter(endpoint: Endpoint): Splitter {
  return {
    identity: endpoint.identity,
    close: () => Promise.resolve(),
    split: async (sentences, signal) => {
      const all: SplitClaim[] = []
      for (let from = 0; from < sentences.length; from += SENTENCES) {
        const data = { sentences: sentences.slice(from, from + SENTENCES).map((text, index) => ({ number: index + 1, text })) }
        const { claims } = await chat(endpoint, { name: 'claims', instructions: splitInstructions, data, schema: claimsSchema }, signal)
        all.push(...claims)
      }
      return all
    },
  }
}
