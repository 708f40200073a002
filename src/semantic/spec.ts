// `--model ROLE=PLACE` → what to open. Pure: nothing is loaded and nothing is sent here.
import { MODEL_ROLES, type ModelRole } from '../model/models.ts'
import { UserError } from '../model/user-error.ts'

export interface LocalSpec {
  readonly role: 'embed' | 'entail'
  readonly place: 'local' | 'hub'
  /** Folder, or ORG/NAME on the hub. */
  readonly name: string
  readonly revision?: string
  /** `q8`, `fp32` and so on; found from the files where absent. */
  readonly dtype?: string
  readonly pooling?: 'mean' | 'cls' | 'last_token'
  /** Put before every text, as some models were trained. */
  readonly prefix?: string
  /** Names of a classifier's outputs in order, where its config does not tell them. */
  readonly labels?: readonly string[]
}

export interface ServerSpec {
  readonly role: 'embed' | 'judge' | 'split'
  readonly place: 'server'
  readonly url: string
  readonly name: string
  readonly revision?: string
}

export type ModelSpec = LocalSpec | ServerSpec

const EXAMPLES = 'for example embed=local:models/multilingual-e5-small or judge=http://localhost:11434/v1#qwen3:8b'
const POOLING = ['mean', 'cls', 'last_token'] as const
const LOCAL_OPTIONS = ['dtype', 'pooling', 'prefix', 'labels']

/** `name@revision` → its parts. Folders are never cut: their revision is their content. */
function revised(text: string): { name: string; revision?: string } {
  const at = text.lastIndexOf('@')
  return at > 0 && at < text.length - 1 ? { name: text.slice(0, at), revision: text.slice(at + 1) } : { name: text }
}

function localSpec(given: string, role: ModelRole, place: 'local' | 'hub', rest: string): LocalSpec {
  if (role !== 'embed' && role !== 'entail')
    throw new UserError(`--model ${given}: ${role} needs a language model on a server; give ${role}=URL#MODEL`)
  const [path = '', query = ''] = rest.split(/\?(.*)/s)
  const options = new URLSearchParams(query)
  for (const key of options.keys())
    if (!LOCAL_OPTIONS.includes(key))
      throw new UserError(`--model ${given}: unknown option ${key}; choose from ${LOCAL_OPTIONS.join(', ')}`)
  const pooling = options.get('pooling')
  const known = POOLING.find((one) => one === pooling)
  if (pooling !== null && known === undefined) throw new UserError(`--model ${given}: pooling is one of ${POOLING.join(', ')}`)
  const named = place === 'hub' ? revised(path) : { name: path }
  if (named.name === '') throw new UserError(`--model ${given}: names no model; ${EXAMPLES}`)
  if (place === 'hub' && !/^[\w.-]+\/[\w.-]+$/.test(named.name)) throw new UserError(`--model ${given}: a hub model is named ORG/NAME`)
  const dtype = options.get('dtype')
  const prefix = options.get('prefix')
  const labels = options.get('labels')
  return {
    role,
    place,
    ...named,
    ...(dtype === null ? {} : { dtype }),
    ...(known === undefined ? {} : { pooling: known }),
    ...(prefix === null ? {} : { prefix }),
    ...(labels === null ? {} : { labels: labels.split(',') }),
  }
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

/** Whether an address never leaves this machine. */
export function isLoopback(url: string): boolean {
  return LOOPBACK.test(new URL(url).hostname)
}

function serverSpec(given: string, role: ModelRole, place: string): ServerSpec {
  // The address may hold a secret that somebody pasted: it is not repeated in full.
  if (role === 'entail') throw new UserError(`--model entail=…: entailment runs locally; give entail=local:FOLDER or entail=hub:ORG/NAME`)
  const [address = '', model = ''] = place.split(/#(.*)/s)
  if (!URL.canParse(address)) throw new UserError(`--model ${role}=…: is not an address; ${EXAMPLES}`)
  const url = new URL(address)
  if (url.username !== '' || url.password !== '' || url.search !== '')
    throw new UserError(`--model ${role}=${url.origin}…: an address holds no key; put the key into UNSAID_API_KEY`)
  if (model === '') throw new UserError(`--model ${given}: names no model; add #MODEL, ${EXAMPLES}`)
  return { role, place: 'server', url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, ...revised(model) }
}

/** Reads one `--model`. Throws `UserError` for what is malformed. */
function parseSpec(given: string): ModelSpec {
  const [left = '', place = ''] = given.split(/=(.*)/s)
  const role = MODEL_ROLES.find((one) => one === left)
  if (role === undefined)
    throw new UserError(`--model ${left}${place === '' ? '' : '=…'}: begins with one of ${MODEL_ROLES.join(', ')}; ${EXAMPLES}`)
  const local = /^(local|hub):(.*)$/s.exec(place)
  if (local) return localSpec(given, role, local[1] as 'local' | 'hub', local[2] ?? '')
  if (/^https?:/.test(place)) return serverSpec(given, role, place)
  throw new UserError(`--model ${role}=…: is neither local:FOLDER, hub:ORG/NAME nor URL#MODEL; ${EXAMPLES}`)
}

/** Reads all of them. Throws `UserError` where a role comes twice. */
export function parseSpecs(given: readonly string[]): ModelSpec[] {
  const specs = given.map(parseSpec)
  for (const [index, spec] of specs.entries())
    if (specs.findIndex((one) => one.role === spec.role) < index)
      throw new UserError(`--model ${spec.role}=…: given twice; give each role once`)
  return specs
}
