import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { paragraphsAs, readAs } from '../helpers/extracted.ts'
import { encodeAs } from '../helpers/make-bytes.ts'
import { root } from '../helpers/run.ts'

const message = (...lines: readonly string[]): string => lines.join('\r\n')
const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/(.{76})/g, '$1\r\n')
const html = '<html><body><p hidden>preheader</p><p>Президент принял посла.</p><p>Они обсудили торговлю.</p></body></html>'

describe('a message', () => {
  it('gives the text of its best part, subject and sender decoded, its date with the zone that it was sent in', async () => {
    const { text, language, provenance } = await readAs(
      'release.eml',
      message(
        `From: =?UTF-8?B?${Buffer.from('Пресс-служба').toString('base64')}?= <press@president.example>`,
        `Subject: =?UTF-8?B?${Buffer.from('Встреча ').toString('base64')}?=`,
        ` =?UTF-8?B?${Buffer.from('с послом').toString('base64')}?=`,
        'Date: Tue, 04 Mar 2025 00:15:00 +0300',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="outer"',
        '',
        '--outer',
        'Content-Type: multipart/alternative; boundary="inner"',
        '',
        '--inner',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '=D0=94=D0=B0.',
        '--inner',
        'Content-Type: text/html; charset=windows-1251',
        'Content-Transfer-Encoding: base64',
        '',
        base64(encodeAs(html, 'windows-1251')),
        '--inner--',
        '--outer',
        'Content-Type: application/pdf',
        'Content-Disposition: attachment; filename="full text.pdf"',
        'Content-Transfer-Encoding: base64',
        '',
        'JVBERi0=',
        '--outer--',
        '',
      ),
    )
    expect(text.split('\n\n')).toEqual(['Встреча с послом', 'Президент принял посла.', 'Они обсудили торговлю.'])
    expect(language).toBe('ru')
    expect(provenance).toMatchObject({ title: 'Встреча с послом', byline: 'Пресс-служба', published: '2025-03-04T00:15:00+03:00' })
    expect(provenance.warnings).toEqual(['the message has attachments, which were not read: full text.pdf'])
  })

  it('puts the lines of plain text together, and keeps paragraphs, lists and quotations apart', async () => {
    const paragraphs = await paragraphsAs(
      'release.eml',
      message(
        'From: "Port" <press@port.example>',
        'Subject: Works end',
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'The minister said on Tuesday that the works would end in May and that the',
        'caf=E9 at the quay stays open throughout the =',
        'whole of the summer',
        'season, as ever.',
        'A paragraph that no blank line parts from the one before it begins here.',
        '',
        '> An earlier message said something else and it was long enough to be',
        '> broken.',
        '',
        'Notes to editors:',
        '* First note',
        '* Second note',
        '',
        '-- ',
        'Press office',
        '+1 555 0100',
        '',
      ),
    )
    expect(paragraphs).toEqual([
      'Works end',
      'The minister said on Tuesday that the works would end in May and that the café at the quay stays open throughout the whole of the summer season, as ever.',
      'A paragraph that no blank line parts from the one before it begins here.',
      'An earlier message said something else and it was long enough to be broken.',
      'Notes to editors:',
      '* First note',
      '* Second note',
    ])
  })

  it('says that it has no text', async () => {
    const empty = message('From: a@b.example', 'Subject: x', 'Content-Type: text/plain', '', '')
    await expect(readAs('empty.eml', empty)).rejects.toThrow(/empty\.eml: is a message without text; save what is attached to it/)
  })
})

const page = (name: string): Buffer => readFileSync(join(root, 'test/ingest/pages', name))
const expected = (name: string): string[] => page(`${name}.expected.txt`).toString().trim().split('\n\n')

const quotedPrintable = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
    .replace(/(.{72})/g, '$1=\r\n')

interface SavedPart {
  readonly location: string
  readonly bytes: Buffer
  readonly type?: string
  readonly id?: string
}

const saved = (parts: readonly SavedPart[]): string =>
  message(
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://news.example/1',
    'Subject: a page',
    'Date: Tue, 4 Mar 2025 12:00:00 +0900',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="----mark----"',
    '',
    ...parts.flatMap(({ location, bytes, type = 'text/html', id }) => [
      '------mark----',
      `Content-Type: ${type}`,
      ...(id === undefined ? [] : [`Content-ID: <${id}>`]),
      'Content-Transfer-Encoding: quoted-printable',
      `Content-Location: ${location}`,
      '',
      quotedPrintable(bytes),
    ]),
    '------mark------',
    '',
  )

describe('a page saved whole by a browser', () => {
  it('gives its article, its address and when it was saved', async () => {
    const source = saved([{ location: 'https://www.yna.co.kr/view/1', bytes: page('yonhap.html') }])
    const { text, provenance } = await readAs('page.mhtml', source)
    expect(text.split('\n\n')).toEqual(expected('yonhap'))
    expect(provenance).toMatchObject({
      url: 'https://www.yna.co.kr/view/1',
      outlet: 'Yonhap News Agency',
      retrieved: '2025-03-04T12:00:00+09:00',
    })
  })

  it('reads in the charset of its part', async () => {
    const source = saved([{ location: 'https://news.example/1', bytes: page('euc-kr.html'), type: 'text/html; charset=euc-kr' }])
    expect(await paragraphsAs('page.mhtml', source)).toEqual(expected('euc-kr'))
  })

  it('finds the article in a frame of it, by address or by content id', async () => {
    const frameset = (source: string): Buffer =>
      Buffer.from(`<html><frameset cols="9,*"><frame src="menu.html"><frame src="${source}"></frameset></html>`)
    const article = { location: 'https://news.example/item.html', bytes: page('kcna/news/item-11.html'), id: 'frame-1@blink' }
    for (const source of ['item.html', 'cid:frame-1@blink'])
      expect(await paragraphsAs('page.mhtml', saved([{ location: 'https://news.example/1', bytes: frameset(source) }, article]))).toEqual(
        expected('kcna'),
      )
  })

  it('says that it holds no page', async () => {
    await expect(
      readAs('page.mhtml', saved([{ location: 'https://x.example/p', bytes: Buffer.from('x'), type: 'image/png' }])),
    ).rejects.toThrow(/page\.mhtml: holds no page; save the page anew/)
  })
})
