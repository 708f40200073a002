// The files in the repository that the program itself writes: the founding report as an example, and the published schema.
import { join } from 'node:path'
import { compareByMeaning } from '../../semantic/by-meaning.ts'
import { readCase } from '../../ingest/case-folder.ts'
import { knownRates } from '../../evaluate/known-rates.ts'
import { comparisonJsonSchema } from '../../model/comparison-schema.ts'
import { htmlReport } from '../../present/html/report.tsx'
import { markdownReport } from '../../present/markdown/report.ts'
import { packageRoot } from '../../seeds.ts'
import { version } from '../../version.ts'

const CASES = ['lukashenko-visit-2025', 'lukashenko-visit-2025-original']

/** Path in the repository → content, as `unsaid report CASE` gives it without reviews. */
export async function renderedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const name of CASES) {
    const folder = join('cases', name)
    const { file, statement, reports } = await readCase(join(packageRoot(), folder))
    const comparison = await compareByMeaning(statement, reports, { title: file.title })
    const options = { rates: knownRates(version, 'meaning') }
    files.set(join(folder, 'report.md'), markdownReport(comparison, options))
    files.set(join(folder, 'report.html'), htmlReport(comparison, options))
  }
  files.set(join('schema', 'comparison-1.json'), `${JSON.stringify(comparisonJsonSchema(), null, 2)}\n`)
  return files
}
