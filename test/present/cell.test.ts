import { expect, it } from 'vitest'
import { csvLine, tabLine } from '../../src/present/csv/cell.ts'

it('writes whole numbers whole, others with six digits, and nothing where nothing can be told', () => {
  expect(csvLine([12345678, -0.123456789, true, false, null, undefined, ''])).toBe('12345678,-0.123457,true,false,,,\n')
})

it('puts an apostrophe before what may open a formula, and quotes what holds a comma or a quote', () => {
  expect(csvLine(['=1', ' ＝1', '\t+1', '-', '@x', '|x', '%x', 'a=1'])).toBe("'=1,'＝1,'+1,'-,'@x,'|x,'%x,a=1\n")
  expect(csvLine(['a, b', 'say "no"', 'two\nlines'])).toBe('"a, b","say ""no""",two lines\n')
})

it('guards lists parted by tabs in the same way, and lets no text add a column or a row', () => {
  expect(tabLine([1, '=1+1', 'a\tb\nc', '\u001b[2J\u009b', undefined])).toBe("1\t'=1+1\ta b c\t␛[2J⟨U+009B⟩\t\n")
})
