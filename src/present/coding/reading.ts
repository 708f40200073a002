// The texts of a sheet as one page: statement and report of each pair side by side, claims numbered; no verdict of the engine's in it.
import type { CodingTexts } from '../../model/coding.ts'
import { escaped } from '../audit/charts.ts'
import { PAGE_STYLE } from '../audit/page-style.ts'
import { direction, knownTag } from '../language-tags.ts'
import { safeLink } from '../edition/blocks.ts'
import { pairAnchor, pairName } from './sheet.ts'

const STYLE = `main{max-width:90rem}.pair{display:grid;grid-template-columns:1fr 1fr;gap:2rem}.pair>div{min-width:0}.pair p{white-space:pre-line;overflow-wrap:anywhere}
mark{background:none;color:inherit;border-bottom:2px solid var(--line)}sup{color:var(--strong);font-weight:600}@media (max-width:48rem){.pair{grid-template-columns:1fr}}`

const language = (tag: string): string => ` lang="${escaped(knownTag(tag) ?? 'und')}" dir="${direction(tag)}"`

/** Text with what no reader can see made harmless; line breaks stay. */
const lines = (text: string): string => text.split('\n').map(escaped).join('\n')

function numbered({ statement, claims }: CodingTexts): string {
  let at = 0
  let out = ''
  claims.forEach(({ start, end }, index) => {
    if (start < at) return
    out += `${lines(statement.slice(at, start))}<sup>${index + 1}</sup><mark>${lines(statement.slice(start, end))}</mark>`
    at = end
  })
  return out + lines(statement.slice(at))
}

function head(title: string, rest: readonly string[]): string {
  const said = rest.filter((one) => one !== '').map(escaped)
  return `<h3>${escaped(title)}</h3><p class="note">${said.join(' · ')}</p>`
}

/** Beginning of the page. */
export const readingHead = (sample: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Texts of ${escaped(sample)}</title><style>${PAGE_STYLE}${STYLE}</style></head>
<body><main><h1>Texts of ${escaped(sample)}</h1>
`

/** One pair. */
export function readingPair(texts: CodingTexts): string {
  const link = safeLink(texts.reportUrl)
  const address = link === undefined ? '' : `<p class="note"><a href="${escaped(link)}" rel="noreferrer">${escaped(link)}</a></p>`
  return `<section id="${pairAnchor(texts)}"><h2>Pair ${pairName(texts)}</h2><div class="pair"><div>${head('Statement', [texts.title, texts.office, texts.published])}<p${language(texts.statementLanguage)}>${numbered(texts)}</p></div><div>${head(texts.outlet, [texts.reportTitle, texts.reportPublished])}${address}<p${language(texts.reportLanguage)}>${lines(texts.report)}</p></div></div></section>
`
}

/** End of the page. */
export const readingFoot = (): string => '</main></body></html>\n'
