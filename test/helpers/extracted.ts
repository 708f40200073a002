// Reads documents as the program does, from bytes under a name.
import { join } from 'node:path'
import { openSource } from '../../src/ingest/source.ts'
import { documentOf } from '../../src/ingest/provenance.ts'
import { readDocument, type Statement } from '../../src/index.ts'
import { folderWith } from './folder.ts'

/** The one document of a file with this content. */
export const readAs = (name: string, content: string | Uint8Array): Promise<Statement> =>
  readDocument(join(folderWith({ [name]: content }), name))

/** Its paragraphs. */
export const paragraphsAs = async (name: string, content: string | Uint8Array): Promise<string[]> =>
  (await readAs(name, content)).text.trim().split(/\n{2,}/)

export type ItemOutcome =
  { readonly text: string; readonly title?: string; readonly url?: string; readonly warnings?: readonly string[] } | string

/** Every document of a file, in order; one that cannot be read is the line that says why. */
export async function readAll(name: string, content: string | Uint8Array): Promise<ItemOutcome[]> {
  const found: ItemOutcome[] = []
  for (const item of await openSource(join(folderWith({ [name]: content }), name))) {
    const outcome = await item.read().then(
      async ({ received, extracted }) => {
        const { text, provenance } = await documentOf(received, extracted)
        const { title, url, warnings } = provenance
        return { text, ...(title === undefined ? {} : { title }), ...(url === undefined ? {} : { url }), ...(warnings ? { warnings } : {}) }
      },
      (error: unknown) => (error as Error).message,
    )
    found.push(outcome)
  }
  return found
}
