import { afterEach, describe, expect, it } from 'vitest'
import { compareWithModels } from '../../src/semantic/compare.ts'
import { compare } from '../../src/engine/compare.ts'
import { gazette, herald, open, statement, used } from './fixture.ts'
import { embeds, honestAnswers, json, says, serve, type Behaviour, type TestServer } from './server.ts'

const started: TestServer[] = []
const start = async (behave: Behaviour): Promise<TestServer> => {
  const server = await serve(behave)
  started.push(server)
  return server
}
afterEach(async () => {
  for (const server of started.splice(0)) await server.close()
})

const alone = compare(statement, [herald, gazette])
const MEANING = [
  ['ready', 'announced'],
  ['travel', 'journey'],
  ['spring', 'snow', 'melted'],
  ['tarvik', 'islands'],
]

describe('a server that behaves', () => {
  it('is named in the comparison with its model and revision', async () => {
    const server = await start((asked, response) => embeds(asked, response))
    const { models } = await open(server.url, ['embed'])
    const { used: asked, combination, notes } = used(await compareWithModels(statement, [herald], models))
    expect(asked).toEqual([{ role: 'embed', name: 'test-embed', revision: 'r1', at: server.url }])
    expect(combination).toBe('default')
    expect(notes).toEqual([])
  })

  it('raises the coverage of a claim said in other words, and the passage is shown', async () => {
    const server = await start((asked, response) => embeds(asked, response, MEANING))
    const { models } = await open(server.url, ['embed'])
    const comparison = await compareWithModels(statement, [gazette], models)
    const claim = comparison.claims.findIndex((one) => one.text.includes('Tarvik'))
    const [before, after] = [alone.verdicts[claim]?.[1], comparison.verdicts[claim]?.[0]]
    expect(after?.coverage).toBeGreaterThan(before?.coverage ?? 1)
    expect(after?.evidence[0]?.text).toContain('journey')
    expect(after?.evidence[0]?.reasons.join()).toContain('test-embed')
  })

  it('is asked as a judge at temperature 0, and its quotes become evidence with true spans', async () => {
    const server = await start((asked, response) => says(response, honestAnswers(asked)))
    const { models } = await open(server.url, ['judge'])
    const comparison = await compareWithModels(statement, [herald], models)
    expect(server.asked.every((one) => (one.body as { temperature: number }).temperature === 0)).toBe(true)
    expect(used(comparison).notes).toEqual([])
    const quoted = comparison.verdicts.flatMap(
      ([verdict]) => verdict?.evidence.filter((one) => one.reasons.join().includes('test-judge')) ?? [],
    )
    expect(quoted.length).toBeGreaterThan(0)
    for (const { span, text } of quoted) expect(herald.text.slice(span.start, span.end)).toBe(text)
  })

  it('never makes an omission that the engine did not see, as long as nobody fitted its weights', async () => {
    const server = await start((asked, response) => {
      const { answers } = honestAnswers(asked)
      const last = asked.data.report ?? ''
      // Denies all that is not a sentence of the report word for word.
      says(response, {
        answers: answers.map((one) =>
          last.includes(asked.data.claims?.[one.claim - 1]?.text ?? '?') ? one : { ...one, judgement: 'absent', quote: '' },
        ),
      })
    })
    const { models } = await open(server.url, ['judge'])
    const { verdicts } = await compareWithModels(statement, [herald, gazette], models)
    verdicts.flat().forEach((verdict, index) => {
      if (verdict.kind === 'omitted') expect(alone.verdicts.flat()[index]?.kind).toBe('omitted')
    })
  })
})

/** Seconds after which a server that will never answer is given up. */
const SOON = 0.2

describe('a server that fails leaves every verdict to the engine, with a note', () => {
  const failures: readonly (readonly [string, RegExp, Behaviour, number?])[] = [
    ['answers a page in place of JSON', /shape/, (_, response) => void response.end('<html>hello</html>')],
    [
      'answers junk that calls itself JSON',
      /not JSON/,
      (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"data": ['),
    ],
    ['answers HTTP 500', /HTTP 500/, (_, response) => json(response, { error: { message: 'out of memory' } }, 500)],
    [
      'breaks off in the middle',
      /broke off/,
      (_, response) => void response.writeHead(200, { 'content-length': '1000' }).write('{"choices"', () => response.destroy()),
    ],
    ['never answers', /no answer within 0.2 s/, () => undefined, SOON],
    [
      'answers drop by drop without an end',
      /no answer within 0.2 s/,
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        const drops = setInterval(() => response.write(' '), 50)
        response.on('close', () => clearInterval(drops))
      },
      SOON,
    ],
    ['answers another shape', /shape|fit/, (_, response) => json(response, { hello: 'world', choices: [], data: 'none' })],
  ]
  for (const [what, why, behave, timeoutSeconds] of failures)
    for (const role of ['embed', 'judge'])
      it(`${what}, asked as ${role}`, async () => {
        const server = await start(behave)
        const { models } = await open(server.url, [role], timeoutSeconds === undefined ? {} : { timeoutSeconds })
        const comparison = await compareWithModels(statement, [herald], models)
        expect(comparison.verdicts).toEqual(compare(statement, [herald]).verdicts)
        expect(used(comparison).notes.join('\n')).toMatch(why)
        expect(server.asked).toHaveLength(2)
      })

  it('gives vectors for other texts, of different lengths, or without direction', async () => {
    const wrong: readonly ((count: number) => unknown[])[] = [
      (count) => Array.from({ length: count }, () => ({ index: 0, embedding: [1, 0] })),
      (count) => Array.from({ length: count - 1 }, (_, index) => ({ index, embedding: [1, 0] })),
      (count) => Array.from({ length: count }, (_, index) => ({ index, embedding: index === 1 ? [1] : [1, 0] })),
      (count) => Array.from({ length: count }, (_, index) => ({ index, embedding: [0, 0] })),
      (count) => Array.from({ length: count }, (_, index) => ({ index, embedding: ['1', null] })),
    ]
    for (const data of wrong) {
      const server = await start(({ body }, response) => json(response, { data: data((body as { input: unknown[] }).input.length) }))
      const { models } = await open(server.url, ['embed'])
      const comparison = await compareWithModels(statement, [herald], models)
      expect(comparison.verdicts).toEqual(compare(statement, [herald]).verdicts)
      expect(used(comparison).notes).toHaveLength(1)
    }
  })

  it('is not asked on and on: after three failed questions it is left alone', async () => {
    const server = await start((_, response) => json(response, { error: { message: 'busy' } }, 503))
    const { models } = await open(server.url, ['embed'])
    const reports = Array.from({ length: 8 }, (_, index) => ({ ...herald, outlet: `Paper ${index}` }))
    const comparison = await compareWithModels(statement, reports, models)
    expect(server.asked).toHaveLength(6)
    expect(used(comparison).notes).toHaveLength(8)
  })

  it('is believed at its second attempt', async () => {
    const server = await start((asked, response, count) =>
      count === 1 ? says(response, 'I would rather not.') : says(response, honestAnswers(asked)),
    )
    const { models } = await open(server.url, ['judge'])
    expect(used(await compareWithModels(statement, [herald], models)).notes).toEqual([])
    expect(server.asked).toHaveLength(2)
  })

  it('is asked without structured output where it says that it knows none', async () => {
    const server = await start((asked, response) =>
      'response_format' in (asked.body as object)
        ? json(response, { error: { message: 'response_format: unknown' } }, 400)
        : says(response, `<think>{hm}</think>\n\`\`\`json\n${JSON.stringify(honestAnswers(asked))}\n\`\`\``),
    )
    const { models } = await open(server.url, ['judge'])
    expect(used(await compareWithModels(statement, [herald], models)).notes).toEqual([])
  })
})

it('stops at once when the caller aborts, with the reason given', async () => {
  const server = await start(() => undefined)
  const { models } = await open(server.url, ['embed'])
  const abort = new AbortController()
  const work = compareWithModels(statement, [herald], models, { signal: abort.signal })
  setTimeout(() => abort.abort(new Error('enough')), 50)
  await expect(work).rejects.toThrow('enough')
})
