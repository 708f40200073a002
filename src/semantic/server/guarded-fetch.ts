// A fetch that goes to the endpoint that the user named, and nowhere else, and takes no more than it can hold.
import { ModelFailure } from '../model.ts'

/** Larger answers are no answers: 64 texts of 4,096 dimensions as JSON numbers are about 6 MB. */
const MOST_BYTES = 64 * 1024 * 1024

const KEPT_HEADERS = ['accept', 'content-type', 'user-agent']

async function bounded(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (response.body)
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > MOST_BYTES) throw new ModelFailure(`the answer is larger than ${MOST_BYTES / 1024 / 1024} MB`)
      chunks.push(chunk)
    }
  return Buffer.concat(chunks)
}

/**
 * `fetch` for one endpoint. Redirects are refused: they would carry the texts to an address that nobody named.
 * Of the client's headers only the plain ones and the key are sent, so that nothing else from the environment leaves the machine.
 * The body is read whole in here, so that the client's time limit covers it.
 */
export function guardedFetch(
  base: string,
  key: string | undefined,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  const { origin } = new URL(base)
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.origin !== origin) throw new ModelFailure(`would have asked ${url.origin}, which nobody named`)
    const given = new Headers(init?.headers)
    const headers = new Headers()
    for (const name of KEPT_HEADERS) {
      const value = given.get(name)
      if (value !== null) headers.set(name, value)
    }
    if (key !== undefined) headers.set('authorization', `Bearer ${key}`)
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      throw new ModelFailure(`answered with a redirect (HTTP ${response.status}), which is not followed; name the address itself`)
    }
    const body = await bounded(response)
    return new Response(body.length > 0 ? new Uint8Array(body) : null, { status: response.status, headers: response.headers })
  }
}
