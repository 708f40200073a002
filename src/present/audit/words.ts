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

/** What the correction for many comparisons means, in words. */
export function correctionWords(audit: Pick<Audit, 'settings' | 'tests'>): string {
  const { correction, level, permutations } = audit.settings
  const chance = `${Math.round((1 - level) * 100)} %`
  const many = `${audit.tests} ${audit.tests === 1 ? 'comparison was' : 'comparisons were'} tested (permutation test by statement, ${permutations} permutations)`
  return correction === 'holm'
    ? `${many}; p values are corrected by Holm's method: the chance that any of what is called a finding is chance alone is at most ${chance}.`
    : `${many}; p values are corrected by Benjamini and Hochberg's method: of what is called a finding, at most ${chance} is expected to be chance alone.`
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
  if (audit.tests > 0)
    return `No outlet leaves out more than the others do, beyond what chance explains (${audit.tests} comparisons tested).`
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
