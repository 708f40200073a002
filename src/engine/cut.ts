// Where the sentences of a text lie: cut once, for the encoder that reads them and for the comparison that follows.
import type { Report, Statement } from '../model/document.ts'
import type { Span } from '../model/span.ts'
import { resolveLanguage } from '../text/language.ts'
import { sentences } from '../text/sentences.ts'
import { statementSentences } from './claims/extract.ts'

/** A text's language, as it is compared, and its sentences in order. */
export interface CutText {
  readonly language: string
  /** Half-open spans on the text; of a statement those of its body alone. */
  readonly sentences: readonly Span[]
}

const statements = new WeakMap<Statement, CutText>()
const reports = new WeakMap<Report, CutText>()

function kept<T extends Statement>(
  known: WeakMap<T, CutText>,
  document: T,
  cut: (text: string, language: string) => readonly Span[],
): CutText {
  let found = known.get(document)
  if (!found) {
    const language = resolveLanguage(document.language, document.text)
    found = { language, sentences: cut(document.text, language) }
    known.set(document, found)
  }
  return found
}

/** Sentences of a statement's body, without datelines, headlines and greetings. */
export const cutStatement = (statement: Statement): CutText => kept(statements, statement, statementSentences)

/** Sentences of a report. */
export const cutReport = (report: Report): CutText => kept(reports, report, sentences)

let latest: { readonly text: string; readonly cut: CutText } | undefined

/** Sentences of a bare text, of the language that was told where its script fits. The text asked for last is remembered. */
export function cutText(text: string, told: string | undefined): CutText {
  const language = resolveLanguage(told, text)
  if (latest?.text !== text || latest.cut.language !== language) latest = { text, cut: { language, sentences: sentences(text, language) } }
  return latest.cut
}

/** The words of each sentence. */
export const sentenceTexts = (text: string, { sentences: all }: CutText): string[] => all.map((span) => text.slice(span.start, span.end))
