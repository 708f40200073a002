import { words } from '../../text/words.ts'
import { extractClaims } from '../../engine/claims/extract.ts'
import { goldCases } from '../train/case-data.ts'
const verbose = process.argv.includes('-v')
const only = process.argv.find(a=>a.startsWith('--lang='))?.slice(7)
const t: Record<string, Record<string, number>> = {}
for (const one of goldCases(process.argv.slice(2).filter(a=>!a.startsWith('-')))) {
  const lang = one.lang!
  if (only && lang !== only) continue
  const ws = words(one.statement, lang).filter(w => w.form.weight > 0)
  const ids = (s: {start:number,end:number}) => ws.flatMap((w, i) => w.start < s.end && w.end > s.start ? [i] : [])
  const claims = extractClaims(one.statement, lang).map(c => ({ c, ids: ids(c.span) }))
  const gold = one.gold.map(g => { const start = one.statement.indexOf(g.quote); return { g, ids: ids({ start, end: start + g.quote.length }) } })
  const over = (a: number[], b: number[]) => { const s = new Set(a); const o = b.filter(x => s.has(x)).length; return o > 0 && o >= 0.3 * Math.min(a.length, b.length) }
  const row = t[lang] ??= { gold: 0, one: 0, merged: 0, cut: 0, lost: 0, claims: 0, frag: 0 }
  row.claims! += claims.length
  for (const c of claims) { const gs = gold.filter(g => over(g.ids, c.ids)); if (gs.some(g => claims.filter(d => over(g.ids, d.ids)).length > 1)) row.frag!++ }
  for (const g of gold) {
    row.gold!++
    const cs = claims.filter(c => over(g.ids, c.ids))
    const kind = cs.length === 0 ? 'lost' : cs.length > 1 ? 'cut' : gold.filter(h => over(h.ids, cs[0]!.ids)).length > 1 ? 'merged' : 'one'
    row[kind]!++
    if (verbose && kind !== 'one') console.log(`${lang} ${one.id} ${kind}: ${g.g.quote}\n    ${cs.map(c => c.c.text).join('\n    ')}`)
  }
}
console.table(t)
