// What reading one PDF or Word file may cost: beyond it the reader is ended, and the file refused in one line.

export interface Bounds {
  /** Megabytes of the reader's heap: parsed objects and text. */
  readonly heap: number
  /** Megabytes by which the whole process may grow meanwhile: unpacked bytes lie outside the heap. */
  readonly growth: number
  /** Seconds from when the reader is handed the file. */
  readonly seconds: number
}

/**
 * Set by hand. A report of 300 full pages, or a Word file of 20,000 paragraphs, takes less than a third of each; a busy or slow
 * machine may take some times longer than the one that this was measured on.
 */
export const BOUNDS: Bounds = { heap: 768, growth: 1024, seconds: 60 }

/** Milliseconds between looks at how far the process has grown: unpacking fills some hundred megabytes meanwhile. */
export const LOOK_EVERY = 50

/** Milliseconds that an idle reader is kept for the next file. */
export const IDLE_FOR = 5000
