// A sample → what is to be coded of it, and the texts to read for it.
import type { CodingItem, CodingTexts } from '../../model/coding.ts'
import type { Sample, SampleUnit } from '../../model/sample.ts'
import { samples, sampleUnits } from '../../archive/samples.ts'
import type { Store } from '../../archive/connection.ts'
import { keptClaims } from '../kept-claims.ts'

async function documentOf(store: Store, id: number) {
  return store.db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.hash', 'documents.text')
    .select(['hash', 'body', 'language', 'outlet', 'title', 'url', 'published'])
    .where('documents.id', '=', id)
    .executeTakeFirst()
}

/** The sample of a name, or the newest; `undefined` where there is none. */
export async function sampleNamed(store: Store, name: string | undefined): Promise<Sample | undefined> {
  const all = await samples(store.db)
  return name === undefined ? all[0] : all.find((one) => one.name === name)
}

export interface SheetPair {
  readonly items: readonly CodingItem[]
  readonly texts: CodingTexts
}

async function pairsOf(store: Store, sample: Sample, unit: SampleUnit): Promise<SheetPair[]> {
  const said = await documentOf(store, unit.statement)
  const claims = said && (await keptClaims(store, said.hash))
  if (!said || !claims) return []
  const found: SheetPair[] = []
  for (const [index, id] of unit.reports.entries()) {
    const made = await documentOf(store, id)
    if (!made) continue
    const place = { place: unit.place, part: index + 1 }
    found.push({
      items: claims.map(({ start, end }, claim) => ({
        sample: sample.name,
        ...place,
        claimNumber: claim + 1,
        outlet: unit.outlet,
        published: said.published.slice(0, 10),
        title: said.title,
        claim: said.body.slice(start, end),
        start,
        end,
        statement: said.hash,
        report: made.hash,
      })),
      texts: {
        ...place,
        title: said.title,
        office: said.outlet,
        published: said.published.slice(0, 10),
        statement: said.body,
        statementLanguage: said.language,
        claims: claims.map(({ start, end }) => ({ start, end })),
        outlet: unit.outlet,
        reportTitle: made.title,
        reportPublished: made.published.slice(0, 10),
        reportUrl: made.url,
        report: made.body,
        reportLanguage: made.language,
      },
    })
  }
  return found
}

/** Pairs of a sample in the order of coding. Statements that this engine has not read yet are left out. */
export async function* sheetPairs(store: Store, sample: Sample): AsyncGenerator<SheetPair> {
  for (const unit of await sampleUnits(store.db, sample.name)) yield* await pairsOf(store, sample, unit)
}
