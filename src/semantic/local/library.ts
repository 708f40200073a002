// Finds `@huggingface/transformers`, which the user installs: it is large, and nobody else needs it.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { UserError } from '../../model/user-error.ts'
import { sendNoTelemetry } from '../no-telemetry.ts'
import { libraryFolder } from '../paths.ts'

export const LIBRARY = '@huggingface/transformers'
/** Version that the tests run with. */
export const LIBRARY_VERSION = '4.3.1'

export interface FoundLibrary {
  /** Folder of the package. */
  readonly folder: string
  readonly version: string
}

const packageSchema = z.object({ name: z.literal(LIBRARY), version: z.string() })

async function packageAt(folder: string): Promise<FoundLibrary | undefined> {
  const source = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined)
  if (source === undefined) return undefined
  const parsed = packageSchema.safeParse(JSON.parse(source))
  return parsed.success ? { folder, version: parsed.data.version } : undefined
}

/** Folder of the package as Node would find it from `from`. */
function resolved(from: string): string | undefined {
  try {
    const entry = createRequire(from).resolve(LIBRARY)
    const name = `${join('node_modules', LIBRARY)}${sep}`
    return entry.slice(0, entry.lastIndexOf(name) + name.length - 1)
  } catch {
    return undefined
  }
}

/**
 * The library beside unsaid, or in the folder of `libraryFolder`. The working folder is not looked at: it may be a case that
 * somebody sent, and what is found is run.
 */
export async function findLibrary(): Promise<FoundLibrary | undefined> {
  const named = await packageAt(join(libraryFolder(), 'node_modules', LIBRARY))
  if (named) return named
  const beside = resolved(import.meta.filename)
  return beside === undefined ? undefined : packageAt(beside)
}

/** The one command that installs it, without the download of a second, graphics-card binary that its installer would try. */
export function installCommand(): string {
  const folder = libraryFolder()
  const set = process.platform === 'win32' ? 'set ONNXRUNTIME_NODE_INSTALL=skip&& ' : 'ONNXRUNTIME_NODE_INSTALL=skip '
  return `${set}npm install --prefix ${/\s/.test(folder) ? JSON.stringify(folder) : folder} ${LIBRARY}@${LIBRARY_VERSION}`
}

/** What of the library is used here; its own types are not there to be checked against. */
export interface Tensor {
  readonly data: ArrayLike<number>
  readonly dims: readonly number[]
}

export interface LoadOptions {
  readonly dtype: string
  readonly revision: string
  readonly local_files_only: boolean
}

type Disposable = { readonly dispose: () => Promise<unknown> }

export interface Transformers {
  readonly env: {
    allowRemoteModels: boolean
    allowLocalModels: boolean
    localModelPath: string
    cacheDir: string | null
    remoteHost: string
    logLevel?: number
  }
  readonly AutoTokenizer: {
    readonly from_pretrained: (
      model: string,
      options: LoadOptions,
    ) => Promise<
      (
        texts: readonly string[],
        options: { text_pair?: readonly string[]; padding: boolean; truncation: boolean },
      ) => { readonly attention_mask: Tensor }
    >
  }
  readonly AutoModel: {
    readonly from_pretrained: (
      model: string,
      options: LoadOptions,
    ) => Promise<((inputs: object) => Promise<{ readonly last_hidden_state?: Tensor }>) & Disposable>
  }
  readonly AutoModelForSequenceClassification: {
    readonly from_pretrained: (
      model: string,
      options: LoadOptions,
    ) => Promise<
      ((inputs: object) => Promise<{ readonly logits: Tensor }>) &
        Disposable & { readonly config: { readonly id2label?: Readonly<Record<string, string>> } }
    >
  }
}

/** Loads the library. Throws `UserError` with the command that mends it. */
export async function loadLibrary(): Promise<Transformers> {
  const found = await findLibrary()
  if (!found) throw new UserError(`${LIBRARY} is not installed, which local models need; install it: ${installCommand()}`)
  const entry = createRequire(join(found.folder, 'package.json')).resolve(LIBRARY)
  // Node resolves its CommonJS form by path; the module form lies beside it and shares nothing with it.
  const module = join(dirname(entry), 'transformers.node.mjs')
  sendNoTelemetry()
  try {
    return (await import(pathToFileURL(module).href)) as Transformers
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
    throw new UserError(`${found.folder}: could not be loaded (${why}); install it again: ${installCommand()}`)
  }
}
