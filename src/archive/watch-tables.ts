// The tables of a watch: addresses and when each is due, what was seen of them, the bytes, and what was found.

/** A site, and the watcher that works on it: one at a time, so that no page is fetched twice and no site asked by two. */
export interface WatchHostRow {
  host: string
  /** '' where none. */
  holder: string
  /** Milliseconds since 1970. */
  held_until: number
}

/** An address that is looked at again and again. */
export interface WatchedRow {
  address: string
  host: string
  kind: 'feed' | 'index' | 'page'
  /** The source of the watch's file that named it: its own address, or the feed's. */
  source: string
  /** Milliseconds since 1970: when it is to be looked at next, and when it was first. */
  due: number
  since: number
  /** Of the last answer, '' where there was none. */
  etag: string
  modified: string
  sha256: string
  /** Looks that failed since the last that did not. */
  failures: number
  /** ISO 8601, '' before the first look. */
  looked: string
  state: '' | 'gone' | 'failing'
  /** What was wrong with the last look, '' where nothing was. */
  problem: string
}

/** What was seen of an address when it was not what it had been. */
export interface SightingRow {
  address: string
  /** ISO 8601. */
  time: string
  is: 'new' | 'changed' | 'gone' | 'back'
  /** Number of the document, 0 where there was none to be read. */
  document: number
  sha256: string
  /** 1 once what it means has been worked out. */
  judged: number
}

/** Bytes as received, packed with gzip. */
export interface ReceivedRow {
  sha256: string
  bytes: Uint8Array
}

/** One finding of a watch; told once, whoever tells it. */
export interface FindingRow {
  key: string
  /** ISO 8601. */
  time: string
  /** JSON (`watchFindingSchema`). */
  finding: string
  told: number
  teller: string
  held_until: number
}

/** A statement whose cells were looked through for findings, as it was done at this mark. */
export interface WatchJudgedRow {
  run: string
  statement: number
  mark: number
}
