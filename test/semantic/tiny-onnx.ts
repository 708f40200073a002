// Makes tiny models as files: a lookup table as ONNX, a word tokenizer and a config, in the layout of the hub.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const varint = (value: number): number[] => (value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))])
/** Protocol-buffer fields: a number, or bytes with their length before them. */
const number = (field: number, value: number): Buffer => Buffer.from([...varint(field * 8), ...varint(value)])
const bytes = (field: number, value: Buffer | string): Buffer => {
  const body = Buffer.from(value)
  return Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(body.length)]), body])
}
const message = (...fields: readonly Buffer[]): Buffer => Buffer.concat(fields)

const INT64 = 7
const FLOAT = 1

function value(name: string, type: number, dims: readonly (string | number)[]): Buffer {
  const shape = message(...dims.map((dim) => bytes(1, typeof dim === 'number' ? number(1, dim) : bytes(2, dim))))
  return message(bytes(1, name), bytes(2, bytes(1, message(number(1, type), bytes(2, shape)))))
}

function table(name: string, rows: readonly (readonly number[])[]): Buffer {
  const raw = Buffer.from(Float32Array.from(rows.flat()).buffer)
  return message(number(1, rows.length), number(1, rows[0]?.length ?? 0), number(2, FLOAT), bytes(8, name), bytes(9, raw))
}

const node = (operation: string, inputs: readonly string[], output: string, ...attributes: readonly Buffer[]): Buffer =>
  message(...inputs.map((input) => bytes(1, input)), bytes(2, output), bytes(4, operation), ...attributes.map((one) => bytes(5, one)))

/** A row per token; the classifier's answer is the mean over the tokens, the embedder's is one row per token. */
function onnx(rows: readonly (readonly number[])[], classifies: boolean): Buffer {
  const width = rows[0]?.length ?? 0
  const inputs = ['input_ids', 'attention_mask'].map((name) => bytes(11, value(name, INT64, ['batch', 'sequence'])))
  const gathered = classifies ? 'rows' : 'last_hidden_state'
  const nodes = [node('Gather', ['table', 'input_ids'], gathered)]
  if (classifies) {
    const axes = message(bytes(1, 'axes'), number(8, 1), number(20, 7))
    const keep = message(bytes(1, 'keepdims'), number(3, 0), number(20, 2))
    nodes.push(node('ReduceMean', ['rows'], 'logits', axes, keep))
  }
  const output = classifies ? value('logits', FLOAT, ['batch', width]) : value(gathered, FLOAT, ['batch', 'sequence', width])
  const graph = message(
    ...nodes.map((one) => bytes(1, one)),
    bytes(2, 'tiny'),
    bytes(5, table('table', rows)),
    ...inputs,
    bytes(12, output),
  )
  return message(number(1, 8), bytes(8, message(bytes(1, ''), number(2, 13))), bytes(7, graph))
}

export interface TinyModel {
  /** Each word's row; other words share the row of zeros, the marks between texts too. */
  readonly words: Readonly<Record<string, readonly number[]>>
  /** Names of a classifier's outputs; an embedder has none. */
  readonly labels?: readonly string[]
}

/** Files of a model by their path under its folder. */
export function tinyModel({ words, labels }: TinyModel): Record<string, Buffer> {
  const width = Object.values(words)[0]?.length ?? 0
  const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...Object.keys(words)]
  const rows = vocabulary.map((word) => words[word] ?? new Array<number>(width).fill(0))
  const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'].map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }))
  const mark = (id: string, type: number): object => ({ SpecialToken: { id, type_id: type } })
  const text = (id: string, type: number): object => ({ Sequence: { id, type_id: type } })
  const single = [mark('[CLS]', 0), text('A', 0), mark('[SEP]', 0)]
  const tokenizer = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special,
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single,
      pair: [...single, text('B', 1), mark('[SEP]', 1)],
      special_tokens: Object.fromEntries(['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [vocabulary.indexOf(id)], tokens: [id] }])),
    },
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
    },
  }
  const config = {
    model_type: 'bert',
    architectures: [labels ? 'BertForSequenceClassification' : 'BertModel'],
    hidden_size: width,
    vocab_size: vocabulary.length,
    ...(labels ? { id2label: Object.fromEntries(labels.map((label, id) => [id, label])) } : {}),
  }
  const file = (content: object): Buffer => Buffer.from(JSON.stringify(content))
  return {
    'config.json': file(config),
    'tokenizer.json': file(tokenizer),
    'tokenizer_config.json': file({
      tokenizer_class: 'BertTokenizer',
      model_max_length: 128,
      pad_token: '[PAD]',
      unk_token: '[UNK]',
      cls_token: '[CLS]',
      sep_token: '[SEP]',
    }),
    'onnx/model.onnx': onnx(rows, labels !== undefined),
  }
}

/** Writes a model into a folder. */
export function writeModel(folder: string, model: TinyModel): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true })
  for (const [name, content] of Object.entries(tinyModel(model))) writeFileSync(join(folder, name), content)
}
