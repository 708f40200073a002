// Reads fixture files that people can read: lines in groups that a [head] opens; blank lines and # lines are comments.
import { readFileSync } from 'node:fs'

export interface MarkedLine {
  /** What stands in the brackets, for example `en`. */
  readonly group: string
  /** What stands after the brackets. */
  readonly about: string
  readonly line: string
}

export function markedLines(url: URL): MarkedLine[] {
  let group = ''
  let about = ''
  return readFileSync(url, 'utf8')
    .split('\n')
    .flatMap((line): MarkedLine[] => {
      if (line.trim() === '' || line.startsWith('#')) return []
      const head = /^\[([^\]]+)\]\s*(.*)$/.exec(line)
      if (!head) return [{ group, about, line }]
      group = head[1] ?? ''
      about = head[2] ?? ''
      return []
    })
}
