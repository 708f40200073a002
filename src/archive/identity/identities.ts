// What makes two documents of an archive one publication: who published it as what, the words without their title, and where or when.
import { textHash } from '../../text/text-hash.ts'
import { storedForm } from '../../text/normalise.ts'
import type { Connection } from '../connection.ts'
import type { IdentityRow } from '../tables.ts'
import { canonicalAddress } from './canonical-address.ts'

export interface Identified {
  readonly role: string
  readonly outlet: string
  readonly event: string
  readonly published: string
  readonly url: string
  readonly title: string
  /** In stored form. */
  readonly body: string
}

const spaced = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** A text without the title at its head: whether a source puts it there is a matter of the wrapping. */
export function withoutTitle(body: string, title: string): string {
  const head = spaced(storedForm(title))
  const end = body.search(/\n|$/u)
  const rest = body.slice(end).trim()
  return head !== '' && rest !== '' && spaced(body.slice(0, end)) === head ? rest : body.trim()
}

const DAY = 'YYYY-MM-DD'.length

/** Keys of a document; two that share one are one publication. The same words of one outlet on another day, at another address, are another. */
export function identityKeys({ role, outlet, event, published, url, title, body }: Identified): string[] {
  // How a text is set in lines is a matter of the wrapping too.
  const words = textHash(spaced(withoutTitle(body, title)))
  const address = canonicalAddress(url)
  return [
    ...(address === '' ? [] : [['address', role, outlet, event, words, address]]),
    ['day', role, outlet, event, words, published.slice(0, DAY)],
  ].map((parts) => textHash(parts.join('\u0000')))
}

/** The document that has one of these keys. */
export async function identified(db: Connection, keys: readonly string[]): Promise<number | undefined> {
  const row = await db.selectFrom('identities').select('document').where('key', 'in', keys).orderBy('document').limit(1).executeTakeFirst()
  return row?.document
}

/** Those of these keys that a document has. */
export async function takenKeys(db: Connection, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await db.selectFrom('identities').select('key').where('key', 'in', keys).execute()
  return new Set(rows.map((row) => row.key))
}

/** Keeps what documents are known again by; a key that is taken stays with the document that has it. */
export async function keepIdentities(db: Connection, identities: readonly IdentityRow[]): Promise<void> {
  if (identities.length === 0) return
  await db
    .insertInto('identities')
    .values(identities)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const AT_ONCE = 500

/** Identifies all documents of an archive that was made before they were. */
export async function identifyAgain(db: Connection): Promise<void> {
  for (let last = 0; ;) {
    const rows = await db
      .selectFrom('documents')
      .innerJoin('texts', 'texts.hash', 'documents.text')
      .select(['id', 'role', 'outlet', 'event', 'published', 'url', 'title', 'body'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    if (rows.length === 0) return
    await keepIdentities(
      db,
      rows.flatMap((row) => identityKeys(row).map((key) => ({ key, document: row.id }))),
    )
    last = rows.at(-1)!.id
  }
}
