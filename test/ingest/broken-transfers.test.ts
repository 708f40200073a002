// Whatever ends before its end is no page, in every form in which servers send pages.
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFetcher, type FetchOptions } from '../../src/ingest/fetch/fetcher.ts'
import type { Received } from '../../src/ingest/received.ts'
import { readDocument } from '../../src/index.ts'
import { folderWith } from '../helpers/folder.ts'
import { program } from '../helpers/run.ts'

const sentence = (number: number): string => `<p>On day ${number} the minister said that works at the harbour would end in May.</p>`
const article = Buffer.from(
  `<html><body><article><h1>Works</h1>${Array.from({ length: 300 }, (_, day) => sentence(day)).join('')}</article></body></html>`,
)
const head = (...lines: readonly string[]): string =>
  ['HTTP/1.1 200 OK', 'Content-Type: text/html', 'Connection: close', ...lines, '', ''].join('\r\n')
const chunked = (body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')])

interface Form {
  readonly head: string
  readonly body: Buffer
}

/** All forms in which one page is sent. */
const forms: Readonly<Record<string, Form>> = {
  length: { head: head(`Content-Length: ${article.length}`), body: article },
  chunked: { head: head('Transfer-Encoding: chunked'), body: chunked(article) },
  close: { head: head(), body: article },
  http10: { head: 'HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n', body: article },
  gzip: { head: head('Content-Encoding: gzip'), body: gzipSync(article) },
  deflate: { head: head('Content-Encoding: deflate'), body: deflateSync(article) },
  br: { head: head('Content-Encoding: br'), body: brotliCompressSync(article) },
  'gzip-length': { head: head('Content-Encoding: gzip', `Content-Length: ${gzipSync(article).length}`), body: gzipSync(article) },
  'gzip-chunked': { head: head('Content-Encoding: gzip', 'Transfer-Encoding: chunked'), body: chunked(gzipSync(article)) },
}

/** What a server does once it has sent the half. */
const endings = ['stalls', 'closes', 'resets'] as const

let server: Server
let base = ''
const open = new Set<Socket>()

function answer(socket: Socket, path: string): void {
  const [, name = '', ending = ''] = path.split('/')
  if (name === 'robots.txt') socket.end('HTTP/1.1 404 None\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
  else if (name === 'status') socket.write(`HTTP/1.1 ${ending} Odd\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`)
  else if (name === 'silent') socket.end()
  else if (name === 'text') socket.end(`${head().replace('html', 'plain')}The minister said that the works would end in May, and no`)
  else if (name === 'loose') socket.end(`${head()}<p>The minister said that the works would end in May, and`)
  else if (name === 'pdf') socket.end(`${head().replace('text/html', 'application/pdf')}%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\n`)
  else if (name === 'feed')
    socket.end(`${head().replace('html', 'xml')}<rss version="2.0"><channel><item><title>Works</title><description>They end in M`)
  else if (name === 'wide')
    socket.end(Buffer.concat([Buffer.from(head()), Buffer.from(`\ufeff${article.toString().slice(0, 900)}`, 'utf16le')]))
  else {
    const form = forms[name]!
    const isWhole = ending === 'whole'
    socket.write(form.head)
    socket.write(isWhole ? form.body : form.body.subarray(0, Math.floor(form.body.length / 2)))
    if (isWhole || ending === 'closes') socket.end()
    else if (ending === 'resets') setTimeout(() => socket.resetAndDestroy(), 30)
  }
}

beforeAll(async () => {
  server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', (request) => answer(socket, request.toString().split(' ')[1]!))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  for (const socket of open) socket.destroy()
  server.close()
})

const get = (path: string, options: FetchOptions = {}): Promise<Received> =>
  createFetcher({ allowPrivate: true, gap: 0, backOff: 1, timeout: 5000, retries: 0, ...options }).fetch(base + path)

describe('a page whose transfer ends before its end', () => {
  it.each(Object.keys(forms))('is read where it came whole: %s', async (form) => {
    expect(Buffer.from((await get(`/${form}/whole`)).bytes).equals(article)).toBe(true)
  })

  it.each(Object.keys(forms).flatMap((form) => endings.map((ending) => [form, ending] as const)))(
    'is an error where it is sent by %s and the server %s',
    async (form, ending) => {
      await expect(get(`/${form}/${ending}`, { timeout: ending === 'stalls' ? 300 : 5000 })).rejects.toThrow(
        /^http\S+: (?:was not there within|broke off before|the server broke the connection|sent compressed data that is broken).*; try later/,
      )
    },
  )

  it.each(Object.keys(forms))('is an error where the person stops it: %s', async (form) => {
    const controller = new AbortController()
    const asked = get(`/${form}/stalls`, { signal: controller.signal })
    setTimeout(() => controller.abort(), 100)
    await expect(asked).rejects.toThrow(/abort/i)
  })

  it.each(['pdf', 'feed', 'wide'])('is an error where the connection closes in it and it lacks its own end: %s', async (kind) => {
    await expect(get(`/${kind}`)).rejects.toThrow(/broke off before its end; try later/)
  })

  it.each(['text', 'loose'])('is told of where nothing can tell whether it is whole: %s', async (kind) => {
    const { provenance } = await readDocument(`${base}/${kind}`, {}, { fetcher: createFetcher({ allowPrivate: true, gap: 0 }) })
    expect(provenance.warnings).toContainEqual(expect.stringMatching(/did not say how long the text is.*look whether its end is there/))
  })

  it.each(['101', '199', '999'])('is an error where the status is %s', async (status) => {
    await expect(get(`/status/${status}`, { timeout: 1000 })).rejects.toThrow(/status \d+|was not there within|does not speak HTTP/)
  })

  it('is an error where the server hangs up without a word', async () => {
    await expect(get('/silent')).rejects.toThrow(/\/silent: the server broke the connection off; try later/)
  })
})

/** Runs the program beside the server; `stop` sends it Ctrl-C once the half page is on its way. */
const beside = (args: readonly string[], stop = false): Promise<{ readonly code: number | null; readonly stderr: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    if (stop) server.once('half', () => setTimeout(() => child.kill('SIGINT'), 200))
    child.on('close', (code) => resolve({ code, stderr }))
  })

describe('a command whose source breaks off', () => {
  const statement = 'The minister said that the works would end in May. She thanked the crews.'

  it('says so, goes on with the others, and makes no case of the half', async () => {
    const folder = folderWith({ 's.txt': statement, 'r.txt': statement })
    const said = join(folder, 's.txt')
    const half = `${base}/close/stalls`
    const options = ['--allow-private', '--fetch-timeout', '0.4']
    const both = await beside(['compare', said, half, `${base}/status/101`, join(folder, 'r.txt'), ...options])
    expect(both.code).toBe(3)
    expect(both.stderr).toMatch(/close\/stalls: was not there within 0\.4 s/)
    expect(both.stderr).toMatch(/status\/101: answered with status 101/)
    const made = await beside(['case', 'new', '--statement', said, '--report', half, '--dir', join(folder, 'case'), ...options])
    expect(made.code).toBe(2)
    expect(made.stderr).toMatch(/close\/stalls: was not there within/)
    expect(existsSync(join(folder, 'case/case.json'))).toBe(false)
  })

  it('keeps no half page in a case where it is stopped by Ctrl-C', async () => {
    const folder = folderWith({ 's.txt': statement })
    const made = beside(
      [
        'case',
        'new',
        '--statement',
        join(folder, 's.txt'),
        '--report',
        `${base}/close/stalls`,
        '--dir',
        join(folder, 'case'),
        '--allow-private',
      ],
      true,
    )
    // The half is on its way as soon as the statement is in the case and the page was asked for.
    for (let tries = 0; tries < 600 && !existsSync(join(folder, 'case/statement.txt')); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50))
    await new Promise((resolve) => setTimeout(resolve, 1500))
    server.emit('half')
    expect((await made).code).toBe(3)
    expect(readdirSync(join(folder, 'case')).filter((name) => name.endsWith('.txt'))).toEqual(['statement.txt'])
    expect(existsSync(join(folder, 'case/case.json'))).toBe(false)
  })
})
