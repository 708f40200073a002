// `unsaid watch` as people start it: several at once, killed and started again, against a site on this machine.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { watchFindingSchema, type WatchFinding } from '../../src/model/watch.ts'
import { folderWith } from '../helpers/folder.ts'
import { program, run } from '../helpers/run.ts'
import { html, site, type Site } from '../helpers/site.ts'
import { both, CUT, feedOf, FULL, LACKING, STATEMENT } from './watched-site.ts'

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts the program; the site in this process can answer it meanwhile. */
function start(args: readonly string[]): { readonly ended: Promise<Ended>; readonly kill: () => void } {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()))
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
  return { ended, kill: () => child.kill('SIGKILL') }
}

async function prepared(every: string): Promise<{ readonly here: Site; readonly path: string; readonly folder: string }> {
  const here = await site({
    '/statement': html(STATEMENT),
    '/full': html(FULL),
    '/lacking': html(LACKING),
    '/feed.xml': (_, response) => response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedOf('/full')),
  })
  const folder = folderWith({
    'watch.json': JSON.stringify({
      store: 'watch.db',
      page: 'watch.html',
      title: 'The harbour <watched>',
      every,
      sources: [...both(here.base), { page: `${here.base}/lacking`, outlet: 'Gazette' }],
    }),
  })
  return { here, folder, path: join(folder, 'watch.json') }
}

const ONCE = ['--once', '--allow-private', '--format', 'jsonl']
const findings = (stdout: string): WatchFinding[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => watchFindingSchema.parse(JSON.parse(line)))

it('prints a line for each finding, writes its page whole, and says each thing once, two at a time', async () => {
  const { here, folder, path } = await prepared('1h')
  const two = await Promise.all([start(['watch', path, ...ONCE]).ended, start(['watch', path, ...ONCE]).ended])
  expect(two.map(({ code, stderr }) => [code, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ])
  const all = two.flatMap(({ stdout }) => findings(stdout))
  const left = all.filter((one) => one.kind === 'omitted' && one.url === `${here.base}/lacking`)
  expect(left.map((one) => one.claim)).toEqual([expect.stringContaining('apologised')])
  expect(new Set(all.map((one) => JSON.stringify([one.kind, one.claim, one.outlet]))).size).toBe(all.length)
  for (const path of ['/full', '/lacking', '/statement']) expect([path, here.asked.get(path)]).toEqual([path, 1])
  const page = readFileSync(join(folder, 'watch.html'), 'utf8')
  expect(page).toMatch(/^<!doctype html>[\s\S]*The harbour &#60;watched&#62;[\s\S]*apologised to the fishermen[\s\S]*<\/html>\n$/)
})

it('goes on where it was killed', async () => {
  const { here, path, folder } = await prepared('1s')
  const asked = new Promise<void>((resolve) => {
    // A page that never ends: the watch is killed while it waits for it.
    here.routes['/lacking'] = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write('<p>')
      resolve()
    }
  })
  const first = start(['watch', path, ...ONCE])
  await asked
  first.kill()
  await first.ended
  here.routes['/lacking'] = html(LACKING)
  here.routes['/full'] = html(CUT)
  const { code, stdout } = await start(['watch', path, ...ONCE]).ended
  expect(code).toBe(0)
  expect(findings(stdout).some((one) => one.kind === 'omitted' && one.url === `${here.base}/lacking`)).toBe(true)
  expect(readFileSync(join(folder, 'watch.html'), 'utf8')).toMatch(/<\/html>\n$/)
})

it('names what is wrong with its file, and what could not be read', async () => {
  const { here, path } = await prepared('1s')
  expect(run(['watch', join(folderWith(), 'none.json')])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/none\.json: no such file/) as string,
  })
  const broken = join(folderWith({ 'watch.json': '{"sources": [{"feed": "nowhere"}]}' }), 'watch.json')
  expect(run(['watch', broken])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^unsaid: .*watch\.json: sources\.0.*\n$/) as string,
  })
  here.routes['/feed.xml'] = (_, response) => response.writeHead(500).end()
  const { code, stderr } = await start(['watch', path, ...ONCE]).ended
  expect(code).toBe(3)
  expect(stderr).toMatch(/^unsaid: http:\S+\/feed\.xml: answered with status 500; try later; it is tried again later\n$/)
})

it('looks at every address once where a look takes longer than their interval', async () => {
  const { here, path } = await prepared('1s')
  for (const path of ['/statement', '/lacking', '/feed.xml']) {
    const answer = here.routes[path]!
    here.routes[path] = (request, response) => void setTimeout(() => answer(request, response), 1100)
  }
  const { code } = await start(['watch', path, ...ONCE]).ended
  expect(code).toBe(0)
  for (const path of ['/full', '/lacking', '/statement']) expect([path, here.asked.get(path)]).toEqual([path, 1])
})
