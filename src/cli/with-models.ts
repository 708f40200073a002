// Opens what `--model` names for a command, and says afterwards what it cost.
import { readdir, stat } from 'node:fs/promises'
import { readJson } from '../ingest/json-file.ts'
import { calibrationSchema } from '../model/models.ts'
import { UserError } from '../model/user-error.ts'
import { diskCache, noCache } from '../semantic/cache.ts'
import { defaultCombination, fromCalibration, type Combination } from '../semantic/combine.ts'
import { createMeter, type Meter, type Price } from '../semantic/meter.ts'
import { closeModels, openedModels, type Models } from '../semantic/model.ts'
import { openModels } from '../semantic/open-models.ts'
import { answersFolder } from '../semantic/paths.ts'
import { unreachableServers } from '../semantic/server/reach.ts'
import { parseSpecs } from '../semantic/spec.ts'
import type { ModelFlags } from './commands/model-options.ts'
import { say } from './say.ts'

export interface AtWork {
  readonly models: Models
  readonly meter: Meter
  readonly combination: Combination
}

function positive(flag: string, value: string): number {
  const number = Number(value)
  if (!Number.isFinite(number) || number <= 0) throw new UserError(`--${flag} ${value}: is no positive number`)
  return number
}

function priceOf(value: string): Price {
  const [input = Number.NaN, output = input, ...rest] = value.split(',').map(Number)
  if (rest.length > 0 || !(input >= 0) || !(output >= 0))
    throw new UserError(`--price ${value}: give two numbers, input,output, per million tokens, for example 0.15,0.60`)
  return { input, output }
}

async function combinationFor(path: string | undefined, models: Models): Promise<Combination> {
  if (path === undefined) return defaultCombination
  if (!(await stat(path).catch(() => undefined))) throw new UserError(`${path}: no such file; make it with unsaid calibrate`)
  const identities = openedModels(models).map((model) => model.identity)
  return fromCalibration(path, await readJson(path, calibrationSchema), identities)
}

const timeoutOf = (flags: ModelFlags): number => positive('timeout', flags.timeout ?? '120')

/** Servers at whose addresses nothing answers, with what to say of them. */
export type Unreachable = Awaited<ReturnType<typeof unreachableServers>>

/**
 * Whether the servers that are named answer, told before any work. Throws `UserError` where one does not and nothing is kept of what
 * was asked before; else says so, and the first question that was not asked before ends the run with the same line.
 */
export async function reachServers(flags: ModelFlags): Promise<Unreachable> {
  const unreachable = await unreachableServers(parseSpecs(flags.model ?? []), timeoutOf(flags))
  const [first] = unreachable.values()
  const keeps = flags.cache !== false && (await readdir(answersFolder()).catch(() => [])).length > 0
  if (first && !keeps) throw first
  for (const { message } of unreachable.values()) say(`${message}; looking for kept answers`)
  return unreachable
}

/** Opens the models, works, closes them, and tells on standard error what was spent. `reached` is what
 * `reachServers` found, where that was asked before. Throws `UserError`. */
export async function withModels<T>(flags: ModelFlags, work: (at: AtWork) => Promise<T>, reached?: Unreachable): Promise<T> {
  const specs = parseSpecs(flags.model ?? [])
  const meter = createMeter({
    ...(flags.budget === undefined ? {} : { budget: positive('budget', flags.budget) }),
    ...(flags.price === undefined ? {} : { price: priceOf(flags.price) }),
  })
  const timeoutSeconds = timeoutOf(flags)
  const unreachable = reached ?? (await reachServers(flags))
  const models = await openModels(specs, {
    cache: flags.cache === false ? noCache : diskCache(answersFolder()),
    meter,
    timeoutSeconds,
    unreachable,
  })
  try {
    return await work({ models, meter, combination: await combinationFor(flags.calibration, models) })
  } finally {
    meter.lines().forEach(say)
    await closeModels(models)
  }
}
