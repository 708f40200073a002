// What the models cost: requests, tokens, time, and the budget that ends them.
import type { ModelIdentity } from '../model/models.ts'
import { ModelFailure } from './model.ts'

export interface Price {
  /** Per million tokens, in whatever currency the user thinks in. */
  readonly input: number
  readonly output: number
}

export interface MeterOptions {
  /** Most tokens, in and out, that servers may be asked for. */
  readonly budget?: number
  readonly price?: Price
}

export interface Usage {
  requests: number
  input: number
  output: number
  seconds: number
  /** Answers that came from disk. */
  cached: number
  computed: number
}

export interface Meter {
  /** Throws `ModelFailure` where a request of about `tokens` would pass the budget. */
  readonly allow: (tokens: number) => void
  readonly add: (model: string, usage: Partial<Usage>) => void
  /** One line per model, or nothing where none was asked. */
  readonly lines: () => string[]
  /** Tokens so far, in and out. */
  readonly spent: () => number
}

/** Tokens of a text as far as they can be told without the model's tokenizer: generous, so that a budget is kept rather than passed. */
export function estimateTokens(text: string): number {
  let quarter = 0
  for (let index = 0; index < text.length; index++) quarter += text.charCodeAt(index) < 0x250 ? 1 : 4
  return Math.ceil(quarter / 4)
}

/** A model's name in a line about it: one server model may have two roles. */
export function labelOf(identity: ModelIdentity): string {
  return `${identity.role} ${identity.name}`
}

const count = (value: number): string => value.toLocaleString('en-US')

/** Counts what models are asked, for all of a run; refuses with `ModelFailure` what would pass the budget. */
export function createMeter(options: MeterOptions = {}): Meter {
  const byModel = new Map<string, Usage>()
  const spent = (): number => [...byModel.values()].reduce((sum, usage) => sum + usage.input + usage.output, 0)
  return {
    spent,
    allow: (tokens) => {
      if (options.budget !== undefined && spent() + tokens > options.budget)
        throw new ModelFailure(`the budget of ${count(options.budget)} tokens is used up`)
    },
    add: (model, usage) => {
      const sum = byModel.get(model) ?? { requests: 0, input: 0, output: 0, seconds: 0, cached: 0, computed: 0 }
      byModel.set(model, sum)
      for (const key of Object.keys(usage) as (keyof Usage)[]) sum[key] += usage[key] ?? 0
    },
    lines: () =>
      [...byModel].map(([model, { requests, input, output, seconds, cached, computed }]) => {
        const parts = [`${count(computed)} computed`, `${count(cached)} from the cache`]
        if (requests > 0) parts.push(`${count(requests)} requests`, `${count(input)} tokens in, ${count(output)} out`)
        parts.push(`${seconds.toFixed(1)} s`)
        if (options.price && requests > 0)
          parts.push(`cost ${((input * options.price.input + output * options.price.output) / 1e6).toFixed(4)}`)
        return `${model}: ${parts.join(', ')}`
      }),
  }
}
