// Runs of text as HTML. React escapes them; `safeLine` shows what would be invisible or turn the line around.
import type { ReactNode } from 'react'
import { safeLink, type Inline } from '../edition/blocks.ts'
import { direction, knownTag } from '../language-tags.ts'
import { MARKS } from '../marks.ts'
import { safeLine } from '../../text/safe-text.ts'
import type { Words } from '../words/en.ts'

/** Attributes of an element that holds words of a document. */
export function inLanguage(tag: string): { lang?: string; dir: 'ltr' | 'rtl' } {
  const known = knownTag(tag)
  return { ...(known === undefined ? {} : { lang: known }), dir: direction(tag) }
}

function one(part: Inline, key: number, words: Words): ReactNode {
  switch (part.kind) {
    case 'text':
      return safeLine(part.text)
    case 'strong':
      return <strong key={key}>{safeLine(part.text)}</strong>
    case 'code':
      return <code key={key}>{safeLine(part.text)}</code>
    case 'words':
      return (
        <q key={key} {...inLanguage(part.language)}>
          {safeLine(part.text)}
        </q>
      )
    case 'verdict':
      return (
        <span key={key} className={`badge ${part.verdict}`}>
          <span aria-hidden="true">{MARKS[part.verdict].sign}</span> {words.verdict[part.verdict]}
        </span>
      )
    case 'address': {
      const href = safeLink(part.url)
      return href === undefined ? (
        <bdi key={key}>{safeLine(part.url)}</bdi>
      ) : (
        <a key={key} href={href} rel="nofollow noreferrer external">
          {safeLine(part.url)}
        </a>
      )
    }
  }
}

/** Parts of a line as HTML. */
export function inlines(parts: readonly Inline[], words: Words): ReactNode[] {
  return parts.map((part, key) => one(part, key, words))
}
