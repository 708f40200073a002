// Texts in the encodings of their countries. Tables are made from the platform's own decoders, turned around.

const table = (encoding: string): ReadonlyMap<string, readonly number[]> => {
  const found = new Map<string, readonly number[]>()
  const decoder = new TextDecoder(encoding, { fatal: true })
  const put = (...bytes: number[]): void => {
    try {
      const letter = decoder.decode(Uint8Array.from(bytes))
      if ([...letter].length === 1 && !found.has(letter)) found.set(letter, bytes)
    } catch {
      // No letter has these bytes.
    }
  }
  for (let first = 0; first < 256; first += 1) put(first)
  for (let first = 0x81; first < 0xff; first += 1) for (let second = 0x40; second < 0xff; second += 1) put(first, second)
  return found
}

/** Encodes a text. Throws where the encoding has not got one of its letters. */
export function encodeAs(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  const little = Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16le') return little
  if (encoding === 'utf-16be') return little.swap16()
  const letters = table(encoding)
  return Buffer.from(
    [...text].flatMap((letter) => {
      const bytes = letters.get(letter)
      if (!bytes) throw new Error(`${encoding} has no ${letter}`)
      return [...bytes]
    }),
  )
}

/** A text of two paragraphs in each language, and the encodings in which it is met. */
export const TEXTS = {
  ru: {
    text: 'Президент принял во вторник посла соседней страны.\n\nОни обсудили взаимную торговлю, сотрудничество в области медицины и визит министра.',
    encodings: ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'utf-16le', 'utf-16be', 'utf-8'],
  },
  be: {
    text: 'Прэзідэнт прыняў пасла суседняй краіны.\n\nЯны абмеркавалі ўзаемны гандаль і візіт міністра ў наступным годзе.',
    encodings: ['windows-1251', 'utf-16le', 'utf-8'],
  },
  uk: {
    text: 'Президент прийняв посла сусідньої країни.\n\nВони обговорили торгівлю і візит міністра їхньої країни.',
    encodings: ['windows-1251', 'koi8-u', 'utf-16be'],
  },
  ko: {
    text: '북한 매체가 16일 대통령의 답전을 공개하면서 방문을 제안한 대목은 전하지 않았다.\n\n통일부 당국자는 "보도 경위를 지켜보고 있다"고 말했다.',
    encodings: ['euc-kr', 'utf-16le', 'utf-16be', 'utf-8'],
  },
  zh: {
    text: '国家主席在北京会见了来访的外交部长。\n\n双方就贸易和教育合作交换了意见，并同意明年五月再次会晤。',
    encodings: ['gb18030', 'utf-16le', 'utf-16be'],
  },
  ja: {
    text: '大統領は火曜日に隣国の大使と会談した。\n\n両者は貿易と教育の協力について意見を交換した。',
    encodings: ['shift_jis', 'euc-jp', 'utf-16le'],
  },
  en: {
    text: 'The president received the ambassador on Tuesday.\n\nThey discussed trade and the visit of the minister.',
    encodings: ['utf-16le', 'utf-16be', 'utf-8'],
  },
} as const
