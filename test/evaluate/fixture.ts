// Labelled lines of the tests, made from short texts written for them.

export interface PresenceFixture {
  readonly doc: string
  readonly system?: string
  readonly lang: string
  readonly reportLang?: string
  readonly claims: readonly string[]
  readonly report: string
  readonly labels: readonly number[]
}

const harbour = [
  'The mayor opened the rebuilt harbour on Saturday.',
  'Fishing boats will pay no fees until December.',
  'She thanked the divers who cleared the wrecks.',
]
const school = [
  'The ministry will hire 900 teachers before September.',
  'Class sizes will not exceed 25 pupils.',
  'The minister visited a school in the northern district.',
]

export const presence: readonly PresenceFixture[] = [
  {
    doc: 'harbour',
    system: 'first',
    lang: 'en',
    claims: harbour,
    report: 'The rebuilt harbour was opened by the mayor on Saturday. She thanked the divers who had cleared the wrecks.',
    labels: [1, 0, 1],
  },
  {
    doc: 'harbour',
    system: 'second',
    lang: 'en',
    claims: harbour,
    report: 'Until December no fees are charged for fishing boats.',
    labels: [0, 1, 0],
  },
  { doc: 'harbour', system: 'third', lang: 'en', claims: harbour, report: `${harbour.join(' ')} A band played.`, labels: [1, 1, 1] },
  {
    doc: 'school',
    lang: 'en',
    claims: school,
    report: 'Before September the ministry is to take on 900 new teachers. No class will have more than 25 pupils.',
    labels: [1, 1, 0],
  },
  {
    doc: 'school in Russian',
    lang: 'en',
    reportLang: 'ru',
    claims: school,
    report: 'До сентября министерство наймёт 900 учителей. Министр посетил школу в северном районе.',
    labels: [1, 0, 1],
  },
]

export const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
