// A model's address at which nothing answers is told before anything is asked.
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withModels } from '../../src/cli/with-models.ts'
import { compareWithModels } from '../../src/semantic/compare.ts'
import { whyUnreachable } from '../../src/semantic/server/reach.ts'
import type { Comparison } from '../../src/model/comparison.ts'
import { bagOfWords, json, serve, type TestServer } from './server.ts'
import { gazette, herald, statement, temporaryFolder } from './fixture.ts'
import { saying } from '../helpers/saying.ts'

const NOWHERE = 'http://127.0.0.1:9/v1'
const EMBEDDINGS = (server: TestServer): string => `embed=${server.url}#test`

beforeEach(() => vi.stubEnv('UNSAID_CACHE', temporaryFolder()))
afterEach(() => vi.unstubAllEnvs())

const embedding = (): Promise<TestServer> =>
  serve(({ path, body }, response) =>
    path.endsWith('/models')
      ? json(response, { data: [] })
      : json(response, {
          data: bagOfWords((body as { input: string[] }).input).map((vector, index) => ({ index, embedding: vector })),
        }),
  )

const compared = (model: string[], reports = [herald], cache = true): Promise<Comparison> =>
  withModels({ model, cache, timeout: '1' }, ({ models }) => compareWithModels(statement, reports, models))

describe('a model at whose address nothing answers', () => {
  it.each(['embed', 'judge', 'split'])('ends the command before any work, with the address in the line (%s)', async (role) => {
    const work = vi.fn()
    await expect(withModels({ model: [`${role}=${NOWHERE}#test`] }, work)).rejects.toThrow(
      `--model ${role}=${NOWHERE}#test: the address does not answer (`,
    )
    expect(work).not.toHaveBeenCalled()
  })

  it('is told although another one answers, which is asked nothing but its list of models', async () => {
    const server = await embedding()
    await expect(compared([EMBEDDINGS(server), `judge=${NOWHERE}#test`])).rejects.toThrow(`judge=${NOWHERE}`)
    expect(server.asked.map(({ path }) => path)).toEqual(['/v1/models'])
    expect(server.asked[0]!.headers.authorization).toBeUndefined()
    await server.close()
  })

  it('is told where something listens and never says a word', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/v1`
    expect(await whyUnreachable({ role: 'judge', place: 'server', url, name: 'test' }, 0.2)).toContain('no sign of life within 0.2 s')
    silent.close()
  })

  it('still gives what it answered before, and ends the command at the first new question', async () => {
    const server = await embedding()
    const before = await compared([EMBEDDINGS(server)])
    await server.close()
    const { err } = await saying(async () => {
      expect(await compared([EMBEDDINGS(server)])).toEqual(before)
      await expect(compared([EMBEDDINGS(server)], [gazette])).rejects.toThrow('the address does not answer')
      await expect(compared([EMBEDDINGS(server)], [herald], false)).rejects.toThrow('the address does not answer')
      return 0
    })
    expect(err).toContain('looking for kept answers')
    expect(err).not.toContain('requests')
  })
})

it('takes any answer for a sign of life', async () => {
  for (const status of [200, 302, 401, 404, 500]) {
    const server = await serve((_, response) => json(response, {}, status))
    expect(await whyUnreachable({ role: 'embed', place: 'server', url: server.url, name: 'test' }, 5)).toBeUndefined()
    await server.close()
  }
})
