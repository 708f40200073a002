// The parts of a message that carry its text, each in characters: decoded as pages are, whatever the message says of them.
import { charsetInside, decodeBytes, encodingName } from '../encoding.ts'
import { sevenBit } from './seven-bit.ts'
import { encodingWarnings } from './warnings.ts'

/** A part as the parser of messages keeps it. */
export interface MailNode {
  readonly childNodes: readonly MailNode[]
  /** Bytes without their transfer encoding. */
  readonly content: ArrayBuffer | null
  readonly contentType: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string>> }
    readonly multipart: string | false
  }
  readonly contentDisposition: { readonly parsed: { readonly value: string } }
  readonly decodeFlowedText: (text: string, deleteSpaces: boolean) => string
}

export interface MailText {
  readonly kind: 'html' | 'plain'
  readonly text: string
  readonly encoding: string
  readonly undecodable: number
  readonly warnings: readonly string[]
}

/** Says that letters are ASCII: what is not then says nothing of what they are. */
const ASCII = /^(?:us-)?ascii$|^ansi_x3\.4/i

async function textOf(node: MailNode, kind: 'html' | 'plain'): Promise<MailText> {
  const bytes = new Uint8Array(node.content ?? new ArrayBuffer(0))
  const { charset, format, delsp } = node.contentType.parsed.params
  const flowed = (text: string): string => (/^flowed$/i.test(format ?? '') ? node.decodeFlowedText(text, /^yes$/i.test(delsp ?? '')) : text)
  const old = sevenBit(bytes, charset)
  if (old !== undefined) return { kind, text: flowed(old), encoding: charset!.toLowerCase(), undecodable: 0, warnings: [] }
  const isAscii = ASCII.test(charset ?? '')
  const decoded = await decodeBytes(bytes, {
    header: isAscii ? undefined : charset,
    meta: kind === 'html' ? charsetInside(bytes) : undefined,
  })
  const { encoding, source, undecodable } = decoded
  const beyondAscii = bytes.some((byte) => byte > 0x7f)
  const claimed =
    charset === undefined || charset.trim() === ''
      ? 'not declared'
      : isAscii
        ? `declared as ${charset}, which it is not`
        : encodingName(charset) === undefined
          ? `declared as ${charset}, which is not known`
          : undefined
  const detected =
    beyondAscii && claimed !== undefined && source === 'detected' ? [`its encoding is ${claimed}; it was read as ${encoding}`] : []
  return { kind, text: flowed(decoded.text), encoding, undecodable, warnings: [...encodingWarnings(decoded), ...detected] }
}

const kindOf = (node: MailNode): 'html' | 'plain' | undefined => {
  if (node.contentDisposition.parsed.value === 'attachment') return undefined
  return node.contentType.parsed.value === 'text/html' ? 'html' : node.contentType.parsed.value === 'text/plain' ? 'plain' : undefined
}

/**
 * The texts of a message in order: of alternatives the page, where there is one with words, else the plain text. `inner` reads a
 * message within the message.
 */
export async function mailTexts(
  node: MailNode,
  inner: (content: ArrayBuffer) => Promise<readonly MailText[]>,
): Promise<readonly MailText[]> {
  const { multipart, parsed } = node.contentType
  if (multipart === false) {
    const kind = kindOf(node)
    if (kind !== undefined) return [await textOf(node, kind)]
    const isInline = parsed.value === 'message/rfc822' && node.contentDisposition.parsed.value !== 'attachment'
    return isInline && node.content ? inner(node.content) : []
  }
  const below: (readonly MailText[])[] = []
  for (const child of node.childNodes) below.push(await mailTexts(child, inner))
  if (multipart !== 'alternative') return below.flat()
  const withWords = below.filter((texts) => texts.some(({ text }) => text.trim() !== ''))
  return withWords.find((texts) => texts.some(({ kind, text }) => kind === 'html' && text.trim() !== '')) ?? withWords[0] ?? []
}
