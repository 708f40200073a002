// Opens what `--model` names for a command, and says afterwards what it cost.
import { stat } from 'node:fs/promises'
import { readJson } from '../ingest/json-file.ts'
import { calibrationSchema } from '../model/models.ts'
import { UserError } from '../model/user-error.ts'
import { diskCache, noCache } from '../semantic/cache.ts'
import { defaultCombination, fromCalibration, type Combination } from '../semantic/combine.ts'
import { createMeter, type Meter, type Price } from '../semantic/meter.ts'
import { closeModels, openedModels, type Models } from '../semantic/model.ts'
import { openModels } from '../semantic/open-models.ts'
import { answersFolder } from '../semantic/paths.ts'
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

/** Opens the models, works, closes them, and tells on standard error what was spent. Throws `UserError`. */
export async function withModels<T>(flags: ModelFlags, work: (at: AtWork) => Promise<T>): Promise<T> {
  const specs = parseSpecs(flags.model ?? [])
  const meter = createMeter({
    ...(flags.budget === undefined ? {} : { budget: positive('budget', flags.budget) }),
    ...(flags.price === undefined ? {} : { price: priceOf(flags.price) }),
  })
  const timeoutSeconds = positive('timeout', flags.timeout ?? '120')
  const models = await openModels(specs, { cache: flags.cache === false ? noCache : diskCache(answersFolder()), meter, timeoutSeconds })
  try {
    return await work({ models, meter, combination: await combinationFor(flags.calibration, models) })
  } finally {
    meter.lines().forEach(say)
    await closeModels(models)
  }
}
