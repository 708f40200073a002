// Reads labelled sets for fitting and measuring. They lie outside the repository and are never copied into it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface LabelledPair {
  readonly document: string
  readonly claims: readonly string[]
  readonly report: string
  readonly labels: readonly number[]
  /** 0..1 for each claim: the share of annotators who see it in the report; the label where only that is known. */
  readonly shares: readonly number[]
  readonly claimLanguage: string | undefined
  readonly reportLanguage: string | undefined
}

interface Line {
  readonly id: string
  readonly doc?: string
  readonly lang?: string
  readonly reportLang?: string
  readonly claims: readonly string[]
  readonly report: string
  readonly labels: readonly number[]
}

interface Votes {
  readonly id: string
  readonly present: readonly number[]
  readonly answers: readonly number[]
}

function jsonLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}

/** Shares of annotators by pair, where a set comes with its votes. */
function votedShares(folder: string, name: string): ReadonlyMap<string, readonly number[]> {
  const path = join(folder, `${name}-votes.dev.jsonl`)
  if (!existsSync(path)) return new Map()
  return new Map(jsonLines<Votes>(path).map(({ id, present, answers }) => [id, present.map((votes, index) => votes / answers[index]!)]))
}

export interface ContrastLine {
  readonly id: string
  readonly group?: string
  readonly lang?: string
  readonly evidenceLang?: string
  readonly claim: string
  readonly evidence: string
  readonly label: 'supported' | 'altered' | 'unrelated'
}

/** Lines of a contrast set. */
export const contrastLines = (folder: string, name: string): ContrastLine[] => jsonLines<ContrastLine>(join(folder, `${name}.dev.jsonl`))

/**
 * Claims that stand alone against a single passage, from a contrast set: what the evidence supports is there; what it does not
 * speak of is not, and neither is anything in the evidence of another group (half the set further on, for groups stand
 * together). Altered claims are neither, and left out.
 */
export function lonePairs(folder: string, name: string): LabelledPair[] {
  const lines = contrastLines(folder, name)
  const pair = (line: ContrastLine, report: string, label: number): LabelledPair => ({
    document: line.group ?? line.id,
    claims: [line.claim],
    report,
    labels: [label],
    shares: [label],
    claimLanguage: line.lang,
    reportLanguage: line.lang,
  })
  return lines.flatMap((line, index) => {
    if (line.label === 'unrelated') return [pair(line, line.evidence, 0)]
    if (line.label === 'altered') return []
    const other = lines[(index + Math.floor(lines.length / 2)) % lines.length]!
    return [pair(line, line.evidence, 1), pair(line, other.evidence, 0)]
  })
}

/** Pairs of one set. `lang` is either a tag or "from>to". Throws where the file is missing. */
export function labelledPairs(folder: string, name: string): LabelledPair[] {
  const shares = votedShares(folder, name)
  return jsonLines<Line>(join(folder, `${name}.dev.jsonl`)).map((row) => {
    const [from, to] = (row.lang ?? '').split('>')
    return {
      document: row.doc ?? row.id,
      claims: row.claims,
      report: row.report,
      labels: row.labels,
      shares: shares.get(row.id) ?? row.labels,
      claimLanguage: from || undefined,
      reportLanguage: row.reportLang ?? to ?? (from || undefined),
    }
  })
}
