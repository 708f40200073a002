// How the page looks: light and dark, wide and narrow, screen and paper. Verdicts differ by sign and word, never by colour alone.

const COLOURS = `
:root{color-scheme:light;--paper:#fff;--ink:#1b1d21;--soft:#4f5660;--line:#d5d9df;--wash:#f5f6f8;--link:#0b4f9e;
--reported:#2f8f5b;--partial:#2a86a8;--altered:#8a4fc0;--omitted:#d2402f;--unsure:#b98a00;--disputed:#b5477f;--light:#ffe27a;--light-ink:#1b1d21;--gap:#fbdcd7;--strength:1}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:#15171b;--ink:#e8eaed;--soft:#b0b7c1;--line:#3a3f48;--wash:#1e2127;--link:#8fbfff;
--reported:#3fae74;--partial:#45a6c9;--altered:#a878dd;--omitted:#e2604f;--unsure:#c79a1b;--disputed:#d4709f;--light:#6a5600;--light-ink:#fff;--gap:#4a2320;--strength:.62}}`

const PAGE = `
*{box-sizing:border-box}
html{font:1rem/1.55 system-ui,"Segoe UI","Noto Sans",sans-serif;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:76rem;padding:1.5rem clamp(1rem,4vw,3rem) 4rem;overflow-wrap:break-word}
main>section,header.top{max-width:100%}
p,ul,dl,figure,h1,h2,h3{margin:0 0 .8rem}
main>section>p,main>section>section,main>section>ul:not(.legend){max-width:46rem}
h1{font-size:clamp(1.6rem,4vw,2.3rem);line-height:1.2;text-wrap:balance;max-width:46rem}
h2{font-size:1.4rem;line-height:1.25;margin-top:3rem;padding-top:.9rem;border-top:2px solid var(--ink)}
h3{font-size:1.1rem;line-height:1.35;margin-top:2rem}
small{font-size:.8em;font-weight:400}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-99rem}.skip:focus{position:static}
.subtitle,.byline,caption,figcaption{color:var(--soft);font-size:.9rem}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;list-style:none;font-size:.9rem}
#finding h2{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
#finding{margin-top:1.5rem;border-top:2px solid var(--ink);padding-top:1.2rem}
#finding p{font-size:1.15rem;line-height:1.5}
#finding p:last-child{font-size:.9rem;color:var(--soft)}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.8rem;color:var(--soft);font-size:.9rem}
dl>div{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:0 1rem;padding:.15rem 0}
dt{color:var(--soft)}dd{margin:0;min-width:0}
code,pre{font:.875em/1.5 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
pre{background:var(--wash);padding:.8rem 1rem;overflow:auto;white-space:pre-wrap;margin:.3rem 0 0}`

const QUOTES = `
q,blockquote,.text,cite{font-family:Georgia,"Noto Serif",serif}
:is(q,blockquote,.text,cite,.matrix span):lang(ko),:is(q,blockquote,.text,cite):lang(zh),:is(q,blockquote,.text,cite):lang(ja){font-family:"Noto Serif CJK KR","Noto Sans CJK KR",serif}
q,blockquote,.text{font-size-adjust:.5}
q{quotes:"\\201c" "\\201d" "\\2018" "\\2019"}
.quotation{margin:.6rem 0 1rem}
blockquote{margin:.15rem 0 0;padding:.1rem 0 .1rem 1rem;padding-inline:1rem 0;border-inline-start:3px solid var(--line);color:var(--soft)}
blockquote p{margin:0}
blockquote mark,blockquote p:not(:has(mark)){color:var(--ink)}
mark{background:var(--light);color:var(--light-ink);padding:.05em 0;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.translation{font-size:.95rem;margin:.3rem 0 0;padding-inline-start:1.2rem;color:var(--soft)}
del{background:color-mix(in srgb,var(--omitted) 16%,var(--paper));color:var(--ink);text-decoration:line-through 2px var(--omitted)}
ins{background:color-mix(in srgb,var(--reported) 18%,var(--paper));color:var(--ink);text-decoration:underline 2px var(--reported)}`

const TABLES = `
.scroll{overflow-x:auto;margin-bottom:1rem}
table{border-collapse:collapse;font-size:.92rem;min-width:min(100%,40rem)}
caption{text-align:start;padding-bottom:.4rem}
caption span{display:block;max-width:calc(100vw - 2.5rem);position:sticky;inset-inline-start:0}
th,td{padding:.4rem .7rem;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{vertical-align:bottom;border-bottom:2px solid var(--line);font-weight:600}
tbody th{font-weight:400}
.matrix{width:100%}
.matrix tbody th a{color:var(--ink);text-decoration:none;display:block}
.matrix tbody th a:hover{text-decoration:underline}
.number{color:var(--soft);font-variant-numeric:tabular-nums;margin-inline-end:.3em}
.matrix td{padding:0;border:2px solid var(--paper);min-width:7.5rem;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.matrix td a{display:block;padding:.4rem .6rem;color:var(--ink);text-decoration:none;white-space:nowrap;height:100%}
.matrix td a:hover{text-decoration:underline}
.matrix tr:target th,.matrix tr:target td{outline:2px solid var(--link)}
.reported{--hue:var(--reported)}.partial{--hue:var(--partial)}.altered{--hue:var(--altered)}.omitted{--hue:var(--omitted)}.unsure{--hue:var(--unsure)}.disputed{--hue:var(--disputed)}
.band-1{background:color-mix(in srgb,var(--hue) calc(12%*var(--strength) + 2%),var(--paper))}
.band-2{background:color-mix(in srgb,var(--hue) calc(24%*var(--strength) + 2%),var(--paper))}
.band-3{background:color-mix(in srgb,var(--hue) calc(38%*var(--strength) + 2%),var(--paper))}
.band-4{background:color-mix(in srgb,var(--hue) calc(52%*var(--strength) + 2%),var(--paper))}
.badge{white-space:nowrap;padding:.1em .45em;border-radius:.3em;background:color-mix(in srgb,var(--hue) calc(32%*var(--strength)),var(--paper));print-color-adjust:exact;-webkit-print-color-adjust:exact}
.legend{display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;padding:0;list-style:none;font-size:.88rem;color:var(--soft)}
.legend .badge{color:var(--ink)}`

const READING = `
.reading{display:grid;grid-template-columns:1fr 1fr;gap:2.5rem;align-items:start}
.reading article>header h3{margin-top:0}
.said{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow:auto;padding-inline-end:1rem;scrollbar-width:thin}
.made article+article{border-top:1px solid var(--line);padding-top:1.5rem;margin-top:1.5rem}
.text{font-size:1.05rem;line-height:1.65}
.text a{color:inherit;text-decoration:none}
.text a:hover{text-decoration:underline}
.claim.gap{background:var(--gap)}
.evidence{text-decoration:underline 1px var(--reported)!important;text-underline-offset:.25em!important}
.nearest{text-decoration:underline dotted 1px var(--soft)!important;text-underline-offset:.25em!important}
.addition{border-inline-start:3px solid var(--altered);padding-inline-start:.4em;font-style:italic}
sup{font:.65em/1 system-ui,sans-serif;color:var(--soft);margin-inline-start:.15em}
@media(max-width:52rem){.reading{display:block}.said{position:static;max-height:none;border-bottom:1px solid var(--line);margin-bottom:1.5rem;padding:0}}
@media screen and (max-width:40rem){dl>div{grid-template-columns:1fr}h2{margin-top:2.2rem}}`

const PRINT = `
@page{size:A4;margin:18mm 17mm 20mm;@bottom-center{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif;color:#4f5660}}
@media print{
html{font-size:10pt}body{max-width:none;padding:0}
nav,.skip,.on-screen{display:none}
a{color:inherit;text-decoration:none}
h2{margin-top:1.6rem}
h2,h3,figcaption,caption,dt,article>header,p:has(+ul,+dl,+figure,+.scroll){break-after:avoid}
ul,dl,.legend{break-before:avoid}
figure,tr,dl>div,li,.legend{break-inside:avoid}p,blockquote{orphans:3;widows:3}
thead{display:table-header-group}
tbody tr:nth-child(-n+2){break-after:avoid}tbody tr:nth-last-child(-n+2){break-before:avoid}
.scroll{overflow:visible}table{min-width:0;width:100%;font-size:.85rem}th,td{padding:.25rem .4rem}.matrix td{min-width:0}.matrix td a{padding:.25rem .4rem}.matrix td small{display:block}
.reading{display:block}.said{position:static;max-height:none;overflow:visible;padding:0 0 1rem}
mark,ins,del,.claim.gap{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}`

/** A head that is told of each cell where it stands in it, and need not be seen twice. */
const HIDDEN_HEAD = 'position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden'

/** Tables other than the matrix on a phone: a row is a list of its heads and values. */
const STACKING = `
@media screen and (max-width:40rem){
.scroll:has(.stacking){overflow:visible}
.stacking,.stacking :is(tbody,caption,tr,th,td){display:block;min-width:0}
.stacking thead{${HIDDEN_HEAD}}
.stacking tbody tr{border-bottom:1px solid var(--line);padding:.5rem 0}
.stacking tbody :is(th,td){border:0;padding:.1rem 0;overflow-wrap:anywhere}
.stacking tbody th{font-weight:600}
.stacking td{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:0 1rem}
.stacking td::before{content:attr(data-head);content:attr(data-head) / "";color:var(--soft)}
}`

/** The matrix where its columns do not fit beside one another: a claim over a row of cells that name their outlets. */
const STACKED_MATRIX = `
.scroll:has(.matrix){overflow:visible}
.matrix,.matrix :is(tbody,caption){display:block;min-width:0}
.matrix thead{${HIDDEN_HEAD}}
.matrix tbody tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:3px;padding:.5rem 0;border-bottom:1px solid var(--line)}
.matrix tbody th{grid-column:1/-1;border:0;padding:.1rem 0 .3rem}
.matrix td{border:0;min-width:0}
.matrix td a::before{content:attr(data-head);content:attr(data-head) / "";display:block;font-size:.85em;white-space:normal;overflow-wrap:anywhere}`

/** Room in rem: what stands beside the columns of outlets on a screen, what one of them needs, and the widest page. */
const BESIDE = 20
const A_COLUMN = 7.5
const WIDEST_PAGE = 76
/** Columns of outlets that a sheet of A4 has room for. */
const MOST_PRINTED = 6

/** When the matrix is stacked: on screens too narrow for all its outlets, and where no page is wide enough. */
function stackedMatrix(outlets: number): string {
  const needed = BESIDE + A_COLUMN * outlets
  const screen = needed > WIDEST_PAGE ? '@media screen' : `@media screen and (max-width:${Math.max(40, needed)}rem)`
  return [screen, ...(outlets > MOST_PRINTED ? ['@media print'] : [])].map((media) => `${media}{${STACKED_MATRIX}}`).join('\n')
}

/** A claim, its evidence and what is nearest to it light up when one of them is pointed at, focused or gone to. */
function lights(claims: number): string {
  const rules: string[] = []
  for (let number = 1; number <= claims; number++) {
    const within = `.reading:has([data-c~="${number}"]:is(:hover,:focus-visible,:target),[data-n~="${number}"]:is(:hover,:focus-visible))`
    rules.push(`${within} [data-c~="${number}"]{background:var(--light);color:var(--light-ink)}`)
    rules.push(`${within} [data-n~="${number}"]{outline:2px dashed var(--omitted)}`)
  }
  return rules.join('\n')
}

/** The page's whole style sheet, for a report with so many claims and outlets. */
export function styleSheet(claims: number, outlets: number): string {
  return [COLOURS, PAGE, QUOTES, TABLES, READING, STACKING, PRINT, stackedMatrix(outlets), lights(claims)].join('\n')
}
