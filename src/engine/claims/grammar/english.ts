// Where an English sentence can be cut so that both parts say what it says.
import type { ClauseGrammar, SafeCut } from './grammar.ts'
import { FINITE, HAS_FINITE, HAS_SURE_FINITE, REPORTS, VERB_PHRASE } from './english-verbs.ts'

/** A subject of its own: a pronoun, or a noun phrase of some words, then a finite verb. */
const OWN_SUBJECT = String.raw`(?:(?:I|we|he|she|they|it|this|that|these|those|there|both|all|none|some|many|most|neither|nobody|no one)\s(?:\p{Ll}+ly\s)?(?:of\s[^,;]{1,50}?\s)?${VERB_PHRASE}\b|(?:the|a|an|his|her|its|their|our|my|your|no|any|every|each|another|\d[\d.,]*|[\p{Lu}][\p{L}’'-]*|\p{Ll}+)\s(?:(?!(?:which|who|whose|that|they|we|he|she|it|I|to|by|until|for|as|than|and|or)\s)[\p{L}\d’'%.-]+\s){0,8}?(?:${FINITE}|(?<!(?:the|a|an|of|by|with)\s)\p{Ll}{2,}ed)\b)`
const CLAUSE = new RegExp(`^(?:that\\s)?${OWN_SUBJECT}`, 'u')
const PREDICATE = new RegExp(`^(?:${VERB_PHRASE})\\b`, 'u')
/** "and close the consulate": a bare verb that shares the modal before it. */
const BARE_VERB = /^(?!that\b|the\b|a\b|an\b|to\b|not\b)\p{Ll}{3,}(?<!ing|ed|ly)\s(?:the|a|an|his|her|its|their|our|all|to|be)\b/u
const PARTICIPLE =
  /^(?:and\s+)?(?:stressing|adding|noting|recalling|expressing|emphasi[sz]ing|wishing|hoping|saying|calling|urging|inviting|thanking|pledging|reaffirming|confirming|warning|proposing|announcing)\b/iu
const RELATIVE =
  /^(?:(?:\p{L}+\s(?:of|to|in|on|under|for|with|from)\s|in|under|from|to|on|for|with|by|at)\s?)?(?:which|whom|whose)\s|^(?:who|where)\s/u

/** Words that open a clause inside another; what comes after belongs to it. */
const OPENS = new RegExp(
  String.raw`\b(?:${REPORTS}(?:\sthat)?|that|which|who|whose|where|when|whether|because|after|before|as|since|until|once|while|if|unless|how|why)\s`,
  'gu',
)
/** Conditions hold for all that is joined to them, so nothing inside one stands alone. */
const CONDITION =
  /\b(?:if|unless|provided|providing|until|once|whether|in case|on condition|as long as|subject to|should the|without)\b[^,;:]*$/iu
const OPENS_SENTENCE =
  /^(?:if|when|as|because|should|unless|although|though|while|after|before|once|until|since|provided|whether|had|were|for|to|in order)\b[^,]*$/iu
/** "the systems which control the water": a relative clause without commas. "that" counts where it follows no word that opens reported speech. */
const RESTRICTIVE = new RegExp(
  String.raw`(?<!,)\s(?:who|which|whose|where)\s|(?<!\b(?:${REPORTS}|hope|view|fact|belief|conviction|concern|assurance|understanding|news|evidence|possibility|likely|clear|sure|confident|so|now|proposal|reports|note|aware|glad|sorry|convinced|means|meant|ensure|sees?|it|and|mind|sense|regret))\s+that\s(?!(?:the|a|an|he|she|it|they|we|I|this|there|its|his|her|their|no|all|both)\b)`,
  'gu',
)
const NEGATED =
  /\b(?:not|n[o']t|never|no longer|neither|nor|without|cannot|refus\w+|den(?:y|ies|ied)|reject\w*|prevent\w*|avoid\w*|stop\w*|prohibit\w*|forbid\w*|ban(?:s|ned)?|fail(?:s|ed)?|against|no)\b/iu

/** What is said to be so, or to come, goes on from what stands before more often than a further act does. */
const STATE =
  /^(?:\p{Ll}+ly\s|also\s|then\s|now\s)?(?:am|is|are|was|were|has|have|had|will|would|can|could|may|might|shall|should|must|does|did|do|cannot|remains?|remained|needs?)\b/u

const lastClause = (left: string): string => left.slice(Math.max(...[...left.matchAll(/[;:]\s/gu)].map((match) => match.index + 2), 0))

/** What of the left part a clause joined to it would stand beside. */
function besideOf(left: string): string {
  let from = 0
  for (const match of left.matchAll(OPENS)) from = match.index + match[0].length
  return left.slice(from)
}

/** Whether a relative clause that began in the left part may still go on, or its head has no verb of its own yet. */
function inRelative(left: string): boolean {
  const found = [...left.matchAll(RESTRICTIVE)].at(-1)
  if (!found) return false
  const after = left.slice(found.index + found[0].length)
  const comma = after.lastIndexOf(', ')
  return comma < 0 || !HAS_FINITE.test(after.slice(comma + 1))
}

/** Whether the only verb so far is that of a relative clause about the subject: "the law that was signed in May". */
function headless(left: string): boolean {
  const found = /(?:^|\s)(?:who|which|that|whose)\s/u.exec(left)
  if (!found || /,\s*(?:\p{L}+\s){0,2}$/u.test(left.slice(0, found.index)) || HAS_FINITE.test(` ${left.slice(0, found.index)}`))
    return false
  return [...left.slice(found.index).matchAll(new RegExp(HAS_FINITE.source, 'gu'))].length < 2
}

/** Left of a joined clause: a whole clause, in no condition. */
function isWhole(left: string): boolean {
  if (OPENS_SENTENCE.test(left) || CONDITION.test(left)) return false
  // "… on both days, and the road between A" has begun a clause that has no verb yet.
  const begun = /,\s+(?:and|but|or)\s([^,]*)$/u.exec(left)?.[1]
  return (begun === undefined || HAS_FINITE.test(begun)) && HAS_SURE_FINITE.test(besideOf(left)) && !headless(left)
}

/** Left of a joined verb phrase: a clause whose subject it can share. */
function canShare(left: string): boolean {
  return HAS_FINITE.test(left) && !OPENS_SENTENCE.test(left) && !CONDITION.test(left) && !inRelative(left) && !headless(left)
}

const MODAL = /\b(?:will|would|shall|must|should|can|could|may)\s+(?:also\s|then\s|now\s)?\p{Ll}+/gu
/** A modal with one verb after it, not denied, and no infinitive between that could be shared instead. */
function sharesModal(left: string): boolean {
  const modal = [...left.matchAll(MODAL)].at(-1)
  if (!modal) return false
  const after = left.slice(modal.index)
  return !NEGATED.test(after) && !/\bto\s\p{Ll}+/u.test(after) && HAS_FINITE.test(left)
}

const GOVERNS =
  /\b(?:agree[sd]?|decide[sd]?|pledge[sd]?|promise[sd]?|intend(?:s|ed)?|plan(?:s|ned)?|want(?:s|ed)?|ask(?:s|ed)?|urge[sd]?|call(?:s|ed)?(?: on| upon)?|instruct(?:s|ed)?|order(?:s|ed)?|direct(?:s|ed)?|undert(?:akes?|ook)|vow(?:s|ed)?|seeks?|sought|hope[sd]?|ready|prepared|determined|resolved|invite[sd]?|request(?:s|ed)?|advise[sd]?|commit(?:s|ted) (?:itself|themselves)|need(?:s|ed)?|proposes?|proposed|recommend(?:s|ed)?|requires?|required|obliges?|obliged)(?:\s[\p{L}’'-]+){0,7}?\s+to\s\p{Ll}{2,}(?<!ing)\s/u
/** "to train doctors": an infinitive, not "to both arms", "to bringing", "to its goal". */
const INFINITIVE =
  /^(?:and\s+|or\s+)?to\s+(?!(?:the|a|an|this|that|these|those|both|all|its|his|her|their|our|my|your|any|each|every|some|no|such|other|another|one|two|three|within|about|more|less|\p{Ll}+ing|\p{Ll}+ed)\b)\p{Ll}{2,}\s[^,;.]{6,}/u

/** "revenue rose to 5 million and earnings per share to 3": a second thing measured by the verb of the first. */
const MEASURES =
  /\b(?:rose|fell|grew|increased|declined|dropped|climbed|jumped|slipped|edged up|edged down|amounted|came|stood|went|was raised|were raised|was cut|were cut|will rise|will fall|will grow|dwindled|shrank|slowed|reached|totalled)\s[^,;:]{0,60}?(?:to|by|at|from|of)\s[^,;:]*\d/u
const MEASURED =
  /^(?:and\s)?(?:the\s|its\s|their\s)?(?:(?!and\b|to\b|from\b)[\p{L}’'%-]+\s){1,6}(?:to|by|at|from)\s(?:about\s|some\s|nearly\s|only\s|[\p{Lu}$€£¥₽₩]+\s?)?\d[^,;]*$/u
const isGapped = (left: string, right: string): boolean =>
  MEASURES.test(left) && MEASURED.test(right) && !/^(?:and\s)?(?:then|later)\s/u.test(right)

function atComma(left: string, right: string): string | undefined {
  if (/^(?:but|while|whereas|although|though|yet)\s/iu.test(right)) {
    const rest = right.replace(/^\p{L}+\s+/u, '')
    if (CLAUSE.test(rest) && isWhole(left)) return 'comma-but-clause'
    return PREDICATE.test(rest) && canShare(left) && !/^not\b/u.test(rest) ? 'comma-but-verb' : undefined
  }
  if (PARTICIPLE.test(right)) return HAS_FINITE.test(left) ? 'participle' : undefined
  if (RELATIVE.test(right))
    return isWhole(left) && !/,\s(?:and\s)?(?:also\s)?(?:is|are|was|were|will|would|has|have|had|said|and)\b/u.test(right)
      ? 'relative'
      : undefined
  if (/^(?:because|since)\s/u.test(right)) return isWhole(left) && !NEGATED.test(left) ? 'because' : undefined
  const joined = joins(left, right, 'comma-')
  if (joined !== undefined) return joined
  if (/^(?:to)\s/u.test(right))
    return GOVERNS.test(lastClause(left)) && INFINITIVE.test(right) && /\band\sto\s/u.test(right) ? 'infinitive' : undefined
  return undefined
}

function joins(left: string, right: string, comma: '' | 'comma-'): string | undefined {
  const link = /^(?:and|or|but)\s+/u.exec(right)
  if (!link) return undefined
  const rest = right.slice(link[0].length)
  const word = link[0].trim()
  if (word === 'and' && isGapped(left, right)) return 'gapped'
  if (/^that\s/u.test(rest)) return /\bthat\s/u.test(left) && HAS_FINITE.test(left) && word === 'and' ? 'and-that' : undefined
  if (/^to\s/u.test(rest))
    return word === 'and' && GOVERNS.test(lastClause(left)) && INFINITIVE.test(rest) && !inRelative(left) ? 'infinitive' : undefined
  if (word !== 'but' && PARTICIPLE.test(rest)) return HAS_FINITE.test(left) ? 'participle' : undefined
  if (PREDICATE.test(rest)) {
    if (/^not\b/u.test(rest) || !canShare(left)) return undefined
    // What "or" joins stands or falls together; so does a second participle after a negation.
    if (word === 'or') return undefined
    if (
      NEGATED.test(besideOf(left)) &&
      /^\p{Ll}{2,}ed\b/u.test(rest) &&
      /\b(?:has|have|had|is|are|was|were|be|been)\b/u.test(besideOf(left))
    )
      return undefined
    return `${comma}${word}-${STATE.test(rest) ? 'state' : 'verb'}`
  }
  if (word === 'and' && BARE_VERB.test(rest) && canShare(left) && sharesModal(left)) return `${comma}and-bare`
  if (word !== 'or' && CLAUSE.test(rest) && isWhole(left)) return `${comma}${word}-clause`
  return undefined
}

const LAST_OF_A_LIST = new RegExp(String.raw`\sand\s${VERB_PHRASE}\b`, 'u')

/** A comma straight before a verb: a list of verbs, where a whole clause stands before it and no insertion ends there. */
function isListed(left: string, right: string): boolean {
  if (
    !PREDICATE.test(right) ||
    !canShare(left) ||
    /^(?:not|also|then|now|never|again|is|are|was|were|has|have|had|will|would|should|must|can|may)\b/u.test(right)
  )
    return false
  const segments = left.split(/,\s+/u)
  if (segments.length > 1 && !PREDICATE.test(segments.at(-1) ?? '')) return false
  return HAS_FINITE.test((segments[0] ?? '').replace(/^\S+\s/u, ' ')) && LAST_OF_A_LIST.test(right)
}

const PLACE = /([,;:]|\s[–—-])\s+(?=\S)|\s+(?=(?:and|but)\s)/gu

function safeCuts(sentence: string): SafeCut[] {
  const cuts: SafeCut[] = []
  for (const match of sentence.matchAll(PLACE)) {
    const at = match.index + match[0].length
    const [left, right] = [sentence.slice(0, match.index), sentence.slice(at)]
    const mark = match[1]?.trim() ?? ''
    const whole = lastClause(left)
    let kind: string | undefined
    if (mark === ';') kind = OPENS_SENTENCE.test(whole) ? undefined : 'semicolon'
    else if (mark === ':') kind = HAS_FINITE.test(left) && CLAUSE.test(right) ? 'colon' : undefined
    else if (mark === ',') kind = atComma(whole, right) ?? (isListed(whole, right) ? 'list' : undefined)
    else if (mark === '') kind = joins(whole, right, '')
    if (kind !== undefined) cuts.push({ at, kind })
  }
  // The last of a listed row of verbs stands after "and".
  const list = cuts.findIndex(({ kind }) => kind === 'list')
  return list < 0
    ? cuts
    : cuts.map((cut, index) => (index > list && /and-(?:verb|state)$/u.test(cut.kind) ? { ...cut, kind: 'list' } : cut))
}

export const english: ClauseGrammar = {
  predicate: new RegExp(String.raw`(?<=\S\s)${FINITE}\b`, 'u'),
  link: /^(?:and|but|or)\s+/iu,
  safeCuts,
}
