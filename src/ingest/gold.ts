// One line of a labelled file → what it asks and its gold, or one line that says what is wrong with it.
import { contrastLineSchema, presenceLineSchema, type ContrastLine, type PresenceLine } from '../model/gold.ts'
import { firstProblem } from '../model/problem.ts'
import type { Line } from './lines.ts'

export type GoldLine =
  | { readonly task: 'presence'; readonly line: PresenceLine }
  | { readonly task: 'contrast'; readonly line: ContrastLine }
  | { readonly task: 'none'; readonly error: string }

const problem = (error: string): GoldLine => ({ task: 'none', error })

/** Reads a line; its shape says its task. */
export function goldLine(line: Line): GoldLine {
  if ('error' in line) return problem(line.error)
  let value: unknown
  try {
    value = JSON.parse(line.number === 1 && line.text.charCodeAt(0) === 0xfeff ? line.text.slice(1) : line.text)
  } catch (error) {
    return problem(`is not valid JSON: ${(error as Error).message}`)
  }
  const has = (name: string): boolean => typeof value === 'object' && value !== null && name in value
  if (has('claims')) {
    const parsed = presenceLineSchema.safeParse(value)
    return parsed.success ? { task: 'presence', line: parsed.data } : problem(firstProblem(parsed.error))
  }
  if (has('claim')) {
    const parsed = contrastLineSchema.safeParse(value)
    return parsed.success ? { task: 'contrast', line: parsed.data } : problem(firstProblem(parsed.error))
  }
  return problem('needs either "claims", "report" and "labels", or "claim", "evidence" and "label"')
}
