// Whether anything answers at a server's address, told before a text is sent there.
import { UserError } from '../../model/user-error.ts'
import { shortened, safeLine } from '../../text/safe-text.ts'
import type { ModelSpec, ServerSpec } from '../spec.ts'

/** Longest wait for a first sign of life; a server that takes longer to list its models takes minutes to answer a question. */
const LONGEST_SECONDS = 10

/** Names of faults of the network, in words. */
const IN_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no machine has that name',
  EAI_AGAIN: 'the name could not be looked up',
  EHOSTUNREACH: 'no way leads to that machine',
  ENETUNREACH: 'no way leads to that machine',
  ECONNRESET: 'it broke off',
  UND_ERR_SOCKET: 'it broke off',
}

function inWords(error: unknown, seconds: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no sign of life within ${seconds} s`
  const cause = (error instanceof Error ? error.cause : undefined) as NodeJS.ErrnoException | undefined
  const code = cause?.code ?? ''
  const said = IN_WORDS[code] ?? shortened(safeLine(cause?.message ?? String(error)), 120)
  return code === '' ? said : `${said}, ${code}`
}

/**
 * Why nothing answers at the address, or `undefined` where something does; any answer counts, also that there is no such page.
 * Asks for the list of models, as OpenAI-compatible servers have one; no key, no text and no question is sent. Never rejects.
 */
export async function whyUnreachable({ url }: ServerSpec, timeoutSeconds: number): Promise<string | undefined> {
  const seconds = Math.min(LONGEST_SECONDS, timeoutSeconds)
  try {
    const response = await fetch(`${url}/models`, { redirect: 'manual', signal: AbortSignal.timeout(Math.ceil(seconds * 1000)) })
    await response.body?.cancel()
    return undefined
  } catch (error) {
    return inWords(error, seconds)
  }
}

/** What to say of a model at whose address nothing answers. */
export const unreachable = ({ role, url, name }: ServerSpec, why: string): UserError =>
  new UserError(
    `--model ${role}=${url}#${name}: the address does not answer (${why}); start the server or correct the address, or leave out --model`,
  )

/** The errors to raise for servers at whose addresses nothing answers, by role; all are asked at once. */
export async function unreachableServers(
  specs: readonly ModelSpec[],
  timeoutSeconds: number,
): Promise<ReadonlyMap<ServerSpec['role'], UserError>> {
  const found = new Map<ServerSpec['role'], UserError>()
  const servers = specs.filter((spec) => spec.place === 'server')
  const whys = await Promise.all(servers.map((spec) => whyUnreachable(spec, timeoutSeconds)))
  for (const [index, why] of whys.entries()) if (why !== undefined) found.set(servers[index]!.role, unreachable(servers[index]!, why))
  return found
}
