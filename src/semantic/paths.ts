// Where models, their answers and the optional library live on this machine.
import { join } from 'node:path'
import envPaths from 'env-paths'

const paths = envPaths('unsaid', { suffix: '' })

/** Answers of models, by content hash. `UNSAID_CACHE` names another folder. */
export function answersFolder(): string {
  return join(process.env['UNSAID_CACHE'] || paths.cache, 'answers')
}

/** Models fetched from a hub. */
export function hubFolder(): string {
  return join(process.env['UNSAID_CACHE'] || paths.cache, 'hub')
}

/** Where `@huggingface/transformers` is looked for when it is not beside unsaid. `UNSAID_TRANSFORMERS` names another folder. */
export function libraryFolder(): string {
  return process.env['UNSAID_TRANSFORMERS'] || join(paths.data, 'transformers')
}
