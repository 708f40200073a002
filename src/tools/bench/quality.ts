// How right the engine and its peers are on each labelled set.
import { areaUnderCurve } from '../../statistics/area-under-curve.ts'
import { evaluateLines } from '../../cli/evaluate-lines.ts'
import type { Figure } from '../../model/evaluation.ts'
import { resolveLanguage } from '../../text/language.ts'
import { setPath, usableLines, type UsableLine } from './data.ts'
import { peersFor, type Peer } from './peers.ts'
import { markdownTable } from '../table.ts'

const decimal = ({ value }: Figure): string => (value === null ? '–' : value.toFixed(3))
const interval = ({ low, high }: Figure): string => (low === null || high === null ? '' : `${low.toFixed(3)}–${high.toFixed(3)}`)

interface Asked {
  readonly claims: readonly string[]
  readonly report: string
  readonly labels: readonly number[]
  readonly language: string
}

function asked({ task, line }: UsableLine): Asked | undefined {
  const language = (report: string): string => resolveLanguage(line.reportLang ?? line.lang, report)
  if (task === 'presence') return { claims: line.claims, report: line.report, labels: line.labels, language: language(line.report) }
  if (line.label === 'unrelated') return undefined
  const labels = [line.label === 'supported' ? 1 : 0]
  return { claims: [line.claim], report: line.evidence, labels, language: language(line.evidence) }
}

function areaOf(peer: Peer, all: readonly Asked[]): number {
  const scores = all.flatMap(({ claims, report, language }) => peer.score(claims, report, language))
  return areaUnderCurve(
    scores,
    all.flatMap((one) => one.labels),
  )
}

/** One table of presence sets and one of contrast sets; sets of another form are named after them. */
export async function qualityTables(folder: string, names: readonly string[]): Promise<string> {
  const rows: Record<'presence' | 'contrast', string[][]> = { presence: [], contrast: [] }
  const others: string[] = []
  for (const name of names) {
    const path = setPath(folder, name)
    const lines = await usableLines(path)
    const first = lines[0]
    if (!first) {
      others.push(name)
      continue
    }
    const all = lines.flatMap((line) => asked(line) ?? [])
    const { claims, auc, found, calibration } = await evaluateLines(path, { resamples: 1000, seed: 1 })
    const peers = peersFor(all.map((one) => one.report)).map((peer) => areaOf(peer, all))
    const cells = [name, claims.toLocaleString('en'), decimal(auc), interval(auc)]
    cells.push(...peers.map((area) => (Number.isNaN(area) ? '–' : area.toFixed(3))))
    cells.push(decimal(found.precision), decimal(found.recall), decimal(calibration.error))
    rows[first.task].push(cells)
  }
  const heads = (kind: string, verdict: string): string[] => [
    kind,
    'claims',
    'AUC',
    'its 95 % interval',
    ...peersFor([]).map((peer) => peer.name),
    `${verdict}: precision`,
    'found',
    'ECE',
  ]
  return [
    markdownTable(heads('presence set', 'omitted'), rows.presence),
    markdownTable(heads('contrast set', 'altered'), rows.contrast),
    ...(others.length > 0 ? [`No claim labels to measure by: ${others.join(', ')}.\n`] : []),
  ].join('\n')
}
