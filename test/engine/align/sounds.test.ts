// Names that no dictionary has are found across scripts by how they sound.
import { describe, expect, it } from 'vitest'
import { indexText } from '../../../src/engine/align/indexed-text.ts'
import { conceptUnits, findUnits } from '../../../src/engine/align/units.ts'
import { words } from '../../../src/text/words.ts'

/** Credit of each name of a claim in a report, and the report's words that it was found in. */
function found(claim: string, language: string, report: string, reportLanguage: string): readonly (readonly [number, string[]])[] {
  const index = indexText(report, reportLanguage)
  const units = conceptUnits(claim, language, undefined, words(claim, language))
  return findUnits(units, index, true).map(({ at, credit }) => [
    credit,
    at.map((word) => report.slice(index.words[word]!.start, index.words[word]!.end)),
  ])
}

describe('a name', () => {
  it.each([
    ['Tarvenkov', 'en', 'Сегодня приехал Тарвенков.', 'ru', 'Тарвенков'],
    ['Тарвенков', 'ru', 'Today Tarvenkov came.', 'en', 'Tarvenkov'],
    ['Тарвенкоў', 'be', 'Today Tarvenkov came.', 'en', 'Tarvenkov'],
    ['Murodanova', 'en', '무로다노바 만났다.', 'ko', '무로다노바'],
  ])('%s (%s) is found by its sound in «%s» (%s)', (name, language, report, reportLanguage, word) => {
    const [[credit, at] = [0, []]] = found(name, language, report, reportLanguage)
    expect(credit).toBeGreaterThanOrEqual(0.7)
    expect(at).toEqual([word])
  })

  it('is found in every word near its sound, in order, and in no other', () => {
    const [[credit, at] = [0, []]] = found('Tarvenkov', 'en', 'Тарвенков, Мостовой, Тарвенко, Тарвинкова, Ковентар и Тарвенков.', 'ru')
    expect(credit).toBe(1)
    expect(at).toEqual(['Тарвенков', 'Тарвенко', 'Тарвинкова', 'Тарвенков'])
  })

  it('of three sounds or fewer is found by the same sounds alone', () => {
    expect(found('Tarn', 'en', 'Видели Торн и Тарм.', 'ru')[0]![1]).toEqual(['Торн'])
  })

  it('is found however many others a report has', () => {
    const letter = (index: number): string => 'мнкспдзшл'[index % 9]!
    const others = Array.from(
      { length: 3000 },
      (_, index) =>
        `Та${letter(index)}о${letter(Math.floor(index / 9))}и${letter(Math.floor(index / 81))}а${letter(Math.floor(index / 729))}`,
    )
    const [[, at] = [0, []]] = found('Tarvenkov', 'en', `${others.join(' ')} Тарвенков.`, 'ru')
    expect(at.at(-1)).toBe('Тарвенков')
    expect(at.length).toBeLessThan(5)
  })

  it('is found in the four sounds most alike, where more are near', () => {
    const near = ['Тарсвензкова', 'Тарсвенкова', 'Тарвенскова', 'Тарвенмкова', 'Тарвенкова']
    const [[credit, at] = [0, []]] = found('Tarvenkov', 'en', near.join(' и '), 'ru')
    expect(credit).toBe(1)
    expect(at).toEqual(near.slice(1))
  })

  it('is none where words of a hundred sounds are written as one', () => {
    const long = 'tarvenkov'.repeat(20)
    expect(found(`T${long.slice(1)}`, 'en', `Т${'тарвенков'.repeat(20).slice(1)} приехал.`, 'ru')[0]).toEqual([0, []])
  })
})
