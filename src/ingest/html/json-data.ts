// Data that a page carries as JSON: JSON-LD, and the state of pages that are drawn by script. Read, never run.
import type { HtmlDocument } from './dom.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** Longer scripts are programs, or attacks. */
const LONGEST_SCRIPT = 8 * 1024 * 1024
/** Values looked at in one page: state trees of real pages stay below. */
const MOST_VALUES = 200_000

/** Whether a value is an object, and no list. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(source: string): Json | undefined {
  const trimmed = source
    .trim()
    .replace(/^<!--|-->$|^\/\*\s*<!\[CDATA\[\s*\*\/|\/\*\s*\]\]>\s*\*\/$|^<!\[CDATA\[|\]\]>$/g, '')
    .trim()
    .replace(/;$/, '')
  for (const text of [trimmed, trimmed.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return JSON.parse(text) as Json
    } catch {
      // Raw line breaks inside strings are the commonest mistake: the second try has none.
    }
  }
  return undefined
}

/** Every object in a value, outermost first, walked without recursion: depth is in the sender's hands. */
export function* objects(root: Json): Generator<JsonObject> {
  const queue: Json[] = [root]
  let seen = 0
  for (let at = 0; at < queue.length && seen < MOST_VALUES; at += 1) {
    const value = queue[at]!
    seen += 1
    if (Array.isArray(value)) for (const one of value as readonly Json[]) queue.push(one)
    else if (isObject(value)) {
      yield value
      for (const one of Object.values(value)) if (typeof one === 'object' && one !== null) queue.push(one)
    }
  }
}

function scripts(document: HtmlDocument, wanted: (type: string, source: string) => boolean): string[] {
  return [...document.querySelectorAll('script')].flatMap((script) => {
    const source = script.textContent ?? ''
    return source.length < LONGEST_SCRIPT && wanted((script.getAttribute('type') ?? '').trim().toLowerCase(), source) ? [source] : []
  })
}

const typesOf = (object: JsonObject): string[] => [object['@type'] ?? ''].flat().filter((type) => typeof type === 'string')

/** Articles that a page describes in JSON-LD (schema.org), first the ones with most said about them. */
export function linkedArticles(document: HtmlDocument): JsonObject[] {
  return scripts(document, (type) => type.startsWith('application/ld+json'))
    .flatMap((source) => {
      const value = parsed(source)
      return value === undefined ? [] : [...objects(value)]
    })
    .filter((object) =>
      typesOf(object).some((type) => /(?:Article|Report|BlogPosting|NewsItem|PressRelease|Statement|SpecialAnnouncement)$/.test(type)),
    )
    .sort((a, b) => Object.keys(b).length - Object.keys(a).length)
}

/** `window.STATE = {...}` and its like; only an assignment of pure JSON is understood. */
const ASSIGNED = /^\s*(?:window\.|self\.|var\s+|let\s+|const\s+)?[\w$.[\]"']{1,80}\s*=\s*(?=[[{])/

/** JSON from which a page's script would draw it. */
export function pageState(document: HtmlDocument): Json[] {
  const plain = scripts(document, (type, source) => /^application\/(?:[\w.-]+\+)?json$/.test(type) && source.length > 200)
  const assigned = scripts(
    document,
    (type, source) => (type === '' || /javascript|module/.test(type)) && ASSIGNED.test(source.slice(0, 200)),
  )
  return [...plain, ...assigned.map((source) => source.replace(ASSIGNED, ''))].flatMap((source) => {
    const value = parsed(source)
    return value === undefined ? [] : [value]
  })
}

/** Text of a field that may be a string, an object with a name, or a list of either. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  if (Array.isArray(value)) {
    const all = (value as readonly Json[]).map(textOf).filter((one) => one !== undefined)
    return all.length > 0 ? all.join(', ') : undefined
  }
  return isObject(value) ? (textOf(value['name']) ?? textOf(value['@value'])) : undefined
}
