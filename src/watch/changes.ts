// What became of claims between two versions of a page that is watched.
import type { Store } from '../archive/connection.ts'
import type { SightingRow } from '../archive/watch-tables.ts'
import { runKey, type AuditSettings } from '../audit/settings.ts'
import type { Document } from '../model/document.ts'
import type { ChangeKind, ClaimChange, FollowedClaims, VersionHistory } from '../model/versions.ts'
import type { WatchFinding, WatchKind } from '../model/watch.ts'
import { versionHistory } from '../semantic/versions.ts'
import { keepFindings, type Found } from './findings.ts'
import { documentAt, versionsOf, type KeptVersion } from './keep.ts'

const KIND: Readonly<Record<ChangeKind, WatchKind>> = { gone: 'gone', altered: 'changed', cut: 'cut', added: 'added', unsure: 'doubtful' }

type StatementOf = NonNullable<WatchFinding['statement']>

/** Statements that any version of a page was taken for a report of. */
async function statementsOf(
  store: Store,
  settings: AuditSettings,
  versions: readonly KeptVersion[],
): Promise<(Document & { readonly of: StatementOf })[]> {
  const rows = await store.db
    .selectFrom('matches')
    .innerJoin('documents', 'documents.id', 'matches.statement')
    .select(['matches.statement', 'documents.url'])
    .distinct()
    .where('run', '=', runKey(settings))
    .where('state', '!=', 'ambiguous')
    .where(
      'report',
      'in',
      versions.map((one) => one.id),
    )
    .orderBy('matches.statement')
    .execute()
  const found: (Document & { readonly of: StatementOf })[] = []
  for (const { statement, url } of rows) {
    const kept = await documentAt(store.db, statement)
    if (kept) found.push({ ...kept, of: { id: statement, title: kept.title, office: kept.outlet, url } })
  }
  return found
}

/** What all findings of one change of a page have in common. */
function common({ address, time }: SightingRow, [before, now]: readonly [KeptVersion, KeptVersion]): Omit<WatchFinding, 'kind'> {
  return {
    time,
    outlet: now.outlet,
    url: address,
    ...(now.title === '' ? {} : { title: now.title }),
    document: now.id,
    sha256: { before: before.provenance.sha256 ?? '', after: now.provenance.sha256 ?? '' },
    language: now.language,
  }
}

const passagesOf = (
  history: VersionHistory,
  { before, after, version }: Pick<ClaimChange, 'before' | 'after' | 'version'>,
): Pick<WatchFinding, 'before' | 'after'> => ({
  ...(before ? { before: history.versions[version - 1]!.text.slice(before.start, before.end) } : {}),
  ...(after ? { after: history.versions[version]!.text.slice(after.start, after.end) } : {}),
})

function ofClaims(
  sighting: SightingRow,
  pair: readonly [KeptVersion, KeptVersion],
  history: VersionHistory,
  followed: FollowedClaims,
  statement?: StatementOf,
): Found[] {
  return followed.changes.map((change) => {
    const claim = followed.claims[change.claim]!
    return {
      identity: ['version', sighting.address, sighting.time, change.kind, claim.text, statement?.id ?? 0],
      finding: {
        ...common(sighting, pair),
        kind: KIND[change.kind],
        claim: claim.text,
        confidence: followed.verdicts[change.claim]![change.version]!.confidence,
        ...(statement ? { statement } : {}),
        ...passagesOf(history, change),
      },
    }
  })
}

/** Findings of one change of a page. */
async function foundIn(store: Store, settings: AuditSettings, sighting: SightingRow, signal?: AbortSignal): Promise<Found[]> {
  const versions = await versionsOf(store.db, sighting.address)
  const at = versions.findIndex((one) => one.seen === sighting.time)
  const [before, now] = [versions[at - 1], versions[at]]
  if (!before || !now) return []
  const pair = [before, now] as const
  const text = { of: 0, name: now.outlet, versions: pair }
  const found: Found[] = []
  let last: VersionHistory | undefined
  for (const statement of await statementsOf(store, settings, versions)) {
    last = await versionHistory(text, statement, signal)
    if (last?.statement) found.push(...ofClaims(sighting, pair, last, last.statement, statement.of))
  }
  const own = last ?? (await versionHistory(text, undefined, signal))
  if (!own) return []
  found.push(...ofClaims(sighting, pair, own, own.own))
  if (found.length > 0) return found
  const [first] = own.passages
  return [
    {
      identity: ['version', sighting.address, sighting.time, 'reworded'],
      finding: { ...common(sighting, pair), kind: 'reworded', ...(first ? passagesOf(own, first) : {}) },
    },
  ]
}

async function ofPage(store: Store, sighting: SightingRow, kind: 'taken-down' | 'back'): Promise<Found[]> {
  const last = await documentAt(store.db, sighting.document)
  if (!last) return []
  return [
    {
      identity: [kind, sighting.address, sighting.time],
      finding: {
        kind,
        time: sighting.time,
        outlet: last.outlet,
        url: sighting.address,
        ...(last.title === '' ? {} : { title: last.title }),
        document: last.id,
        language: last.language,
      },
    },
  ]
}

/** Works out what every sighting means that nobody has judged yet, in order of time, each with its findings in one change. */
export async function judgeSightings(store: Store, settings: AuditSettings, signal?: AbortSignal): Promise<void> {
  const open = await store.db.selectFrom('sightings').selectAll().where('judged', '=', 0).orderBy('time').execute()
  for (const sighting of open) {
    if (signal?.aborted) return
    const found =
      sighting.is === 'changed'
        ? await foundIn(store, settings, sighting, signal)
        : sighting.is === 'new'
          ? []
          : await ofPage(store, sighting, sighting.is === 'gone' ? 'taken-down' : 'back')
    await store.write(async (db) => {
      await keepFindings(db, found)
      await db
        .updateTable('sightings')
        .set({ judged: 1 })
        .where('address', '=', sighting.address)
        .where('time', '=', sighting.time)
        .execute()
    })
  }
}
