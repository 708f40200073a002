// The encoder that ships with the product: sentences in, hidden states of two of its layers out.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { packageRoot } from '../../seeds.ts'
import { once } from '../../text/once.ts'
import { sendNoTelemetry } from '../no-telemetry.ts'
import { inBatches } from './batches.ts'
import { BEGIN, END, makeTokenizer, PAD, type Tokens } from './tokenizer.ts'

/** Numbers of a token's hidden states: two layers side by side. */
export const HIDDEN = 768
const LAYER = HIDDEN / 2

/** Tokens of a sentence that the model sees: what is longer is read as its parts. */
export const MOST_TOKENS = 250

/** Folder of the model that ships with the product. */
export const meaningFolder = (): string => join(packageRoot(), 'seeds', 'meaning')

export interface EncodedSentence {
  readonly tokens: Tokens
  /** `tokens.ids.length × HIDDEN` numbers, row by row. */
  readonly hidden: Float32Array
}

export interface Encoder {
  readonly tokenize: (text: string) => Tokens
  /** Hidden states of tokenized sentences of at most `MOST_TOKENS` tokens, in their order. A sentence's do not depend on its batch. */
  readonly encode: (sentences: readonly Tokens[]) => Promise<EncodedSentence[]>
}

function vocabulary(folder: string): Parameters<typeof makeTokenizer>[0] {
  const bytes = readFileSync(join(folder, 'scores.f32'))
  return {
    pieces: readFileSync(join(folder, 'vocab.txt'), 'utf8').split('\n'),
    scores: new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)),
  }
}

/** How the runtime works for us. */
const SESSION_OPTIONS: InferenceSession.SessionOptions = {
  graphOptimizationLevel: 'all',
  interOpNumThreads: 1,
  executionMode: 'sequential',
  logSeverityLevel: 3,
  // Threads that wait do not keep a core busy: others work beside us.
  extra: { session: { intra_op: { allow_spinning: '0' } } },
}

export type Runtime = typeof import('onnxruntime-node')

/** Cuts texts into the pieces of the model's vocabulary; read when first asked for. */
export const tokenize = once(() => makeTokenizer(vocabulary(meaningFolder())))

/** Opens a model of a file. Rejects where the file or the runtime is missing. */
export async function openModel(path: string): Promise<{ readonly runtime: Runtime; readonly session: InferenceSession }> {
  sendNoTelemetry()
  // A native module: loaded by require, and only when something is to be encoded.
  const runtime = createRequire(import.meta.url)('onnxruntime-node') as Runtime
  return { runtime, session: await runtime.InferenceSession.create(path, SESSION_OPTIONS) }
}

async function open(folder: string): Promise<Encoder> {
  const { runtime, session } = await openModel(join(folder, 'encoder.onnx'))
  return { tokenize: tokenize(), encode: (sentences) => encodeAll(runtime, session, sentences) }
}

async function encodeAll(runtime: Runtime, session: InferenceSession, sentences: readonly Tokens[]): Promise<EncodedSentence[]> {
  const states = await inBatches(
    sentences,
    ({ ids }) => ids.length + 2,
    (batch) => encodeBatch(runtime, session, batch),
  )
  return sentences.map((tokens, index) => ({ tokens, hidden: states[index]! }))
}

async function encodeBatch(runtime: Runtime, session: InferenceSession, batch: readonly Tokens[]): Promise<Float32Array[]> {
  const width = Math.max(...batch.map((one) => one.ids.length)) + 2
  const ids = new Int32Array(batch.length * width).fill(PAD)
  const mask = new Int32Array(batch.length * width)
  batch.forEach((one, row) => {
    const whole = [BEGIN, ...one.ids, END]
    ids.set(whole, row * width)
    mask.fill(1, row * width, row * width + whole.length)
  })
  const dims = [batch.length, width]
  const out = await session.run({
    input_ids: new runtime.Tensor('int32', ids, dims),
    mask: new runtime.Tensor('int32', mask, dims),
  })
  const layers = session.outputNames.map((name) => (out[name] as Tensor).data as Float32Array)
  return batch.map((one, row) => {
    const states = new Float32Array(one.ids.length * HIDDEN)
    for (let token = 0; token < one.ids.length; token++)
      layers.forEach((layer, index) => {
        const at = (row * width + token + 1) * LAYER
        states.set(layer.subarray(at, at + LAYER), token * HIDDEN + index * LAYER)
      })
    return states
  })
}

let opened: Promise<Encoder> | undefined

/** The encoder, opened once a process. Rejects where its files or the runtime are missing. */
export function openEncoder(): Promise<Encoder> {
  opened ??= open(meaningFolder())
  return opened
}
