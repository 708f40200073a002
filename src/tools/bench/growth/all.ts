// All series, in the order in which they are measured.
import { COMPARISONS } from './comparisons.ts'
import { FILES, UNWRAPPING } from './files.ts'
import type { Series } from './series.ts'

export const ALL: readonly Series[] = [...COMPARISONS, ...FILES, UNWRAPPING]
