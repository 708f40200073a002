// The report as one HTML file: no network, no script, nothing in it that a text could bring to life.
import { createHash } from 'node:crypto'
import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactElement } from 'react'
import type { Comparison } from '../../model/comparison.ts'
import type { Section } from '../edition/blocks.ts'
import { editionOf, type Edition, type EditionOptions } from '../edition/edition.ts'
import { safeLine } from '../../text/safe-text.ts'
import { BlockView } from './blocks.tsx'
import { inlines } from './inline.tsx'
import { styleSheet } from './style.ts'

/** Nothing may be loaded, sent or run; the one style sheet is named by its hash. */
function policy(style: string): string {
  const hash = createHash('sha256').update(style, 'utf8').digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
}

function SectionView({
  section,
  edition,
  nested,
}: {
  readonly section: Section
  readonly edition: Edition
  readonly nested: boolean
}): ReactElement {
  const Heading = nested ? 'h3' : 'h2'
  const heading = `h-${section.id}`
  return (
    <section id={section.id} {...(nested ? {} : { 'aria-labelledby': heading })}>
      <Heading id={heading}>{inlines(section.title, edition.words)}</Heading>
      {section.blocks.map((block, key) => (
        <BlockView key={key} block={block} edition={edition} />
      ))}
      {section.sections.map((one) => (
        <SectionView key={one.id} section={one} edition={edition} nested />
      ))}
    </section>
  )
}

function Page({ edition, style }: { readonly edition: Edition; readonly style: string }): ReactElement {
  const { words, title, date, comparison } = edition
  return (
    <html lang={words.tag} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={policy(style)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content={`unsaid ${comparison.engine.version}`} />
        <title>{`${safeLine(title)} · ${words.subtitle}`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a className="skip" href={`#${edition.sections[0]?.id ?? ''}`}>
          {words.heading.skip}
        </a>
        <header className="top">
          <h1 dir="auto">{safeLine(title)}</h1>
          <p className="subtitle">
            {words.subtitle}
            {date !== undefined && ` · ${safeLine(date)}`}
          </p>
        </header>
        <nav aria-label={words.heading.contents}>
          <ul>
            {edition.sections.map((section) => (
              <li key={section.id}>
                <a href={`#${section.id}`}>{inlines(section.title, words)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <main>
          {edition.sections.map((section) => (
            <SectionView key={section.id} section={section} edition={edition} nested={false} />
          ))}
        </main>
        <footer>{words.made(comparison.engine.version)}</footer>
      </body>
    </html>
  )
}

/** Outlets of the widest matrix; 0 where there is none. */
function mostOutlets(sections: readonly Section[]): number {
  const widths = sections.flatMap((one) => [
    ...one.blocks.map((block) => (block.kind === 'matrix' ? block.outlets.length : 0)),
    mostOutlets(one.sections),
  ])
  return Math.max(0, ...widths)
}

/** An edition as a whole HTML document. */
export const htmlEdition = (edition: Edition): string =>
  `<!doctype html>\n${renderToStaticMarkup(<Page edition={edition} style={styleSheet(edition.comparison.claims.length, mostOutlets(edition.sections))} />)}\n`

/** A whole HTML document. The same comparison and options give the same bytes. */
export const htmlReport = (comparison: Comparison, options: EditionOptions = {}): string => htmlEdition(editionOf(comparison, options))
