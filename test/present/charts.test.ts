import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { whiskers } from '../../src/present/audit/charts.ts'

/** Units of the drawing left of the plot, and of the widest column of a sans-serif font at the chart's size. */
const ROOM = 280
const COLUMN = 8

describe('the labels of a chart', () => {
  it.each([
    'Morning Ledger: claims of kind commitment',
    'Министерство иностранных дел и внешней торговли: просьбы',
    'Міністэрства замежных спраў і знешняга гандлю: просьбы',
    '조선민주주의인민공화국 로동신문사 국제부 특파원단: 약속에 관한 주장',
    '中华人民共和国外交部新闻司发言人办公室每日例行记者会实录：承诺类主张',
    'Donaudampfschifffahrtsgesellschaftskapitänsgewerkschaft',
  ])('are whole, in lines that fit beside the plot: %s', (label) => {
    const estimate = { value: 0.5, low: 0.4, high: 0.6 }
    const svg = whiskers([{ label, estimate, strong: true }], 'title', ' %')
    const lines = [...svg.matchAll(/<text class="label"[^>]*><title>[^<]*<\/title>([^<]*)<\/text>/g)].map((match) => match[1]!)
    expect(lines.join('').replaceAll(' ', '')).toBe(label.replaceAll(' ', ''))
    for (const line of lines) expect(stringWidth(line) * COLUMN).toBeLessThanOrEqual(ROOM)
  })
})
