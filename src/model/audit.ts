// Many comparisons and what they add up to.
export interface Rate {
  readonly count: number
  readonly of: number
  /** 0..1 */
  readonly value: number
  /** Interval at the level named in the audit's settings. */
  readonly low: number
  readonly high: number
}

export interface AuditGroup {
  readonly by: 'outlet' | 'kind' | 'topic' | 'month'
  readonly key: string
  readonly omitted: Rate
}

export interface Audit {
  readonly comparisons: number
  readonly engine: string
  readonly level: number
  readonly groups: readonly AuditGroup[]
}
