// Where in a text: the one coordinate that every statement about a text carries.
import { z } from 'zod'

export const spanSchema = z
  .object({ start: z.int().nonnegative(), end: z.int().nonnegative() })
  .refine((span) => span.start <= span.end, 'a span must not end before it starts')

/** Half-open `[start, end)` in UTF-16 code units of one document's text: `text.slice(start, end)` is what is shown. */
export type Span = { readonly start: number; readonly end: number }
