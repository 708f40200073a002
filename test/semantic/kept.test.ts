import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { compareWithModels } from '../../src/semantic/compare.ts'
import { compare } from '../../src/engine/compare.ts'
import { diskCache } from '../../src/semantic/cache.ts'
import { herald, open, statement, temporaryFolder, used } from './fixture.ts'
import { embeds, says, serve, type Behaviour, type TestServer } from './server.ts'

const started: TestServer[] = []
const start = async (behave: Behaviour): Promise<TestServer> => {
  const server = await serve(behave)
  started.push(server)
  return server
}
afterEach(async () => {
  for (const server of started.splice(0)) await server.close()
})

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())

describe('answers kept on disk', () => {
  it('are asked for once, hold no text, and give the same comparison', async () => {
    const server = await start((asked, response) => embeds(asked, response))
    const folder = temporaryFolder()
    const once = async (): Promise<unknown> =>
      compareWithModels(statement, [herald], (await open(server.url, ['embed'], { cache: diskCache(folder) })).models)
    expect(await once()).toEqual(await once())
    expect(server.asked).toHaveLength(1)
    expect(
      files(folder)
        .map((path) => readFileSync(path, 'utf8'))
        .join(),
    ).not.toContain('boats')
  })

  it('are asked for again where the file is broken', async () => {
    const server = await start((asked, response) => embeds(asked, response))
    const folder = temporaryFolder()
    for (let round = 0; round < 2; round++) {
      const { models } = await open(server.url, ['embed'], { cache: diskCache(folder) })
      expect(used(await compareWithModels(statement, [herald], models)).notes).toEqual([])
      for (const path of files(folder)) writeFileSync(path, '{"schema":1,"value":"####"}')
    }
    expect(server.asked).toHaveLength(2)
  })
})

it('sends nothing once the budget is used up, and the engine’s verdicts stand', async () => {
  const server = await start((asked, response) => embeds(asked, response))
  const { models } = await open(server.url, ['embed'], { meter: { budget: 10 } })
  const comparison = await compareWithModels(statement, [herald], models)
  expect(server.asked).toEqual([])
  expect(comparison.verdicts).toEqual(compare(statement, [herald]).verdicts)
  expect(used(comparison).notes.join()).toContain('budget of 10 tokens')
})

it('takes only claims that stand in the statement from a model that splits it, and says how many it dropped', async () => {
  const server = await start((_, response) =>
    says(response, {
      claims: [
        { quote: 'will pay for forty new boats', subject: 'The ministry' },
        { quote: 'ready to  travel to Tarvik', subject: 'She' },
        { quote: 'will resign at once', subject: 'She' },
        { quote: 'forty new boats', subject: '' },
      ],
    }),
  )
  const { models } = await open(server.url, ['split'])
  const comparison = await compareWithModels(statement, [herald], models)
  expect(comparison.claims.map((claim) => claim.text)).toEqual(['ready to travel to Tarvik', 'will pay for forty new boats'])
  for (const { span, text, subject } of comparison.claims) {
    expect(statement.text.slice(span.start, span.end)).toBe(text)
    expect(subject).toBeDefined()
  }
  expect(used(comparison).notes.join()).toContain('2 of its claims')
})
