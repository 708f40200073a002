// What a terminal sends → named keys, one for each press, also where many arrive at once.
import type { Key as InkKey } from 'ink'

/** `j`, `G`, `enter`, `space`, `tab`, `shift-tab`, `up`, `page-down`, `ctrl-d`, `wheel-up`, ...; other text is itself. */
export type KeyName = string

const CONTROL: Readonly<Record<string, KeyName>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  ' ': 'space',
  '\u007f': 'backspace',
  '\b': 'backspace',
  '\u001b': 'escape',
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function named(key: InkKey): KeyName | undefined {
  if (key.upArrow) return 'up'
  if (key.downArrow) return 'down'
  if (key.leftArrow) return 'left'
  if (key.rightArrow) return 'right'
  if (key.pageUp) return 'page-up'
  if (key.pageDown) return 'page-down'
  if (key.home) return 'home'
  if (key.end) return 'end'
  if (key.return) return 'enter'
  if (key.escape) return 'escape'
  if (key.tab) return key.shift ? 'shift-tab' : 'tab'
  // Most terminals send DEL for the key over Enter, which arrives here as delete.
  if (key.backspace || key.delete) return 'backspace'
  return undefined
}

/** SGR mouse report without its escape: button 64 and 65 are the wheel, 0 is the first button, 32 more where it is moved. */
const MOUSE = /^\[<(\d+);(\d+);(\d+)([Mm])$/

/** What the mouse did and where, from 0: `press@12,5`, `drag@…`, `release@…`, `wheel-up@…`; other buttons do nothing. */
function pointed([, button = '', x = '', y = '', end = '']: RegExpExecArray): KeyName[] {
  // Shift, Alt and Ctrl add 4, 8 and 16; with Shift most terminals keep the mouse for themselves.
  const kind = { 0: end === 'M' ? 'press' : 'release', 32: 'drag', 64: 'wheel-up', 65: 'wheel-down' }[Number(button) & ~28]
  return kind === undefined ? [] : [`${kind}@${Number(x) - 1},${Number(y) - 1}`]
}

export interface Pointed {
  readonly kind: 'press' | 'drag' | 'release' | 'wheel-up' | 'wheel-down'
  readonly x: number
  readonly y: number
}

/** A key that is the mouse's, taken apart; `undefined` for all others. */
export function pointerOf(key: KeyName): Pointed | undefined {
  const found = /^(press|drag|release|wheel-up|wheel-down)@(\d+),(\d+)$/.exec(key)
  return found ? { kind: found[1] as Pointed['kind'], x: Number(found[2]), y: Number(found[3]) } : undefined
}

function character(text: string): KeyName | undefined {
  const control = CONTROL[text]
  if (control !== undefined) return control
  const code = text.codePointAt(0) ?? 0
  if (code >= 1 && code <= 26) return `ctrl-${String.fromCharCode(code + 96)}`
  return code < 32 ? undefined : text
}

/** Keys of one input event of ink. A pasted burst is one event with many keys. */
function keysOf(input: string, key: InkKey): KeyName[] {
  const mouse = MOUSE.exec(input)
  if (mouse) return pointed(mouse)
  // Start and end of a bracketed paste, focus reports, a late answer about the background, and the like.
  if (/^\[(?:20[01]~|[IO]$)|^\]11;/.test(input)) return []
  const name = named(key)
  if (name !== undefined) return [name]
  if (key.ctrl && /^[a-z]$/.test(input)) return [`ctrl-${input}`]
  return [...graphemes.segment(input.replace(/\r\n/g, '\r'))].flatMap(({ segment }) => character(segment) ?? [])
}

/** Keys of input events, one after the other, and whether they were pasted (bracketed paste). */
export function keyReader(): (input: string, key: InkKey) => { readonly keys: readonly KeyName[]; readonly pasted: boolean } {
  let pasted = false
  return (input, key) => {
    if (/^\[20[01]~$/.test(input)) pasted = input === '[200~'
    return { keys: keysOf(input, key), pasted }
  }
}

/** Whether a text is the name of one key, as `KeyName` has them. */
export function isKeyName(text: string): boolean {
  if (/^ctrl-[a-z]$/.test(text)) return true
  if (text in SHOWN) return !text.startsWith('wheel')
  return text !== ' ' && [...graphemes.segment(text)].length === 1 && !/[\p{Cc}]/u.test(text)
}

const SHOWN: Readonly<Record<string, string>> = {
  space: 'Space',
  enter: 'Enter',
  escape: 'Esc',
  backspace: 'Backspace',
  tab: 'Tab',
  'shift-tab': 'Shift-Tab',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  'page-up': 'PgUp',
  'page-down': 'PgDn',
  home: 'Home',
  end: 'End',
  'wheel-up': 'wheel',
  'wheel-down': 'wheel',
}

/** A key as people call it. */
export const keyLabel = (key: KeyName): string =>
  SHOWN[key] ?? key.replace(/^ctrl-(.)$/, (_, letter: string) => `Ctrl-${letter.toUpperCase()}`)
