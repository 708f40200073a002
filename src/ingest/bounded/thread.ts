// The worker thread that PDFs and Word files are read in, one after another: what they cost can be bounded there.
import { parentPort } from 'node:worker_threads'
import { UserError } from '../../model/user-error.ts'
import type { Extracted, Received } from '../received.ts'

export type BoundedFormat = 'pdf' | 'docx'

export interface Question {
  readonly format: BoundedFormat
  readonly received: Received
}

export type Answer =
  { readonly extracted: Extracted } | { readonly refused: string } | { readonly failed: string; readonly tooDeep: boolean }

const port = parentPort
if (!port) throw new Error('thread.ts runs as a worker thread only')

async function extract({ format, received }: Question): Promise<Extracted> {
  switch (format) {
    case 'pdf':
      return (await import('../formats/pdf.ts')).extractPdf(received)
    case 'docx':
      return (await import('../formats/docx.ts')).extractDocx(received)
  }
}

async function answer(question: Question): Promise<Answer> {
  try {
    return { extracted: await extract(question) }
  } catch (error) {
    if (error instanceof UserError) return { refused: error.message }
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error), tooDeep: error instanceof RangeError }
  }
}

port.on('message', (question: Question) => {
  void answer(question).then((result) => port.postMessage(result))
})
