// A question to a language model whose answer must fit a schema.
import { APIError } from 'openai'
import { z } from 'zod'
import { estimateTokens } from '../meter.ts'
import { ModelFailure } from '../model.ts'
import type { Endpoint } from './endpoint.ts'

export interface Question<T> {
  /** Name of the answer's schema, letters only. */
  readonly name: string
  readonly instructions: string
  /** Sent as JSON: a text in it can end no quotation and begin no instruction of its own. */
  readonly data: unknown
  readonly schema: z.ZodType<T>
}

/** The JSON object in an answer: models put fences around it, or their thoughts before it. */
function objectIn(content: string): unknown {
  const said = content.replace(/^\s*<think>[\s\S]*?<\/think>/, '')
  const from = said.indexOf('{')
  const to = said.lastIndexOf('}')
  if (from < 0 || to < from) throw new ModelFailure('answered something that is not JSON')
  try {
    return JSON.parse(said.slice(from, to + 1))
  } catch {
    throw new ModelFailure('answered something that is not JSON')
  }
}

const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
  usage: z.object({ prompt_tokens: z.number().nonnegative().optional(), completion_tokens: z.number().nonnegative().optional() }).nullish(),
})

/** Some servers know no structured output and say so; then the schema is asked for in words alone and checked here as ever. */
const unsupported = (error: unknown): boolean => error instanceof APIError && [400, 422, 501].includes(Number(error.status))

/** Asks at temperature 0; the answer is checked against the schema whatever the server promises. Throws `ModelFailure`. */
export async function chat<T>(endpoint: Endpoint, question: Question<T>, signal?: AbortSignal): Promise<T> {
  const { $schema: _version, ...shape } = z.toJSONSchema(question.schema)
  const user = JSON.stringify(question.data)
  const tokens = estimateTokens(question.instructions) + estimateTokens(user)
  return endpoint.ask(
    tokens,
    async ({ client, model, signal: cancel, before }) => {
      const completion: unknown = await client.chat.completions.create(
        {
          model,
          temperature: 0,
          messages: [
            { role: 'system', content: question.instructions },
            { role: 'user', content: user },
          ],
          ...(unsupported(before)
            ? {}
            : { response_format: { type: 'json_schema', json_schema: { name: question.name, strict: true, schema: shape } } }),
        },
        cancel ? { signal: cancel } : {},
      )
      const read = completionSchema.safeParse(completion)
      if (!read.success) throw new ModelFailure('answered with another shape than chat completions have')
      const parsed = question.schema.safeParse(objectIn(read.data.choices[0]?.message.content ?? ''))
      if (!parsed.success) throw new ModelFailure(`its answer does not fit: ${parsed.error.issues[0]?.message ?? 'another shape'}`)
      return { value: parsed.data, usage: { input: read.data.usage?.prompt_tokens, output: read.data.usage?.completion_tokens } }
    },
    signal,
  )
}
