// How a source is to be opened, and how one reader asks for another.
import type { Fetcher } from './fetch/fetcher.ts'
import type { DateOrder } from './dates-written.ts'
import type { Columns } from './formats/columns.ts'
import type { Received, SourceItem } from './received.ts'

export interface OpenOptions {
  /** Gets frames, and pages that a feed names; absent where nothing may be fetched. */
  readonly fetcher?: Fetcher | undefined
  /** Which columns of a table or fields of JSON lines hold what. */
  readonly columns?: Columns | undefined
  /** Takes prose of pages into their texts that would be left out of the article. */
  readonly keepAll?: boolean | undefined
  /** How dates such as 05/03/2025 are to be read, which may be of March or of May. */
  readonly dateOrder?: DateOrder | undefined
}

/** Opens what was found inside another file: handed to the readers of archives, so that they need not know all readers. */
export type OpenPage = (received: Received, options?: OpenOptions) => Promise<readonly SourceItem[]>
