// The reader's own settings for the screens: other keys, the mouse, colours, whether time is kept.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import envPaths from 'env-paths'
import { z } from 'zod'
import { firstProblem } from '../model/problem.ts'
import { UserError } from '../model/user-error.ts'
import { isKeyName, type KeyName } from '../screen/input.ts'
import { keysWith as browseKeysWith, type Keys as BrowseKeys } from '../screen/browse/keys.ts'
import { keysWith, type Keys } from '../screen/review/keys.ts'

const key = z.string().refine(isKeyName, 'is no key; keys are single characters and names such as space, enter, tab, up, page-down, ctrl-d')

const keys = z.record(z.string(), z.union([key, z.array(key)])).default({})

const settingsSchema = z.strictObject({
  /** Keys of a review in place of the usual ones, by the names that `unsaid keys` lists. */
  keys,
  /** Those of the dashboard, by the names that `unsaid keys --of browse` lists. */
  browseKeys: keys,
  /** Whether the screens take the mouse. */
  mouse: z.boolean().default(true),
  /** The terminal's background; `auto` asks the terminal. */
  background: z.enum(['auto', 'light', 'dark']).default('auto'),
  /** Whether the time on each cell is kept with its decision. */
  timing: z.boolean().default(true),
})

export interface Settings {
  readonly keys: Keys
  readonly browseKeys: BrowseKeys
  readonly mouse: boolean
  readonly colours: 'light' | 'dark' | undefined
  readonly timing: boolean
}

/** Where the settings are looked for: `UNSAID_CONFIG`, else the system's place for settings. */
export const settingsPath = (): string => process.env['UNSAID_CONFIG'] || join(envPaths('unsaid', { suffix: '' }).config, 'settings.json')

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code !== undefined) throw new UserError(`${path}: could not be read (${code}); check its permissions, or move it away`)
    throw new UserError(`${path}: is no JSON (${(error as Error).message}); mend it, or move it away`)
  }
}

const lists = (keys: Readonly<Record<string, KeyName | readonly KeyName[]>>): Record<string, readonly KeyName[]> =>
  Object.fromEntries(Object.entries(keys).map(([name, one]) => [name, typeof one === 'string' ? [one] : one]))

/** The settings in use; the usual ones where there is no file. Throws `UserError` that names the file and what to mend. */
export function readSettings(path = settingsPath()): Settings {
  const read = settingsSchema.safeParse(existsSync(path) ? parsed(path) : {})
  if (!read.success) throw new UserError(`${path}: ${firstProblem(read.error)}`)
  const { mouse, background, timing } = read.data
  try {
    const own = { keys: keysWith(lists(read.data.keys)), browseKeys: browseKeysWith(lists(read.data.browseKeys)) }
    return { ...own, mouse, colours: background === 'auto' ? undefined : background, timing }
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${path}: ${error.message}`) : error
  }
}
