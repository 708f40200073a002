import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareClaims } from '../../src/index.ts'
import { partsOf } from '../../src/engine/claims/parts.ts'
import { mergedVerdict } from '../../src/engine/judge/merged.ts'
import type { Verdict, VerdictKind } from '../../src/model/verdict.ts'
import { unicodeText } from '../helpers/arbitrary-texts.ts'

const REPORT =
  'The harbour authority closed the northern pier on Monday. Divers found two cracks in the wall below the crane. ' +
  'Ferries to the islands leave from the old quay until further notice.'

const verdict = (kind: VerdictKind, coverage: number, confidence: number): Verdict => ({
  kind,
  coverage,
  confidence,
  evidence: [],
  alterations: [],
  missing: [],
  reasons: [`it is ${kind}`],
})
const merged = (...kinds: VerdictKind[]): Verdict =>
  mergedVerdict(kinds.map((kind, index) => ({ span: { start: index * 10, end: index * 10 + 10 }, verdict: verdict(kind, index, 0.9) })))

describe('a ready-made claim of several sentences', () => {
  it('is cut into them, and a short one stands with its neighbour', () => {
    const texts = (text: string, language = 'en'): string[] => partsOf([text], language).map((part) => part.text)
    expect(texts('The northern pier was closed on Monday. Divers found two cracks in its wall.')).toEqual([
      'The northern pier was closed on Monday.',
      'Divers found two cracks in its wall.',
    ])
    expect(texts('Enough! The northern pier was closed on Monday by the harbour authority.')).toHaveLength(1)
    expect(texts('The northern pier was closed on Monday by the authority. He said.')).toHaveLength(1)
    expect(texts('Северный причал закрыли в понедельник. Водолазы нашли в его стене две трещины.', 'ru')).toHaveLength(2)
  })

  it('is told in part where the report has one sentence and not the other', () => {
    const [both, half, none] = compareClaims(
      [
        'The harbour authority closed the northern pier on Monday. Divers found two cracks in the wall below the crane.',
        'The harbour authority closed the northern pier on Monday. A committee of the parliament will visit tea growers in spring.',
        'A committee of the parliament will visit tea growers in spring. Teachers ask for smaller classes and better heating.',
      ],
      REPORT,
    ).verdicts
    expect([both!.kind, half!.kind, none!.kind]).toEqual(['reported', 'partial', 'omitted'])
    expect(both!.coverage).toBeGreaterThan(half!.coverage)
    expect(half!.coverage).toBeGreaterThan(none!.coverage)
    expect(both!.evidence).toHaveLength(2)
    expect(half!.reasons[0]).toMatch(/^sentence 1 reported: /u)
  })

  it('is altered where one of its sentences is, and shows where', () => {
    const claim =
      'Ferries to the islands leave from the old quay until further notice. Divers found nine cracks in the wall below the crane.'
    const { kind, alterations, evidence } = compareClaims([claim], REPORT).verdicts[0]!
    expect(kind).toBe('altered')
    expect(claim.slice(alterations[0]!.claim.start, alterations[0]!.claim.end)).toBe('nine')
    expect(REPORT.slice(alterations[0]!.report.start, alterations[0]!.report.end)).toBe('two')
    expect(evidence[0]!.text).toContain('two cracks')
  })

  it('takes its verdict from those on its sentences', () => {
    expect(merged('reported', 'altered', 'omitted').kind).toBe('altered')
    expect(merged('omitted', 'omitted').kind).toBe('omitted')
    expect(merged('reported', 'omitted').kind).toBe('partial')
    expect(merged('reported', 'partial').kind).toBe('partial')
    expect(merged('reported', 'unsure').kind).toBe('unsure')
    expect(merged('omitted', 'unsure').kind).toBe('unsure')
    expect(merged('reported', 'omitted').coverage).toBe(0.5)
  })

  it('keeps every part within the text, in order, and loses no letter', () => {
    fc.assert(
      fc.property(fc.array(unicodeText, { minLength: 1, maxLength: 4 }), (texts) => {
        const parts = partsOf(texts, 'en')
        texts.forEach((text, claim) => {
          const own = parts.filter((part) => part.claim === claim)
          expect(own.length).toBeGreaterThan(0)
          own.forEach((part) => expect(text.slice(part.span.start, part.span.end)).toBe(part.text))
          own.slice(1).forEach((part, index) => expect(part.span.start).toBeGreaterThanOrEqual(own[index]!.span.end))
          expect(
            own
              .map((part) => part.text)
              .join('')
              .replace(/\s/gu, ''),
          ).toBe(text.replace(/\s/gu, ''))
        })
      }),
    )
  })
})
