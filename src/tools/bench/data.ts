// Labelled sets as the benchmarks read them: the whole file at once, broken lines left out.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openLines, lines } from '../../ingest/lines.ts'
import { goldLine, type GoldLine } from '../../ingest/gold.ts'

export type UsableLine = Exclude<GoldLine, { readonly task: 'none' | 'cells' }>

/** Names of the sets in a folder, without `.dev.jsonl`; undefined where there is no such folder. */
export function setNames(folder: string): string[] | undefined {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.dev.jsonl'))
      .map((file) => file.slice(0, -'.dev.jsonl'.length))
      .sort()
  } catch {
    return undefined
  }
}

/** The development half of a set in the folder of the benchmarks. */
export const setPath = (folder: string, name: string): string => join(folder, `${name}.dev.jsonl`)

/** The usable lines of a file; empty where it is of another form. */
export async function usableLines(path: string): Promise<UsableLine[]> {
  const usable: UsableLine[] = []
  for await (const line of lines(await openLines(path, 'bench'))) {
    const gold = goldLine(line)
    if (gold.task !== 'none' && gold.task !== 'cells') usable.push(gold)
  }
  return usable
}
