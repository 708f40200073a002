// Shares told by counting: "one in five", восемь из каждых десяти, 5명 중 1명, 每十人中有三人, "every third".
import type { Quantity } from '../model/claim.ts'
import type { Span } from '../model/span.ts'

export interface Ratio {
  readonly span: Span
  /** Above 0, below 1. */
  readonly value: number
}

/** Wholes that are a way to tell a share, and no count of what there is: "8 of the 12 crew" are eight. */
const ROUND: readonly number[] = [3, 4, 5, 6, 8, 10, 20, 100, 1000]
const TENS: readonly number[] = [10, 100, 1000]

/** What stands between the two numbers, which of them comes first, and which wholes make them a share. */
interface Joint {
  readonly between: RegExp
  readonly wholeFirst: boolean
  readonly wholes: readonly number[] | 'any'
}

const JOINTS: readonly Joint[] = [
  { between: /^\s(?:(?:out )?of|in) every\s$/iu, wholeFirst: false, wholes: 'any' },
  { between: /^\s(?:\p{L}+\s)?(?:из каждых|из каждой|з кожных|з кожнай)\s$/iu, wholeFirst: false, wholes: 'any' },
  { between: /^\s(?:in|out of)\s$/iu, wholeFirst: false, wholes: ROUND },
  { between: /^\s(?:из|з)\s$/iu, wholeFirst: false, wholes: TENS },
  { between: /^(?:명|곳|가구|사람|개|건)\s?(?:중|가운데)\s?$/u, wholeFirst: true, wholes: ROUND },
  { between: /^[人个個名家户戶](?:中|里|裡|之中)?(?:就|便|约|約)?有?$/u, wholeFirst: true, wholes: ROUND },
]
/** "One" is no number by itself (`quantities`). */
const ONE_BEFORE = /(?<!\p{L})one (?:(?:out )?of every|in every|in|out of) $/iu
/** What follows a number that counts time, or a place of the text: "five in ten days". */
const OF_TIME =
  /^[\s-]?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|quarters?|years?|decades?|seasons?|a\.?m|p\.?m|percent|per cent|%)/iu
/** Characters looked at before and after. */
const BEHIND = 20
const AHEAD = 10

const EVERY = /(?<!\p{L})(?:every|кажд(?:ый|ая|ое|ого|ому|ой|ую|ым|ом)|кожн(?:ы|ая|ае|ага|аму|ай|ую|ым))\s(\p{L}+)(?=(?:\s(\p{L}+))?)/giu
const TIMES =
  /^(?:second|minute|hour|day|night|week|weekend|month|year|time|(?:mon|tues|wednes|thurs|fri|satur|sun)day|секунд|минут|час|день|дня|дню|недел|месяц|год|раз|понедельник|вторник|сред|четверг|пятниц|суббот|воскресень|дзень|тыдз|тыдн|гадз|хвілін|раз)/iu
const ORDINALS: readonly (readonly [pattern: RegExp, value: number])[] = [
  [/^(?:second|втор\p{L}+|друг(?:і|ая|ое|ога|ому|ой|ую|ім))$/iu, 2],
  [/^(?:third|трет\p{L}+|трэц\p{L}+)$/iu, 3],
  [/^(?:fourth|четв[её]рт\p{L}+|чацв[её]рт\p{L}+)$/iu, 4],
  [/^(?:fifth|пят(?:ый|ая|ое|ого|ому|ой|ую|ым|ы|ага|аму|ай))$/iu, 5],
  [/^(?:sixth|шест(?:ой|ая|ое|ого|ому|ую|ым)|шост\p{L}+)$/iu, 6],
  [/^(?:seventh|седьм\p{L}+|с[её]м(?:ы|ая|ага|ай))$/iu, 7],
  [/^(?:eighth|восьм(?:ой|ая|ое|ого|ому|ую|ым)|восьм(?:ы|ая|ага|ай))$/iu, 8],
  [/^(?:ninth|девят(?:ый|ая|ое|ого|ому|ой|ую|ым)|дзявят\p{L}+)$/iu, 9],
  [/^(?:tenth|десят(?:ый|ая|ое|ого|ому|ой|ую|ым)|дзясят\p{L}+)$/iu, 10],
]

const isShare = (part: number, whole: number, { wholes }: Joint): boolean =>
  part > 0 && part < whole && (wholes === 'any' || wholes.includes(whole))

/** “Every second counts”, “every second of it”: a second of time. */
const NO_THING = /^(?:of|and|or|to|that|is|was|the|in|on|at|for|counts?|counted|matters?|mattered)$/iu

/** Shares told by two numbers or by "every third", in order of place. `numbers`: those of the text, in order. */
export function ratios(text: string, numbers: readonly Quantity[]): Ratio[] {
  const found: Ratio[] = []
  numbers.forEach((second, index) => {
    if (second.unit !== 'none' || OF_TIME.test(text.slice(second.span.end, second.span.end + AHEAD))) return
    const before = text.slice(Math.max(0, second.span.start - BEHIND), second.span.start)
    const one = ONE_BEFORE.exec(before)
    if (one) {
      const joint = JOINTS.find(({ between, wholeFirst }) => !wholeFirst && between.test(one[0].slice(3)))
      const start = second.span.start - one[0].length
      if (joint && isShare(1, second.value, joint)) found.push({ span: { start, end: second.span.end }, value: 1 / second.value })
      return
    }
    const first = numbers[index - 1]
    if (first?.unit !== 'none' || second.span.start - first.span.end > BEHIND) return
    const gap = text.slice(first.span.end, second.span.start)
    const joint = JOINTS.find(({ between }) => between.test(gap))
    if (!joint) return
    const [part, whole] = joint.wholeFirst ? [second.value, first.value] : [first.value, second.value]
    if (isShare(part, whole, joint)) found.push({ span: { start: first.span.start, end: second.span.end }, value: part / whole })
  })
  for (const match of text.matchAll(EVERY)) {
    const [, ordinal = '', next = ''] = match
    const value = ORDINALS.find(([pattern]) => pattern.test(ordinal))?.[1]
    if (value !== undefined && !TIMES.test(next) && !NO_THING.test(next))
      found.push({ span: { start: match.index, end: match.index + match[0].length }, value: 1 / value })
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}
