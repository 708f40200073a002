// What a comparison in JSON says of its own making; where it says nothing, what can be told from itself.
import { z } from 'zod'
import { readJson } from '../ingest/json-file.ts'
import { colophonSchema } from '../model/colophon.ts'
import type { Comparison } from '../model/comparison.ts'
import type { Made } from './colophon.ts'

/** How a comparison without a record seems to have been made: by this program's usual way, with what is in it. */
export function seemsMade(comparison: Pick<Comparison, 'engine' | 'reports' | 'verdicts' | 'versions' | 'mutual'>): Made {
  const { engine, reports, verdicts, versions, mutual } = comparison
  const reviewed = verdicts.flat().some(({ review }) => review !== undefined)
  const controls = reports.filter(({ role }) => role === 'control').map(({ outlet }) => outlet)
  const { version, meaning } = engine
  return {
    making: { from: 'case', reviews: reviewed, versions: versions !== undefined, sides: mutual !== undefined, controls, authors: [] },
    ...(reviewed ? {} : { reviews: [] }),
    engine: { version, ...(meaning === undefined ? {} : { meaning }) },
  }
}

const recordedSchema = z.object({ colophon: z.exactOptional(colophonSchema) })

/** How a comparison in a JSON file was made. Throws `UserError` where the record in it is broken. */
export async function readRecorded(path: string, comparison: Comparison): Promise<Made> {
  const { colophon } = await readJson(path, recordedSchema)
  if (!colophon) return seemsMade(comparison)
  const { making, reviews, engine } = colophon
  return { making, engine, ...(reviews ? { reviews } : {}) }
}
