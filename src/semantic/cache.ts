// Answers of models on disk, by content hash, model and revision: the same question is asked once.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'
import type { ModelIdentity } from '../model/models.ts'

export interface AnswerCache {
  /** The kept answer, or `undefined`; one that does not fit the schema counts as none. */
  readonly get: <T>(key: string, schema: z.ZodType<T>) => Promise<T | undefined>
  readonly set: (key: string, value: unknown) => Promise<void>
}

/** Version of the shape of what is kept; another one is read as none. */
const SHAPE = 1
const envelope = z.object({ schema: z.literal(SHAPE), value: z.unknown() })

/** SHA-256 over all that an answer depends on. The texts themselves are not kept. */
export function answerKey(identity: ModelIdentity, options: unknown, question: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([SHAPE, identity, options, question]))
    .digest('hex')
}

/** Keeps nothing. */
export const noCache: AnswerCache = { get: () => Promise.resolve(undefined), set: () => Promise.resolve() }

/** Keeps answers under `folder`, readable by their owner alone. A folder that cannot be written is as no cache. */
export function diskCache(folder: string): AnswerCache {
  const pathOf = (key: string): string => join(folder, key.slice(0, 2), `${key.slice(2)}.json`)
  let writable = true
  return {
    get: async (key, schema) => {
      const source = await readFile(pathOf(key), 'utf8').catch(() => undefined)
      if (source === undefined) return undefined
      const kept = parsed(source)
      const answer = kept.success ? schema.safeParse(kept.data.value) : undefined
      if (answer?.success) return answer.data
      await rm(pathOf(key), { force: true }).catch(() => undefined)
      return undefined
    },
    set: async (key, value) => {
      if (!writable) return
      try {
        await mkdir(dirname(pathOf(key)), { recursive: true, mode: 0o700 })
        // Losing a cached answer in a crash costs one more question, so no flush to the platter.
        await writeFileAtomic(pathOf(key), JSON.stringify({ schema: SHAPE, value }), { fsync: false, mode: 0o600 })
      } catch {
        // A full or read-only disk must not end a run that needs no cache to be right.
        writable = false
      }
    },
  }
}

function parsed(source: string): ReturnType<typeof envelope.safeParse> {
  try {
    return envelope.safeParse(JSON.parse(source))
  } catch {
    return envelope.safeParse(undefined)
  }
}
