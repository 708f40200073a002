// A model on this machine, through `@huggingface/transformers`: from a folder, or fetched once from a hub that the user named.
import { isAbsolute, join, dirname, basename, resolve } from 'node:path'
import { UserError } from '../../model/user-error.ts'
import type { ModelIdentity } from '../../model/models.ts'
import { knownModel } from '../known.ts'
import { labelOf, type Meter } from '../meter.ts'
import { ModelFailure, type Embedder, type Entailer } from '../model.ts'
import { hubFolder } from '../paths.ts'
import type { LocalSpec } from '../spec.ts'
import { entailments, labelOrder } from './labels.ts'
import { loadLibrary, type LoadOptions, type Transformers } from './library.ts'
import { pooled } from './pooling.ts'
import { contentRevision, DTYPES, presentDtype } from './revision.ts'

const EMBED_BATCH = 32
const ENTAIL_BATCH = 16

interface Ready {
  readonly library: Transformers
  readonly model: string
  readonly options: LoadOptions
  /** Where its files are, once it is loaded. */
  readonly folder: string
}

async function ready(spec: LocalSpec): Promise<Ready> {
  if (spec.dtype !== undefined && !DTYPES.includes(spec.dtype))
    throw new UserError(`dtype=${spec.dtype}: unknown; choose from ${DTYPES.join(', ')}`)
  if (spec.place === 'local') {
    const folder = isAbsolute(spec.name) ? spec.name : resolve(spec.name)
    const dtype = await presentDtype(folder, spec.dtype)
    const library = await loadLibrary()
    library.env.allowRemoteModels = false
    library.env.allowLocalModels = true
    library.env.localModelPath = `${dirname(folder)}/`
    return { library, model: basename(folder), options: { dtype, revision: 'main', local_files_only: true }, folder }
  }
  const library = await loadLibrary()
  library.env.allowRemoteModels = true
  library.env.allowLocalModels = false
  library.env.cacheDir = hubFolder()
  const host = process.env['HF_ENDPOINT']
  if (host !== undefined && host !== '') library.env.remoteHost = `${host.replace(/\/+$/, '')}/`
  const revision = spec.revision ?? 'main'
  const folder = join(hubFolder(), ...spec.name.split('/'), ...(revision === 'main' ? [] : [revision]))
  return { library, model: spec.name, options: { dtype: spec.dtype ?? 'q8', revision, local_files_only: false }, folder }
}

async function loaded<T>(spec: LocalSpec, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
    throw new UserError(
      `${spec.name}: the model could not be loaded (${why}); check the ${spec.place === 'local' ? 'folder' : 'name and the network'}`,
    )
  }
}

async function identityOf(spec: LocalSpec, { folder, options }: Ready): Promise<ModelIdentity> {
  const content = await contentRevision(folder, options.dtype)
  return {
    role: spec.role,
    name: spec.place === 'local' ? basename(folder) : spec.name,
    revision: `${spec.revision === undefined ? '' : `${spec.revision} `}${content} ${options.dtype}`,
    at: spec.place,
  }
}

async function inBatches<Q, A>(
  questions: readonly Q[],
  size: number,
  signal: AbortSignal | undefined,
  answer: (batch: readonly Q[]) => Promise<readonly A[]>,
): Promise<A[]> {
  const all: A[] = []
  for (let from = 0; from < questions.length; from += size) {
    signal?.throwIfAborted()
    all.push(...(await answer(questions.slice(from, from + size))))
  }
  return all
}

const timed = async <T>(meter: Meter, identity: ModelIdentity, work: () => Promise<T>): Promise<T> => {
  const started = performance.now()
  try {
    return await work()
  } finally {
    meter.add(labelOf(identity), { seconds: (performance.now() - started) / 1000 })
  }
}

/** Loads an embedding model. Throws `UserError` for what is missing. */
export async function openLocalEmbedder(spec: LocalSpec, meter: Meter): Promise<Embedder> {
  const how = await ready(spec)
  // Not the library's pipeline: that one asks for the newest config whatever revision is named.
  const tokenize = await loaded(spec, () => how.library.AutoTokenizer.from_pretrained(how.model, how.options))
  const model = await loaded(spec, () => how.library.AutoModel.from_pretrained(how.model, how.options))
  const identity = await identityOf(spec, how)
  const known = knownModel(spec.name)
  const prefix = spec.prefix ?? known?.prefix ?? ''
  const pooling = spec.pooling ?? known?.pooling ?? 'mean'
  return {
    identity,
    close: async () => {
      await model.dispose()
    },
    embed: (texts, signal) =>
      timed(meter, identity, () =>
        inBatches(texts, EMBED_BATCH, signal, async (batch) => {
          const inputs = tokenize(
            batch.map((text) => prefix + text),
            { padding: true, truncation: true },
          )
          const { last_hidden_state: states } = await model(inputs)
          if (!states) throw new ModelFailure('gave no vectors; it is no embedding model')
          return pooled(states, inputs.attention_mask, batch.length, pooling)
        }),
      ),
  }
}

/** Loads a model of inference. Throws `UserError` for what is missing, or outputs whose meaning is not told. */
export async function openLocalEntailer(spec: LocalSpec, meter: Meter): Promise<Entailer> {
  const how = await ready(spec)
  const tokenize = await loaded(spec, () => how.library.AutoTokenizer.from_pretrained(how.model, how.options))
  const classify = await loaded(spec, () => how.library.AutoModelForSequenceClassification.from_pretrained(how.model, how.options))
  const order = labelOrder(spec.name, spec.labels ?? Object.values(classify.config.id2label ?? {}))
  const identity = await identityOf(spec, how)
  return {
    identity,
    close: async () => {
      await classify.dispose()
    },
    entail: (pairs, signal) =>
      timed(meter, identity, () =>
        inBatches(pairs, ENTAIL_BATCH, signal, async (batch) => {
          const inputs = tokenize(
            batch.map((pair) => pair.premise),
            { text_pair: batch.map((pair) => pair.hypothesis), padding: true, truncation: true },
          )
          const { logits } = await classify(inputs)
          return entailments(logits, batch.length, order)
        }),
      ),
  }
}

/** All that changes an answer besides the model itself; part of the cache's key. */
export function localOptions(spec: LocalSpec): unknown {
  const known = knownModel(spec.name)
  return { prefix: spec.prefix ?? known?.prefix ?? '', pooling: spec.pooling ?? known?.pooling ?? 'mean', labels: spec.labels ?? [] }
}
