// Who publishes: offices, agencies, newspapers and broadcasters.
import { z } from 'zod'

export const outletSchema = z.object({
  /** Short lower-case identifier used in files, for example `kcna`. */
  id: z.string().min(1),
  /** Name by BCP 47 language tag; `en` is always there. */
  names: z.looseObject({ en: z.string().min(1) }),
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2),
  owner: z.enum(['state', 'party', 'public', 'private']),
  kind: z.enum(['office', 'agency', 'newspaper', 'broadcaster']),
  url: z.string().optional(),
})

export type Outlet = z.infer<typeof outletSchema>
