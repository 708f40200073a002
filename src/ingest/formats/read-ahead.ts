// A stream of bytes that can be looked at before they are used, and of which the last ones used can be taken back.

/** Bytes that are put together in one step. */
const STEP = 64 * 1024

/** The same bytes as a buffer, without a copy. */
export const viewOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export class ReadAhead {
  #front: Buffer = Buffer.alloc(0)
  /** What comes behind the front and before the rest of the stream; the nearest is the last. */
  readonly #behind: Buffer[] = []
  readonly #from: AsyncIterator<Uint8Array>
  readonly #most: number
  #kept: Buffer[] | undefined
  #keptLength = 0
  #used = 0
  #takenBack = 0

  /** `most` bytes can be taken back. */
  constructor(stream: AsyncIterable<Uint8Array>, most: number) {
    this.#from = stream[Symbol.asyncIterator]()
    this.#most = most
  }

  /** What comes next: at least `count` bytes, fewer only where the stream ends. Throws what the stream throws. */
  async ahead(count: number): Promise<Buffer> {
    while (this.#front.length < count) {
      if (this.#behind.length === 0) {
        const next = await this.#from.next()
        if (next.done) break
        this.#behind.push(viewOf(next.value))
      }
      const next = this.#behind.pop()!
      if (this.#front.length === 0) this.#front = next
      else {
        this.#front = Buffer.concat([this.#front, next.subarray(0, STEP)])
        if (next.length > STEP) this.#behind.push(next.subarray(STEP))
      }
    }
    return this.#front
  }

  /** Goes past bytes that were looked at. */
  use(count: number): void {
    this.#used += count
    if (this.#kept && count > 0) {
      this.#kept.push(this.#front.subarray(0, count))
      this.#keptLength += count
      while (this.#keptLength > this.#most) this.#keptLength -= this.#kept.shift()!.length
    }
    this.#front = this.#front.subarray(count)
  }

  /** From here on what is used can be taken back. */
  keep(): void {
    this.#kept = []
    this.#keptLength = 0
  }

  forget(): void {
    this.#kept = undefined
  }

  /**
   * Goes back to where it was told to keep, or as far as it may. What is taken back in all is bounded by what the stream has given,
   * so that no stream costs more than in proportion to its length: beyond, it goes back no further.
   */
  takeBack(): void {
    const kept = this.#kept ?? []
    this.#kept = undefined
    if (this.#takenBack + this.#keptLength > this.#used - this.#takenBack + this.#most) return
    this.#takenBack += this.#keptLength
    this.#behind.push(this.#front)
    this.#front = Buffer.concat(kept)
    // Nothing was kept: what is ahead stays in front.
    if (this.#front.length === 0) this.#front = this.#behind.pop()!
  }

  /** Tells the stream that no more is wanted of it. */
  async close(): Promise<void> {
    await this.#from.return?.()
  }
}
