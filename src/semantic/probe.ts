// Tries a model on a question whose answer everybody knows.
import { ModelFailure, type Models } from './model.ts'
import { cosine } from './vectors.ts'

export interface Probed {
  readonly sound: boolean
  readonly text: string
}

const SAID = 'The minister is ready to visit the island in May.'
const SAME = 'In May the minister may travel to the island, he said.'
const OTHER = 'The price of copper fell again on Tuesday.'

async function answers(models: Models): Promise<Probed> {
  const { embed, entail, judge, split } = models
  if (embed) {
    const [said, same, other] = await embed.embed([SAID, SAME, OTHER])
    const [near, far] = [cosine(said!, same!), cosine(said!, other!)]
    return { sound: near > far, text: `${said!.length} dimensions; same meaning ${near.toFixed(2)}, other meaning ${far.toFixed(2)}` }
  }
  if (entail) {
    const [yes, no] = await entail.entail([
      { premise: SAID, hypothesis: 'The minister is ready to visit the island.' },
      { premise: OTHER, hypothesis: SAID },
    ])
    const sound = yes!.entailment > no!.entailment
    return { sound, text: `entailment of what follows ${yes!.entailment.toFixed(2)}, of what does not ${no!.entailment.toFixed(2)}` }
  }
  if (judge) {
    const [there, gone] = await judge.judge([SAID, OTHER], `${SAID} It was raining.`)
    const sound = there?.judgement === 'carried' && gone?.judgement === 'absent'
    return { sound, text: `a claim that is there: ${there?.judgement ?? 'no answer'}; one that is not: ${gone?.judgement ?? 'no answer'}` }
  }
  const claims = (await split?.split([SAID])) ?? []
  return {
    sound: claims.some((claim) => claim.quote !== '' && SAID.includes(claim.quote)),
    text: `found ${claims.length} claims in one sentence`,
  }
}

/** Asks once and times it. A failure is an answer too. */
export async function probe(models: Models): Promise<Probed> {
  const started = performance.now()
  try {
    const { sound, text } = await answers(models)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    return { sound, text: `${sound ? 'works' : 'answers, but wrongly'}; ${text}; ${seconds} s` }
  } catch (error) {
    if (error instanceof ModelFailure) return { sound: false, text: error.message }
    throw error
  }
}
