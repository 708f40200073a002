import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchForm, storedForm } from '../../src/text/normalise.ts'
import { unicodeText } from '../helpers/arbitrary-texts.ts'

describe('the form that is stored', () => {
  it('has line feeds only', () => {
    expect(storedForm('one\r\ntwo\rthree\n')).toBe('one\ntwo\nthree\n')
  })

  it('has no byte order mark at its front, and keeps everything else', () => {
    expect(storedForm('\ufeff“Quoted” – ё ’ \u00a0 1\u202f000')).toBe('“Quoted” – ё ’ \u00a0 1\u202f000')
  })

  it('is composed: letters with marks are one character, Korean syllables one block', () => {
    expect(storedForm('и\u0306')).toBe('й')
    expect(storedForm('\u1111\u1167\u11bc\u110b\u1163\u11bc')).toBe('평양')
  })

  it('is left as it is when made again, whatever the text', () => {
    fc.assert(
      fc.property(unicodeText, (text) => {
        const once = storedForm(text)
        // A second byte order mark is a character of the text, taken off only when it stands in front.
        fc.pre(once.charCodeAt(0) !== 0xfeff)
        expect(storedForm(once)).toBe(once)
        expect(once).not.toContain('\r')
      }),
    )
  })
})

describe('the form in which words are compared', () => {
  it.each([
    ['Пётр', 'петр'],
    ['ЁЛКА', 'елка'],
    ['don’t', "don't"],
    ['Café', 'cafe'],
    ['Müller', 'muller'],
    ['Минский', 'минский'],
    ['평양', '평양'],
    ['北京', '北京'],
    ['會談後發表聲明', '会谈后发表声明'],
  ])('takes %s as %s', (word, form) => {
    expect(matchForm(word)).toBe(form)
  })
})
