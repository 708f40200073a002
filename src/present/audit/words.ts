// How an audit's numbers and names are said, the same in every format.
import type { Audit, Estimate, Grouping } from '../../model/audit.ts'

/** `0.314` → `31`. */
const points = (value: number): string => (value * 100).toFixed(Math.abs(value) < 0.0995 && value !== 0 ? 1 : 0).replace('-', '−')

/** `31 % (27 to 36)`; `–` where it cannot be told. */
export function ratePhrase({ value, low, high }: Estimate): string {
  if (value === null) return '–'
  return low === null || high === null ? `${points(value)} %` : `${points(value)} % (${points(low)} to ${points(high)})`
}

/** `+12 points (+8 to +17)`: differences of rates are in percentage points. */
export function differencePhrase({ value, low, high }: Estimate): string {
  const signed = (one: number): string => `${one > 0 ? '+' : ''}${points(one)}`
  if (value === null) return '–'
  return low === null || high === null ? `${signed(value)} points` : `${signed(value)} points (${signed(low)} to ${signed(high)})`
}

/** `p = 0.012`, `p < 0.001`. */
export const chancePhrase = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`)

const GROUPING_WORDS: Readonly<Record<Grouping, string>> = {
  all: 'all claims',
  kind: 'kind of claim',
  topic: 'topic',
  actor: 'person named',
  country: 'country named',
  month: 'month',
}
/** What claims are grouped by, in words. */
export const groupingWords = (by: Grouping): string => GROUPING_WORDS[by]

/** `claims that name belarus`, `commitments`, `all claims`. */
export function groupPhrase(by: Grouping, key: string): string {
  switch (by) {
    case 'all':
      return 'all claims'
    case 'kind':
      return `claims of kind ${key}`
    case 'topic':
      return `claims about ${key}`
    case 'actor':
    case 'country':
      return `claims that name ${key}`
    case 'month':
      return key
  }
}

/** `0.0002`, without an exponent. */
const leastP = (permutations: number): string =>
  (1 / (permutations + 1)).toPrecision(1).replace(/e-0*(\d+)$/, (_, zeros: string) => ` × 10^-${zeros}`)

/** How sure the matches are, in a sentence; the first thing to be read where many are not. */
export function matchingWords({ matching }: Pick<Audit, 'matching'>): string {
  const { given, taken, ambiguous, expectedWrong } = matching
  const all = given + taken + ambiguous
  if (all === 0) return ''
  const told = given > 0 ? `${given} pairs of a statement and an outlet were told; ` : ''
  const wrong = expectedWrong < 0.5 ? 'fewer than one' : `about ${Math.round(expectedWrong)}`
  const unclear =
    ambiguous === 0
      ? 'none is ambiguous'
      : `${ambiguous} more (${points(ambiguous / all)} %) are ambiguous: they count in the rates by their probability, and the intervals allow for all of them and for none`
  return `${told}${taken} pairs were matched by the program, ${wrong} of them wrongly by its own estimate; ${unclear}.`
}

/** A warning where more than one pair in twenty is ambiguous; empty elsewhere. */
export function unsettledWords({ matching }: Pick<Audit, 'matching'>): string {
  const { given, taken, ambiguous } = matching
  const share = ambiguous / Math.max(1, given + taken + ambiguous)
  return share > MOST_AMBIGUOUS
    ? `Of the pairs of a statement and an outlet that reported it or may have, ${points(share)} % are ambiguous (more than ${points(MOST_AMBIGUOUS)} %). The intervals of rates and differences allow for whatever they turn out to be; a figure without its interval does not: settle them before you publish one (unsaid audit --list ambiguous).`
    : ''
}

/** From this share of ambiguous pairs on the reader is told before any figure. */
const MOST_AMBIGUOUS = 0.05

/** `, the first 500 here`, where a list of `whole` pairings stops. */
export const stopsAt = (whole: number, shown: number): string => (shown < whole ? `, the first ${shown} here` : '')

/** Texts in languages that the engine does not know, in a sentence; empty where there are none. */
export function unsupportedWords({ coverage }: Pick<Audit, 'coverage'>): string {
  const rows = coverage.filter((row) => row.unsupported > 0)
  if (rows.length === 0) return ''
  return `Language not supported: ${rows.map((row) => `${row.outlet} ${row.unsupported} ${row.unsupported === 1 ? 'statement' : 'statements'}`).join(', ')}. Nothing is said of these, and they are in no rate.`
}

/** What the correction for many comparisons means, in words. */
export function correctionWords(audit: Pick<Audit, 'settings' | 'tests' | 'differentials'>): string {
  const { correction, level, permutations } = audit.settings
  const chance = `${Math.round((1 - level) * 100)} %`
  const open = audit.differentials.filter((one) => one.undecided).length
  const undecided =
    open === 0
      ? ''
      : ` ${open} of them ${open === 1 ? 'is' : 'are'} undecided: no permutation came as far as what was seen, and their number is still too small for so many comparisons.`
  const many = `${audit.tests} ${audit.tests === 1 ? 'comparison was' : 'comparisons were'} tested (permutation test by statement, up to ${permutations} permutations, ended early once 100 of them came as far: Besag and Clifford 1991; the least p that can be told is ${leastP(permutations)})`
  return correction === 'holm'
    ? `${many}; p values are corrected by Holm's method: the chance that any of what is called a finding is chance alone is at most ${chance}.${undecided}`
    : `${many}; p values are corrected by Benjamini and Hochberg's method: of what is called a finding, at most ${chance} is expected to be chance alone.${undecided}`
}

/** The one sentence that an audit's reader takes home. */
export function auditHeadline(audit: Audit): string {
  const found = audit.differentials.filter((one) => one.finding && (one.difference.value ?? 0) > 0)
  const whole = found.find((one) => one.by === 'all') ?? found[0]
  const against = whole?.against.join(', ') ?? ''
  if (whole) {
    const rest = found.length > 1 ? ` ${found.length - 1} more ${found.length === 2 ? 'finding' : 'findings'} below.` : ''
    return `${whole.outlet} leaves out ${groupPhrase(whole.by, whole.key)} more often than ${against}: ${differencePhrase(whole.difference)}, ${chancePhrase(whole.adjusted)}.${rest}`
  }
  const open = audit.differentials.filter((one) => one.undecided)
  if (open.length > 0) {
    const most = open.reduce((best, one) => (Math.abs(one.difference.value ?? 0) > Math.abs(best.difference.value ?? 0) ? one : best))
    return `Undecided: ${open.length} of ${audit.tests} comparisons reached the least p that can be told, the largest ${most.outlet} on ${groupPhrase(most.by, most.key)} (${differencePhrase(most.difference)}). Test fewer groups, or more statements.`
  }
  if (audit.tests > 0)
    return `No difference between outlets was found that chance would not explain (${audit.tests} comparisons tested); smaller ones may be there.`
  return 'Too few statements were reported by an outlet and a control to compare them; the rates below stand alone.'
}

const share = (value: number | null): string => (value === null ? '–' : `${Math.round(value * 100)} %`)

/** What people who decided whole pairs blind found of the engine's errors, after a space; empty where nobody did. */
export function archiveErrorWords({ archive }: Audit['accuracy']): string {
  if (!archive) return ''
  const own = (
    [
      ['within one language', archive.same],
      ['across languages', archive.cross],
    ] as const
  )
    .filter(([, rates]) => rates.claims > 0)
    .map(([where, { sensitivity, specificity, claims, absent, used }]) => {
      const falsely = specificity === null ? null : 1 - specificity
      return (
        `${where} ${share(sensitivity)} of the ${absent} claims decided omitted and ${share(falsely)} of the ${claims - absent} others` +
        (used ? ', which is used instead' : ', too few to be used')
      )
    })
  const found = own.length > 0 ? own.join('; ') : 'nothing that can be told'
  const { sample } = archive
  const drawn =
    sample === undefined
      ? 'picked one by one'
      : `drawn at random by ${sample.by === 'none' ? 'no stratum' : sample.by}, sample ${sample.name}, seed ${sample.seed}`
  return ` On the ${archive.pairs} pairs that were decided blind in this archive (${archive.reviewers.join(', ')}; ${drawn}) it calls omitted: ${found}.`
}

/** Which error rates the corrected rates use, in a sentence or two; the archive's own beside the engine's where people decided blind. */
export function errorWords(audit: Pick<Audit, 'accuracy' | 'engine'>): string {
  const { same, cross } = audit.accuracy
  return (
    `Corrected rates use the engine's error rates as measured on statements and reports written for that, not on this archive: it calls ${share(same.sensitivity)} of what is left out omitted and ${share(1 - same.specificity)} of what is there ` +
    `(across languages ${share(cross.sensitivity)} and ${share(1 - cross.specificity)}; Rogan and Gladen 1978). Engine ${audit.engine}.${archiveErrorWords(audit.accuracy)}`
  )
}
