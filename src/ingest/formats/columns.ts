// Rows of a table or of JSON lines → documents: which column holds what.
import { UserError } from '../../model/user-error.ts'
import { datePlaces } from '../dating.ts'
import { blocks } from '../html/blocks.ts'
import { parseHtml } from '../html/dom.ts'
import type { Extracted, Received, SourceItem } from '../received.ts'

const FIELDS = ['text', 'title', 'url', 'outlet', 'published', 'byline', 'language', 'id', 'role', 'topic', 'event', 'control'] as const
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
  // Of an archive: what a document is, and which others it belongs to.
  role: ['role'],
  topic: ['topic'],
  event: ['event'],
  control: ['control'],
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

export type FieldRow = ReadonlyMap<string, string>

/** Parts of a field that held a list; as a text they are paragraphs, else they are named one after the other. */
export const PART = '\n\n'

/** Columns that may hold a field: the one that was told, or those with a usual name, also of an object in the field (`source.name`). */
const candidates = (field: Field, columns: Columns): readonly string[] =>
  columns[field] === undefined ? USUAL[field].flatMap((name) => [name, `${name}.name`]) : [columns[field]]

/** A row's value of a field: of the column that was told, else of the first usual one that has any. */
export function fieldOf(row: FieldRow, field: Field, columns: Columns): string | undefined {
  for (const name of candidates(field, columns)) {
    const value = row.get(name)?.trim()
    if (value) return field === 'text' ? value : value.replaceAll(PART, ', ').replace(/\s+/g, ' ')
  }
  return undefined
}

/** Why a row has no text, and the mend. */
function withoutText(row: FieldRow, where: string, columns: Columns): UserError {
  const has = [...row.keys()].slice(0, 12).join(', ')
  const told = columns.text
  if (told !== undefined && !row.has(told)) return new UserError(`${where}: has no column ${JSON.stringify(told)}; it has ${has}`)
  const empty = candidates('text', columns).find((name) => row.has(name))
  return new UserError(
    empty === undefined
      ? `${where}: no column is known to hold the text (it has ${has}); name it with --columns text=NAME`
      : `${where}: its column ${empty} is empty; fill it in, or leave the row out`,
  )
}

/** A row that cannot be read: it fails when it is, so that the others go on. */
export const failingItem = (where: string, problem: string): SourceItem => ({
  label: where,
  read: () => Promise.reject(new UserError(`${where}: ${problem}`)),
})

/** One row as a document. `where` names the row in errors; `bytes` are what stood in the file for it. */
export function rowItem(row: FieldRow, where: string, bytes: Uint8Array, received: Received, columns: Columns = {}): SourceItem {
  const url = fieldOf(row, 'url', columns)
  const title = fieldOf(row, 'title', columns)
  return {
    label: url ?? fieldOf(row, 'id', columns) ?? where,
    title,
    read: async () => {
      const body = fieldOf(row, 'text', columns)
      if (body === undefined) throw withoutText(row, where, columns)
      const isMarkup = /<(?:p|br|div)\b[^>]*>/i.test(body)
      const paragraphs = isMarkup ? blocks(await parseHtml(body, where)) : [body]
      const hasTitle = title !== undefined && !(paragraphs[0] ?? '').startsWith(title)
      const extracted: Extracted = {
        text: (hasTitle ? [title, ...paragraphs] : paragraphs).join('\n\n'),
        title,
        url,
        outlet: fieldOf(row, 'outlet', columns),
        dates: [...datePlaces('field', [fieldOf(row, 'published', columns)]), ...datePlaces('address', [url])],
        byline: fieldOf(row, 'byline', columns),
        language: fieldOf(row, 'language', columns),
        extraction: `row of a table${isMarkup ? ', markup taken out' : ''}`,
      }
      return { received: { ...received, name: where, bytes, url: undefined }, extracted }
    },
  }
}
