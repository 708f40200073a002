// A methods paragraph that can stand in a paper: what was done, with the numbers of this audit.
import type { Audit } from '../../model/audit.ts'
import { archiveErrorWords, correctionWords, matchingWords, unsupportedWords } from './words.ts'
import { safeLine } from '../../text/safe-text.ts'
import { listed } from '../words/en.ts'

const share = (value: number): string => `${(value * 100).toFixed(1)} %`

/** Plain text, a few paragraphs, with a final line break. */
export function methodsParagraph(audit: Audit): string {
  const { archive, settings, accuracy } = audit
  const outlets = audit.coverage.filter((row) => !row.control).map((row) => row.outlet)
  const when = archive.from === '' ? '' : ` published from ${archive.from} to ${archive.to}`
  const claims = audit.rates.filter((row) => row.by === 'all').reduce((sum, row) => sum + row.claims, 0)
  const reviewed = audit.rates.filter((row) => row.by === 'all').reduce((sum, row) => sum + row.reviewed, 0)
  const against =
    settings.controls.length > 0
      ? `${listed(settings.controls)} served as control outlets.`
      : 'No control outlets were named; each outlet was compared with all others that reported the same statement.'
  const unsupported = unsupportedWords(audit)
  const paragraphs = [
    `Data. We compared ${archive.statements} statements${when} with ${archive.reports} texts of ${listed(outlets)}. ${against}`,
    `Matching. For each statement, texts published from ${Math.abs(settings.window[0])} days before to ${settings.window[1]} days after it were retrieved by their words, names, numbers and dates, across languages by a dictionary, ` +
      `and taken for reports of it by a logistic model of these and of the lead over every other statement that the report could be of (unsaid ${audit.engine}); which claims a report carries plays no part in it. ` +
      `${archive.pairs} reports were taken (probability ${audit.matching.accept} or more; ambiguous from ${audit.matching.ask}). ${matchingWords(audit)} ` +
      'Intervals are widened by the bounds that wrong and ambiguous matches set (Horowitz and Manski 2000). ' +
      'An outlet with several reports of one statement counts as having left a claim out only where none of them carries it.',
    ...(unsupported === '' ? [] : [`Languages. ${unsupported}`]),
    `Comparison. Statements were split into claims; each claim was judged reported, partly reported, altered, omitted or undecided in each report (${claims} judgements, ${reviewed} of them reviewed by hand). ` +
      `Judgements are of a deterministic engine with calibrated confidence; undecided ones do not count as omitted.`,
    `Error correction. On labelled data the engine calls ${share(accuracy.same.sensitivity)} of omitted claims omitted and ${share(1 - accuracy.same.specificity)} of present ones ` +
      `(${accuracy.same.claims} claims; across languages ${share(accuracy.cross.sensitivity)} and ${share(1 - accuracy.cross.specificity)}, ${accuracy.cross.claims} claims). ` +
      `Rates were corrected for these error rates (Rogan and Gladen 1978). Their ${share(settings.level)} intervals are percentile intervals of a bootstrap by statement (${settings.resamples} resamples, seed ${settings.seed}; Efron 1979) ` +
      `in which the error rates are drawn anew as well, over labelled sets and from beta distributions, and are never narrower than Wilson's score interval (Wilson 1927) carried through the correction.${archiveErrorWords(accuracy)}`,
    `Comparison of outlets. Differences are of corrected rates on the same claims of the same statements. ${correctionWords(audit)}`,
    'Limits. Corrected rates hold as far as the labelled data resemble the texts compared. What an outlet said elsewhere than in the texts held is not seen.',
  ]
  return `${paragraphs.map(safeLine).join('\n\n')}\n`
}
