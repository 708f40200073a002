// Does a passage say the same as the claim that it is about, or something altered? Many weak signals, one probability.
import type { AlignedClaim } from '../align/align.ts'
import type { IndexedText } from '../align/indexed-text.ts'
import { probability } from '../align/model.ts'
import { treeLogOdds, type TreeModel } from '../align/trees.ts'
import type { Span } from '../model/span.ts'
import type { Alteration } from '../model/verdict.ts'
import { contradictions, type Contradiction } from '../text/antonyms.ts'
import { cue } from '../text/cues.ts'
import fitted from './contrast.json' with { type: 'json' }
import { causalStrength } from './strength.ts'

const model: TreeModel = fitted

const FIRM =
  /\b(?:causes?|caused|causing|leads? to|led to|increases?|increased|reduces?|reduced|prevents?|improves?|improved|boosts?|will|makes?|protects?|can|cuts?|lowers?|raises?|helps?|proves?|affects?|results? in|due to|because)\b/gi
const WEAK =
  /\b(?:may|might|could|suggests?|suggested|associat\w+|link\w*|correlat\w+|appears?|seems?|possibl\w+|potential\w*|likely|tend\w*|relat\w+|predict\w*|risk|odds|indicat\w+|evidence)\b/gi
const SCOPE =
  /\b(?:only|all|every|always|none|no one|just|exclusively|never|entire|entirely|solely|first|most|some|many|few|several)\b|모든|모두|항상|전혀|유일|가장|만\s|뿐|오직|누구|일부|대부분/gi

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const negations = (text: string, language: string): number => {
  const pattern = cue('alterations.json', 'negation', language)
  return pattern ? count(text, new RegExp(pattern.source, 'giu')) : 0
}
/** More cues than this say no more. */
const MOST_CUES = 3

/** Share of the units common to both that keep their order (longest common subsequence). */
function orderKept(claim: readonly string[], passage: readonly string[]): number {
  const lengths = new Int32Array(passage.length + 1)
  for (const one of claim) {
    let before = 0
    for (let at = 1; at <= passage.length; at++) {
      const old = lengths[at]!
      lengths[at] = one === passage[at - 1] ? Math.max(old, before + 1) : Math.max(old, lengths[at - 1]!)
      before = old
    }
  }
  const known = new Set(passage)
  const common = claim.filter((one) => known.has(one)).length
  return common > 0 ? lengths[passage.length]! / common : 1
}

/** Words of a passage that are compared for order: a passage is a sentence, what is longer is no prose. */
const MOST_WORDS = 200

export interface Contrast {
  /** Values for the model of `contrast.json`, in its order. */
  readonly row: readonly number[]
  readonly contradictions: readonly Contradiction[]
}

/** Signals of one claim against its best passage (`passage` is its index). `found` are the alterations of value already seen. */
export function contrastOf(
  claimText: string,
  language: string,
  aligned: AlignedClaim,
  report: IndexedText,
  passage: number,
  found: readonly Alteration[],
): Contrast {
  const span = report.passages[passage] as Span
  const text = report.text.slice(span.start, span.end)
  const { units } = aligned.units
  const carried = units.map((_, index) => aligned.found[index]!.at.some((word) => report.passageOf[word] === passage))
  const missing = units.filter((_, index) => !carried[index])
  const matched = new Set(aligned.found.flatMap((one) => [...one.at]))
  const content: number[] = []
  for (
    let word = report.passageOf.indexOf(passage);
    word >= 0 && word < report.words.length && report.passageOf[word] === passage && content.length < MOST_WORDS;
    word++
  )
    if (report.words[word]!.form.weight > 0) content.push(word)
  const extra = content.filter((word) => !matched.has(word))
  const stems = content.map((word) => report.words[word]!.form.stem)
  const claimStems = units.map((unit) => unit.stem)
  const same = language === report.language
  const opposed = same
    ? contradictions(
        { text: claimText.toLowerCase(), stems: new Set(claimStems) },
        { text: text.toLowerCase(), stems: new Set(stems) },
        language,
      )
    : []
  const said = causalStrength(claimText, language)
  const made = causalStrength(text, report.language)
  const strongest = (kind: Alteration['kind']): number =>
    found.reduce((most, one) => (one.kind === kind ? Math.max(most, one.strength) : most), 0)
  const denied = negations(claimText, language)
  const deniedThere = negations(text, report.language)
  const last = units.length - 1
  return {
    contradictions: opposed,
    row: [
      opposed.length,
      said.level,
      made.level,
      said.level - made.level,
      Math.abs(said.level - made.level),
      Number(said.hedged),
      Number(made.hedged),
      Number(said.related),
      Number(made.related),
      Number(said.causal),
      Number(made.causal),
      aligned.coverage,
      ...aligned.row.slice(0, 18),
      denied,
      deniedThere,
      denied - Math.min(MOST_CUES, deniedThere),
      count(claimText, FIRM) - Math.min(MOST_CUES, count(text, FIRM)),
      count(claimText, WEAK),
      count(text, WEAK),
      count(claimText, WEAK) - count(text, WEAK),
      count(claimText, SCOPE) - count(text, SCOPE),
      strongest('number'),
      strongest('date'),
      strongest('modality'),
      claimText.length / (text.length + 1),
      missing.length / Math.max(1, units.length),
      missing.filter((unit) => unit.kind === 'name').length,
      Number(!(carried[0] ?? true)),
      Number(!(carried[last] ?? true)) + Number(last > 0 && !carried[last - 1]),
      orderKept(claimStems, stems),
      extra.length / Math.max(1, content.length),
      extra.reduce((most, word) => Math.max(most, report.words[word]!.form.weight), 0),
    ],
  }
}

/** Probability, 0..1, that the passage alters the claim. */
export function alteredProbability(contrast: Contrast): number {
  return probability(treeLogOdds(model, contrast.row))
}
