import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareWithModels } from '../../src/semantic/compare.ts'
import { compare } from '../../src/engine/compare.ts'
import { noCache } from '../../src/semantic/cache.ts'
import { findLibrary, installCommand } from '../../src/semantic/local/library.ts'
import { createMeter } from '../../src/semantic/meter.ts'
import { closeModels, type Models } from '../../src/semantic/model.ts'
import { openModels } from '../../src/semantic/open-models.ts'
import { parseSpecs } from '../../src/semantic/spec.ts'
import { gazette, herald, statement, temporaryFolder, used } from './fixture.ts'
import { tinyModel, writeModel, type TinyModel } from './tiny-onnx.ts'

const library = await findLibrary()

const opened: Models[] = []
async function open(...specs: string[]): Promise<Models> {
  const models = await openModels(parseSpecs(specs), { cache: noCache, meter: createMeter(), timeoutSeconds: 20 })
  opened.push(models)
  return models
}
afterAll(async () => {
  for (const models of opened) await closeModels(models)
})

const folder = temporaryFolder()
const NEAR: TinyModel = { words: { travel: [1, 0, 0], journey: [1, 0, 0], cod: [0, 1, 0], boats: [0, 0, 1], harbour: [-1, 0, 0] } }
const READS: TinyModel = {
  words: { yes: [9, 0, 0], no: [0, 0, 9], perhaps: [0, 9, 0] },
  labels: ['entailment', 'neutral', 'contradiction'],
}
beforeAll(() => {
  writeModel(join(folder, 'near'), NEAR)
  writeModel(join(folder, 'reads'), READS)
  writeModel(join(folder, 'mute'), { ...READS, labels: ['LABEL_0', 'LABEL_1', 'LABEL_2'] })
})

describe.skipIf(!library)('a local model', { meta: { toRun: installCommand() } }, () => {
  it('embeds: equal meaning is one direction, and vectors have unit length', async () => {
    const { embed } = await open(`embed=local:${join(folder, 'near')}`)
    const [one, same, other] = (await embed?.embed(['A travel.', 'the journey', 'cod'])) ?? []
    expect([...(one ?? [])].map((value) => Math.round(value * 1000) / 1000)).toEqual([1, 0, 0])
    expect(same).toEqual(one)
    expect(other?.[1]).toBeCloseTo(1)
  })

  it('reads inference by the names of its outputs', async () => {
    const { entail } = await open(`entail=local:${join(folder, 'reads')}`)
    const [yes, no] =
      (await entail?.entail([
        { premise: 'yes', hypothesis: 'yes yes' },
        { premise: 'no', hypothesis: 'no' },
      ])) ?? []
    expect(yes?.entailment).toBeGreaterThan(0.9)
    expect(no?.contradiction).toBeGreaterThan(0.9)
    expect((yes?.entailment ?? 0) + (yes?.neutral ?? 0) + (yes?.contradiction ?? 0)).toBeCloseTo(1)
  })

  it('is named in the comparison by its content: another table, another revision', async () => {
    const revisions: string[] = []
    for (const words of [NEAR.words, { ...NEAR.words, cod: [0, 1, 1] }]) {
      writeModel(join(folder, 'changing'), { words })
      const comparison = await compareWithModels(statement, [herald, gazette], await open(`embed=local:${join(folder, 'changing')}`))
      expect(used(comparison).used[0]).toMatchObject({ role: 'embed', name: 'changing', at: 'local' })
      revisions.push(used(comparison).used[0]?.revision ?? '')
    }
    expect(revisions[0]).toMatch(/^[0-9a-f]{16} fp32$/)
    expect(revisions[0]).not.toBe(revisions[1])
  })

  it('lets a vector without direction count for nothing', async () => {
    writeModel(join(folder, 'empty'), { words: { unheard: [1, 0, 0] } })
    const comparison = await compareWithModels(statement, [herald], await open(`embed=local:${join(folder, 'empty')}`))
    expect(comparison.verdicts).toEqual(compare(statement, [herald]).verdicts)
    expect(used(comparison).notes.join()).toContain('without a direction')
  })

  it('is refused where its outputs have no names, until the user names them', async () => {
    const mute = join(folder, 'mute')
    await expect(open(`entail=local:${mute}`)).rejects.toThrow('say what they are')
    const { entail } = await open(`entail=local:${mute}?labels=entailment,neutral,contradiction`)
    expect((await entail?.entail([{ premise: 'yes', hypothesis: 'yes' }]))?.[0]?.entailment).toBeGreaterThan(0.9)
  })

  it('is refused where the folder is none, holds no model, or has not the precision', async () => {
    await expect(open(`embed=local:${join(folder, 'nowhere')}`)).rejects.toThrow('no such folder')
    await expect(open(`embed=local:${folder}`)).rejects.toThrow('no config.json')
    await expect(open(`embed=local:${join(folder, 'near')}?dtype=q8`)).rejects.toThrow('it has fp32')
  })

  it('comes from the hub that the user named, once, and bears revision and content', async () => {
    // The newest revision differs: only what was named may be loaded.
    const revisions = { v2: tinyModel(NEAR), main: tinyModel({ words: { cod: [1, 0, 0] } }) }
    const asked: string[] = []
    const hub = createServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
      const [, revision, name] = /resolve\/(v2|main)\/(.*)$/.exec(request.url ?? '') ?? []
      const content = revisions[revision as 'v2' | 'main'][name ?? '']
      if (!content) response.writeHead(404).end()
      else response.writeHead(200, { 'content-length': content.length }).end(request.method === 'HEAD' ? undefined : content)
    })
    await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve))
    Object.assign(process.env, { HF_ENDPOINT: `http://127.0.0.1:${(hub.address() as AddressInfo).port}`, UNSAID_CACHE: temporaryFolder() })
    try {
      const spec = 'embed=hub:someone/near@v2?dtype=fp32'
      const { embed } = await open(spec)
      expect(embed?.identity.revision).toMatch(/^v2 [0-9a-f]{16} fp32$/)
      expect((await embed?.embed(['cod']))?.[0]?.[1]).toBeCloseTo(1)
      const before = asked.filter((one) => one.includes('.onnx') && one.startsWith('GET')).length
      expect(before).toBeGreaterThan(0)
      await open(spec)
      expect(asked.filter((one) => one.includes('.onnx') && one.startsWith('GET'))).toHaveLength(before)
    } finally {
      Reflect.deleteProperty(process.env, 'HF_ENDPOINT')
      Reflect.deleteProperty(process.env, 'UNSAID_CACHE')
      hub.close()
      hub.closeAllConnections()
    }
  })
})
