// The published report's language: every word of it that is not a document's own. Another language is another file of this shape.
import type { UnclaimedReason } from '../../model/unclaimed.ts'
import type { AlterationKind, CellState } from '../../model/verdict.ts'
import type { ChangeKind } from '../../model/versions.ts'

const one = (count: number, singular: string, plural: string): string => `${count} ${count === 1 ? singular : plural}`

/** "A", "A and B", "A, B and C". */
export const listed = (items: readonly string[]): string =>
  items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`

/** “KCNA’s report”; a report that is named for its file is one already. */
export const reportOf = (outlet: string): string => (/^report\d*$/iu.test(outlet) ? outlet : `${outlet}’s report`)

/** Whether the verdicts bear a flat sentence; else it says "appears". */
export type Certainty = 'flat' | 'apparent'

/** What a control did with the claims that an outlet left out. */
export interface ControlCounts {
  readonly controls: readonly string[]
  readonly omitted: number
  /** Of these, reported by a control. */
  readonly onlyHere: number
  /** Of these, left out by every control too. */
  readonly shared: number
}

function controlClause({ controls, omitted, onlyHere, shared }: ControlCounts): string {
  const open = omitted - onlyHere - shared
  const who = controls.length === 1 ? `the control (${controls[0] ?? ''})` : `the controls (${listed(controls)})`
  const verb = (singular: string, plural: string): string => (controls.length === 1 ? singular : plural)
  if (omitted === 1) {
    if (onlyHere === 1) return `; ${who} ${verb('reports', 'report')} it`
    if (shared === 1) return `; ${who} ${verb('appears', 'appear')} to leave it out too`
    return `; what ${who} did with it is not certain`
  }
  const parts = [
    ...(onlyHere > 0 ? [`${verb('reports', 'report')} ${onlyHere === omitted ? `all ${onlyHere}` : onlyHere} of them`] : []),
    ...(shared > 0 ? [`${verb('appears', 'appear')} to leave out ${shared === omitted ? `all ${shared} of them` : shared} too`] : []),
    ...(open > 0 ? [`${verb('is', 'are')} not certain on ${open === omitted ? `any of them` : open}`] : []),
  ]
  return `; ${who} ${listed(parts)}`
}

/** Parts of a statement that make no claim, before their count. */
const unclaimedReasons: Readonly<Record<UnclaimedReason, string>> = {
  headline: 'headline',
  dateline: 'dateline',
  byline: 'byline',
  salutation: 'salutation',
  signature: 'signature',
  record: 'fields of the record',
  contact: 'contacts',
  notice: 'notices of the page',
  question: 'questions asked',
  speaker: 'names of speakers',
  attribution: 'who said it',
  empty: 'other',
}

export const english = {
  tag: 'en',
  listed,
  untitled: 'Coverage comparison',
  subtitle: 'Omission report',

  verdict: {
    reported: 'reported',
    partial: 'partial',
    altered: 'altered',
    omitted: 'omitted',
    unsure: 'unsure',
    disputed: 'disputed',
  } satisfies Record<CellState, string>,
  meaning: {
    reported: 'the report carries the claim, in its words or in others',
    partial: 'the report carries a part of it',
    altered: 'the report carries it, but changed',
    omitted: 'the report does not carry it',
    unsure: 'the engine cannot tell: a person must look',
    disputed: 'reviewers differ, and nobody has settled it',
  } satisfies Record<CellState, string>,
  alteration: {
    number: 'number',
    date: 'date',
    name: 'name',
    negation: 'polarity',
    modality: 'degree of certainty or commitment',
    attribution: 'who says it',
    scope: 'scope',
  } satisfies Record<AlterationKind, string>,
  /** Of a change that no rule names. */
  wording: 'wording',

  heading: {
    finding: 'Finding',
    scope: 'What was read',
    numbers: 'Numbers',
    matrix: 'Claims and outlets',
    gaps: 'What was left out, what matters most first',
    alterations: 'What was changed',
    additions: 'What the reports add',
    versions: 'What was changed after publication',
    reading: 'The texts side by side',
    method: 'Method',
    rates: 'Measured error rates',
    limits: 'Limits',
    texts: 'Texts and where they are from',
    reviews: 'Reviewers’ decisions',
    codebook: 'What the reviewers judged by',
    cite: 'How to cite',
    contents: 'Contents',
    skip: 'Skip to the finding',
  },

  finding: {
    noClaims: 'The statement makes no claims that could be looked for.',
    noReports: 'There is no report to compare with.',
    subject: (outlet: string, control: boolean): string => (control ? `${outlet} (the control)` : outlet),
    omitted: (flat: number, apparent: number, total: number): string =>
      flat > 0
        ? ` does not mention ${flat} of ${one(total, 'claim', 'claims')}`
        : ` appears not to mention ${apparent} of ${one(total, 'claim', 'claims')}`,
    altered: (count: number, total: number, certainty: Certainty): string =>
      certainty === 'flat'
        ? ` changes ${count} of ${one(total, 'claim', 'claims')}`
        : ` appears to change ${count} of ${one(total, 'claim', 'claims')}`,
    partial: (count: number, total: number, certainty: Certainty): string =>
      `${certainty === 'flat' ? ' carries' : ' appears to carry'} only a part of ${count} of ${one(total, 'claim', 'claims')}`,
    /** `omitted`: those that only appear to be, beside sure ones. */
    also: (omitted: number, altered: number, partial: number): string =>
      omitted + altered + partial === 0
        ? ''
        : `; it appears ${listed([...(omitted > 0 ? [`not to mention ${omitted} more`] : []), ...(altered > 0 ? [`to change ${altered} more`] : []), ...(partial > 0 ? [`to carry only a part of ${partial} more`] : [])])}`,
    first: (count: number): string => (count === 1 ? ': ' : ', above all '),
    carriedBy: (outlets: readonly string[]): string => `, which ${listed(outlets)} ${outlets.length === 1 ? 'reports' : 'report'}`,
    control: controlClause,
    notJudged: (reason: string): string => `${reason}; nothing is said of what it left out`,
    unsure: (count: number, total: number): string =>
      `: no omission is certain; ${count} of ${one(total, 'claim', 'claims')} ${count === 1 ? 'needs' : 'need'} a person’s look`,
    some: (count: number, total: number, certainty: Certainty): string =>
      `${certainty === 'flat' ? ' reports' : ' appears to report'} ${count} of ${one(total, 'claim', 'claims')}`,
    nothingSettled: ': nothing is settled.',
    /** Of the claim that the sentence before names. `flat` where the omission is sure. */
    searched: (outlet: string, passages: number, flat: boolean, near: boolean): string => {
      const searched = passages === 1 ? 'its one passage was searched' : `${passages} were searched`
      return `No passage of ${reportOf(outlet)} ${flat ? 'carries' : 'appears to carry'} that claim; ${searched}, and ${near ? 'the nearest reads ' : 'none comes near it.'}`
    },
    disputed: (count: number, total: number): string => ` Reviewers differ on ${count} of ${one(total, 'claim', 'claims')}`,
    saidBy: (reviewer: string, verdict: string): string => `${reviewer}: ${verdict}`,
    all: (total: number, certainty: Certainty): string =>
      `${certainty === 'flat' ? ' reports' : ' appears to report'} ${total === 1 ? 'the one claim' : `all ${total} claims`}`,
    doubt: (reviewed: boolean): string =>
      reviewed
        ? 'Where no reviewer is named, verdicts are a machine’s: read the report before you publish an omission.'
        : 'Verdicts are a machine’s, and some are wrong; how many is said under “Measured error rates”. Read the report before you publish an omission.',
  },

  scope: {
    lead: 'The finding is about these texts, word for word, and no others. A passage is a sentence or a line.',
    passages: (count: number): string => one(count, 'passage', 'passages'),
    version: (number: number, of: number): string => `version ${number} of ${of}`,
    time: {
      archived: (at: string): string => `as archived ${at}`,
      retrieved: (at: string): string => `as fetched ${at}`,
      published: (at: string): string => `as given, published ${at}`,
    },
    undated: 'as given, no date on record',
    text: 'SHA-256 of the text ',
    page: ', of the page as received ',
    same: ', which is the file as received',
  },

  numbers: {
    caption: (claims: number): string => `${one(claims, 'claim', 'claims')} of the statement, by outlet and verdict`,
    outlet: 'Outlet',
    role: 'Role',
    subject: 'subject',
    control: 'control',
    onlyHere: 'omitted here, reported by a control',
    shared: 'omitted here and by every control',
    open: 'omitted here, no control certain',
    reviewed: 'decided by reviewers',
    none: '–',
    reported: (count: number, doubtful: number): string => (doubtful === 0 ? String(count) : `${count}, ${doubtful} of them with doubt`),
    controls: (controls: readonly string[]): string =>
      `A control is expected to carry what it was given. What only this outlet leaves out is what ${listed(controls)} ${controls.length === 1 ? 'reports' : 'report'}; what every control leaves out too was probably cut for length by everybody.`,
  },

  matrix: {
    caption: 'Each claim in each report. The stronger the colour, the surer the verdict.',
    claim: 'Claim',
    reviewed: 'decided by a reviewer',
    reviewedShort: 'reviewed',
    doubtful: 'with a question mark: as likely as not missing or changed, look yourself',
    doubt: '?',
    confidence: (percent: string): string => `confidence ${percent}`,
    control: 'control',
  },

  gap: {
    none: 'No claim was found omitted or carried only in part.',
    claim: (number: number, reasons: readonly string[]): string => `Claim ${number}${reasons.length > 0 ? `: ${reasons.join('; ')}` : ''}.`,
    statement: 'In the statement',
    verdict: (percent: string): string => `, confidence ${percent}.`,
    reviewerSays: (names: readonly string[]): string => `, by the word of ${listed(names)}.`,
    engineSaid: (verdict: string): string => ` The engine had said: ${verdict}.`,
    note: (reviewer: string): string => ` ${reviewer} notes: `,
    nearest: (outlet: string, passages?: number): string =>
      `Nearest passage in ${outlet}${passages === undefined ? '' : `, of ${passages} searched`}`,
    passage: (outlet: string): string => `In ${outlet}`,
    nothingNear: (passages: number): string =>
      `Nothing in the report comes near it; ${one(passages, 'passage was', 'passages were')} searched.`,
    noPassage: 'No passage marked: the reviewer did not say where.',
    butNoPassage: '; no passage marked',
    why: 'Why it does not carry the claim: ',
    whyPartial: 'Not carried: ',
    lacks: 'it has nothing for ',
    has: (shared: string): string => `all that was found of it in the nearest passage: ${shared}`,
    nearestOnly: 'no word of it was matched in the nearest passage',
    partUnknown: 'A part of it seems to be missing; which, the engine cannot say.',
    probability: (percent: string): string => ` The engine’s estimate that the report carries the claim: ${percent}.`,
    carried: (outlet: string, control: boolean): string => (control ? `${outlet}, the control, reports it` : `${outlet} reports it`),
    othersCarry: (outlets: readonly string[]): string => `Also reported by ${listed(outlets)}.`,
    nobody: (others: readonly (readonly [outlet: string, verdict: CellState])[]): string => {
      const told = {
        reported: 'seems to tell it, but not surely',
        altered: 'tells it changed',
        partial: 'tells a part of it',
      }
      const open = others.flatMap(([outlet, verdict]) => {
        if (verdict === 'omitted') return []
        return [verdict === 'unsure' || verdict === 'disputed' ? `whether ${outlet} tells it is open` : `${outlet} ${told[verdict]}`]
      })
      return open.length === 0
        ? 'No other outlet compared here reports it.'
        : `No other outlet is found to report it as it is: ${open.join('; ')}.`
    },
    sharedGap: 'Every control leaves it out too, so it may have been cut for length.',
    disputed: 'Reviewers differ, and nobody has settled it (disputed): ',
    undecided: 'For a person to decide (unsure): ',
    doubtful: 'Called reported, but as likely as not missing or changed: ',
    undecidedIn: (outlet: string, claims: readonly number[]): string =>
      `${outlet}: ${claims.length === 1 ? 'claim' : 'claims'} ${claims.join(', ')}`,
    lookAt: 'What to look at yourself, claim by claim, with the passage that comes nearest:',
    openClaim: (number: number): string => ` (claim ${number}). `,
    /** `percent` is absent where no passage can be shown: then a chance would say nothing. */
    openIn: (
      outlet: string,
      state: 'unsure' | 'disputed' | 'reported',
      percent: string | undefined,
      differs: string | undefined,
    ): string => {
      const look = differs === undefined ? '' : `; perhaps ${differs}`
      if (state === 'disputed') return `${outlet}, disputed: `
      if (percent === undefined) return `${outlet}, ${state}: `
      if (state === 'unsure' && differs !== undefined) return `${outlet}, unsure (told otherwise, or another matter: ${differs}): `
      return state === 'unsure'
        ? `${outlet}, unsure (chance that it is told: ${percent}): `
        : `${outlet}, reported with doubt (chance that it is told as it is: ${percent}${look}): `
    },
    translation: (language: string): string => `Translation (${language})`,
  },

  change: {
    none: 'No claim was found changed.',
    in: (outlet: string): string => ` in ${outlet}`,
    label: (outlet: string): string =>
      `From the statement to ${outlet}: what is struck out stands only in the statement, what is marked only in the report`,
  },

  additions: {
    none: 'No addition was found: every passage comes near some claim of the statement. What is worded like a claim is not told apart from it here.',
    formulas: (found: readonly string[]): string => ` (honorifics and set phrases in it: ${found.join(', ')})`,
    lead: 'Passages that no claim of the statement accounts for: what was put beside it, or in its place.',
  },

  absence: {
    title: (outlet: string, title: string): string => `Did ${outlet} report it? ${title}`,
    finding: 'Finding',
    lead: (texts: number, outlet: string, days: readonly [string, string] | undefined): string =>
      `${one(texts, 'text', 'texts')} of ${outlet} ${texts === 1 ? 'was' : 'were'} searched: all that the archive holds${days === undefined ? ', as the statement has no date' : ` from ${days[0]} to ${days[1]}, and those without a date`}.`,
    answer: {
      absent: (texts: number): string => `is in none of the ${one(texts, 'text', 'texts')}.`,
      elsewhere: (texts: number): string => `is carried by ${one(texts, 'text', 'texts')} of the outlet.`,
      unsure: (texts: number): string => `cannot be told of ${one(texts, 'text', 'texts')}: a person must look.`,
      unread: (): string => 'was not searched for, as the archive holds no text of the outlet there.',
    },
    heading: (answer: 'absent' | 'elsewhere' | 'unsure' | 'unread'): string =>
      ({ absent: 'In none of the texts: ', elsewhere: 'Carried by a text: ', unsure: 'Cannot be told: ', unread: 'Not searched: ' })[
        answer
      ],
    soughtNames: 'Names looked for, in any of their forms and scripts',
    soughtValues: 'Numbers and dates looked for, as values',
    soughtMeaning: 'Meaning looked for by the model',
    none: 'none',
    nearest: (title: string): string => `Nearest passage of all texts, in ${title}`,
    nothing: 'No passage of any text comes near it.',
    caption: (number: number): string => `Claim ${number} in each text, what comes nearest first`,
    head: ['Text', 'Published', 'Verdict', 'Coverage', 'Names found', 'Numbers and dates found', 'Nearest passage'],
    report: 'taken for a report of the statement',
    textsHeading: 'Every text that was searched',
    textsCaption: 'Texts of the outlet in the window, in order of time',
    textsHead: ['No.', 'Title', 'Published', 'Language', 'Address', 'SHA-256 of the text'],
    doubt:
      'What the archive does not hold was not searched, nor pictures and broadcasts. Verdicts are a machine’s: read the nearest passages before you publish that something was not reported.',
  },

  mutual: {
    statements: 'Both sides: what each says that the other does not',
    editions: (outlet: string): string => `Editions of ${outlet}`,
    statementsLead: 'Each statement is held against the other, in both directions.',
    editionsLead: 'The editions held against each other, whatever the statement says:',
    finding: (of: string, total: number, omitted: number, flat: boolean): string =>
      omitted === 0
        ? ` leaves out none of ${one(total, 'claim', 'claims')} of ${of} with certainty`
        : `${flat ? ' does not mention' : ' appears not to mention'} ${omitted} of ${one(total, 'claim', 'claims')} of ${of}`,
    also: (altered: number, unsure: number): string => {
      const parts = [...(altered > 0 ? [`tells ${altered} otherwise`] : []), ...(unsure > 0 ? [`of ${unsure} it cannot be told`] : [])]
      return parts.length === 0 ? '' : `; ${altered > 0 ? 'it ' : ''}${listed(parts)}`
    },
    of: (name: string): string => `What ${name} says`,
    claimOf: (name: string): string => `Claim of ${name}`,
    caption: (name: string): string => `Each claim of ${name}, and whether the others say it`,
    says: (name: string): string => `In ${name}`,
    only: {
      omitted: (of: string, other: string, flat: boolean): string => `${of} alone${flat ? '' : ', as it appears'}, not ${other}: `,
      altered: (of: string, other: string, flat: boolean): string =>
        `${other} tells it otherwise than ${of}${flat ? '' : ', as it appears'}: `,
      differs: (of: string, other: string): string => `${of} and ${other} both tell it, perhaps not with the same value, look yourself: `,
      unsure: (of: string, other: string): string => `${of} says it, and of ${other} it cannot be told, look yourself: `,
    },
    nothing: (name: string): string => `Nothing in ${name} comes near it.`,
    changed: (of: string, other: string): string =>
      `From ${of} to ${other}: what is struck out stands only in the first, what is marked only in the second`,
    sameOfStatement: 'Of the statement, no edition carries a claim that another is sure to leave out.',
    carries: (count: number, other: string, flat: boolean): string =>
      ` carries ${one(count, 'claim', 'claims')} of the statement that ${other} ${flat ? 'leaves out' : 'appears to leave out'}`,
    editionsCaption: 'Claims of the statement that the editions treat differently',
  },

  versions: {
    lead: 'Texts that were fetched, archived or given more than once, and say something else than before. Dates, counters and links that change at each load do not count and are not read here. A claim is called gone only where a passage that carried it is gone too.',
    kind: {
      gone: 'Gone',
      altered: 'Altered',
      cut: 'Carried only in part',
      added: 'Added',
      unsure: 'May have gone, look yourself,',
    } satisfies Record<ChangeKind, string>,
    since: (kind: ChangeKind, version: number, time: string | undefined, certain: boolean): string =>
      `${english.versions.kind[kind]}${certain || kind === 'unsure' ? '' : ', as it appears,'} ${kind === 'added' || kind === 'altered' ? 'in' : 'since'} version ${version}${time === undefined ? '' : ` (${time})`}`,
    inVersion: (version: number, time: string | undefined): string => `Version ${version}${time === undefined ? '' : `, ${time}`}`,
    nearest: (label: string): string => `${label}: the nearest passage`,
    only: (version: number, time: string | undefined): string => `Only in version ${version}${time === undefined ? '' : `, ${time}`}`,
    nothing: (version: number): string => `Nothing in version ${version} comes near it.`,
    changed: 'The words that changed: what is struck out stands only in the earlier version, what is marked only in the later',
    caption: 'Claims of the statement that changed, in each version',
    head: (version: number, time: string | undefined): string => `${version}${time === undefined ? '' : `: ${time}`}`,
    wording: 'Sentences that differ otherwise, word by word where they can be laid over one another:',
    wordingOf: (name: string): string => `Other changes of wording in ${name}`,
    more: (count: number): string => `${one(count, 'more sentence differs', 'more sentences differ')}; the JSON form has all.`,
    finding: (name: string, versions: number, counts: readonly (readonly [ChangeKind, number])[]): string => {
      const say: Readonly<Record<ChangeKind, (count: number) => string>> = {
        gone: (count) => `${one(count, 'claim is', 'claims are')} gone`,
        altered: (count) => `${one(count, 'was', 'were')} altered`,
        cut: (count) => `${one(count, 'is', 'are')} carried only in part since`,
        added: (count) => `${one(count, 'was', 'were')} added later`,
        unsure: (count) => one(count, 'may have gone', 'may have gone'),
      }
      const found = counts.filter(([, count]) => count > 0).map(([kind, count]) => say[kind](count))
      return `${name}: ${versions} versions; ${found.length === 0 ? 'no claim changed, only the wording' : listed(found)}.`
    },
  },

  reading: {
    lead: 'Point at a claim or a passage, or reach it with the Tab key, and what belongs to it lights up on the other side. From a passage, Enter leads to its claim; from a claim, to its line in the table.',
    statement: 'Statement',
    gap: 'a claim that somebody left out or changed',
    carries: 'a passage that carries a claim; the small number names it',
    nearest: 'the passage nearest to a claim that is not carried, or not surely',
    addition: 'a passage that no claim accounts for',
  },

  method: {
    how: (claims: number, reports: number, byMeaning: boolean): string =>
      `unsaid splits a statement into claims, one for each thing said, and looks for each in each report: ${byMeaning ? 'by what sentences mean, as an encoder that comes with the program reads them, ' : ''}by rare words and their relatives, names in any script, numbers and dates as values, and by the order of telling, within one language and across two.${byMeaning ? '' : ' Words alone were compared (--words-only): what is told in quite other words is not found, and fewer changes are seen.'} Here it found ${one(claims, 'claim', 'claims')} and read ${one(reports, 'report', 'reports')}.`,
    coverage: (omitted: string, present: string): string =>
      `Coverage is the estimated probability that the report carries the claim. Below ${omitted} the claim is called omitted; from ${present} on it is called reported, or partial or altered where a part is missing or a value differs; between the two, and wherever a number or date seems to differ and it is not clear that it does, the engine says unsure. Confidence is the estimated probability that the verdict is right.`,
    /** `counts` are of words of content, the most first. */
    unclaimed: (claimed: number, counts: readonly (readonly [UnclaimedReason, number])[]): string => {
      const left = counts.reduce((sum, [, count]) => sum + count, 0)
      if (left === 0) return 'All of the statement is looked for.'
      const share = (count: number): number => Math.max(1, Math.round((100 * count) / (left + claimed)))
      const parts = counts.map(([reason, count]) => `${unclaimedReasons[reason]} ${share(count)}`)
      return `Makes no claim, and was not looked for (in % of the statement’s words of content): ${parts.join(', ')}.`
    },
    salience:
      'Gaps are ordered by salience: commitments, wishes, refusals, names, numbers and dates before greetings and formulas; what others carried before what nobody carried; then by the engine’s confidence.',
    engine: 'Engine',
    omittedBelow: 'Omitted below a coverage of',
    presentFrom: 'Present from a coverage of',
    languages: 'Languages',
    claims: 'Claims',
    date: 'Date of this report',
  },

  rates: {
    none: 'No measured error rates are on record for this engine.',
    stale: 'The figures below were measured on an earlier fit of the engine than the one that made this report.',
    basis: {
      fitted: 'Measured on labelled data that the engine was also fitted on, so that its true error rates are likely a little higher.',
      'cross-validated': 'Measured by cross-validation: each document was judged by an engine fitted without it.',
      'held-out': 'Measured on labelled data that the engine was not fitted on.',
    },
    caption: 'Each rate with its 95 % interval (Wilson 1927)',
    set: 'Labelled data',
    claims: 'Claims',
    omitted: 'Of “omitted”, right',
    found: 'Of all left out, called omitted',
    reported: 'Of “reported”, right',
    unsure: 'Called unsure',
    calibration: 'Calibration error of coverage',
    rate: (value: string, low: string, high: string): string => `${value} (${low} to ${high})`,
    reproduce: 'To reproduce (see CONTRIBUTING.md, “Refit the models”): ',
    languages: { same: 'one language', cross: 'two languages' },
  },

  limits: [
    'Texts are compared, not the world: nothing here says whether the statement is true, or why something was left out.',
    'Only the texts named below were read. An outlet may have reported a claim elsewhere, at another time, in pictures or on the air.',
    'Very free paraphrase, irony and implication are not always recognised.',
    'Numbers, dates, names and polarity are compared as values; finer shifts of meaning are seen only in part, and “altered” is weaker ground than “omitted”.',
  ],

  texts: {
    statement: 'Statement',
    outlet: 'Outlet',
    role: 'Role',
    title: 'Title',
    url: 'Address',
    published: 'Published',
    requested: 'Address asked for',
    retrieved: 'Retrieved',
    archived: 'Archived copy',
    archivedUse: 'Text taken from',
    archivedAs: (used: boolean, captured: string | undefined): string =>
      `${used ? 'the archived copy' : 'the page itself'}${captured === undefined ? '' : `; the copy was made ${captured}`}`,
    language: 'Language',
    passages: 'Passages',
    version: 'Version read',
    textSha256: 'SHA-256 of the text',
    sha256: 'SHA-256 of the page or file as received',
    extraction: 'Extraction',
    warnings: 'Warnings',
    note: 'Note',
    length: 'Length',
    characters: (count: number): string => one(count, 'character', 'characters'),
  },

  reviews: {
    none: 'No reviewer has decided on any cell: all verdicts are the engine’s.',
    decided: (decided: number, cells: number, reviewers: readonly string[]): string =>
      `${decided} of ${one(cells, 'cell', 'cells')} decided by ${listed(reviewers)}.`,
    overruled: (count: number): string => `${count === 0 ? 'None' : count} of these ${count > 1 ? 'overrule' : 'overrules'} the engine.`,
    undecided: (count: number): string => ` On ${count} the engine was unsure.`,
    disputed: (count: number): string =>
      ` On ${count} reviewers differ and nobody has settled it: ${count === 1 ? 'it is' : 'they are'} disputed.`,
    caption: 'Decisions that stand, in the order of the claims',
    head: { claim: 'Claim', outlet: 'Outlet', engine: 'Engine', decision: 'Decision', reviewer: 'Reviewer', time: 'Time', note: 'Note' },
    adjudicates: 'settles the matter',
    /** `percent` 0..1; `alpha` Krippendorff's, nominal, 1 at most. */
    agreement: (percent: number, alpha: number | undefined): string =>
      `Where two reviewers decided on the same cell, they agree in ${Math.round(percent * 100)} % of the pairs${alpha === undefined ? '' : ` (Krippendorff’s alpha, nominal: ${alpha.toFixed(2)})`}.`,
    stale: (count: number): string =>
      `${one(count, 'decision was', 'decisions were')} made on other versions of the texts and ${count === 1 ? 'does' : 'do'} not count here.`,
  },

  cite: {
    plain: 'Plain text',
    bibtex: 'BibTeX',
    csl: 'CSL-JSON',
    title: (title: string): string => `Omission report: ${title}`,
    made: (version: string): string => `Made with unsaid ${version}`,
    undated: 'n.d.',
  },

  made: (version: string): string => `Made with unsaid ${version}.`,
} as const

export type Words = typeof english
