// A classifier's outputs → probabilities of entailment, neutrality and contradiction.
import { UserError } from '../../model/user-error.ts'
import { ModelFailure, type Entailment } from '../model.ts'
import type { Tensor } from './library.ts'

export type Label = keyof Entailment

const MEANINGS: readonly (readonly [RegExp, Label])[] = [
  [/not[_ -]?entail|neutral/i, 'neutral'],
  [/entail/i, 'entailment'],
  [/contradict/i, 'contradiction'],
]

/** What each output means. Throws `UserError` where that is not told: to guess would turn answers around. */
export function labelOrder(model: string, labels: readonly string[]): readonly Label[] {
  const order = labels.map((label) => MEANINGS.find(([pattern]) => pattern.test(label))?.[1])
  const known = order.filter((label) => label !== undefined)
  if (known.length < 2 || known.length !== labels.length || !known.includes('entailment') || new Set(known).size !== known.length)
    throw new UserError(
      `${model}: its outputs are called ${labels.join(', ') || 'nothing'}; say what they are, for example ?labels=entailment,neutral,contradiction`,
    )
  return known
}

/** Softmax by row. Throws `ModelFailure` for another shape than asked, or numbers that are none. */
export function entailments(logits: Tensor, count: number, order: readonly Label[]): Entailment[] {
  const width = order.length
  if (logits.dims[0] !== count || logits.dims[1] !== width || logits.data.length !== count * width)
    throw new ModelFailure('gave another number of outputs than it names')
  return Array.from({ length: count }, (_, row) => {
    const values = order.map((__, at) => logits.data[row * width + at] as number)
    const most = Math.max(...values)
    const powers = values.map((value) => Math.exp(value - most))
    const sum = powers.reduce((a, b) => a + b, 0)
    if (!Number.isFinite(sum)) throw new ModelFailure('gave outputs that are no numbers')
    const answer = { entailment: 0, neutral: 0, contradiction: 0 }
    order.forEach((label, at) => (answer[label] = (powers[at] as number) / sum))
    return answer
  })
}
