// What surrounds the article of a page: the shape of `seeds/page-noise.json`.
import { z } from 'zod'

const word = z.string().regex(/^[a-z]+$/)
const pattern = z.string().refine((source) => {
  try {
    return new RegExp(source, 'iu').source !== ''
  } catch {
    return false
  }
}, 'is no regular expression')

export const pageNoiseSchema = z.strictObject({
  /** Words of a class or id that name what surrounds an article; a box with sentences that lead nowhere is kept all the same. */
  noise: z.array(word).min(1),
  /** Words that name surroundings even where those hold sentences: comments, promotions, other articles. */
  noiseInSentences: z.array(word).min(1),
  /** Words that name a request to agree to cookies, which may hold most of a page's text. */
  consent: z.array(word).min(1),
  /** Patterns over a whole class or id, where one word alone would say too little. */
  noisePairs: z.array(pattern).min(1),
  /** Words of a class or id that name a picture's caption. */
  captions: z.array(word).min(1),
  /** Beginnings of a line that leads to another article. */
  readAlso: z.array(pattern).min(1),
  /** Beginnings of a heading below which no article goes on: other stories, comments, offers. */
  afterwards: z.array(pattern).min(1),
})
