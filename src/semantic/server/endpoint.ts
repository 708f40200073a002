// One OpenAI-compatible endpoint: two attempts at a question, a time limit, a budget, and failures in words without secrets.
import { setTimeout as sleep } from 'node:timers/promises'
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai'
import { UserError } from '../../model/user-error.ts'
import { safeLine, shortened } from '../../text/safe-text.ts'
import { ModelFailure } from '../model.ts'
import type { ModelIdentity } from '../../model/models.ts'
import { labelOf, type Meter } from '../meter.ts'
import { isLoopback, type ServerSpec } from '../spec.ts'
import { guardedFetch } from './guarded-fetch.ts'

export interface EndpointOptions {
  readonly meter: Meter
  /** Limit for one request, body included. */
  readonly timeoutSeconds: number
  /** What to raise instead of asking, where nothing answers at the address. */
  readonly unreachable?: UserError | undefined
}

export interface Attempt {
  readonly client: OpenAI
  readonly model: string
  readonly signal: AbortSignal | undefined
  /** What went wrong at the first attempt, at the second one. */
  readonly before: unknown
}

export interface Answered<T> {
  readonly value: T
  readonly usage: { readonly input?: number | undefined; readonly output?: number | undefined }
}

export interface Endpoint {
  readonly identity: ModelIdentity
  /** Asks, once more where the answer is unusable. `tokens` is an estimate of the question. Throws `ModelFailure`, and
   * `UserError` where it is known that nothing answers there. */
  readonly ask: <T>(tokens: number, attempt: (how: Attempt) => Promise<Answered<T>>, signal?: AbortSignal) => Promise<T>
}

const ATTEMPTS = 2
/** After so many failed questions in a row a server is not asked again: it would only make the user wait. */
const MOST_FAILURES = 3
const LONGEST_WAIT_SECONDS = 10
/** What will not become better by asking again. */
const FINAL_STATUS: ReadonlySet<number> = new Set([401, 403, 404])

function keyFor(spec: ServerSpec): string | undefined {
  const key = process.env[`UNSAID_API_KEY_${spec.role.toUpperCase()}`] || process.env['UNSAID_API_KEY'] || undefined
  if (key !== undefined && spec.url.startsWith('http:') && !isLoopback(spec.url))
    throw new UserError(`${spec.url}: a key would travel unencrypted; use https, or unset UNSAID_API_KEY`)
  return key
}

/** Text of a server, fit to be shown: one line, short, without the key however it is echoed. */
function told(text: string, key: string | undefined): string {
  return shortened(safeLine(key === undefined ? text : text.replaceAll(key, '[key]')), 160)
}

function inWords(error: unknown, timeoutSeconds: number, key: string | undefined): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined
  if (error instanceof ModelFailure) return error.message
  if (cause instanceof ModelFailure) return cause.message
  if (error instanceof APIConnectionTimeoutError) return `gave no answer within ${timeoutSeconds} s`
  if (error instanceof APIConnectionError) {
    const inner = (cause?.cause ?? cause) as NodeJS.ErrnoException | undefined
    return `could not be reached, or broke off (${told(inner?.code ?? inner?.message ?? 'no reason given', key)})`
  }
  if (error instanceof APIError && error.status !== undefined) return `answered HTTP ${String(error.status)}: ${told(error.message, key)}`
  if (error instanceof SyntaxError) return 'answered something that is not JSON'
  throw error
}

function waitSeconds(error: unknown): number {
  const after = error instanceof APIError ? Number((error.headers as Headers | undefined)?.get('retry-after') ?? 0) : 0
  return Number.isFinite(after) && after > 0 ? Math.min(after, LONGEST_WAIT_SECONDS) : 0.2
}

/** Opens an endpoint; nothing is sent until it is asked. The key comes from the environment and stays in this function. Throws `UserError`. */
export function openEndpoint(spec: ServerSpec, { meter, timeoutSeconds, unreachable }: EndpointOptions): Endpoint {
  const key = keyFor(spec)
  const identity: ModelIdentity = { role: spec.role, name: spec.name, revision: spec.revision ?? 'unstated', at: spec.url }
  // Everything that the client would otherwise read from the environment is set here, so that none of it is sent.
  const client = new OpenAI({
    baseURL: spec.url,
    apiKey: key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    timeout: timeoutSeconds * 1000,
    fetch: guardedFetch(spec.url, key),
  })
  let failures = 0
  return {
    identity,
    ask: async (tokens, attempt, signal) => {
      if (unreachable) throw unreachable
      if (failures >= MOST_FAILURES) throw new ModelFailure(`not asked again after ${MOST_FAILURES} failed questions`)
      let last: unknown
      for (let round = 0; round < ATTEMPTS; round++) {
        signal?.throwIfAborted()
        meter.allow(tokens)
        const started = performance.now()
        const spend = (usage: { input?: number | undefined; output?: number | undefined }): void =>
          meter.add(labelOf(identity), {
            requests: 1,
            // A server that counts too little must not stretch the budget.
            input: Math.max(tokens, usage.input ?? 0),
            output: Math.max(0, usage.output ?? 0),
            seconds: (performance.now() - started) / 1000,
          })
        try {
          const { value, usage } = await attempt({ client, model: spec.name, signal, before: last })
          spend(usage)
          failures = 0
          return value
        } catch (error) {
          signal?.throwIfAborted()
          spend({})
          last = error
          const final = error instanceof APIError && FINAL_STATUS.has(Number(error.status))
          if (final) break
          if (round + 1 < ATTEMPTS) await sleep(waitSeconds(error) * 1000, undefined, signal ? { signal } : {})
        }
      }
      failures += 1
      throw new ModelFailure(inWords(last, timeoutSeconds, key))
    },
  }
}
