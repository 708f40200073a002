// Mail says wrong things, or nothing, about its letters: they are read from its bytes, and what could not be is counted.
import { describe, expect, it } from 'vitest'
import { readAs } from '../helpers/extracted.ts'
import { encodeAs } from '../helpers/make-bytes.ts'

const texts = {
  ru: 'Президент сказал, что готов посетить столицу. Он поблагодарил за приглашение. Торговля между странами выросла на 12 процентов.',
  be: 'Прэзідэнт сказаў, што гатовы наведаць сталіцу. Ён падзякаваў за запрашэнне. Гандаль паміж краінамі вырас на 12 працэнтаў.',
  ko: '대통령은 이른 시일 안에 수도를 방문할 준비가 되어 있다고 말했다. 그는 초청에 감사를 표했다. 무역은 12퍼센트 늘었다.',
  zh: '总统表示愿意尽早访问首都。他对邀请表示感谢。两国贸易去年增长了百分之十二，双方将继续合作。',
  en: 'The president said he “is ready” to visit the capital. He thanked the café’s owner for the invitation – twice.',
} as const

const mail = (head: readonly string[], body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(['From: a@b.example', 'Subject: S', 'MIME-Version: 1.0', ...head, '', ''].join('\r\n')), body])

const written: readonly (readonly [keyof typeof texts, string])[] = [
  ['ru', 'windows-1251'],
  ['ru', 'koi8-r'],
  ['be', 'windows-1251'],
  ['ko', 'euc-kr'],
  ['zh', 'gb18030'],
  ['ru', 'utf-8'],
  ['ko', 'utf-8'],
  ['en', 'utf-8'],
]
const declared = ['; charset=us-ascii', '; charset=x-bogus', '; charset=""', '; charset=utf-8', '; charset=iso-8859-1', '']

describe('a message whose charset is wrong, missing or unknown', () => {
  it.each(written.flatMap(([language, encoding]) => declared.map((claim) => [language, encoding, claim] as const)))(
    'is read by its bytes: %s in %s, said to be “%s”',
    async (language, encoding, claim) => {
      const bytes = encodeAs(texts[language], encoding)
      const { text, provenance } = await readAs('a.eml', mail([`Content-Type: text/plain${claim}`], bytes))
      expect(text).toContain(texts[language])
      expect(provenance.encoding).toBe(encoding)
      expect(provenance.undecodable).toBeUndefined()
      if (encoding !== 'utf-8') expect(provenance.warnings?.join()).toMatch(/encoding/)
    },
  )

  it('is read without a Content-Type, in base64 and as quoted-printable, as a page and within another message', async () => {
    const bytes = encodeAs(texts.ru, 'windows-1251')
    const coded = bytes.toString('base64').replace(/(.{76})/g, '$1\r\n')
    const quoted = [...bytes]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('')
      .replace(/(.{72})/g, '$1=\r\n')
    const type = 'Content-Type: text/plain; charset=us-ascii'
    const html = encodeAs(`<html><head><meta charset="windows-1251"></head><body><p>${texts.ru}</p></body></html>`, 'windows-1251')
    const inner = mail([type], bytes)
    const messages = [
      mail([], bytes),
      mail([type, 'Content-Transfer-Encoding: base64'], Buffer.from(coded)),
      mail([type, 'Content-Transfer-Encoding: quoted-printable'], Buffer.from(quoted)),
      mail(['Content-Type: text/html; charset=x-bogus'], html),
      mail(['Content-Type: message/rfc822'], inner),
      mail(
        ['Content-Type: multipart/mixed; boundary=b'],
        Buffer.concat([Buffer.from(`--b\r\n${type}\r\n\r\n`), bytes, Buffer.from('\r\n--b--\r\n')]),
      ),
    ]
    for (const message of messages) expect((await readAs('a.eml', message)).text).toContain(texts.ru)
  })

  it('is read in the old encodings of seven bits', async () => {
    const korean = Buffer.from(
      [...encodeAs('대통령은 방문할 준비가 되어 있다고 말했다.', 'euc-kr').toString('latin1')].map((letter) => letter).join(''),
      'latin1',
    )
    const shifted = korean
      .toString('latin1')
      .replace(/[\u0080-\u00ff]+/g, (run) => `\u000e${[...run].map((one) => String.fromCharCode(one.charCodeAt(0) & 0x7f)).join('')}\u000f`)
    const hz = encodeAs('总统表示愿意访问首都。', 'gb18030')
      .toString('latin1')
      .replace(/[\u0080-\u00ff]+/g, (run) => `~{${[...run].map((one) => String.fromCharCode(one.charCodeAt(0) & 0x7f)).join('')}~}`)
    const utf7 = `+${Buffer.from('Готов', 'utf16le').swap16().toString('base64').replace(/=+$/, '')}- to visit, 2 +- 2`
    const read = async (charset: string, body: string): Promise<string> =>
      (await readAs('a.eml', mail([`Content-Type: text/plain; charset=${charset}`], Buffer.from(body, 'latin1')))).text
    expect(await read('iso-2022-kr', `\u001b$)C\n${shifted}`)).toContain('대통령은 방문할 준비가 되어 있다고 말했다.')
    expect(await read('hz-gb-2312', hz)).toContain('总统表示愿意访问首都。')
    expect(await read('utf-7', utf7)).toContain('Готов to visit, 2 + 2')
  })

  it('counts what could not be decoded', async () => {
    const bytes = Buffer.concat([Buffer.from(texts.ru), Buffer.from([0xd0, 0x20]), Buffer.from(texts.ru)])
    const { provenance } = await readAs('a.eml', mail(['Content-Type: text/plain; charset=utf-8'], bytes))
    expect(provenance).toMatchObject({ encoding: 'utf-8', undecodable: 1 })
    expect(provenance.warnings).toContainEqual(expect.stringMatching(/1 place could not be decoded as utf-8/))
  })

  it('has a subject and a sender that are read so too: raw bytes, unknown charsets, letters cut between words', async () => {
    const [first, second] = [encodeAs('Визит в столицу', 'windows-1251'), encodeAs('Пресс-служба', 'windows-1251')]
    const body = encodeAs(texts.ru, 'windows-1251')
    const type = Buffer.from('\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n')
    const raw = Buffer.concat([
      Buffer.from('Subject: '),
      first,
      Buffer.from('\r\nFrom: "'),
      second,
      Buffer.from('" <a@b.example>'),
      type,
      body,
    ])
    const words = Buffer.concat([
      Buffer.from(`Subject: =?x-bogus?B?${first.toString('base64')}?=\r\nFrom: =?us-ascii?B?${second.toString('base64')}?= <a@b.example>`),
      type,
      body,
    ])
    for (const message of [raw, words]) {
      const { provenance } = await readAs('a.eml', message)
      expect(provenance).toMatchObject({ title: 'Визит в столицу', byline: 'Пресс-служба' })
    }
    const bytes = Buffer.from('Встреча')
    const cut = [bytes.subarray(0, 5), bytes.subarray(5)].map((part) => `=?utf-8?B?${part.toString('base64')}?=`).join('\r\n ')
    const { provenance } = await readAs(
      'a.eml',
      Buffer.concat([Buffer.from(`Subject: ${cut}\r\nFrom: a@b.example`), type, Buffer.from(texts.ru)]),
    )
    expect(provenance.title).toBe('Встреча')
  })
})
