// Briefings and interviews: who asked and who answered. What a reporter asks is no part of what the office said.
import type { Span } from '../../model/span.ts'
import type { Framed, Framing } from './framing.ts'

/** Labels that say by themselves that a question follows, or an answer. */
const ASKS =
  /^(?:q|question|reporter|journalist|moderator|interviewer|вопрос|вопрос журналиста|журналист(?:ка)?|корреспондент|ведущ(?:ий|ая)|пытанне|журналіст(?:ка)?|карэспандэнт|вядуч(?:ы|ая)|질문|질의|문|기자|사회자|问|有记者问|有人问|記者|记者|提问|主持人|問|[^\s：:]{1,12}记者|[^\s：:]{1,12}記者|[^\s：:]{1,12} 기자)\s?\d{0,2}$/iu
const ANSWERS = /^(?:a|answer|ответ|адказ|답변?|답|答|回答)\s?\d{0,2}$/iu

/** "Courier:" at the front of a paragraph. */
const LABEL = /^(?:[*_–—-]\s?)?((?:\p{L}[\p{L}\p{M} .'’()/-]{0,59}|[QA])\s?\d{0,2})[:：]\s*/u
const INNER_LABEL = /(?<=[.!?。！？…]\s?)(?:[QA]|Question|Answer|Вопрос|Ответ|Пытанне|Адказ|问|答|問|문|답)[:：]\s*/gu

interface Turn {
  /** Lower case; empty where nobody is named. */
  readonly label: string
  /** The label with its colon; empty where there is none. */
  readonly front: Span
  readonly body: Span
  readonly paragraph: Span
}

const ASKED = /[?？](?=[\s”"»』」)]|$|[\p{Script=Han}\p{Script=Hangul}])/u

const isSome = ({ start, end }: Span): boolean => end > start

/** Turns of one paragraph: its label if it has one, and further ones inside it ("问：…… 答：……"). */
function turnsOf(text: string, paragraph: Span, before: string): Turn[] {
  const line = text.slice(paragraph.start, paragraph.end)
  const first = LABEL.exec(line)
  const fronts = [
    ...(first ? [{ at: 0, length: first[0].length, label: first[1]!.trim().toLowerCase() }] : []),
    ...[...line.matchAll(INNER_LABEL)].map((match) => ({
      at: match.index,
      length: match[0].length,
      label: match[0]
        .replace(/[:：]\s*$/u, '')
        .trim()
        .toLowerCase(),
    })),
  ]
  if (fronts[0]?.at !== 0) fronts.unshift({ at: 0, length: 0, label: before })
  return fronts.map(({ at, length, label }, index) => ({
    label,
    front: { start: paragraph.start + at, end: paragraph.start + at + length },
    body: { start: paragraph.start + at + length, end: paragraph.start + (fronts[index + 1]?.at ?? line.length) },
    paragraph,
  }))
}

/** Labels whose turns are questions: told by the word itself, or by asking what another label then answers. */
function askers(text: string, turns: readonly Turn[]): ReadonlySet<string> {
  const asks = (turn: Turn): boolean => turn.label !== '' && ASKED.test(text.slice(turn.body.start, turn.body.end))
  const labelled = turns.filter((turn) => turn.front.end > turn.front.start)
  const found = new Set<string>()
  const answered = new Map<string, number>()
  labelled.forEach((turn, index) => {
    const next = labelled[index + 1]
    if (ASKS.test(turn.label)) found.add(turn.label)
    const asked = asks(turn) || ASKS.test(turn.label)
    if (asked && next && next.label !== turn.label) answered.set(next.label, (answered.get(next.label) ?? 0) + 1)
  })
  // Who answers most often is the one whose statement this is, and asks only to make a point.
  const host = [...answered].filter(([label]) => !ASKS.test(label)).sort((a, b) => b[1] - a[1])[0]?.[0]
  if (host === undefined) return found
  labelled.forEach((turn, index) => {
    const next = labelled[index + 1]
    if (turn.label !== host && !ANSWERS.test(turn.label) && asks(turn) && next?.label === host) found.add(turn.label)
  })
  return found
}

/**
 * Paragraphs of a transcript, each taken apart: questions and names of speakers are framing, what was answered is said.
 * A text in which nobody asks gives an empty map: "Exports: ..." is a heading, and says something.
 */
export function asked(text: string, all: readonly Span[]): ReadonlyMap<Span, Framed> {
  const turns: Turn[] = []
  for (const paragraph of all) turns.push(...turnsOf(text, paragraph, turns.at(-1)?.label ?? ''))
  const asking = askers(text, turns)
  if (asking.size === 0) return new Map()
  const speakers = new Set(turns.filter((_, index) => asking.has(turns[index - 1]?.label ?? '')).map((turn) => turn.label))
  const takesPart = ({ label }: Turn): boolean => label !== '' && (asking.has(label) || speakers.has(label))
  const parts = new Map<Span, Framed>()
  for (const paragraph of all) {
    const own = turns.filter((turn) => turn.paragraph === paragraph)
    if (!own.some(takesPart)) continue
    const said: Span[] = []
    const framing: Framing[] = []
    for (const turn of own) {
      if (!takesPart(turn)) said.push({ start: turn.front.start, end: turn.body.end })
      else {
        if (turn.front.end > turn.front.start) framing.push({ span: turn.front, reason: 'speaker' })
        if (asking.has(turn.label)) framing.push({ span: turn.body, reason: 'question' })
        else said.push(turn.body)
      }
    }
    parts.set(paragraph, { said: said.filter(isSome), framing: framing.filter(({ span }) => isSome(span)) })
  }
  return parts
}
