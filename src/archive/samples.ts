// Samples for coding, kept in the archive: how they were drawn, and what is in them.
import { sampleSchema, type Sample, type SampleLine, type SampleUnit } from '../model/sample.ts'
import type { Connection, Store } from './connection.ts'

const AT_ONCE = 500

async function putUnits(db: Connection, name: string, units: readonly SampleUnit[]): Promise<void> {
  for (let from = 0; from < units.length; from += AT_ONCE)
    await db
      .insertInto('sample_units')
      .values(
        units.slice(from, from + AT_ONCE).map(({ reports, ...unit }) => ({ ...unit, sample: name, reports: JSON.stringify(reports) })),
      )
      .execute()
}

/** Keeps a sample as one change; `false`, and nothing is changed, where there is one of its name. */
export async function keepSample(store: Store, sample: Sample, units: readonly SampleUnit[]): Promise<boolean> {
  return store.write(async (db) => {
    const row = await db
      .insertInto('samples')
      .values({ name: sample.name, drawn: sample.drawn, header: JSON.stringify(sample) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (Number(row.numInsertedOrUpdatedRows ?? 0) === 0) return false
    await putUnits(db, sample.name, units)
    return true
  })
}

/** All samples, the newest first. */
export async function samples(db: Connection): Promise<Sample[]> {
  const rows = await db.selectFrom('samples').select('header').orderBy('drawn', 'desc').orderBy('name').execute()
  return rows.map((row) => sampleSchema.parse(JSON.parse(row.header)))
}

/** What is in a sample, in the order of coding. */
export async function sampleUnits(db: Connection, name: string): Promise<SampleUnit[]> {
  const rows = await db
    .selectFrom('sample_units')
    .select(['place', 'statement', 'outlet', 'stratum', 'reports'])
    .where('sample', '=', name)
    .orderBy('place')
    .execute()
  return rows.map((row) => ({ ...row, reports: JSON.parse(row.reports) as number[] }))
}

/** All samples as lines, texts by their hashes. */
export async function* sampleLines(db: Connection): AsyncGenerator<SampleLine> {
  for (const sample of await samples(db)) {
    const units = await sampleUnits(db, sample.name)
    const texts = new Map<number, { readonly text: string; readonly published: string }>()
    const ids = [...new Set(units.flatMap((unit) => [unit.statement, ...unit.reports]))]
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const part = ids.slice(from, from + AT_ONCE)
      const rows = await db.selectFrom('documents').select(['id', 'text', 'published']).where('id', 'in', part).execute()
      for (const row of rows) texts.set(row.id, row)
    }
    yield {
      role: 'sample',
      sample,
      units: units.map(({ statement, outlet, stratum, reports }) => ({
        statement: texts.get(statement)?.text ?? '',
        published: texts.get(statement)?.published ?? '',
        outlet,
        stratum,
        reports: reports.map((report) => texts.get(report)?.text ?? ''),
      })),
    }
  }
}

async function numberOf(db: Connection, role: 'statement' | 'report', text: string, rest: { published?: string; outlet?: string }) {
  let query = db.selectFrom('documents').select('id').where('role', '=', role).where('text', '=', text)
  if (rest.published !== undefined) query = query.where('published', '=', rest.published)
  if (rest.outlet !== undefined) query = query.where('outlet', '=', rest.outlet)
  return (await query.orderBy('id').executeTakeFirst())?.id
}

/** Keeps samples of another archive whose documents are all here; one whose name is taken stays as it is. Returns how many are new. */
export async function addSampleLines(db: Connection, lines: readonly SampleLine[]): Promise<number> {
  let added = 0
  for (const { sample, units } of lines) {
    const held = await db.selectFrom('samples').select('name').where('name', '=', sample.name).executeTakeFirst()
    if (held) continue
    const found: SampleUnit[] = []
    for (const [index, { statement, published, outlet, stratum, reports }] of units.entries()) {
      const said = await numberOf(db, 'statement', statement, { published })
      const made: (number | undefined)[] = []
      for (const report of reports) made.push(await numberOf(db, 'report', report, { outlet }))
      if (said === undefined || made.includes(undefined)) break
      found.push({ place: index + 1, statement: said, outlet, stratum, reports: made as number[] })
    }
    if (found.length < units.length) continue
    await db
      .insertInto('samples')
      .values({ name: sample.name, drawn: sample.drawn, header: JSON.stringify(sample) })
      .execute()
    await putUnits(db, sample.name, found)
    added += 1
  }
  return added
}
