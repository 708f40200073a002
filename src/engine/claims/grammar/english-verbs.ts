// English verb forms that can be told from nouns without a parser.

/** Auxiliaries, finite forms that are no nouns, and the adverbs that stand before a verb. */
export const FINITE =
  '(?:am|is|are|was|were|has|have|had|will|would|can|could|may|might|shall|should|must|does|did|do|cannot|also|then|now|fully|always|never|not|again|' +
  'recall(?:s|ed)?|stress(?:es|ed)?|emphasi[sz]e[sd]?|note[sd]|express(?:es|ed)?|wish(?:es|ed)?|hope[sd]?|thank(?:s|ed)?|congratulate[sd]?|invite[sd]?|call(?:s|ed)|' +
  'say|says|said|add(?:s|ed)|plan(?:s|ned)|intend(?:s|ed)|agree[sd]|confirm(?:s|ed)|reaffirm(?:s|ed)|remain(?:s|ed)|look(?:s|ed)? forward|' +
  'propose[sd]|promise[sd]|pledge[sd]|announce[sd]|condemn(?:s|ed)?|reject(?:s|ed)?|refuse[sd]?|support(?:s|ed)?|value[sd]?|appreciate[sd]|believe[sd]?|convey(?:s|ed)|' +
  'sent|send|gave|made|met|held|took|built|visited|signed|attach(?:es|ed)|urge[sd]|warn(?:s|ed)|ask(?:s|ed)|rose|fell|grew|' +
  'began|became|came|went|led|lost|won|left|kept|found|told|ran|paid|drew|broke|spent|sold|bought|spoke|wrote|brought|stood|sought|chose|flew|' +
  'expect(?:s|ed)|want(?:s|ed)|need(?:s|ed)|consider(?:s|ed)|welcome[sd]|regret(?:s|ted)|praise[sd]|oppose[sd]|adheres|deserves|applies|belongs|consists|depends|includes|contains|requires|provides|allows|covers|comprises|replaces|concerns|continue[sd]?|begins|starts|ends|opens|closes|enters|reaches|exceeds|totals|amounts|accounts|brings|takes|makes|gives|holds|keeps|pays|runs|lies|stands|means|shows|knows|thinks|requests)'

/** Third persons that are plural nouns too: verbs only before what an object begins with. */
const BEFORE_OBJECT = '(?=\\s(?:the|a|an|his|her|its|their|our|that|all|no|to|on|from|\\d|[A-Z]))'
const THIRD_PERSON = `\\p{Ll}{2,}[^s\\W]s${BEFORE_OBJECT}`

/** Plural forms that are seldom nouns, after a plural subject: "the two sides hold close views". */
const PLURAL =
  '(?<=(?:[\\p{L}’]+s|and \\p{Lu}\\p{L}+|we|they|you|I|people)\\s)(?:hold|share|have|make|take|give|keep|want|know|think|see|stand|remain|continue|believe|oppose|agree|build|live|face|deserve|expect|say|bring|pay|regard|consider|welcome|seek|maintain|cooperate)'

/** A finite verb somewhere after the first word. */
export const HAS_FINITE = new RegExp(
  String.raw`(?:^|\s)(?:${FINITE}|${PLURAL}|(?<!(?:the|a|an|of|its|their|his|by|with|and|or)\s)\p{Ll}{2,}ed)\b`,
  'u',
)

/** The same without participles that may belong to a noun ("operators registered in the north"). */
export const HAS_SURE_FINITE = new RegExp(
  String.raw`(?:^|\s)(?:${FINITE}|${PLURAL}|(?<!(?:the|a|an|of|its|their|his|by|with|and|or)\s)\p{Ll}{2,}ed\s(?:the|a|an|that|his|her|its|their|our|all|\d))\b`,
  'u',
)

/** What a coordinated verb phrase begins with. */
export const VERB_PHRASE = String.raw`(?:${FINITE}|\p{Ll}{2,}ed|${THIRD_PERSON})`

/** Verbs that open a clause of what was said, thought or shown. */
export const REPORTS =
  '(?:said|says|say|state[sd]?|stress(?:es|ed)|note[sd]|add(?:s|ed)|told [\\p{L}’]+|emphasi[sz]e[sd]|underline[sd]|announce[sd]|declare[sd]|report(?:s|ed)|recall(?:s|ed)|believe[sd]?|hope[sd]?|confirm(?:s|ed)|reaffirm(?:s|ed)|explain(?:s|ed)|admit(?:s|ted)|acknowledge[sd]|warn(?:s|ed)|reply|repl(?:ies|ied)|insist(?:s|ed)|claim(?:s|ed)|think(?:s)?|thought|know(?:s)?|knew|expect(?:s|ed)|show(?:s|ed)|found|conclude[sd]|decide[sd]|agree[sd]|propose[sd]|suggest(?:s|ed)|request(?:s|ed)|ask(?:s|ed)|demand(?:s|ed)|estimate[sd]|learn(?:s|ed|t)|argue[sd]|promise[sd]|pledge[sd]|assure[sd](?: [\\p{L}’]+)?|remember(?:s|ed)?|considers?(?: it \\p{L}+)?|assess(?:es|ed)|reiterate[sd]|inform(?:s|ed)(?: [\\p{L}’]+)?)'
