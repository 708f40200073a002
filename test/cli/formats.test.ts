import { expect, it } from 'vitest'
import { chosenFormat } from '../../src/cli/formats.ts'

it.each(['x.pdf', 'x.PDF', 'folder/x.odt', 'x.rtf'])('refuses -o %s, whose ending is no format', (output) => {
  expect(() => chosenFormat(undefined, output, 'md')).toThrow(`-o ${output}: `)
})

it('says how to print a PDF', () => {
  expect(() => chosenFormat(undefined, 'x.pdf', 'text')).toThrow('print it to PDF from a browser')
})

it('takes a known ending, a name without one, and a format that is named', () => {
  expect(chosenFormat(undefined, 'x.HTML', 'md')).toBe('html')
  expect(chosenFormat(undefined, 'report', 'md')).toBe('md')
  expect(chosenFormat('json', 'x.pdf', 'md')).toBe('json')
})
