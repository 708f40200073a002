// Claim and passage read together, as one text: the encoder's first layers, fitted to say what a passage makes of a claim.
import { join } from 'node:path'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import type { ClaimAndPassage, PairReading } from '../../model/meaning.ts'
import { inBatches } from './batches.ts'
import { meaningFolder, openModel, tokenize, type Runtime } from './session.ts'
import { BEGIN, END, PAD } from './tokenizer.ts'

/** Tokens of a claim and of a passage that are read; what is beyond is not. */
const MOST_CLAIM_TOKENS = 64
const MOST_PASSAGE_TOKENS = 96
/** Which side a token is on. */
const OF_CLAIM = 1
const OF_PASSAGE = 2

/** A text of its own for each pair. */
export const pairKey = ({ claim, passage }: ClaimAndPassage): string => `${claim.length} ${claim}${passage}`

export interface PairEncoder {
  /** Readings in the order of the pairs. One's does not depend on its batch. */
  readonly read: (pairs: readonly ClaimAndPassage[]) => Promise<PairReading[]>
}

/** `<s> claim </s> passage </s>` in numbers of pieces; the first `ofClaim` are the claim's. */
interface PairTokens {
  readonly ids: readonly number[]
  readonly ofClaim: number
}

function tokensOf({ claim, passage }: ClaimAndPassage): PairTokens {
  const [said, made] = [tokenize()(claim).ids.slice(0, MOST_CLAIM_TOKENS), tokenize()(passage).ids.slice(0, MOST_PASSAGE_TOKENS)]
  return { ids: [BEGIN, ...said, END, ...made, END], ofClaim: said.length + 2 }
}

/** A pair encoder of a file. Rejects where the file or the runtime is missing. */
export async function pairEncoderAt(path: string): Promise<PairEncoder> {
  const { runtime, session } = await openModel(path)
  return {
    read: (pairs) =>
      inBatches(
        pairs.map(tokensOf),
        ({ ids }) => ids.length,
        (batch) => readBatch(runtime, session, batch),
      ),
  }
}

async function readBatch(runtime: Runtime, session: InferenceSession, batch: readonly PairTokens[]): Promise<PairReading[]> {
  const width = Math.max(...batch.map((one) => one.ids.length))
  const ids = new Int32Array(batch.length * width).fill(PAD)
  const side = new Int32Array(batch.length * width)
  batch.forEach((one, row) => {
    const start = row * width
    ids.set(one.ids, start)
    side.fill(OF_CLAIM, start, start + one.ofClaim)
    side.fill(OF_PASSAGE, start + one.ofClaim, start + one.ids.length)
  })
  const dims = [batch.length, width]
  const out = await session.run({ input_ids: new runtime.Tensor('int32', ids, dims), side: new runtime.Tensor('int32', side, dims) })
  const odds = (out['odds'] as Tensor).data as Float32Array
  return batch.map((_, row) => {
    const [reported, altered, partial, omitted] = odds.subarray(row * 4, row * 4 + 4)
    return { reported: reported!, altered: altered!, partial: partial!, omitted: omitted! }
  })
}

let opened: Promise<PairEncoder> | undefined

/** The pair encoder that ships with the product, opened once a process. Rejects where its files or the runtime are missing. */
export function openPairEncoder(): Promise<PairEncoder> {
  opened ??= pairEncoderAt(join(meaningFolder(), 'pairs.onnx'))
  return opened
}
