// Sizes that every screen goes by.

export interface Size {
  readonly columns: number
  readonly rows: number
}

export interface Box {
  /** Columns and rows, the title row among them. */
  readonly width: number
  readonly height: number
}

/** From these sizes on panes stand side by side. */
export const WIDE_COLUMNS = 120
/** Below these there is room for one pane. */
export const LEAST_COLUMNS = 64
export const LEAST_ROWS = 20
/** Columns of the rule between two panes. */
export const DIVIDER = 1
/** Head and foot. */
export const OTHER_ROWS = 2

/** The nearest whole number within `low..high`. */
export const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, Math.round(value)))
