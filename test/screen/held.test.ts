import { describe, expect, it } from 'vitest'
import { isLight } from '../../src/screen/held.ts'
import { openingLines } from '../../src/screen/opening.ts'
import { columnsOf, plainText } from '../../src/screen/lines.ts'
import { painted, themeFor } from '../../src/screen/theme.ts'

describe('the terminal’s background', () => {
  it('is light or dark by what the terminal says of it, with one to four digits', () => {
    expect([isLight('ffff', 'ffff', 'ffff'), isLight('fd', 'f6', 'e3'), isLight('f', 'f', 'e')]).toEqual([true, true, true])
    expect([isLight('0000', '0000', '0000'), isLight('00', '2b', '36'), isLight('3', '3', '3')]).toEqual([false, false, false])
  })

  it('is believed over the environment', () => {
    const yellow = (theme: ReturnType<typeof themeFor>): boolean => painted([{ text: 'x', style: 'warning' }], theme).includes(';33m')
    expect(yellow(themeFor({ COLORFGBG: '15;0' }))).toBe(true)
    expect(yellow(themeFor({ COLORFGBG: '15;0' }, 'light'))).toBe(false)
    expect(yellow(themeFor({ COLORFGBG: '0;15' }, 'dark'))).toBe(true)
  })
})

describe('a link on the screen', () => {
  it('is a hyperlink of the terminal’s around its words', () => {
    const line = painted([{ text: 'KCNA', style: 'plain', link: 'http://kcna.example/' }], themeFor({}))
    expect(line).toBe('\u001b]8;;http://kcna.example/\u001b\\KCNA\u001b]8;;\u001b\\')
  })
})

describe('the screen before there is anything to review', () => {
  it('shows what is known, harmless and exactly as large as the screen', () => {
    const rows = openingLines(
      { title: 'A \u001b[2Jcase', stage: 'Comparing …', statement: 'One.\n\u202eTwo. 평양', outlets: ['KCNA'] },
      { columns: 50, rows: 12 },
    )
    expect(rows).toHaveLength(12)
    for (const row of rows) expect(columnsOf(plainText(row))).toBe(50)
    const text = rows.map(plainText).join('\n')
    for (const words of ['KCNA', 'One.', '평양', 'Comparing …', '⟨U+202E⟩']) expect(text).toContain(words)
    expect(text).not.toContain('\u001b')
  })
})
