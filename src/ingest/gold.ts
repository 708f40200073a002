// One line of a labelled file → what it asks and its gold, or one line that says what is wrong with it.
import { goldCaseSchema, type GoldCase } from '../model/gold-case.ts'
import { contrastLineSchema, presenceLineSchema, type ContrastLine, type PresenceLine } from '../model/gold.ts'
import { firstProblem } from '../model/problem.ts'
import { storedForm } from '../text/normalise.ts'
import type { Line } from './lines.ts'

export type GoldLine =
  | { readonly task: 'presence'; readonly line: PresenceLine }
  | { readonly task: 'contrast'; readonly line: ContrastLine }
  | { readonly task: 'cells'; readonly line: GoldCase }
  | { readonly task: 'none'; readonly error: string }

const problem = (error: string): GoldLine => ({ task: 'none', error })

/** Texts of a labelled case in stored form, as the engine's spans are. */
const stored = (_: string, value: unknown): unknown => (typeof value === 'string' ? storedForm(value) : value)

/** Reads a line; its shape says its task: a labelled case asks for the cells of whole statements. */
export function goldLine(line: Line): GoldLine {
  if ('error' in line) return problem(line.error)
  const text = line.number === 1 && line.text.charCodeAt(0) === 0xfeff ? line.text.slice(1) : line.text
  let value: unknown
  try {
    value = JSON.parse(text)
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
  if (has('statement')) {
    const parsed = goldCaseSchema.safeParse(JSON.parse(text, stored))
    return parsed.success ? { task: 'cells', line: parsed.data } : problem(firstProblem(parsed.error))
  }
  return problem('needs "claims", "report" and "labels"; or "claim", "evidence" and "label"; or "statement", "reports" and "gold"')
}
