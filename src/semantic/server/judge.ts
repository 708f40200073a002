// A language model as judge: what it says of each claim, still to be checked.
import { z } from 'zod'
import { JUDGEMENTS, ModelFailure, type Judge, type JudgedText } from '../model.ts'
import { judgeInstructions } from '../prompts/judge.ts'
import { chat } from './chat.ts'
import type { Endpoint } from './endpoint.ts'

/** Longer reports are not handed over: what a model did not read it would call absent. In UTF-16 units. */
const LONGEST_REPORT = 60_000

const answersSchema = z.object({
  answers: z.array(z.object({ claim: z.int(), judgement: z.enum(JUDGEMENTS), quote: z.string().max(LONGEST_REPORT) })),
})

/** Judgements of a server model. Rejects with `ModelFailure` where it gives none that can be used, or the report is too long. */
export function serverJudge(endpoint: Endpoint): Judge {
  return {
    identity: endpoint.identity,
    close: () => Promise.resolve(),
    judge: async (claims, report, signal) => {
      if (report.length > LONGEST_REPORT)
        throw new ModelFailure(`the report is longer than ${LONGEST_REPORT.toLocaleString('en-US')} characters`)
      const { answers } = await chat(
        endpoint,
        {
          name: 'answers',
          instructions: judgeInstructions,
          data: { claims: claims.map((text, index) => ({ number: index + 1, text })), report },
          schema: answersSchema,
        },
        signal,
      )
      const byClaim = new Array<JudgedText | undefined>(claims.length).fill(undefined)
      const contested = new Set<number>()
      for (const { claim, judgement, quote } of answers) {
        if (claim < 1 || claim > claims.length) continue
        // Two answers for one claim are no answer.
        if (byClaim[claim - 1] !== undefined) contested.add(claim - 1)
        byClaim[claim - 1] = { judgement, quote }
      }
      return byClaim.map((answer, index) => (contested.has(index) ? undefined : answer))
    },
  }
}
