// `unsaid models`: what is there, what fits, and what is missing with the command that mends it.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../model/user-error.ts'
import { noCache } from '../semantic/cache.ts'
import { KNOWN_MODELS, specOf } from '../semantic/known.ts'
import { findLibrary, installCommand, LIBRARY, LIBRARY_VERSION, loadLibrary } from '../semantic/local/library.ts'
import { createMeter } from '../semantic/meter.ts'
import { closeModels, openedModels } from '../semantic/model.ts'
import { openModels } from '../semantic/open-models.ts'
import { answersFolder } from '../semantic/paths.ts'
import { probe } from '../semantic/probe.ts'
import { whyUnreachable } from '../semantic/server/reach.ts'
import { parseSpecs, type ModelSpec } from '../semantic/spec.ts'
import { safeLine } from '../text/safe-text.ts'
import type { ModelFlags } from './commands/model-options.ts'
import { EXIT } from './exit-codes.ts'
import { writeAnswer } from './output.ts'

interface Finding {
  readonly sound: boolean
  readonly text: string
}

const good = (text: string): Finding => ({ sound: true, text })
const bad = (text: string): Finding => ({ sound: false, text })

async function library(): Promise<Finding> {
  const found = await findLibrary()
  if (!found) return bad(`${LIBRARY} is not installed; local models need it: ${installCommand()}`)
  try {
    await loadLibrary()
  } catch (error) {
    if (error instanceof UserError) return bad(error.message)
    throw error
  }
  const other = found.version === LIBRARY_VERSION ? '' : ` (tested with ${LIBRARY_VERSION})`
  return good(`${LIBRARY} ${found.version}${other} in ${found.folder}`)
}

async function kept(folder: string): Promise<{ files: number; bytes: number }> {
  let files = 0
  let bytes = 0
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => undefined)
    if (!found?.isFile()) continue
    files += 1
    bytes += found.size
  }
  return { files, bytes }
}

/** Names of the variables that hold keys; never what they hold. */
function keys(): Finding {
  const set = Object.keys(process.env).filter((name) => /^UNSAID_API_KEY(?:_[A-Z]+)?$/.test(name) && process.env[name] !== '')
  return good(
    set.length > 0
      ? `keys from the environment: ${set.sort().join(', ')}`
      : 'no key in the environment (UNSAID_API_KEY); servers on this machine need none',
  )
}

async function tried(spec: ModelSpec, flags: ModelFlags): Promise<Finding> {
  const named = `${spec.role} ${spec.name}`
  try {
    const given = Number(flags.timeout ?? 120)
    const timeoutSeconds = given > 0 ? given : 120
    const why = spec.place === 'server' ? await whyUnreachable(spec, timeoutSeconds) : undefined
    if (why !== undefined) return bad(`${named}: the address does not answer (${why}); start the server or correct the address`)
    const models = await openModels([spec], { cache: noCache, meter: createMeter(), timeoutSeconds })
    try {
      const found = await probe(models)
      const revision = openedModels(models)[0]?.identity.revision ?? ''
      return { sound: found.sound, text: `${named} (revision ${revision}): ${found.text}` }
    } finally {
      await closeModels(models)
    }
  } catch (error) {
    if (error instanceof UserError) return bad(`${named}: ${error.message}`)
    throw error
  }
}

/** Examines this machine, and tries each model that is named; 1 where something is missing or does not work. */
export async function runDoctor(flags: ModelFlags): Promise<number> {
  const specs = parseSpecs(flags.model ?? [])
  const { files, bytes } = await kept(answersFolder())
  const findings = [
    good(`Node ${process.versions.node}, ${process.platform} ${process.arch}`),
    await library(),
    good(
      `${files.toLocaleString('en-US')} kept answers, ${(bytes / 1e6).toFixed(1)} MB in ${answersFolder()}; unsaid models clear forgets them`,
    ),
    keys(),
  ]
  for (const spec of specs) findings.push(await tried(spec, flags))
  if (specs.length === 0) findings.push(good('no --model named, so none was tried; unsaid models list names some that fit'))
  await writeAnswer(findings.map(({ sound, text }) => `${sound ? 'ok     ' : 'missing'} ${safeLine(text)}\n`).join(''), undefined)
  return findings.every((one) => one.sound) ? EXIT.done : EXIT.found
}

/** Prints the models that are known to fit. */
export async function runList(): Promise<number> {
  const lines = KNOWN_MODELS.map((model) =>
    [
      `--model ${specOf(model)}`,
      `  ${model.note}; ${model.languages}; about ${model.megabytes.toLocaleString('en-US')} MB; ${model.licence}`,
    ].join('\n'),
  )
  await writeAnswer(
    `${lines.join('\n')}\nSizes and licences are as their publishers state them; nothing was fetched to say so.\n`,
    undefined,
  )
  return EXIT.done
}

/** Removes what the cache holds. */
export async function runClear(): Promise<number> {
  const { files } = await kept(answersFolder())
  await rm(answersFolder(), { recursive: true, force: true })
  await writeAnswer(`${files.toLocaleString('en-US')} kept answers forgotten\n`, undefined)
  return EXIT.done
}
