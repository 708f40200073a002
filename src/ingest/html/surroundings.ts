// The words by which pages name what surrounds their article: `seeds/page-noise.json`, ready to ask.
import { pageNoiseSchema } from '../../model/page-noise.ts'
import { seedJson } from '../../seeds.ts'

export interface Surroundings {
  /** Whole words only: `share` but not `shareholder`. */
  readonly noise: ReadonlySet<string>
  /** Words that name surroundings even where those hold sentences. */
  readonly noiseInSentences: ReadonlySet<string>
  readonly consent: ReadonlySet<string>
  readonly noisePairs: RegExp
  readonly captions: ReadonlySet<string>
  readonly readAlso: RegExp
  readonly afterwards: RegExp
}

let known: Surroundings | undefined

const startsWith = (sources: readonly string[]): RegExp => new RegExp(`^(?:${sources.join('|')})`, 'iu')

/** The words of `seeds/page-noise.json`. */
export function surroundings(): Surroundings {
  if (known) return known
  const { noise, noiseInSentences, consent, noisePairs, captions, readAlso, afterwards } = pageNoiseSchema.parse(
    seedJson('page-noise.json'),
  )
  known = {
    noise: new Set(noise),
    noiseInSentences: new Set(noiseInSentences),
    consent: new Set(consent),
    noisePairs: new RegExp(noisePairs.join('|'), 'iu'),
    captions: new Set(captions),
    readAlso: startsWith(readAlso),
    afterwards: startsWith(afterwards),
  }
  return known
}
