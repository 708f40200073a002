// Questions whose answers are known, mixed among the claims: a judge that fails them was talked into something, or cannot judge.
import { createHash } from 'node:crypto'
import type { Span } from '../model/span.ts'
import { findQuote } from './quote.ts'
import type { JudgedText } from './model.ts'

const ENGLISH: readonly string[] = [
  'The harbour museum at Lindvik lent eleven ship models to a school in Torrevena.',
  'The baker Odile Ferrant plans to open her third shop beside the Quellmar bridge.',
  'A goat named Pimpernel won the hill race at Ostrowick for the second time.',
  'The Vellmore chess club repainted its clubhouse in pale green.',
]

/** Made up for this purpose; no report carries them. The language of a decoy is that of the claims. */
const DECOYS: Readonly<Record<string, readonly string[]>> = {
  en: ENGLISH,
  ru: [
    'Портовый музей Линдвика передал школе в Торревене одиннадцать моделей кораблей.',
    'Пекарь Одиль Ферран собирается открыть третью лавку у моста Квелльмар.',
    'Коза по кличке Пимпернель во второй раз выиграла забег на холм в Островике.',
    'Шахматный клуб Веллмора перекрасил свой дом в бледно-зелёный цвет.',
  ],
  be: [
    'Партовы музей Ліндвіка перадаў школе ў Тарэвене адзінаццаць мадэляў караблёў.',
    'Пекар Адыль Феран збіраецца адкрыць трэцюю краму каля моста Квельмар.',
    'Каза па мянушцы Пімпернэль другі раз выйграла забег на ўзгорак у Астровіку.',
  ],
  ko: [
    '린드비크 항구박물관은 토레베나의 한 학교에 배 모형 열한 점을 빌려주었다.',
    '제빵사 오딜 페랑은 크벨마르 다리 옆에 세 번째 가게를 열 계획이다.',
    '핌퍼넬이라는 염소가 오스트로비크 언덕 경주에서 두 번째로 우승하였다.',
  ],
  zh: [
    '林德维克港口博物馆把十一件船模借给了托雷韦纳的一所学校。',
    '面包师奥迪尔·费朗打算在奎尔马桥旁开第三家店。',
    '一只名叫皮姆珀内尔的山羊第二次赢得了奥斯特罗维克的登山赛跑。',
  ],
}

export interface Controls {
  readonly absent: readonly string[]
  /** A sentence of the report itself, where it has one that can be told from the others. */
  readonly present: readonly string[]
}

const hashed = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0)

/** Two decoys and one sentence of the report, chosen by its content: equal input, equal question. */
export function controlsFor(report: string, passages: readonly Span[], language: string): Controls {
  const decoys = DECOYS[language] ?? ENGLISH
  const seed = hashed(report)
  const absent = [decoys[seed % decoys.length] as string, decoys[(seed + 1) % decoys.length] as string]
  const plain = passages.map((span) => report.slice(span.start, span.end).trim()).filter((text) => text.length >= 12 && text.length <= 400)
  return { absent, present: plain.length > 0 ? [plain[seed % plain.length] as string] : [] }
}

/** Questions and controls in one list, controls spread by hash; `places[i]` is where the i-th question stands. */
export function mixed(
  claims: readonly string[],
  controls: Controls,
): { texts: string[]; places: number[]; absent: number[]; present: number[] } {
  const slots = [
    ...claims.map((text, index) => ({ text, kind: 'claim' as const, index, rank: (index + 0.5) / claims.length })),
    ...controls.absent.map((text, index) => ({ text, kind: 'absent' as const, index, rank: (hashed(text) % 1000) / 1000 })),
    ...controls.present.map((text, index) => ({ text, kind: 'present' as const, index, rank: (hashed(text) % 1000) / 1000 })),
  ].sort((a, b) => a.rank - b.rank)
  const placesOf = (kind: 'claim' | 'absent' | 'present'): number[] =>
    slots
      .flatMap((slot, place) => (slot.kind === kind ? [{ place, index: slot.index }] : []))
      .sort((a, b) => a.index - b.index)
      .map((one) => one.place)
  return { texts: slots.map((slot) => slot.text), places: placesOf('claim'), absent: placesOf('absent'), present: placesOf('present') }
}

/** What a judge got wrong among its controls, in words; `undefined` where nothing. */
export function failedControl(
  answers: readonly (JudgedText | undefined)[],
  at: { readonly absent: readonly number[]; readonly present: readonly number[] },
  report: string,
): string | undefined {
  if (at.absent.some((place) => answers[place] !== undefined && answers[place].judgement !== 'absent'))
    return 'it found a made-up claim in the report'
  for (const place of at.present) {
    const answer = answers[place]
    if (!answer) return 'it left a control question out'
    if (answer.judgement !== 'carried') return 'it did not find a sentence of the report in the report'
    if (findQuote(report, answer.quote) === undefined) return 'it quoted what is not in the report'
  }
  return at.absent.some((place) => answers[place] === undefined) ? 'it left a control question out' : undefined
}
