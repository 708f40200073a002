// A help screen, made from a key table.
import { keyLabel } from './input.ts'
import { columnsOf, fit, fitLine, line, run, type Line } from './lines.ts'

const KEY_COLUMNS = 16
const LEAST_COLUMN = 46

/** What the help needs to know of a key. */
export interface Explained {
  readonly keys: readonly string[]
  readonly says: string
  readonly group: string
}

/** A help screen: its key table, the order of its groups, and lines that stand over them. */
export interface HelpOf {
  readonly bindings: readonly Explained[]
  readonly groups: readonly string[]
  readonly legend: readonly Line[]
}

function row(binding: Explained): Line {
  const keys = [...new Set(binding.keys.map(keyLabel))].join(' ')
  return [run(`  ${fit(keys, KEY_COLUMNS)}`, 'focus'), run(columnsOf(keys) > KEY_COLUMNS ? ` ${binding.says}` : binding.says)]
}

/** Bindings that say the same with other keys stand on one line. */
function rowsOfGroup(bindings: readonly Explained[], group: string): Line[] {
  const own = bindings.filter((binding) => binding.group === group)
  const said = [...new Set(own.map((binding) => binding.says))]
  return said.map((says) => {
    const same = own.filter((binding) => binding.says === says)
    return row({ ...same[0]!, keys: same.flatMap((binding) => binding.keys) })
  })
}

/** Lines of the help at a width, in two columns where there is room. */
export function helpLines(width: number, { bindings, groups: names, legend }: HelpOf): Line[] {
  const groups = names.map((group): Line[] => [line(group, 'strong'), ...rowsOfGroup(bindings, group), line('')])
  const head = [...legend, line('')]
  if (width < LEAST_COLUMN * 2) return [...head, ...groups.flat()]
  const half = Math.ceil(groups.flat().length / 2)
  const left: Line[] = []
  const right: Line[] = []
  for (const group of groups) (left.length + group.length / 2 <= half ? left : right).push(...group)
  const column = Math.floor(width / 2)
  return [
    ...head,
    ...Array.from({ length: Math.max(left.length, right.length) }, (_, index) => [
      ...fitLine(left[index] ?? [], column),
      ...fitLine(right[index] ?? [], width - column),
    ]),
  ]
}
