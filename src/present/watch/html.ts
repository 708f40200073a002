// What a watch has found, as one HTML page: nothing is loaded from elsewhere, nothing runs, every text from outside is escaped.
import type { WatchedAddress, WatchFinding } from '../../model/watch.ts'
import { escaped } from '../audit/charts.ts'
import { PAGE_STYLE } from '../audit/page-style.ts'
import { safeLink } from '../edition/blocks.ts'
import { wordChanges } from '../why-not.ts'
import { findingSentence, minute } from './words.ts'

export interface WatchPage {
  readonly title: string
  /** ISO 8601. */
  readonly time: string
  readonly version: string
  /** The newest first. */
  readonly findings: readonly WatchFinding[]
  readonly addresses: readonly WatchedAddress[]
  /** Articles that are looked at, besides those that are listed. */
  readonly more: number
}

const STYLE = `${PAGE_STYLE}
article{border-top:1px solid var(--line);padding:.8rem 0}
article h3{margin:.2rem 0}
del{color:var(--strong)}ins{background:var(--band);text-decoration:none;font-weight:600}
a{color:inherit;overflow-wrap:anywhere}
`

/** Longer passages are not laid over one another word by word. */
const LONGEST = 1200

function link(url: string): string {
  const href = safeLink(url)
  return href === undefined ? escaped(url) : `<a href="${escaped(href)}" rel="nofollow noreferrer external">${escaped(url)}</a>`
}

function passages({ before, after, language = 'en', kind }: WatchFinding): string {
  const quote = (label: string, text: string): string =>
    `<blockquote dir="auto"><span class="note">${label}: </span>${escaped(text)}</blockquote>`
  if (before !== undefined && after !== undefined && before.length + after.length < 2 * LONGEST) {
    const parts = wordChanges(before, after, language)
    const kept = parts.reduce((sum, part) => sum + (part.added || part.removed ? 0 : part.value.trim().length), 0)
    if (kept >= 0.35 * Math.min(before.length, after.length)) {
      const marked = parts.map((part) =>
        part.removed ? `<del>${escaped(part.value)}</del>` : part.added ? `<ins>${escaped(part.value)}</ins>` : escaped(part.value),
      )
      return `<blockquote dir="auto">${marked.join('')}</blockquote>`
    }
  }
  const isNearest = kind === 'omitted' || kind === 'gone' || kind === 'doubtful'
  const isOfReport = kind === 'omitted' || kind === 'altered' || kind === 'told'
  return [
    ...(before === undefined ? [] : [quote('Before', before)]),
    ...(after === undefined
      ? []
      : [quote(isOfReport && kind !== 'omitted' ? 'In the report' : isNearest ? 'Nearest passage' : 'Now', after)]),
  ].join('')
}

function article(finding: WatchFinding): string {
  const { statement, url, sha256 } = finding
  const said =
    statement === undefined
      ? ''
      : `<p class="note">Statement ${statement.id}${statement.title === '' ? '' : `, ${escaped(statement.title)}`}${statement.url === '' ? '' : `: ${link(statement.url)}`}</p>`
  const hashes = sha256 === undefined ? '' : `<p class="note">SHA-256 before ${escaped(sha256.before)}, now ${escaped(sha256.after)}</p>`
  return `<article><p class="note"><time datetime="${escaped(finding.time)}">${escaped(minute(finding.time))}</time>${url === undefined ? '' : ` · ${link(url)}`}</p><h3 dir="auto">${escaped(findingSentence(finding))}</h3>${passages(finding)}${said}${hashes}</article>`
}

const STATES: Readonly<Record<WatchedAddress['state'], string>> = {
  '': 'reached',
  gone: 'not there any more',
  failing: 'cannot be read now',
}

function row({ address, kind, state, problem, looked, versions }: WatchedAddress): string {
  const cells = [
    link(address),
    kind,
    looked === '' ? 'not yet' : escaped(minute(looked)),
    looked === '' ? '' : `${STATES[state]}${problem === '' ? '' : `: ${escaped(problem)}`}`,
    kind === 'page' ? String(versions) : '',
  ]
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

/** The whole page. */
export function watchHtml({ title, time, version, findings, addresses, more }: WatchPage): string {
  const heads = ['Address', 'What it is', 'Last looked at', 'How it stands', 'Versions']
    .map((head) => `<th scope="col">${head}</th>`)
    .join('')
  const rest = more > 0 ? `<p class="note">${more} more articles are looked at and as they were.</p>` : ''
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main><h1 dir="auto">${escaped(title)}</h1><p class="lead">As of ${escaped(minute(time))}. Verdicts are a machine’s: read the page before you publish. Made with unsaid ${escaped(version)}.</p>
<section id="findings"><h2>Findings, the newest first</h2>${findings.length === 0 ? '<p>Nothing has been found yet.</p>' : findings.map(article).join('\n')}</section>
<section id="sources"><h2>What is watched</h2><div class="scroll" role="region" aria-label="What is watched" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody>${addresses.map(row).join('\n')}</tbody></table></div>${rest}</section></main></body></html>
`
}
