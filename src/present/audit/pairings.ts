// Pairs of a statement and an outlet that a person must look at, a line each.
import type { Pairing } from '../../model/audit.ts'
import { safeLine, shortened } from '../../text/safe-text.ts'

/** Tab-separated, a head first: numbers are those of the archive, so that `unsaid store match` can be told. */
export function pairingLines(pairings: readonly Pairing[]): string {
  const head = ['statement', 'report', 'outlet', 'published', 'probability', 'statement title', 'report title', 'why', 'report url'].join(
    '\t',
  )
  const lines = pairings.map((one) =>
    [
      one.statement,
      one.report ?? '',
      safeLine(one.outlet),
      safeLine(one.published.slice(0, 10)),
      one.probability === undefined ? '' : one.probability.toFixed(2),
      shortened(safeLine(one.title), 80),
      shortened(safeLine(one.reportTitle ?? ''), 80),
      safeLine(one.why),
      safeLine(one.reportUrl ?? ''),
    ].join('\t'),
  )
  return `${[head, ...lines].join('\n')}\n`
}
