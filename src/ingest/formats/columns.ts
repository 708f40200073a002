// Rows of a table or of JSON lines → documents: which column holds what.
import { UserError } from '../../model/user-error.ts'
import { isoDate } from '../dates-written.ts'
import { blocks } from '../html/blocks.ts'
import { parseHtml } from '../html/dom.ts'
import type { Extracted, Received, SourceItem } from '../received.ts'

const FIELDS = ['text', 'title', 'url', 'outlet', 'published', 'byline', 'language', 'id'] as const
export type Field = (typeof FIELDS)[number]
/** Field → name of the column that holds it. */
export type Columns = Readonly<Partial<Record<Field, string>>>

/** Names that columns commonly bear, in lower case; the first that a row has is taken. */
const USUAL: Readonly<Record<Field, readonly string[]>> = {
  text: [
    'text',
    'body',
    'content',
    'article',
    'fulltext',
    'full_text',
    'maintext',
    'html',
    'article_text',
    'текст',
    '본문',
    '正文',
    '内容',
  ],
  title: ['title', 'headline', 'заголовок', '제목', '标题'],
  url: ['url', 'link', 'address', 'source_url', 'ссылка'],
  outlet: ['outlet', 'source', 'publisher', 'media', 'newspaper', 'site', 'domain', 'источник', '언론사', '来源'],
  published: ['published', 'date', 'published_at', 'publish_date', 'date_publish', 'pubdate', 'datetime', 'дата', '날짜', '日期'],
  byline: ['byline', 'author', 'authors', 'автор', '기자', '作者'],
  language: ['language', 'lang'],
  id: ['id', 'doc_id', 'article_id'],
}

/** Columns from `text=body,title=headline`. Throws `UserError`. */
export function parseColumns(written: string): Columns {
  const pairs = written.split(',').map((pair) => {
    const [field, ...rest] = pair.split('=')
    const name = rest.join('=').trim()
    const known = FIELDS.find((one) => one === field?.trim().toLowerCase())
    if (known === undefined || name === '')
      throw new UserError(
        `--columns ${written}: ${JSON.stringify(pair)} is no field and column; write such as text=body,title=headline, with fields ${FIELDS.join(', ')}`,
      )
    return [known, name] as const
  })
  return Object.fromEntries(pairs)
}

export type Row = ReadonlyMap<string, string>

function fieldOf(row: Row, field: Field, columns: Columns): string | undefined {
  const told = columns[field]
  if (told !== undefined) return row.get(told)?.trim() || undefined
  for (const name of USUAL[field]) {
    const value = row.get(name)?.trim()
    if (value) return value
  }
  return undefined
}

/** One row as a document. `where` names the row in errors; `bytes` are what stood in the file for it. */
export function rowItem(row: Row, where: string, bytes: Uint8Array, received: Received, columns: Columns = {}): SourceItem {
  const url = fieldOf(row, 'url', columns)
  const title = fieldOf(row, 'title', columns)
  return {
    label: url ?? fieldOf(row, 'id', columns) ?? where,
    title,
    read: async () => {
      const told = columns.text
      if (told !== undefined && !row.has(told))
        throw new UserError(`${where}: has no column ${JSON.stringify(told)}; it has ${[...row.keys()].slice(0, 12).join(', ')}`)
      const body = fieldOf(row, 'text', columns)
      if (body === undefined)
        throw new UserError(
          `${where}: ${told === undefined ? `no column is known to hold the text (it has ${[...row.keys()].slice(0, 12).join(', ')}); name it with --columns text=NAME` : `its column ${told} is empty; fill it in, or leave the row out`}`,
        )
      const isMarkup = /<(?:p|br|div)\b[^>]*>/i.test(body)
      const paragraphs = isMarkup ? blocks(await parseHtml(body, where)) : [body]
      const hasTitle = title !== undefined && !(paragraphs[0] ?? '').startsWith(title)
      const extracted: Extracted = {
        text: (hasTitle ? [title, ...paragraphs] : paragraphs).join('\n\n'),
        title,
        url,
        outlet: fieldOf(row, 'outlet', columns),
        published: isoDate(fieldOf(row, 'published', columns)),
        byline: fieldOf(row, 'byline', columns),
        language: fieldOf(row, 'language', columns),
        extraction: `row of a table${isMarkup ? ', markup taken out' : ''}`,
      }
      return { received: { ...received, name: where, bytes, url: undefined }, extracted }
    },
  }
}
