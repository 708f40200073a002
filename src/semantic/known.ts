// Models that are known to fit, with what must be known to use them. Sizes and licences as their publishers state them.

export interface KnownModel {
  readonly role: 'embed' | 'entail' | 'judge'
  /** Name on the hub, or with Ollama. */
  readonly name: string
  readonly source: 'hub' | 'ollama'
  readonly languages: string
  /** Download in MB, rounded; of the eight-bit form for hub models. */
  readonly megabytes: number
  readonly licence: string
  readonly prefix?: string
  readonly pooling?: 'mean' | 'cls'
  readonly note: string
}

export const KNOWN_MODELS: readonly KnownModel[] = [
  {
    role: 'embed',
    name: 'Xenova/multilingual-e5-small',
    source: 'hub',
    languages: 'about 100, with en ru be uk ko zh',
    megabytes: 120,
    licence: 'MIT',
    // Its authors advise one prefix for symmetric tasks (Wang et al. 2024).
    prefix: 'query: ',
    pooling: 'mean',
    note: 'small and quick; the one to begin with',
  },
  {
    role: 'embed',
    name: 'Xenova/paraphrase-multilingual-MiniLM-L12-v2',
    source: 'hub',
    languages: 'about 50, with en ru ko zh',
    megabytes: 120,
    licence: 'Apache-2.0',
    pooling: 'mean',
    note: 'made for paraphrase; short texts only',
  },
  {
    role: 'embed',
    name: 'Xenova/bge-m3',
    source: 'hub',
    languages: 'about 100',
    megabytes: 570,
    licence: 'MIT',
    pooling: 'cls',
    note: 'larger, better on long sentences',
  },
  {
    role: 'entail',
    name: 'Xenova/mDeBERTa-v3-base-xnli-multilingual-nli-2mil7',
    source: 'hub',
    languages: 'about 100, trained on 27 with ru ko zh',
    megabytes: 330,
    licence: 'MIT',
    note: 'tells entailment from contradiction',
  },
  {
    role: 'embed',
    name: 'bge-m3',
    source: 'ollama',
    languages: 'about 100',
    megabytes: 1200,
    licence: 'MIT',
    note: 'embeddings by Ollama',
  },
  {
    role: 'judge',
    name: 'qwen3:8b',
    source: 'ollama',
    languages: 'about 100',
    megabytes: 5200,
    licence: 'Apache-2.0',
    note: 'judge and claim splitting by Ollama; wants 8 GB of memory',
  },
]

/** Looks a model up by name or by the folder it was copied into. */
export function knownModel(name: string): KnownModel | undefined {
  const last = (path: string): string => path.replaceAll('\\', '/').replace(/\/+$/, '').split('/').at(-1)?.toLowerCase() ?? ''
  return KNOWN_MODELS.find((model) => model.source === 'hub' && last(model.name) === last(name))
}

/** How `--model` names it. */
export function specOf(model: KnownModel): string {
  return model.source === 'hub' ? `${model.role}=hub:${model.name}` : `${model.role}=http://localhost:11434/v1#${model.name}`
}
