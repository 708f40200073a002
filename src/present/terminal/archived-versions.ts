// What an archive has of one page, as terminal text: a row for each time that it was seen to be something else.
import type { ArchivedVersions, SeenVersion } from '../../model/archived-versions.ts'
import { safeLine } from '../../text/safe-text.ts'
import { block, pen, type TerminalOptions } from './style.ts'

/** Hex digits of a hash that tell versions apart at a glance; the whole hash is in the JSON. */
const HASH_SHOWN = 12

const WORDS: Readonly<Record<SeenVersion['is'], string>> = { new: 'new', changed: 'changed', gone: 'gone', back: 'back', kept: 'kept' }

function row(one: SeenVersion, texts: readonly string[], options: TerminalOptions): string {
  const ink = pen(options)
  const number = `text ${texts.indexOf(one.text) + 1}`
  const bytes = one.sha256 === undefined ? '' : `, bytes ${one.sha256.slice(0, HASH_SHOWN)}…`
  const what = `${number}: document ${one.document}, ${one.role} of ${safeLine(one.outlet)}, ${one.characters.toLocaleString('en')} characters${bytes}`
  const head = `  ${(one.time ?? 'time unknown').padEnd(24)}  ${ink.bold(WORDS[one.is].padEnd(7))}`
  return [head.trimEnd(), block(what, options, 6), ...(one.title === '' ? [] : [block(ink.dim(safeLine(one.title)), options, 6)])].join(
    '\n',
  )
}

/** All versions with a final line break. Texts that say the same bear the same number. */
export function terminalVersions({ address, versions }: ArchivedVersions, options: TerminalOptions): string {
  const texts = [...new Set(versions.map((one) => one.text))]
  const count = texts.length === 1 ? 'one text' : `${texts.length} texts`
  return `${[
    block(pen(options).bold(`${safeLine(address ?? `Document ${versions[0]!.document}, which has no address`)}: ${count}`), options, 0),
    '',
    ...versions.map((one) => row(one, texts, options)),
    '',
    block(pen(options).dim('kept: came in otherwise than by a watch. unsaid store export has the texts themselves.'), options, 0),
  ].join('\n')}\n`
}
