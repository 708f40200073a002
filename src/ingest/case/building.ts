// A case while documents are put into it: what it has, and writes that come one after the other.
import { join } from 'node:path'
import { entriesOf, type CaseDraft, type CaseFile, type DocumentEntry } from '../../model/case.ts'
import { UserError } from '../../model/user-error.ts'
import { CASE, writeDraft } from './draft.ts'
import { claimNames, stemOf, writeWhole } from './files.ts'
import type { Taken } from './take.ts'
import type { Wanted } from './wanted.ts'

/** Whether an entry is from a source, and is the one of its documents; `table.csv#2` is also found as one of `table.csv`. */
function isPlace(entry: DocumentEntry, source: string, sourceItem: string | undefined): boolean {
  if (entry.sourceItem !== sourceItem) return false
  const whole = (place: string | undefined): string | undefined => (sourceItem === undefined ? place : place?.replace(/#[^#]*$/, ''))
  return whole(entry.source) === whole(source)
}

/** Documents of a case that is being built, and the writes that put another one into it, one after the other. */
export class Building {
  readonly added: DocumentEntry[] = []
  readonly #known: DocumentEntry[]
  readonly #claimed: Set<string>
  #draft: CaseDraft
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    readonly folder: string,
    finished: CaseFile | undefined,
    draft: CaseDraft,
  ) {
    this.#draft = draft
    const entries = finished ? entriesOf(finished) : []
    this.#known = [...entries, ...(draft.statement ? [draft.statement] : []), ...draft.reports]
    this.#claimed = new Set([CASE, ...this.#known.flatMap((entry) => [entry.file, entry.raw ?? '']), ...draft.claimed])
  }

  get draft(): CaseDraft {
    return this.#draft
  }

  isThere(source: string, sourceItem: string | undefined): boolean {
    return this.#known.some((entry) => isPlace(entry, source, sourceItem))
  }

  /** Whether all that a source names is there, as far as can be told without opening it. */
  isDone(source: string): boolean {
    return this.#known.some((entry) => entry.source === source && (entry.sourceItem === undefined || source.includes('#')))
  }

  /**
   * Whether the case has the document already: the same text out of the same bytes, from the same place. Two places that carry
   * the same are two reports. Throws `UserError` where the case has another version of it.
   */
  #has({ entry }: Taken): boolean {
    const { source = '', sourceItem } = entry
    const isSamePlace = (one: DocumentEntry): boolean =>
      isPlace(one, source, sourceItem) || (one.http !== undefined && entry.http !== undefined && one.url === entry.url)
    const isSame = (one: DocumentEntry): boolean => one.textSha256 === entry.textSha256 && one.sha256 === entry.sha256
    if (this.#known.some((one) => isSame(one) && isSamePlace(one))) return true
    const other = source === '-' ? undefined : this.#known.find((one) => isPlace(one, source, sourceItem))
    if (other)
      throw new UserError(
        `${sourceItem ?? source}: has changed since it was taken into the case as ${other.file}; keep both with: unsaid case add ${this.folder} --version-of ${other.file}=${source}`,
      )
    return false
  }

  /** Puts a document into the case; `false` where it is there already. */
  put(taken: Taken, role: Wanted['role']): Promise<boolean> {
    const mine = this.#last.then(() => this.#write(taken, role))
    this.#last = mine.catch(() => undefined)
    return mine
  }

  async #write(taken: Taken, role: Wanted['role']): Promise<boolean> {
    if (this.#has(taken)) return false
    const { entry, text } = taken
    const shared = this.#known.find(
      (one) => one.raw !== undefined && one.sha256 === entry.sha256 && one.raw.endsWith(`.${taken.rawEnding}`),
    )
    const stem = role === 'statement' ? role : stemOf(entry.outlet, entry.source ?? '')
    const { file, raw } = await claimNames(this.folder, stem, taken.rawEnding, this.#claimed)
    const names = shared?.raw === undefined ? [file, raw] : [file]
    for (const name of names) this.#claimed.add(name)
    this.#draft = { ...this.#draft, claimed: [...this.#draft.claimed, ...names] }
    // Names are on record before the files are, so that a file without its entry is known for what it is.
    await writeDraft(this.folder, this.#draft)
    if (shared?.raw === undefined) await writeWhole(join(this.folder, raw), taken.raw)
    await writeWhole(join(this.folder, file), text)
    const put: DocumentEntry = { file, raw: shared?.raw ?? raw, ...entry }
    this.#draft =
      role === 'statement' ? { ...this.#draft, statement: put } : { ...this.#draft, reports: [...this.#draft.reports, { ...put, role }] }
    await writeDraft(this.folder, this.#draft)
    this.#known.push(put)
    this.added.push(put)
    return true
  }
}
