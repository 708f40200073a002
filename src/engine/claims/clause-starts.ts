// Where a new clause begins, per language: the grammar that `split.ts` cuts by.

/** English finite verbs and the adverbs that stand before one. */
export const FINITE_ENGLISH =
  '(?:am|is|are|was|were|has|have|had|will|would|can|could|may|might|shall|should|must|does|did|do|also|then|now|fully|always|never|not|again|' +
  'recall(?:s|ed)?|stress(?:es|ed)?|emphasi[sz]e[sd]?|note[sd]|express(?:es|ed)?|wish(?:es|ed)?|hope[sd]?|thank(?:s|ed)?|congratulate[sd]?|invite[sd]?|call(?:s|ed)|' +
  'say|says|said|add(?:s|ed)|plan(?:s|ned)|intend(?:s|ed)|agree[sd]|confirm(?:s|ed)|reaffirm(?:s|ed)|remain(?:s|ed)|look(?:s|ed)? forward|' +
  'propose[sd]|promise[sd]|pledge[sd]|announce[sd]|condemn(?:s|ed)?|reject(?:s|ed)?|refuse[sd]?|support(?:s|ed)?|value[sd]?|appreciate[sd]|believe[sd]?|convey(?:s|ed)|sent|send|gave|made|met|held|took|built|visited|signed|attach(?:es|ed)|urge[sd]|warn(?:s|ed)|ask(?:s|ed)|rose|fell|grew)'

const OBJECT = '(?:the|a|an|his|her|its|their|our|him|them|it|that|to|how|all|new|more|\\d)'
const LINK = '(?:and|but|or)'
const PRONOUN = '(?:(?:I|we|he|she|they|it|this|that)\\s+)?'

export interface ClauseStarts {
  /** A line that holds a predicate says something: it is no signature. */
  readonly predicate: RegExp
  /** Each match ends where a clause begins. */
  readonly sure: readonly RegExp[]
  /** A comma straight before a verb: a list of verbs, or the end of an insertion ("the minister, who came on Monday, signed"). */
  readonly afterComma?: RegExp
  /** What a clause contains. */
  readonly verb?: RegExp
  /** How an insertion opens. */
  readonly insertion?: RegExp
  /** Conjunctions that a claim does not need at its front. */
  readonly link?: RegExp
}

const ENGLISH: ClauseStarts = {
  predicate: new RegExp(String.raw`(?<=\S\s)${FINITE_ENGLISH}\b`, 'u'),
  sure: [
    /;\s+(?=\S)/gu,
    /,\s+(?=(?:but|while|whereas|although)\s)/giu,
    new RegExp(String.raw`,?\s+(?=${LINK}\s+${PRONOUN}${FINITE_ENGLISH}\b)`, 'gu'),
    new RegExp(String.raw`,\s+(?=(?:and|or)\s+(?:[\p{L}'’-]+\s+){1,5}?${FINITE_ENGLISH}\b)`, 'gu'),
    // "signed a pact and opened the plant"; "will withdraw its envoy and close the consulate".
    new RegExp(String.raw`,?\s+(?=${LINK}\s+\p{Ll}{2,}ed\s+${OBJECT}\b)`, 'gu'),
    new RegExp(
      String.raw`(?<=\b(?:will|would|shall|must|should|can|could|to)\s[^,;]{4,120}),?\s+(?=${LINK}\s+(?!to\b|that\b|the\b|a\b|an\b)\p{Ll}{3,}\s(?:the|a|an|his|her|its|their|our|all)\b)`,
      'gu',
    ),
    /,\s+(?=(?:stressing|adding|noting|recalling|expressing|emphasi[sz]ing|wishing|hoping|saying|calling|urging|inviting|thanking|pledging|reaffirming|confirming|warning|proposing|announcing)\b)/giu,
    /\s+(?=and\s+(?:expressing|adding|stressing|wishing|hoping|inviting|pledging)\b)/giu,
    // "agreed to build a plant, to train doctors and to open a route".
    /(?<=\bto\s\p{Ll}{2,}\s[^;]{4,200}),?\s+(?=(?:and\s+|or\s+)?to\s+\p{Ll}{3,}\s[^,;.]{8,})/gu,
  ],
  afterComma: new RegExp(String.raw`,\s+(?=(?:${FINITE_ENGLISH}|\p{Ll}{2,}ed\s+${OBJECT})\b)`, 'gu'),
  verb: new RegExp(String.raw`(?<=\S\s)(?:${FINITE_ENGLISH}|\p{Ll}{2,}ed)\b`, 'u'),
  insertion: /^(?:who|whom|whose|which|where|when|that|a|an|the|as|in|on|at|after|before|\p{Ll}+ing)\s/iu,
  link: /^(?:and|but|or)\s+/iu,
}

const RUSSIAN_VERB = String.raw`(?:\p{L}+(?:ет|ёт|ит|ют|ут|ят|ат|ем|им|ешь|ишь|ся|сь|ал|ил|ел|ла|ли|ло|лся|лась|лись|ю)|готов|готова|готовы|намерен|намерена|уверен|уверена|рад|рада|убежден|убежд[её]н|есть|нет|надо|нужно|важно|можно)`
const RUSSIAN: ClauseStarts = {
  predicate:
    /(?<!\p{L})\p{Ll}+(?:ает|яет|ует|еет|ают|яют|уют|тся|лось|лись|лась|лся)(?!\p{L})|(?<!\p{L})(?:будет|будут|готов[аы]?)(?!\p{L})/u,
  sure: [
    /;\s+(?=\S)/gu,
    /,\s+(?=(?:но|а|однако|тогда как|в то время как)\s)/giu,
    new RegExp(String.raw`,?\s+(?=и\s+(?:(?:также|теперь|вновь|всегда|мы|он|она|они|я)\s+)*(?:не\s+)?${RUSSIAN_VERB}(?!\p{L}))`, 'gu'),
    new RegExp(String.raw`,\s+(?=и\s+(?:\p{L}+\s+){1,4}?${RUSSIAN_VERB}(?!\p{L}))`, 'gu'),
    /,\s+(?=(?:подчеркнув|отметив|добавив|выразив|пожелав|заявив|напомнив|подтвердив|поблагодарив|пригласив)(?!\p{L}))/giu,
  ],
  afterComma: /,\s+(?=(?:не\s+)?\p{Ll}+(?:ал|ил|ел|ла|ли|ло|лся|лась|лись)\s)/gu,
  verb: /(?<=\S\s)\p{L}+(?:ет|ёт|ит|ют|ут|ят|ал|ил|ел|ла|ли|ло|лся|лась|лись)(?!\p{L})/u,
  insertion:
    /^(?:котор\p{L}+|где|когда|что|чт[оеё]\p{L}*|как|в|на|по|с|\p{L}+(?:вш|ющ|ящ|ущ|ащ|енн|анн|янн)(?:ий|ая|ее|ие|его|ей|их|ый|ые|ого|ых|ую)|\p{L}+(?:ая|яя|ив|ав|ясь))\s/iu,
  link: /^(?:и|а|но)\s+/iu,
}

const BELARUSIAN: ClauseStarts = {
  predicate:
    /(?<!\p{L})\p{Ll}+(?:ае|яе|уе|юе|аюць|яюць|уюць|цца|лася|лося|ліся|ўся)(?!\p{L})|(?<!\p{L})(?:будзе|будуць|гатов[аы]я?)(?!\p{L})/u,
  sure: [
    /;\s+(?=\S)/gu,
    /,\s+(?=(?:але|а|аднак)\s)/giu,
    /,?\s+(?=(?:і|ды)\s+(?:(?:таксама|мы|ён|яна|яны|я)\s+)*(?:не\s+)?(?:\p{L}+(?:аў|іў|ыў|ала|іла|ыла|алі|ілі|ылі|ць|юць|уць|цца|ем|ім|ю)|гатовы|упэўнены|рады)(?!\p{L}))/giu,
    /,\s+(?=(?:падкрэсліўшы|адзначыўшы|дадаўшы|выказаўшы|пажадаўшы)(?!\p{L}))/giu,
  ],
  link: /^(?:і|ды|а|але)\s+/iu,
}

const KOREAN: ClauseStarts = {
  predicate: /[\uac00-\ud7af](?:다|요|까|하라|하자)$/u,
  sure: [
    /(?<=[\uac00-\ud7af]{2}(?:며|면서|지만|으나|고|는데|여|아|어)),\s*(?=\S)/gu,
    /(?<=(?:하였|되였|되었|했|됐|였|었|았)(?:으며|으나|지만|고))\s+(?=\S)/gu,
    /(?<=[\uac00-\ud7af](?:하며|되며|이며|하면서|하시며))\s+(?=\S)/gu,
    // "합의하고", but not "하고 있다" (is doing) nor "하고 싶다" (wants to do).
    /(?<=[\uac00-\ud7af]{2}(?:하고|되고))\s+(?!있|싶|나서|난)(?=\S)/gu,
    /;\s*(?=\S)/gu,
  ],
}

const CHINESE: ClauseStarts = {
  predicate: /[将会已是了有在]\p{Script=Han}{3,}/u,
  sure: [/；(?=\S)/gu, /，(?=\S)/gu],
  link: /^(?:并且?|而且)/u,
}

/** Clause grammar by language; other languages are left at whole sentences. */
export const CLAUSE_STARTS: Readonly<Record<string, ClauseStarts>> = {
  en: ENGLISH,
  ru: RUSSIAN,
  uk: RUSSIAN,
  be: BELARUSIAN,
  ko: KOREAN,
  zh: CHINESE,
}
