// Prints how the engine cuts statements, beside the claims that readers counted in them, per language.
// Run: npm run bench:splitting -- CASES.jsonl... [propsegment.dev.jsonl] (labelled cases; a file of propositions with their `sentences`)
import { readFileSync } from 'node:fs'
import { extractClaims } from '../../engine/claims/extract.ts'
import type { Span } from '../../model/span.ts'
import { SUPPORTED } from '../../text/languages.ts'
import { words, type Word } from '../../text/words.ts'
import { markdownTable } from '../table.ts'
import { goldCases } from '../train/case-data.ts'
import { holds, splitting, standsOver, summed, type Places, type Splitting } from './splitting-measure.ts'

const content = (text: string, language: string): Word[] => words(text, language).filter((word) => word.form.weight > 0)
const placesIn = (all: readonly Word[], span: Span): Places =>
  all.flatMap((word, index) => (word.start < span.end && word.end > span.start ? [index] : []))

/** Labelled cases by language: readers' claims are quotes of the statement. */
function ofCases(paths: readonly string[]): Map<string, Splitting[]> {
  const found = new Map<string, Splitting[]>()
  for (const { statement, lang, gold } of goldCases(paths)) {
    const language = lang
    const all = content(statement, language)
    const quotes = gold.map(({ quote }) => {
      const start = statement.indexOf(quote)
      return placesIn(all, { start, end: start + quote.length })
    })
    const claims = extractClaims(statement, language).map(({ span }) => placesIn(all, span))
    found.set(language, [...(found.get(language) ?? []), splitting(quotes, claims, standsOver)])
  }
  return found
}

/** Words of a proposition where its sentence has them, each once, from left to right as far as they go. */
function placesOf(proposition: string, all: readonly Word[], language: string): Places {
  const taken = new Set<number>()
  for (const { form } of content(proposition, language)) {
    const at = all.findIndex((word, index) => word.form.stem === form.stem && !taken.has(index))
    if (at >= 0) taken.add(at)
  }
  return [...taken].sort((a, b) => a - b)
}

interface Propositions {
  readonly lang: string
  readonly claims: readonly string[]
  readonly sentences: readonly string[]
}

/** Propositions of sentences (PropSegmEnt): in their own words, so a claim must hold their words, borrowed ones among them. */
function ofPropositions(path: string): Splitting[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.flatMap((line) => {
    const { lang, claims, sentences } = JSON.parse(line) as Propositions
    return [...new Set(sentences)].map((sentence) => {
      const all = content(sentence, lang)
      const gold = claims.filter((_, index) => sentences[index] === sentence).map((claim) => placesOf(claim, all, lang))
      const ours = extractClaims(sentence, lang).map(({ span, subject }) => [
        ...(subject ? placesIn(all, subject) : []),
        ...placesIn(all, span),
      ])
      return splitting(gold, ours, holds)
    })
  })
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)

function row(name: string, { gold, claims, fragments }: Splitting): string[] {
  const all = gold.alone + gold.shared + gold.cut + gold.lost
  return [
    name,
    all.toLocaleString('en'),
    percent(gold.alone, all),
    percent(gold.shared, all),
    percent(gold.cut, all),
    percent(gold.lost, all),
    claims.toLocaleString('en'),
    percent(fragments, claims),
  ]
}

const paths = process.argv.slice(2)
const isPropositions = (path: string): boolean => /propsegment[^/]*\.jsonl$/.test(path)
const byLanguage = ofCases(paths.filter((path) => !isPropositions(path)))
console.log(
  markdownTable(
    ['statements in', 'readers’ claims', 'one of ours, alone', 'one, shared', 'several', 'none', 'our claims', 'fragments'],
    [
      ...SUPPORTED.flatMap((language) => {
        const all = byLanguage.get(language)
        return all ? [row(language, summed(all))] : []
      }),
      row('all', summed([...byLanguage.values()].flat())),
      ...paths.filter(isPropositions).map((path) => row('en, propsegment', summed(ofPropositions(path)))),
    ],
  ),
)
