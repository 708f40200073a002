// Texts that nobody would write but anybody may send.
import fc from 'fast-check'

const scripts = [
  'the visit and talks on 9 September. ',
  'визит, готов посетить Пхеньян 9 сентября. ',
  'візіт у Мінск, гатовы! ',
  '그는 9월 3일 평양을 방문할 준비가 되어 있다. ',
  '主席访问明斯克，双方同意。',
  '12,5 % 1억 $3bn Mr. U.S. A. B. ',
]

/** Any UTF-16, lone surrogates and controls included. */
const anyUnits = fc.string({ unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 60 })

/** Short texts of any characters, mixed with pieces of real languages, quotes, line ends and stops. */
export const unicodeText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      anyUnits,
      fc.constantFrom(...scripts),
      fc.constantFrom(
        '\n',
        '\r\n',
        '. ',
        '。',
        '?" ',
        '«',
        '»',
        '“',
        '”',
        '(',
        ')',
        ', and ',
        ' и ',
        '; ',
        '\u202e',
        '\u0000',
        '\u001b]8;;',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
