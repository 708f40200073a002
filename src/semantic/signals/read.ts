// All models on one report. A model that fails leaves its cells to the engine, with a note.
import { ModelFailure, type Models } from '../model.ts'
import { cosines, embedReadings } from './embed.ts'
import { entailReadings } from './entail.ts'
import { judgeReadings } from './judge.ts'
import type { ModelReading, Readings, Sheet } from './reading.ts'

export interface ReadSheet {
  /** Per claim, the readings of all models; `undefined` where any of them gave none, for then the engine's verdict stands. */
  readonly cells: readonly (readonly ModelReading[] | undefined)[]
  readonly notes: readonly string[]
}

async function orNote(sheet: Sheet, work: () => Promise<Readings>): Promise<Readings> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ModelFailure) return { readings: sheet.claims.map(() => undefined), notes: [error.message] }
    throw error
  }
}

/** Asks each scoring model in turn. Throws only for an abort by the caller, or a fault. */
export async function readSheet(models: Models, sheet: Sheet, signal?: AbortSignal): Promise<ReadSheet> {
  const all: Readings[] = []
  const notes: string[] = []
  const take = (name: string, readings: Readings): void => {
    all.push(readings)
    notes.push(...readings.notes.map((note) => `${name} ${note}`))
  }
  if (sheet.claims.length === 0 || sheet.passages.length === 0) return { cells: sheet.claims.map(() => undefined), notes }
  const { embed, entail, judge } = models
  let near: number[][] | undefined
  if (embed) {
    const read = await orNote(sheet, async () => {
      near = await cosines(embed, sheet, signal)
      return embedReadings(embed, sheet, near)
    })
    take(embed.identity.name, read)
  }
  if (entail) take(entail.identity.name, await orNote(sheet, () => entailReadings(entail, sheet, near, signal)))
  if (judge) take(judge.identity.name, await orNote(sheet, () => judgeReadings(judge, sheet, signal)))
  const cells = sheet.claims.map((_, claim) => {
    const own = all.map((one) => one.readings[claim])
    return own.every((one) => one !== undefined) ? own : undefined
  })
  return { cells, notes }
}
