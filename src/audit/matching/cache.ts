// Keeps the values used last, so that a worker's memory does not grow with the archive.

export interface Cache<K, V> {
  readonly get: (key: K) => V | undefined
  readonly set: (key: K, value: V) => void
}

/** At most `size` values; the one that was not used longest goes first. */
export function leastRecentlyUsed<K, V>(size: number): Cache<K, V> {
  const kept = new Map<K, V>()
  return {
    get: (key) => {
      const value = kept.get(key)
      if (value === undefined) return undefined
      kept.delete(key)
      kept.set(key, value)
      return value
    },
    set: (key, value) => {
      kept.delete(key)
      kept.set(key, value)
      if (kept.size > size) kept.delete(kept.keys().next().value as K)
    },
  }
}
