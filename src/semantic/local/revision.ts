// A local model's revision is what its files hold, whatever the folder is called.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../../model/user-error.ts'

/** Name of the weights' file, less `.onnx`, for each precision that the library knows. */
const STEMS: Readonly<Record<string, string>> = {
  fp32: 'model',
  fp16: 'model_fp16',
  q8: 'model_quantized',
  int8: 'model_int8',
  uint8: 'model_uint8',
  q4: 'model_q4',
  q4f16: 'model_q4f16',
  bnb4: 'model_bnb4',
}

export const DTYPES: readonly string[] = Object.keys(STEMS)

/** Preferred first: eight bits are about four times smaller and hardly worse. */
const PREFERRED = ['q8', 'fp32', 'fp16', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4']

async function names(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => [])
}

/** The precision whose weights a model folder has. Throws `UserError` for a folder that holds no model. */
export async function presentDtype(folder: string, asked: string | undefined): Promise<string> {
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new UserError(`${folder}: no such folder; name the folder of a model`)
  if (!(await names(folder)).includes('config.json'))
    throw new UserError(`${folder}: has no config.json; name the folder of a model as the hub has it`)
  const weights = await names(join(folder, 'onnx'))
  const has = (dtype: string): boolean => weights.includes(`${STEMS[dtype] ?? ''}.onnx`)
  const found = asked === undefined ? PREFERRED.find(has) : has(asked) ? asked : undefined
  if (found !== undefined) return found
  const there = DTYPES.filter(has).join(', ')
  throw new UserError(
    there === ''
      ? `${folder}: has no weights in onnx/; get the model's ONNX form`
      : `${folder}: has no weights for dtype ${asked ?? ''}; it has ${there}`,
  )
}

/** First 16 hexadecimal digits of SHA-256 over the names and bytes of the files that decide what the model answers. */
export async function contentRevision(folder: string, dtype: string): Promise<string> {
  const stem = STEMS[dtype] ?? 'model'
  const own = (await names(folder)).filter((name) => /\.(?:json|txt|model)$/.test(name)).map((name) => name)
  const weights = (await names(join(folder, 'onnx'))).filter((name) => name.startsWith(`${stem}.onnx`)).map((name) => join('onnx', name))
  const hash = createHash('sha256')
  for (const name of [...own, ...weights].sort()) {
    hash.update(`${name.replaceAll('\\', '/')}\0`)
    for await (const chunk of createReadStream(join(folder, name))) hash.update(chunk as Buffer)
  }
  return hash.digest('hex').slice(0, 16)
}
