// What a watch is asked to do (WATCH.json), and what it finds.
import { z } from 'zod'

/** `90s`, `15m`, `6h`, `30d`. */
const duration = z.string().regex(/^[1-9]\d{0,5}(?:s|m|h|d)$/, 'must be a number with s, m, h or d, such as 15m')
const address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })

const common = {
  /** What its documents are. */
  as: z.enum(['statement', 'report']).default('report'),
  /** Who publishes: an identifier of seeds, or any name; else what the page says. */
  outlet: z.string().min(1).optional(),
  /** The outlet is expected to carry what it was given. */
  control: z.boolean().default(false),
  topic: z.string().min(1).optional(),
  /** Joins statements and reports that are known to belong together. */
  event: z.string().min(1).optional(),
  /** How often it is looked at. */
  every: duration.optional(),
}

const sourceSchema = z.union(
  [
    z.strictObject({ ...common, feed: address }),
    z.strictObject({ ...common, page: address }),
    /** A page of links; those whose address holds `links` are looked at. */
    z.strictObject({ ...common, index: address, links: z.string().min(1) }),
  ],
  'must have one of feed, page, or index with links, and only what docs/watching.md lists',
)
export type WatchSource = z.infer<typeof sourceSchema>

export const watchSchema = z.strictObject({
  /** SQLite file, beside this file where it is relative, or `postgres://…`. */
  store: z.string().min(1).default('watch.db'),
  /** HTML page that is rewritten whole after each round. */
  page: z.string().min(1).optional(),
  title: z.string().min(1).optional(),
  /** How often sources are looked at that do not say it themselves. */
  every: duration.default('15m'),
  /** For how long an article that a feed or an index named is looked at again. */
  until: duration.default('60d'),
  sources: z.array(sourceSchema).min(1, 'is empty; name at least one feed, page or index'),
})
export type WatchFile = z.infer<typeof watchSchema>

/** The address of a source, and what it is. */
export function placeOf(source: WatchSource): { readonly kind: 'feed' | 'page' | 'index'; readonly address: string } {
  if ('feed' in source) return { kind: 'feed', address: source.feed }
  return 'page' in source ? { kind: 'page', address: source.page } : { kind: 'index', address: source.index }
}

/**
 * `omitted`, `altered`: what an outlet made of a claim. `told`: it carries now what it had left out. `gone`, `cut`, `added`, `changed`,
 * `doubtful`: what became of a claim between two versions of a page. `reworded`: a page changed, and no claim with it.
 * `taken-down`, `back`: a page.
 */
export const WATCH_KINDS = [
  'omitted',
  'altered',
  'told',
  'gone',
  'changed',
  'cut',
  'added',
  'doubtful',
  'reworded',
  'taken-down',
  'back',
] as const
export type WatchKind = (typeof WATCH_KINDS)[number]

/** One finding: a line of `--format jsonl`. */
export const watchFindingSchema = z.object({
  kind: z.enum(WATCH_KINDS),
  /** ISO 8601: when it was seen. */
  time: z.string(),
  outlet: z.string(),
  title: z.string().optional(),
  url: z.string().optional(),
  /** The claim in its own words. */
  claim: z.string().optional(),
  /** 0..1, how sure the verdict is. */
  confidence: z.number().optional(),
  /** Numbers of the archive, and who said it, of the statement that the claim is of; absent for a page's own claims. */
  statement: z.object({ id: z.int(), title: z.string(), office: z.string(), url: z.string() }).optional(),
  /** Number of the document in the archive. */
  document: z.int().optional(),
  /** Passages: what stood there before and what stands there now, or the nearest of the report. */
  before: z.string().optional(),
  after: z.string().optional(),
  /** SHA-256 of the bytes as received, before and now. */
  sha256: z.object({ before: z.string(), after: z.string() }).optional(),
  language: z.string().optional(),
})
export type WatchFinding = z.infer<typeof watchFindingSchema>

/** How an address stands, for the page that a watch writes. */
export interface WatchedAddress {
  readonly address: string
  readonly kind: 'feed' | 'index' | 'page'
  readonly state: '' | 'gone' | 'failing'
  readonly problem: string
  /** ISO 8601, '' before the first look. */
  readonly looked: string
  readonly versions: number
}
