// Sentence → clauses, so that "recalls the meeting and is ready to visit" is two claims.
import type { Span } from '../model/span.ts'
import { words } from '../text/words.ts'

/** A part of a sentence that makes one claim, and the words before it that it leans on. */
export interface Clause extends Span {
  /** The sentence's opening up to its first verb, where this clause has no subject of its own. */
  readonly subject?: Span
}

const FINITE_ENGLISH =
  '(?:am|is|are|was|were|has|have|had|will|would|can|could|may|might|shall|should|must|does|did|do|also|then|now|fully|always|never|not|again|' +
  'recall(?:s|ed)?|stress(?:es|ed)?|emphasi[sz]e[sd]?|note[sd]|express(?:es|ed)?|wish(?:es|ed)?|hope[sd]?|thank(?:s|ed)?|congratulate[sd]?|invite[sd]?|call(?:s|ed)|' +
  'say|says|said|add(?:s|ed)|plan(?:s|ned)|intend(?:s|ed)|agree[sd]|confirm(?:s|ed)|reaffirm(?:s|ed)|remain(?:s|ed)|look(?:s|ed)? forward|' +
  'propose[sd]|promise[sd]|pledge[sd]|announce[sd]|condemn(?:s|ed)?|reject(?:s|ed)?|refuse[sd]?|support(?:s|ed)?|value[sd]?|appreciate[sd]|believe[sd]?|convey(?:s|ed)|sent|send|gave|made|met|held|visited|signed|attach(?:es|ed)|urge[sd])'

/** Where a new clause begins, per language. The first group, if any, is left with the clause before. */
const ENGLISH_STARTS: readonly RegExp[] = [
  /;\s+(?=\S)/gu,
  /,\s+(?=(?:but|while|whereas|although)\s)/giu,
  new RegExp(String.raw`,?\s+(?=(?:and|but|or)\s+(?:(?:I|we|he|she|they|it|this|that)\s+)?${FINITE_ENGLISH}\b)`, 'gu'),
  new RegExp(String.raw`,\s+(?=(?:and|or)\s+(?:[\p{L}'’-]+\s+){1,5}?${FINITE_ENGLISH}\b)`, 'gu'),
  /,\s+(?=(?:stressing|adding|noting|recalling|expressing|emphasi[sz]ing|wishing|hoping|saying|calling|urging|inviting|thanking|pledging|reaffirming|confirming|warning|proposing|announcing)\b)/giu,
  /\s+(?=and\s+(?:expressing|adding|stressing|wishing|hoping|inviting|pledging|expressed|to\s+(?:visit|meet|sign|hold|send|provide|build|continue|strengthen|expand|develop|deepen)\b[^,;.]{12,}))/giu,
]
const RUSSIAN_VERB = String.raw`(?:\p{L}+(?:ет|ёт|ит|ют|ут|ят|ат|ем|им|ешь|ишь|ся|сь|ал|ил|ел|ла|ли|ло|лся|лась|лись|ю)|готов|готова|готовы|намерен|намерена|уверен|уверена|рад|рада|убежден|убежд[её]н|есть|нет|надо|нужно|важно|можно)`
const RUSSIAN_STARTS: readonly RegExp[] = [
  /;\s+(?=\S)/gu,
  /,\s+(?=(?:но|а|однако|тогда как|в то время как)\s)/giu,
  new RegExp(String.raw`,?\s+(?=и\s+(?:(?:также|теперь|вновь|всегда|мы|он|она|они|я)\s+)*(?:не\s+)?${RUSSIAN_VERB}(?!\p{L}))`, 'gu'),
  new RegExp(String.raw`,\s+(?=и\s+(?:\p{L}+\s+){1,4}?${RUSSIAN_VERB}(?!\p{L}))`, 'gu'),
  /,\s+(?=(?:подчеркнув|отметив|добавив|выразив|пожелав|заявив|напомнив|подтвердив|поблагодарив|пригласив)(?!\p{L}))/giu,
]
const BELARUSIAN_STARTS: readonly RegExp[] = [
  /;\s+(?=\S)/gu,
  /,\s+(?=(?:але|а|аднак)\s)/giu,
  /,?\s+(?=(?:і|ды)\s+(?:(?:таксама|мы|ён|яна|яны|я)\s+)*(?:не\s+)?(?:\p{L}+(?:аў|іў|ыў|ала|іла|ыла|алі|ілі|ылі|ць|юць|уць|цца|ем|ім|ю)|гатовы|упэўнены|рады)(?!\p{L}))/giu,
  /,\s+(?=(?:падкрэсліўшы|адзначыўшы|дадаўшы|выказаўшы|пажадаўшы)(?!\p{L}))/giu,
]
const KOREAN_STARTS: readonly RegExp[] = [
  /(?<=[\uac00-\ud7af]{2}(?:며|면서|지만|으나|고|는데|여|아|어)),\s*(?=\S)/gu,
  /(?<=(?:하였|되였|되었|했|됐|였|었|았)(?:으며|으나|지만|고))\s+(?=\S)/gu,
  /(?<=[\uac00-\ud7af]{2}(?:하며|되며|이며|하면서|하시며))\s+(?=\S)/gu,
  /;\s*(?=\S)/gu,
]
const CHINESE_STARTS: readonly RegExp[] = [/；(?=\S)/gu, /，(?=\S)/gu]

const STARTS: Readonly<Record<string, readonly RegExp[]>> = {
  en: ENGLISH_STARTS,
  ru: RUSSIAN_STARTS,
  uk: RUSSIAN_STARTS,
  be: BELARUSIAN_STARTS,
  ko: KOREAN_STARTS,
  zh: CHINESE_STARTS,
}

/** Smallest content of a clause, in content words (characters for Chinese): less cannot be a claim of its own. */
const LEAST: Readonly<Record<string, number>> = { zh: 4 }
const LEAST_WORDS = 2

/** Quoted titles and short quotations are never cut. */
function quotedSpans(text: string): Span[] {
  return [
    ...text.matchAll(
      /«[^«»]{1,120}»|“[^“”]{1,120}”|"[^"]{1,120}"|‘[^‘’]{1,80}’|「[^」]{1,80}」|《[^》]{1,80}》|\([^()]{1,160}\)|（[^）]{1,160}）/gu,
    ),
  ].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Where the subject ends: before the first finite verb of an English sentence. */
const ENGLISH_SUBJECT = new RegExp(String.raw`^(?:[^,;]{1,80}?)(?=\s${FINITE_ENGLISH}\b)`, 'u')
const HAS_OWN_SUBJECT =
  /^(?:and |but |or |while |whereas |although )?(?:I|we|he|she|they|it|this|that|the|his|her|its|their|our|my|a|an|[\p{Lu}]\p{L}+)\s/u

function contentSize(text: string, language: string): number {
  return words(text, language).filter((word) => word.form.weight > 0).length
}

const trimEdges = (text: string, start: number, end: number): Span => {
  const piece = text.slice(start, end)
  const lead = /^[\s,;，；、–—-]*/u.exec(piece)?.[0].length ?? 0
  const tail = /[\s,;，；、]*$/u.exec(piece)?.[0].length ?? 0
  return lead + tail >= piece.length ? { start, end: start } : { start: start + lead, end: end - tail }
}

/** Longer sentences are taken as one claim: no clause grammar holds in what is no prose. */
const LONGEST_SENTENCE = 4000

/**
 * Splits the sentence at `span` of `text` into clauses that each say something, in order and without overlap.
 * Cuts at clause boundaries only, never inside quotations or parentheses; a part with too little content stays with its neighbour.
 */
export function splitSentence(text: string, span: Span, language: string): Clause[] {
  const sentence = text.slice(span.start, span.end)
  const starts = STARTS[language]
  if (!starts || sentence.length > LONGEST_SENTENCE) return [{ ...span }]
  const quoted = quotedSpans(sentence)
  const cuts = new Set<number>()
  for (const pattern of starts) {
    for (const match of sentence.matchAll(pattern)) {
      const at = match.index + match[0].length
      if (!quoted.some((quote) => at > quote.start && at < quote.end)) cuts.add(at)
    }
  }
  const least = LEAST[language] ?? LEAST_WORDS
  const parts: Span[] = []
  let start = 0
  for (const cut of [...[...cuts].sort((a, b) => a - b), sentence.length]) {
    const part = trimEdges(sentence, start, cut)
    const rest = sentence.slice(cut)
    const enough = contentSize(sentence.slice(part.start, part.end), language) >= least
    const restEnough = cut === sentence.length || contentSize(rest, language) >= least
    if (enough && restEnough) {
      parts.push(part)
      start = cut
    } else if (cut === sentence.length) {
      const last = parts.pop()
      parts.push(last ? trimEdges(sentence, last.start, cut) : part)
    }
  }
  const subject = language === 'en' && parts.length > 1 ? ENGLISH_SUBJECT.exec(sentence)?.[0].length : undefined
  return parts
    .filter((part) => part.end > part.start)
    .map((part, index) => {
      const clause = { start: span.start + part.start, end: span.start + part.end }
      if (index === 0 || subject === undefined || HAS_OWN_SUBJECT.test(sentence.slice(part.start, part.end))) return clause
      return { ...clause, subject: { start: span.start, end: span.start + subject } }
    })
}
