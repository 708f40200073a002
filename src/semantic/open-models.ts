// What `--model` names → models that answer, with the cache before them.
import type { AnswerCache } from './cache.ts'
import { cachedEmbedder, cachedEntailer, cachedJudge, cachedSplitter } from './cached.ts'
import type { Meter } from './meter.ts'
import { closeModels, type Models } from './model.ts'
import type { UserError } from '../model/user-error.ts'
import type { LocalSpec, ModelSpec, ServerSpec } from './spec.ts'

export interface OpenOptions {
  readonly cache: AnswerCache
  readonly meter: Meter
  /** Limit for one request to a server. */
  readonly timeoutSeconds: number
  /** Servers at whose addresses nothing answers: kept answers of theirs are used, and a question that was not kept raises this. */
  readonly unreachable?: ReadonlyMap<ServerSpec['role'], UserError>
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

async function openLocal(spec: LocalSpec, { cache, meter }: OpenOptions, into: Mutable<Models>): Promise<void> {
  const { openLocalEmbedder, openLocalEntailer, localOptions } = await import('./local/open-local-model.ts')
  const kept = { cache, meter, options: localOptions(spec) }
  if (spec.role === 'embed') into.embed = cachedEmbedder(await openLocalEmbedder(spec, meter), kept)
  else into.entail = cachedEntailer(await openLocalEntailer(spec, meter), kept)
}

async function openServer(
  spec: ServerSpec,
  { cache, meter, timeoutSeconds, unreachable }: OpenOptions,
  into: Mutable<Models>,
): Promise<void> {
  const { openEndpoint } = await import('./server/endpoint.ts')
  const endpoint = openEndpoint(spec, { meter, timeoutSeconds, unreachable: unreachable?.get(spec.role) })
  switch (spec.role) {
    case 'embed': {
      const { serverEmbedder } = await import('./server/embed.ts')
      into.embed = cachedEmbedder(serverEmbedder(endpoint), { cache, meter, options: null })
      return
    }
    case 'judge': {
      const { serverJudge } = await import('./server/judge.ts')
      const { judgeInstructions } = await import('./prompts/judge.ts')
      into.judge = cachedJudge(serverJudge(endpoint), { cache, meter, options: judgeInstructions })
      return
    }
    case 'split': {
      const { serverSplitter } = await import('./server/split.ts')
      const { splitInstructions } = await import('./prompts/split.ts')
      into.split = cachedSplitter(serverSplitter(endpoint), { cache, meter, options: splitInstructions })
    }
  }
}

/** Opens all; local ones are loaded, servers are not asked yet. Throws `UserError`, and then leaves none open. */
export async function openModels(specs: readonly ModelSpec[], options: OpenOptions): Promise<Models> {
  const models: Mutable<Models> = {}
  try {
    for (const spec of specs) await (spec.place === 'server' ? openServer(spec, options, models) : openLocal(spec, options, models))
  } catch (error) {
    await closeModels(models)
    throw error
  }
  return models
}
