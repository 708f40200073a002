// Where a Korean sentence can be cut so that both parts say what it says: after a predicate that an ending joins to the next.
import type { ClauseGrammar, SafeCut } from './grammar.ts'

/** Endings that join two predicates, by what they say; an ending that only describes how or why stays with what it describes. */
const ENDINGS: readonly (readonly [string, RegExp])[] = [
  ['myeo', /(?:으며|하며|되며|이며|시며|[\uac00-\ud7af][^\s을를에로]며)$/u],
  ['jiman', /[\uac00-\ud7af](?:지만)$/u],
  ['na', /(?:[았었였했됐있없않]|으시)으나$|(?:하|되|보이)나$/u],
  ['doe', /(?:하되|[이가-힣]되|으되)$/u],
  ['go', /[\uac00-\ud7af]고$/u],
  ['ro', /(?:것으로|[이]번으로|건으로|명으로|규모로)$/u],
  ['neunde', /(?:는데|은데|인데)$/u],
  ['hayeo', /[\uac00-\ud7af](?:하여|되여|되어)$/u],
]
/** "-고 있다" is doing, "-고 싶다" wants to do, "다고 말했다" is what was said. */
const GO_ON = /^(?:있|계시|싶|나서|난|나면|말았|말 것|해서)/u
const QUOTES = /(?:다|라|자|냐|려)고$/u
/** 그리고 and 또는 are words, 특히 사고 and 창고 are nouns; 하고 between nouns is "with". */
const NO_PREDICATE = /(?:그리고|원고|피고|사고|창고|보고|광고|권고|경고|최고|재고|신고|참고|학교)$/u
const HAS_COMPLEMENT = /[\uac00-\ud7af](?:을|를|이|가|은|는|에|에서|로|으로|도|과|와|께|에게|라고|다고|기로|것을|히|게)\s+\S+$/u
const ADJECTIVE = /(?:정당|유치|건강|공정|합법적이|투명|안전|신속|엄중|정확|깨끗|건전|평화롭|엄격|명확)하고$/u

/** An act with its object, and a last one with its own: "회담을 하고 합의문에 서명했다". */
const ACT_BEFORE = /[을를에]\s+\S+고$/u
const LAST_ACT = /^[^,]*[을를]\s+\S*(?:했|하였|었|였|았|겠|하시였|한)(?:습니다|다)[.]?[”"’』》」]?$/u

function kindAt(left: string, right: string, comma: boolean): string | undefined {
  const word = /\S+$/u.exec(left)?.[0] ?? ''
  if (NO_PREDICATE.test(word) || ADJECTIVE.test(word)) return undefined
  for (const [name, ending] of ENDINGS) {
    if (!ending.test(word)) continue
    if (name === 'go' && (GO_ON.test(right) || QUOTES.test(word))) return undefined
    if ((name === 'ro' || name === 'hayeo') && !comma) return undefined
    if (!comma && name === 'go' && !HAS_COMPLEMENT.test(left)) return undefined
    if (name === 'go' && !comma && ACT_BEFORE.test(left) && LAST_ACT.test(right)) return 'go-act'
    return `${comma ? 'comma-' : ''}${name}`
  }
  return undefined
}

const PLACE = /(?:([,;])\s*|\s+)(?=\S)/gu

function safeCuts(sentence: string): SafeCut[] {
  return [...sentence.matchAll(PLACE)].flatMap((match) => {
    const at = match.index + match[0].length
    if (match[1] === ';') return [{ at, kind: 'semicolon' }]
    const kind = kindAt(sentence.slice(0, match.index), sentence.slice(at), match[1] === ',')
    return kind === undefined ? [] : [{ at, kind }]
  })
}

export const korean: ClauseGrammar = { predicate: /[\uac00-\ud7af](?:다|요|까|하라|하자)$/u, safeCuts }
