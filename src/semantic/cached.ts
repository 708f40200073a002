// A model that looks on disk first.
import { z } from 'zod'
import { answerKey, type AnswerCache } from './cache.ts'
import { labelOf, type Meter } from './meter.ts'
import { JUDGEMENTS, type Embedder, type Entailer, type Judge, type Splitter } from './model.ts'

const vectorSchema = z.string().transform((text, context): Float32Array => {
  const bytes = Buffer.from(text, 'base64')
  const vector = new Float32Array(Math.floor(bytes.length / 4))
  for (let index = 0; index < vector.length; index++) vector[index] = bytes.readFloatLE(index * 4)
  if (vector.length === 0 || bytes.length % 4 !== 0 || !vector.every(Number.isFinite)) context.addIssue('is no vector')
  return vector
})

const vectorText = (vector: Float32Array): string => {
  const bytes = Buffer.alloc(vector.length * 4)
  vector.forEach((value, index) => bytes.writeFloatLE(value, index * 4))
  return bytes.toString('base64')
}

const share = z.number().min(0).max(1)
const entailmentSchema = z.object({ entailment: share, neutral: share, contradiction: share })
const judgedSchema = z.array(z.object({ judgement: z.enum(JUDGEMENTS), quote: z.string() }).nullable())
const splitSchema = z.array(z.object({ quote: z.string(), subject: z.string() }))

interface Kept {
  readonly cache: AnswerCache
  readonly meter: Meter
  /** All options that change an answer. */
  readonly options: unknown
}

/** Answers in order: kept ones from disk, the missing ones asked for together, each different question once. */
async function through<Q, A>(
  questions: readonly Q[],
  keyOf: (question: Q) => string,
  get: (key: string) => Promise<A | undefined>,
  set: (key: string, answer: A) => Promise<void>,
  ask: (questions: readonly Q[]) => Promise<readonly A[]>,
): Promise<{ answers: A[]; computed: number }> {
  const keys = questions.map(keyOf)
  const known = new Map<string, A>()
  const missing = new Map<string, Q>()
  for (const [index, key] of keys.entries()) {
    if (known.has(key) || missing.has(key)) continue
    const kept = await get(key)
    if (kept === undefined) missing.set(key, questions[index] as Q)
    else known.set(key, kept)
  }
  const asked = [...missing.keys()]
  const fresh = asked.length > 0 ? await ask([...missing.values()]) : []
  for (const [index, key] of asked.entries()) {
    known.set(key, fresh[index] as A)
    await set(key, fresh[index] as A)
  }
  return { answers: keys.map((key) => known.get(key) as A), computed: asked.length }
}

/** An embedder that asks its model only for what the cache does not hold. */
export function cachedEmbedder(model: Embedder, { cache, meter, options }: Kept): Embedder {
  return {
    ...model,
    embed: async (texts, signal) => {
      const { answers, computed } = await through(
        texts,
        (text) => answerKey(model.identity, options, text),
        (key) => cache.get(key, vectorSchema),
        (key, vector) => cache.set(key, vectorText(vector)),
        (missing) => model.embed(missing, signal),
      )
      meter.add(labelOf(model.identity), { cached: texts.length - computed, computed })
      return answers
    },
  }
}

/** An entailer that asks its model only for what the cache does not hold. */
export function cachedEntailer(model: Entailer, { cache, meter, options }: Kept): Entailer {
  return {
    ...model,
    entail: async (pairs, signal) => {
      const { answers, computed } = await through(
        pairs,
        ({ premise, hypothesis }) => answerKey(model.identity, options, [premise, hypothesis]),
        (key) => cache.get(key, entailmentSchema),
        (key, answer) => cache.set(key, answer),
        (missing) => model.entail(missing, signal),
      )
      meter.add(labelOf(model.identity), { cached: pairs.length - computed, computed })
      return answers
    },
  }
}

/** A judge that asks its model only for what the cache does not hold. */
export function cachedJudge(model: Judge, { cache, meter, options }: Kept): Judge {
  return {
    ...model,
    judge: async (claims, report, signal) => {
      const key = answerKey(model.identity, options, [claims, report])
      const kept = await cache.get(key, judgedSchema)
      if (kept?.length === claims.length) {
        meter.add(labelOf(model.identity), { cached: 1 })
        return kept.map((one) => one ?? undefined)
      }
      const answers = await model.judge(claims, report, signal)
      meter.add(labelOf(model.identity), { computed: 1 })
      await cache.set(
        key,
        answers.map((one) => one ?? null),
      )
      return answers
    },
  }
}

/** A splitter that asks its model only for what the cache does not hold. */
export function cachedSplitter(model: Splitter, { cache, meter, options }: Kept): Splitter {
  return {
    ...model,
    split: async (sentences, signal) => {
      const key = answerKey(model.identity, options, sentences)
      const kept = await cache.get(key, splitSchema)
      if (kept) {
        meter.add(labelOf(model.identity), { cached: 1 })
        return kept
      }
      const claims = await model.split(sentences, signal)
      meter.add(labelOf(model.identity), { computed: 1 })
      await cache.set(key, claims)
      return claims
    },
  }
}
