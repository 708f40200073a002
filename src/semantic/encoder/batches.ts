// What a model reads at once: texts of like length together, for padding is paid for.

/** Tokens of one batch, padding among them: more costs memory and wins no time. */
const BATCH_TOKENS = 1024

/** Reads all items in batches, `length` their tokens as the model sees them; gives what was read in the order of the items. */
export async function inBatches<Item, Read>(
  items: readonly Item[],
  length: (item: Item) => number,
  read: (batch: readonly Item[]) => Promise<readonly Read[]>,
): Promise<Read[]> {
  const found = new Array<Read>(items.length)
  const order = items.map((_, index) => index).sort((a, b) => length(items[a]!) - length(items[b]!))
  for (let from = 0; from < order.length;) {
    let to = from + 1
    while (to < order.length && (to - from + 1) * length(items[order[to]!]!) <= BATCH_TOKENS) to += 1
    const batch = order.slice(from, to)
    const made = await read(batch.map((index) => items[index]!))
    batch.forEach((index, row) => {
      found[index] = made[row]!
    })
    from = to
  }
  return found
}
