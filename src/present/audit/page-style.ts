// The look of an audit's page: light and dark, wide and narrow, on paper too.

export const PAGE_STYLE = `
:root{color-scheme:light dark;--ink:#1d2330;--dim:#5b6475;--paper:#fff;--line:#dfe3ea;--strong:#b3261e;--weak:#5b6475;--band:#b3261e22}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9f0;--dim:#9aa4b5;--paper:#14171d;--line:#2c323d;--strong:#ff8a80;--weak:#9aa4b5;--band:#ff8a8033}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.2rem 4rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .6rem}
h2{font-size:1.2rem;margin:2.6rem 0 .6rem;border-top:1px solid var(--line);padding-top:1.2rem}
h3{font-size:1rem;margin:1.4rem 0 .3rem}
.lead,.note,blockquote,summary{color:var(--dim)}
blockquote{margin:.6rem 0;padding-left:1rem;border-left:3px solid var(--line)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.8rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);overflow-wrap:break-word;min-width:6.5rem}th{overflow-wrap:normal}
td:first-child{min-width:9rem}
.chart{width:100%;max-width:44rem;height:auto;display:block;margin:.4rem 0}
.chart text{font:13px system-ui,sans-serif;fill:var(--ink)}
.chart .label,.chart .left,.chart .unit{text-anchor:end}
.chart .tick{fill:var(--dim);font-size:12px;text-anchor:middle}
.chart .tick.left{text-anchor:end}
.chart .unit{fill:var(--dim);font-size:12px}
.grid{stroke:var(--line)}.zero{stroke:var(--dim)}
.interval{stroke-width:3;stroke-linecap:round}
.strong .interval{stroke:var(--strong)}.strong circle{fill:var(--strong)}
.weak .interval{stroke:var(--weak)}.weak circle{fill:var(--weak)}
.band{fill:var(--band)}.time polyline{fill:none;stroke:var(--strong);stroke-width:2}.time circle{fill:var(--strong)}
ol.gaps{padding-left:1.4rem}ol.gaps li{margin:0 0 1.1rem}ol.gaps p{margin:.15rem 0}.claim{font-weight:600}.facts,.near{color:var(--dim);font-size:.9rem}a{color:inherit}
@media print{body{font-size:11pt}details{display:block}h2{break-after:avoid}.chart,tr{break-inside:avoid}}
`
