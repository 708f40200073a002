// What frames a statement without being part of what it says: headlines, datelines, bylines, salutations, records, contacts, questions asked.
import type { Span } from '../../model/span.ts'
import type { UnclaimedReason } from '../../model/unclaimed.ts'
import { seedJson } from '../../seeds.ts'
import { datelineLength } from '../../text/datelines.ts'
import { paragraphs } from '../../text/sentences.ts'
import type { Framed, Framing } from './framing.ts'
import { grammarOf } from './grammar/index.ts'
import { asked } from './transcript.ts'

type LinePatterns = readonly (readonly [UnclaimedReason, readonly RegExp[]])[]
let linePatterns: LinePatterns | undefined

/** Whole paragraphs that are no prose, by reason: `line` of `seeds/boilerplate.json`. */
function patterns(): LinePatterns {
  const table = seedJson('boilerplate.json') as { line: Partial<Record<UnclaimedReason, string[]>> }
  linePatterns ??= Object.entries(table.line).map(([reason, sources]) => [
    reason as UnclaimedReason,
    sources.map((source) => new RegExp(source, 'iu')),
  ])
  return linePatterns
}

/** Longer paragraphs are prose, whatever they begin with. */
const LONGEST_LINE = 300
const LONGEST_HEADLINE = 200
const LONGEST_SIGNATURE = 80
/** Datelines stand in one of the first paragraphs: a headline and a byline may come before. */
const LAST_DATELINE = 2

const ENDS_A_SENTENCE = /[.!?…。！？][”"»’')\]]?$/
/** "The sides agreed:" leads into what follows. */
const LEADS_ON = /[:：]$/

/** A first paragraph without a full stop, followed by paragraphs that have one, is a headline. */
function isHeadline(text: string, at: number, all: readonly Span[]): boolean {
  const paragraph = all[at] as Span
  if (at > 1 || all.length < 2 || paragraph.end - paragraph.start > LONGEST_HEADLINE) return false
  const line = text.slice(paragraph.start, paragraph.end)
  if (ENDS_A_SENTENCE.test(line) || LEADS_ON.test(line)) return false
  return all.slice(at + 1).some((later) => ENDS_A_SENTENCE.test(text.slice(later.start, later.end)))
}

/** A short last line without a full stop and without a verb: a signature. */
function isSignature(text: string, language: string, at: number, all: readonly Span[]): boolean {
  const paragraph = all[at] as Span
  if (at < 2 || at < all.length - 3) return false
  const line = text.slice(paragraph.start, paragraph.end)
  return (
    line.length <= LONGEST_SIGNATURE &&
    !ENDS_A_SENTENCE.test(line) &&
    !LEADS_ON.test(line) &&
    !(grammarOf(language)?.predicate.test(line) ?? false) &&
    all.slice(0, at).some((earlier) => ENDS_A_SENTENCE.test(text.slice(earlier.start, earlier.end)))
  )
}

function reasonOf(text: string, language: string, at: number, all: readonly Span[]): UnclaimedReason | undefined {
  const paragraph = all[at] as Span
  if (paragraph.end - paragraph.start < LONGEST_LINE) {
    const line = text.slice(paragraph.start, paragraph.end)
    for (const [reason, sources] of patterns()) if (sources.some((source) => source.test(line))) return reason
  }
  if (isHeadline(text, at, all)) return 'headline'
  return isSignature(text, language, at, all) ? 'signature' : undefined
}

/** Takes a statement apart. Every character but blanks between paragraphs is in one of the two lists. */
export function framed(text: string, language: string): Framed {
  const all = paragraphs(text)
  const talk = asked(text, all)
  const said: Span[] = []
  const framing: Framing[] = []
  all.forEach((paragraph, at) => {
    const spoken = talk.get(paragraph)
    const reason = spoken ? undefined : reasonOf(text, language, at, all)
    if (reason) {
      framing.push({ span: paragraph, reason })
      return
    }
    if (spoken) {
      framing.push(...spoken.framing)
      said.push(...spoken.said)
      return
    }
    const cut = at > LAST_DATELINE ? 0 : datelineLength(text.slice(paragraph.start, paragraph.end))
    const start = paragraph.start + cut
    if (cut > 0) framing.push({ span: { start: paragraph.start, end: start }, reason: 'dateline' })
    if (start < paragraph.end) said.push({ start, end: paragraph.end })
  })
  return { said, framing }
}
