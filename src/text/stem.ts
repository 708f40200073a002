// Word forms → one stem, so that "visited" meets "visits" and «визита» meets «визит».
import { traitsOf } from './languages.ts'

/** Stem of a word in match form. Languages without a stemmer get the word itself. */
export function stem(word: string, language: string): string {
  return traitsOf(language).stem(word)
}
