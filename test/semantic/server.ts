// A small OpenAI-compatible server on loopback, which each test tells how to behave.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
  /** Of a chat: the system message, and the data of the user's. */
  readonly instructions: string
  readonly data: {
    readonly claims?: readonly { number: number; text: string }[]
    readonly report?: string
    readonly sentences?: readonly { text: string }[]
  }
}

export type Behaviour = (asked: Asked, response: ServerResponse, count: number) => void | Promise<void>

export interface TestServer {
  readonly url: string
  readonly asked: Asked[]
  readonly close: () => Promise<void>
}

interface ChatBody {
  readonly messages?: readonly { readonly role: string; readonly content: string }[]
}

export async function serve(behave: Behaviour): Promise<TestServer> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as ChatBody
      const said = (role: string): string => body.messages?.find((message) => message.role === role)?.content ?? ''
      const one: Asked = {
        path: request.url ?? '',
        headers: request.headers,
        body,
        instructions: said('system'),
        data: JSON.parse(said('user') || '{}') as Asked['data'],
      }
      asked.push(one)
      void behave(one, response, asked.length)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/** A chat completion that says `content`. */
export function says(response: ServerResponse, content: unknown, usage: unknown = { prompt_tokens: 100, completion_tokens: 20 }): void {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  json(response, {
    object: 'chat.completion',
    model: 'test',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } }],
    usage,
  })
}

/** Vectors of a bag of words, in which the words of each group are one. */
export function bagOfWords(texts: readonly string[], groups: readonly (readonly string[])[] = []): number[][] {
  const width = 64
  return texts.map((text) => {
    const vector = new Array<number>(width).fill(0.01)
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      const group = groups.findIndex((one) => one.includes(word))
      let hash = 7
      for (const character of group >= 0 ? `group ${group}` : word) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
      vector[hash % width] = (vector[hash % width] ?? 0) + 1
    }
    return vector
  })
}

export function embeds(asked: Asked, response: ServerResponse, groups?: readonly (readonly string[])[]): void {
  const { input } = asked.body as { input: readonly string[] }
  const data = bagOfWords(input, groups).map((embedding, index) => ({ object: 'embedding', index, embedding }))
  json(response, { object: 'list', model: 'test', data, usage: { prompt_tokens: input.length * 5, total_tokens: input.length * 5 } })
}

/** Sentences of a text, roughly: what a test's judge quotes. */
const sentencesOf = (report: string): string[] => report.match(/[^.!?。]+[.!?。]?/gu)?.map((one) => one.trim()) ?? []

/** An honest judge that knows words only: a claim is carried by the sentence that shares most of its words, if those are half. */
export function honestAnswers(asked: Asked): { answers: { claim: number; judgement: string; quote: string }[] } {
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
  const answers = (asked.data.claims ?? []).map(({ number, text }) => {
    const own = words(text)
    const best = sentencesOf(asked.data.report ?? '')
      .map((sentence) => ({ sentence, shared: [...words(sentence)].filter((word) => own.has(word)).length / Math.max(1, own.size) }))
      .reduce((a, b) => (b.shared > a.shared ? b : a), { sentence: '', shared: 0 })
    return best.shared >= 0.5
      ? { claim: number, judgement: 'carried', quote: best.sentence }
      : { claim: number, judgement: 'absent', quote: '' }
  })
  return { answers }
}
