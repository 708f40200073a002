// Chinese in either script: traditional characters as the simplified ones that they stand for, each in its place.
import { seedRows } from '../seeds.ts'
import { once } from './once.ts'

const HAN = /\p{Script=Han}/u

const variants = once(
  () => new Map(seedRows('han-variants.tsv').flatMap(([simple = '', traditional = '']) => [...traditional].map((one) => [one, simple]))),
)

/** A text is looked through for many things in a row, part by part. */
let last = { text: '', simple: '' }

/** A text in simplified characters; as long as it was. */
export function simplified(text: string): string {
  if (!HAN.test(text)) return text
  if (last.text !== text) {
    const known = variants()
    let simple = ''
    for (const character of text) simple += known.get(character) ?? character
    last = { text, simple }
  }
  return last.simple
}
