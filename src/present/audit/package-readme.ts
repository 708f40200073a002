// The page that a replication package opens with.
import type { Audit } from '../../model/audit.ts'
import type { Replication } from '../../model/replication.ts'
import { safeLine } from '../../text/safe-text.ts'
import { auditHeadline } from './words.ts'

/** Markdown with a final line break. */
export function packageReadme(audit: Audit, told: Replication): string {
  const { archive } = audit
  const when = archive.from === '' ? '' : `, ${archive.from} to ${archive.to}`
  const source = told.texts
    ? '| `archive.jsonl` | every text with where it is from, every decision of a review, every answer about a match, every sample |'
    : '| `archive.db` | an SQLite archive without its texts: checksums, titles, addresses, spans, verdicts, decisions, samples |'
  const how = told.texts
    ? 'It imports the texts, finds and compares all pairs anew and sums them up: nothing that was computed before is used.'
    : 'It sums up the verdicts anew: the texts are not part of this package, so that the verdicts themselves cannot be recomputed from it.'
  return `# Replication package

${safeLine(auditHeadline(audit))}

${archive.statements} statements, ${archive.reports} reports, ${archive.pairs} pairs${when}. Engine ${told.engine}, ${told.reading === 'words' ? 'by words alone' : 'by meaning'}.

## Recompute it

With unsaid ${told.version}, without a network:

\`\`\`sh
unsaid replicate run .
\`\`\`

${how} It says whether every figure of \`audit.json\` comes out the same (numbers to nine digits), and names those that do not. Documents are numbered as in this package, not as in the archive that it was made from.

## What is in it

| file | holds |
| --- | --- |
${source}
| \`replication.json\` | engine and settings, the seed among them |
| \`audit.json\`, \`audit.html\` | all figures; the same as a page |
| \`estimates.csv\` | all estimates, tidy |
| \`cells.csv\` | a row for each claim in each outlet: addresses, days, SHA-256, match probability, verdict, passage, error rates used |
| \`matches.csv\` | a row for each pair, taken or ambiguous |
| \`methods.txt\`, \`codebook.md\` | how it was done; what people judged by |
| \`SHA256SUMS\` | checksums of all of these (\`sha256sum -c SHA256SUMS\`) |
`
}
