// Work that is done when its result is first asked for, and not again.

/** A function that makes its value at the first call and gives the same one ever after. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** The same for each object that it is asked about, for as long as the object lives. */
export function oncePer<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const kept = new WeakMap<K, { readonly value: T }>()
  return (key) => {
    let made = kept.get(key)
    if (!made) {
      made = { value: make(key) }
      kept.set(key, made)
    }
    return made.value
  }
}
