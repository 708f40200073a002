// The article of a page that carries it as data only: JSON-LD's articleBody, or the state from which a script draws it.
import { blocks } from './blocks.ts'
import { parseHtml, type HtmlDocument } from './dom.ts'
import { isObject, objects, pageState, textOf, type Json, type JsonObject } from './json-data.ts'

export interface JsonArticle {
  readonly paragraphs: readonly string[]
  /** Where it stood, for example `JSON-LD articleBody`. */
  readonly from: string
  readonly title?: string
  readonly published?: string
}

const BODY_FIELD =
  /^(?:article_?body|body|body_?html|body_?text|content|contents|html|text|full_?text|story|article_?text|article_?content|paragraphs|blocks|elements)$/i
const TITLE_FIELD = /^(?:headline|title|head|subject)$/i
const DATE_FIELD =
  /^(?:date_?published|published(?:_?at|_?date|_?on)?|publish_?(?:date|time|ed)|pub_?date|date|created_?at|display_?date)$/i

/** Shorter strings are summaries, captions or labels. */
const SHORTEST_BODY = 200

const letters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

async function paragraphsOf(text: string): Promise<string[]> {
  if (/<(?:p|br|div|span|strong|em|a)\b/i.test(text)) return blocks(await parseHtml(text, 'the text in the page’s data'))
  const lines = text.split(/\n+/).map((line) => line.replace(/\s+/g, ' ').trim())
  return lines.filter((line) => /[\p{L}\p{N}]/u.test(line))
}

/** Text of a list of paragraph-like things: strings, or objects with their words in one of the usual fields. */
function listText(list: readonly Json[]): string {
  const parts = list.map((one) => {
    if (typeof one === 'string') return one
    if (!isObject(one)) return ''
    const kind = typeof one['type'] === 'string' ? one['type'] : ''
    if (/image|photo|video|embed|ad\b|advert|related|link|caption|gallery/i.test(kind)) return ''
    const data = isObject(one['data']) ? one['data'] : one
    for (const field of ['text', 'content', 'html', 'value', 'body']) {
      const found = data[field]
      if (typeof found === 'string') return found
      if (Array.isArray(found)) return listText(found as readonly Json[])
    }
    return ''
  })
  return parts.filter((part) => part.trim() !== '').join('\n')
}

function field(object: JsonObject, wanted: RegExp): string | undefined {
  for (const [key, value] of Object.entries(object)) if (wanted.test(key)) return textOf(value)
  return undefined
}

/** JSON-LD's own body. */
export async function linkedBody(linked: JsonObject | undefined): Promise<JsonArticle | undefined> {
  const body = textOf(linked?.['articleBody']) ?? textOf(linked?.['text'])
  if (body === undefined) return undefined
  const paragraphs = await paragraphsOf(body)
  return paragraphs.length > 0 ? { paragraphs, from: 'JSON-LD articleBody' } : undefined
}

/** The longest body-like field in the page's state. */
export async function stateBody(document: HtmlDocument): Promise<JsonArticle | undefined> {
  let best: { readonly text: string; readonly holder: JsonObject; readonly size: number } | undefined
  for (const state of pageState(document)) {
    for (const object of objects(state)) {
      for (const [key, value] of Object.entries(object)) {
        if (!BODY_FIELD.test(key)) continue
        const text = typeof value === 'string' ? value : Array.isArray(value) ? listText(value as readonly Json[]) : ''
        const size = letters(text.replace(/<[^>]*>/g, ''))
        if (size >= SHORTEST_BODY && size > (best?.size ?? 0)) best = { text, holder: object, size }
      }
    }
  }
  if (!best) return undefined
  const paragraphs = await paragraphsOf(best.text)
  const title = field(best.holder, TITLE_FIELD)
  const published = field(best.holder, DATE_FIELD)
  return {
    paragraphs,
    from: 'the page’s JSON',
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
  }
}
