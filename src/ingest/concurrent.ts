// Several things at a time, in order: for work that waits for the network.

/** Pages read at once; to one host the fetcher sends one request at a time, whatever this is. */
export const AT_ONCE = 4

/** Does `work` for each item, at most `most` at a time; results in the items' order. The first throw stops what has not begun. */
export async function concurrently<T, R>(items: readonly T[], most: number, work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  let isStopped = false
  const hand = async (): Promise<void> => {
    while (next < items.length && !isStopped) {
      const index = next
      next += 1
      try {
        results[index] = await work(items[index] as T, index)
      } catch (error) {
        isStopped = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, hand))
  return results
}
