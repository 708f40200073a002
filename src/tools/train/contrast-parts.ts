// Sentences of the claims of a contrast set, which are judged one by one, and what is known of each.
import { partsOf } from '../../engine/claims/parts.ts'
import { resolveLanguage } from '../../text/language.ts'
import { contrastLines, type ContrastLine } from './data.ts'

export interface ContrastPart {
  readonly line: ContrastLine
  /** Lines of one group are of one text. */
  readonly group: string
  readonly language: string
  readonly text: string
  /**
   * How likely it is that this sentence is the altered one, 0..1: 0 in a claim that is supported, and where a supported claim of the
   * group has the same sentence; the others of an altered claim share what is altered.
   */
  readonly altered: number
  readonly label: 'reported' | 'altered'
}

/** Of claims that are supported or altered. */
export function contrastParts(folder: string, name: string): ContrastPart[] {
  const lines = contrastLines(folder, name).filter(({ label }) => label !== 'unrelated')
  const parts = lines.map((line) => {
    const language = resolveLanguage(line.lang, line.claim)
    return { line, language, group: line.group ?? line.id, texts: partsOf([line.claim], language).map(({ text }) => text.trim()) }
  })
  const key = (group: string, text: string): string => JSON.stringify([group, text])
  const supported = new Set(
    parts.flatMap(({ line, group, texts }) => (line.label === 'supported' ? texts.map((text) => key(group, text)) : [])),
  )
  return parts.flatMap(({ texts, ...of }) => {
    const suspects = texts.filter((text) => !supported.has(key(of.group, text))).length
    return texts.map((text) =>
      supported.has(key(of.group, text))
        ? { ...of, text, altered: 0, label: 'reported' }
        : { ...of, text, altered: 1 / suspects, label: 'altered' },
    )
  })
}

/** Those of which it is known whether they are altered. */
export const knownParts = (folder: string, name: string): ContrastPart[] =>
  contrastParts(folder, name).filter(({ altered }) => altered === 0 || altered === 1)
