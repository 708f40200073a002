// The thread that PDFs and Word files are read in, one after another, while the process around it watches what they cost.
import { parentPort } from 'node:worker_threads'
import { UserError } from '../../model/user-error.ts'
import type { Extracted } from '../received.ts'
import type { Answer, Question } from './question.ts'

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
